"""What new tasks are called: titles out of the words after "add", and several of them where several are meant."""

import re
from dataclasses import replace
from datetime import datetime

from saydone.agent.offline.alerts import find_alerts
from saydone.agent.offline.dates import dated
from saydone.agent.offline.labels import find_labels, find_list
from saydone.agent.offline.lexicon import NOUN_VERBS, PAIRS, VERBS
from saydone.agent.offline.priority import find_priority
from saydone.agent.offline.quotes import HIDDEN
from saydone.agent.offline.reading import Item
from saydone.domain.task import BATCH_MAX, TITLE_MAX
from saydone.domain.when.lengths import find_length
from saydone.domain.when.pattern import Pattern

_EDGES = " \t\n,;:.!?-"
_NOTE = Pattern(
    r"[\s,;(-]+(?:(?:and |with )(?:a |the )?(?:notes?|descriptions?|details?|comments?)(?: that says?| saying| of|:"
    r"| that)?"
    r"|(?:a |the )?(?:notes?|descriptions?|details?|comments?)(?: that says?| saying|:))\s*:?\s+(?P<note>.+?)\)?$",
    re.I,
)
_NEEDS = Pattern(
    r",\s+(?P<note>(?:it |he |she |they )?(?:needs?|requires?) (?!to\b)[^,]+"
    r"|(?:his|her|their|its) [\w ]{1,30}? (?:is|are|was|were) [^,]+)$",
    re.I,
)
""" "School trip on 4 december, needs packed lunch": what is said of the thing, and no other."""
_LEAD = Pattern(
    r"^(?:(?:u+h+m*|u+m+|er+m?|hm+)\b[\s,]*|(?:to|that|called|named|titled|labell?ed|saying|which says|that says"
    r"|about|for me to|of)\s+|[:,-]+\s*)+",
    re.I,
)
_WISH = Pattern(
    r"^(?:(?:i|we)(?:'ve got| have got|'d like| would like| have| need| want| must| should| ought| promised| agreed"
    r"|(?:'m| am|'re| are) (?:supposed|meant|due|obliged|going|planning|about)"
    r"|(?:'d| had) better)(?: to| an?)?"
    r"|the fact that|there(?:'s| is)(?: an?)?) |^(?:have|need|got) to (?=\w)",
    re.I,
)
_TRAIL = Pattern(
    r"(?:\s+(?:as (?:a |an )?(?:new )?(?:task|todo|to[- ]do|item|reminder)|as well|too|also|please|instead|next"
    r"|for me|again|there|later(?: on)?))+$",
    re.I,
)
_SOME = Pattern(r"^(?:some(?: more)?|(?:a few|a little)? ?more) (?=(?!of\b|more\b|time\b|kind\b)\w)", re.I)
_GLUE = Pattern(r"\s*(?:,\s*(?:and|&|plus|then)\s+|,\s*|;\s*|[ ]+(?:and|&|plus|then|n|'n'?)[ ]+(?:also\s+)?)", re.I)
_DETERMINED = frozenset(
    [
        "the",
        "a",
        "an",
        "my",
        "our",
        "your",
        "his",
        "her",
        "their",
        "some",
        "all",
        "this",
        "that",
        "for",
        "to",
        "up",
        "out",
        "off",
        "in",
        "on",
        "with",
    ]
)
_COMPANY = Pattern(r"\b(?:with|between) \S+$|\b(?:for|from|of|about|to) (?-i:[A-Z]\w+)$", re.I)
""" "Dinner with Tom and Ann" is one thing."""
_MEETS = Pattern(r"\b(?:with|between) \S+$", re.I)
_AMOUNT = Pattern(r"^(?:\d+|an?|two|three|four|five|six|some|half an?) (?:[a-z]+ )?of (?=\w)", re.I)
_ANDED = Pattern(r"\b(?:and|&|plus) ", re.I)
_AFTER_PLURAL = Pattern(
    r"(?:^|(?<=, )|(?<=s ))(?!(?:clothe|good|sport|sale|saving|brussel|glasse|game|arm|custom|earning|kid|boy|girl"
    r"|men|women)s\b)"
    r"[a-z]{2,}[a-rt-z]s(?<![aiu]s)(?= [a-z]{3,}(?: [a-z]{3,}){0,2}(?:,| and| &))",
)
""" "Eggs butter and flour": no compound begins with a plural, or hardly one."""
_NUMBER = Pattern(r"^#?\d+$")
_ARTICLES = frozenset({"a", "an", "the"})
_TIE = "\N{NO-BREAK SPACE}"
_PAIR = Pattern(rf"\b(?:{'|'.join(sorted(PAIRS, key=len, reverse=True))})\b", re.I)
_DETERMINED_THING = Pattern(r"^(?:an?|some|that|those|two|three|four|\d+) |^\S+ for \S+ \S+$|\bfor \S+$", re.I)
_NOUN_FOR = Pattern(rf"^(?:{'|'.join(sorted(NOUN_VERBS))}) for ", re.I)
_LARGER = 6
""" "A scarf for granny", "that oat milk the kids like": a thing, though it takes some words."""
_SMALL = 3
"""A piece of up to so many words without a verb is a thing to get, one of several."""


