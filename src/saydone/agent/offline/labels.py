"""Labels and lists written or said beside a task: "@errand", "#Home", "tagged errand", "with the label errand"."""

import re

from saydone.agent.offline.quotes import HIDDEN
from saydone.domain.when.pattern import Pattern

NAME = rf"(?:{HIDDEN}|[^\W\d_][\w-]*)"
"""A label's name in a sentence: a word, or a quoted passage."""
NAMES = rf"{NAME}(?: {NAME}){{0,2}}"
"""A name of up to three words, where nothing else can stand there."""
_SIGN = Pattern(rf"(?<![\w@./])@(?!(?:noon|midnight|midday|all)\b)(?P<name>{NAME})(?![\w@]|\.\w)", re.I)
_LIST_SIGN = Pattern(rf"(?<![\w#&/])#(?P<name>{NAME})(?!\w)", re.I)
_SAID = Pattern(
    r"[\s,;(]*(?:,? and )?\b(?:(?<=, )(?:tags?|labels?):?|(?:tag|label)(?:l?ed|ged)(?: it)?(?: (?:as|with))?|(?:with"
    r"|under|using) (?:the |an? )?"
    r"(?:tags?|labels?)(?: of)?:?|(?:and )?(?:tag|label) (?:it|them)(?: (?:as|with))?:?) "
    rf"(?P<names>{NAME}(?:(?:, and |, | and | & ){NAME})*)\)?(?=$|[\s,.;:])",
    re.I,
)
_OF_TASKS = Pattern(
    r"\b(?:(?:tag|label)(?:l?ed|ged)(?: (?:as|with))?|(?:with|have|has|having|under|for) (?:the |"
    r"a )?(?:tag|label)|(?:tag"
    rf"|label)(?: is)?) (?P<name>{NAME})|(?:with|have|has|having) (?:the |an? )?(?P<before>{NAME}) (?:tag|label)\b"
    rf"|(?<![\w@./])@(?P<sign>{NAME})",
    re.I,
)
_NO_NAME = Pattern(r"^(?:the|an?|my|as|with|it|them|to|for|at|on|by|all|which|today|tomorrow|every\w*)$", re.I)
_BEHIND = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tonight|tomorrow|every|each|next|this|p[1-4]"
_SECOND = Pattern(rf" (?P<word>[^\W\d_][\w-]*)(?=$| (?:{_BEHIND}|on|by|at|due|in)\b)", re.I)
""" "Labelled deep work": the second word of its name, where nothing more is said of the task itself."""
_NO_WORD = Pattern(
    rf"^(?:{_BEHIND}|the|an?|my|as|with|it|them|to|for|at|on|by|in|of|from|or|but|all|which|please|now|too|also|again"
    r"|done|instead|urgent|important|high|low|priority|due|asap|daily|weekly|monthly|yearly)$",
    re.I,
)


def find_labels(words: str) -> tuple[tuple[str, ...], str]:
    """The labels given to a new task, and the words without them."""
    found: list[str] = [match["name"] for match in _SIGN.finditer(words)]
    words = _SIGN.sub("", words)
    if match := _SAID.search(words):
        said = re.findall(NAME, re.sub(r"\band\b", ",", match["names"]))
        if words[: match.start()].strip() and not any(_NO_NAME.match(name) for name in said):
            rest = words[match.end() :]
            if (second := _SECOND.match(rest)) and len(said) == 1 and is_label(second["word"]):
                said, rest = [f"{said[0]} {second['word']}"], rest[second.end() :]
            found += said
            words = words[: match.start()] + rest
    return tuple(dict.fromkeys(found)), " ".join(words.split()) if found else words


def is_label(name: str) -> bool:
    """Whether the words may be a label: none of them goes on about something else."""
    return not any(_NO_WORD.match(word) for word in name.split())


def find_list(words: str) -> tuple[str, str]:
    """The list of "#Home", and the words without it."""
    match = _LIST_SIGN.search(words)
    if not match:
        return "", words
    return match["name"], " ".join(f"{words[: match.start()]} {words[match.end() :]}".split())


def label_asked(text: str) -> tuple[str, str]:
    """The label that the tasks asked about have, and the text without it."""
    match = _OF_TASKS.search(text)
    name = match and (match["before"] or match["name"] or match["sign"])
    if not match or not name or _NO_NAME.match(name):
        return "", text
    return name, " ".join(f"{text[: match.start()]} {text[match.end() :]}".split())
