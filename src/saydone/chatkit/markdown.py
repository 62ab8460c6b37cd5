"""Our own sentences as Markdown, which is what ChatKit takes messages for, and back.

The offline model, clicks and what is told of a crash speak in plain words, with titles in them as somebody typed them:
one called ``[click](http://…)`` must not become a link. So it is done where a sentence becomes a ChatKit message, and
undone where one leaves for the guide API or a terminal. The model's memory has the plain words.

What would be taken for Markdown is written as a character reference (``&#42;``), not behind a backslash: language
models write backslashes themselves, and going back one could not tell whose it is. Lists are ours and stay lists: lines
that begin with “- ” or a number.
"""

import re

_RUN = re.compile(r"\S+")
_LIST_MARK = re.compile(r"-|\d{1,9}\.")
# At the start of a block: a heading, a list, a quotation, and rows of lines, which make headings, rules and tables.
_OPENER = re.compile(r"#{1,6}$|\+$|[-=|:]+$|>|~{3}")
_NUMBER = re.compile(r"\d{1,9}[.)]")
_SIGN = re.compile(r"[`\[*~]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=#?\w+;)|\\(?=[!-/:-@\[-`{-~]|$)")
_LONE_SIGNS = re.compile(r"[*_~]+")
_ADDRESS = re.compile(r"https?(?=://)|www(?=\.)", re.I)
_NOT_IN_ADDRESS = re.compile(r"[`\[*~<>\\]|&#?\w+;")
_REFERENCE = re.compile("&#(" + "|".join(str(ord(each)) for each in "#&).*+-:<=>[\\_`|~") + ");")


def as_markdown(words: str, *, after: str = "") -> str:
    """Markdown that reads as these words. They may be a further piece, in whole words, of a text: ``after`` is what was
    made of it before."""
    before = after.rpartition("\n")[2]

    def written(match: re.Match[str]) -> str:
        start = words.rfind("\n", 0, match.start()) + 1
        line = (words[start : match.start()] if start else before + words[: match.start()]).strip()
        if not line and _LIST_MARK.fullmatch(match[0]):
            return match[0]
        opens = not line or _LIST_MARK.fullmatch(line) is not None
        taken = _taken(match[0], opens_block=opens)
        return "".join(f"&#{ord(sign)};" if place in taken else sign for place, sign in enumerate(match[0]))

    return _RUN.sub(written, words)


def as_plain(markdown: str) -> str:
    """The words that ``as_markdown`` made this of; other Markdown stays as it is."""
    return _REFERENCE.sub(lambda match: chr(int(match[1])), markdown)


def _taken(run: str, *, opens_block: bool) -> set[int]:
    """The places in a run of characters that Markdown would take for its own."""
    taken: set[int] = set()
    if opens_block and _OPENER.match(run):
        taken.add(0)
    if opens_block and _NUMBER.fullmatch(run):
        taken.add(len(run) - 1)
    end = len(run)
    address = _ADDRESS.search(run)
    if address is not None and _NOT_IN_ADDRESS.search(run, address.start()):
        # Within an address nothing can be written as a reference: so it must not begin as one.
        taken.update(each.end() for each in _ADDRESS.finditer(run))
    elif address is not None:
        end = address.start()
    if opens_block or not _LONE_SIGNS.fullmatch(run):
        taken.update(sign.start() for sign in _SIGN.finditer(run) if sign.start() < end)
    return taken