def item_of(words: str, *, now: datetime, dates: bool = True) -> Item | None:
    """One new task out of its words, due and priority words taken out; None when no title is left."""
    alerts, words = find_alerts(words)
    length, words = find_length(words)
    labels, words = find_labels(words)
    list_name, words = find_list(words)
    priority, words = find_priority(words)
    description = ""
    if match := _NOTE.search(words) or _NEEDS.search(words):
        words, description = words[: match.start()], match["note"].strip(_EDGES)
    when = dated(words, now=now, past=True) if dates else None
    if when:
        words = when.text
    if priority is None:
        priority, words = find_priority(words)
    title, rest = _parted(_title(words))
    if not title or title.lower() in _ARTICLES:
        return None
    description = "\n".join(part for part in (rest, description) if part)
    said = Item(title, description, priority=priority, labels=labels, list_name=list_name)
    item = replace(said, duration=length, reminders=alerts)
    return replace(item, due=when.due, rrule=when.rrule, repeat_from=when.repeat_from) if when else item


def title_of(words: str) -> str:
    """A title out of its words: lead-ins and edges taken off, at most 500 characters."""
    return _parted(_title(words))[0]


def _parted(title: str) -> tuple[str, str]:
    """As much of the title as one may have, and the rest."""
    if len(title) <= TITLE_MAX:
        return title, ""
    end = title.rfind(" ", 0, TITLE_MAX)
    end = end if end > 0 else TITLE_MAX
    return title[:end].strip(), title[end:].strip()


def _title(words: str) -> str:
    words = words.strip(_EDGES)
    for pattern in (_LEAD, _TRAIL, _WISH):
        words = pattern.sub("", words).strip(_EDGES)
    return _SOME.sub("", words).strip()


def pieces(words: str) -> tuple[str, ...]:
    """The things named in ``words``: several for "milk, eggs and bread", one for "call mum and dad"."""
    words = words.strip(_EDGES)
    if words.lower() in PAIRS or (words.partition(":")[0].lower() in VERBS and ": " in words):
        return (words,)  # "pack: passport, socks" is one thing to do
    spoken = _AFTER_PLURAL.sub(r"\g<0>, ", _kept_together(words)) if _ANDED.search(words) else _kept_together(words)
    parts = [part for part in (_apart(piece).strip(_EDGES) for piece in _GLUE.split(spoken)) if part]
    if any(_NUMBER.match(part) for part in parts[1:]):
        return (words,)  # "chapter 4 and 5"
    if not 1 < len(parts) <= BATCH_MAX or _holds_pair(words, parts) or _in_company(parts):
        return (words,)
    parts = [re.sub(r"^(?:then|also) ", "", part, flags=re.I) for part in parts]
    verbal = [is_verbal(part) for part in parts]
    if not verbal[0]:
        # "Lego for Leo, book for dad": nothing is booked.
        verbal = [yes and _NOUN_FOR.match(part) is None for part, yes in zip(parts, verbal, strict=True)]
    # "Wash the car, vacuum, mop": one word alone may be something to do.
    doing = any(verbal) and all(yes or _may_be_doing(part) for part, yes in zip(parts, verbal, strict=True))
    if doing or all(verbal) or (not any(verbal) and all(_small(part, several=len(parts) > 2) for part in parts)):
        return tuple(parts)
    return (words,)


def numbered(words: str) -> tuple[str, ...]:
    """ "Chapter 4 and 5": what is counted, each with its number; empty for anything else."""
    first, *others = re.split(r",? and |, | & ", words)
    noun, _, number = first.rpartition(" ")
    if not (others and noun and all(_NUMBER.match(each) for each in (number, *others))):
        return ()
    return tuple(f"{noun} {each}" for each in (number, *others))


def _may_be_doing(part: str) -> bool:
    """Whether the piece may be something to do beside others that are: "vacuum", "book skip"."""
    first, *rest = part.lower().split()
    return first in NOUN_VERBS or (first in VERBS and not rest)


def is_verbal(words: str) -> bool:
    """Whether the words begin like something to do ("call mum") rather than a thing ("milk")."""
    first, *rest = words.lower().split() or [""]
    if not rest:
        return False
    if first in NOUN_VERBS:
        return rest[0] in _DETERMINED
    return first in VERBS


def is_doing(words: str) -> bool:
    """Whether the words begin like something to do, as a noun ("washing the van")."""
    first, *rest = words.lower().split() or [""]
    if not rest or rest[0] not in _DETERMINED or not first.endswith("ing"):
        return False
    stem = first.removesuffix("ing")
    return not {stem, f"{stem}e", stem[:-1]}.isdisjoint(VERBS | NOUN_VERBS)


def _in_company(parts: list[str]) -> bool:
    if len(parts) > 2 and not (_MEETS.search(parts[0]) and all(part[:1].isupper() for part in parts[1:])):
        return False
    return _COMPANY.search(parts[0]) is not None and not is_verbal(parts[1])


def _small(part: str, *, several: bool) -> bool:
    words = _AMOUNT.sub("", part).split()
    longest = _LARGER if several and _DETERMINED_THING.match(part) else _SMALL
    return len(words) <= longest and (
        several or len(words) > 1 or len(part) > 1 or re.fullmatch(HIDDEN, part) is not None
    )


def _kept_together(words: str) -> str:
    """The words with the "and" of things that are one ("mac and cheese and a salad") out of sight."""
    return _PAIR.sub(lambda pair: pair[0].replace(" ", _TIE), words)


def _apart(words: str) -> str:
    return words.replace(_TIE, " ")


def _holds_pair(words: str, parts: list[str]) -> bool:
    return len(parts) == 2 and any(words.lower().endswith(pair) for pair in PAIRS)
