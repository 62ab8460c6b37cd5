"""How a sentence points at tasks: by number, by place, by name, by "it", or all of them."""

import re
from datetime import datetime

from saydone.agent.offline.conditions import by_condition
from saydone.agent.offline.dates import days_asked
from saydone.agent.offline.lexicon import LIST_NAMED, LIST_TAIL, LIST_WORD, TASK_NOUN, TODO
from saydone.agent.offline.list_names import list_name, split_list
from saydone.agent.offline.many import every_of
from saydone.agent.offline.quotes import HIDDEN
from saydone.agent.offline.reading import Query, Target
from saydone.agent.offline.titles import numbered, pieces
from saydone.domain.task import TITLE_MAX
from saydone.domain.when.pattern import Pattern

_ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5,
    "5th": 5, "sixth": 6, "6th": 6, "seventh": 7, "7th": 7, "eighth": 8, "8th": 8, "ninth": 9, "9th": 9,
    "tenth": 10, "10th": 10, "last": -1, "final": -1, "bottom": -1, "top": 1, "previous": -1, "latest": -1,
    "penultimate": -2, "second to last": -2, "next to last": -2,
}  # fmt: skip
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3, "4": 4, "5": 5, "couple": 2, "six": 6, "6": 6}
_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_COUNT = "|".join(_COUNTS)
_ONE = rf"(?:ones?|{TASK_NOUN}|thing|things)"
_ID = r"(?:#|(?:no\.?|nr\.?|number|num|id) ?#?)?"
_IDS = Pattern(
    rf"^(?:the )?(?:both )?(?:(?:{TASK_NOUN}) )?(?:with (?:the )?)?(?:ids? |numbers? |nos?\.? )?(?P<ids>{_ID}\d{{1,9}}"
    rf"(?:(?:\s*,\s*(?:and |& )?|\s*(?:and|&|\+|plus|or)\s*|\s+)(?:also )?(?:{TASK_NOUN} )?{_ID}\d{{1,9}})*)$",
    re.I,
)
_RANGE = Pattern(
    rf"^(?:the )?(?:(?:{TASK_NOUN}) )?(?:ids? |numbers? )?#?(\d{{1,6}})\s*(?:-|to|through|thru"
    rf"|until)\s*#?(\d{{1,6}})$",
    re.I,
)
_RANGE_MAX = 25
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
}
_NUMBER = rf"(?:{'|'.join(_NUMBERS)})"
_SPOKEN = Pattern(
    rf"^(?:the )?(?:(?:tasks?|items?|reminders?|to-?dos?|numbers?|ids?) ){{1,2}}{_NUMBER}(?:(?:,? and |, "
    rf"| & ){_NUMBER})*$",
    re.I,
)
_ID_INSIDE = Pattern(
    r"^(?:(?:the )?(?:tasks?|items?|reminders?|todos?|to-dos?) #?|#|number |no\.? |id )(\d{1,9})\b(?!\s*(?:am|pm"
    r"|:|/|\.\d))",
    re.I,
)
_POSITION = Pattern(
    rf"^(?:the |my )?(?P<ordinals>(?:{_ORDINAL})(?:(?:,? and |, | & )(?:the )?(?:{_ORDINAL}))*)(?: {_ONE})?(?: "
    r"(?:up|there|here|you (?:said|showed|listed|mentioned)|added|created))?$",
    re.I,
)
_FIRSTS = Pattern(
    rf"^(?:the |my )?(?P<end>first|last|top|bottom) (?P<count>{_COUNT})(?: of (?:them|these|those))?(?:"
    rf" {_ONE})?$",
    re.I,
)
_PRONOUN = Pattern(
    rf"^(?:its?|that|this|him|her|one|(?:that|this|the same) (?:one|thing|{TASK_NOUN})|the (?:one|task|item|reminder"
    rf"|todo|to-do|entry)|an? (?:task|item|reminder|todo|to-do|{TASK_NOUN})"
    rf"|another one)$",
    re.I,
)
_PLURAL = Pattern(
    r"^(?:(?:them|those|these|both|they)(?: all| both)?|(?:both|all|each|every one|the rest|two|all three)(?:"
    rf" of)? (?:them|those|these|it)?|(?:those|these|both)(?: (?:two|three|four))? {_ONE}|both of (?:them|those"
    r"|these))$",
    re.I,
)
_PRIORITY = r"(?:very )?(?:high|low|medium|mid|top|normal|highest|lowest)[- ]priority"
_WHOLE_LIST = Pattern(
    r"^(?:(?:all|everything|every (?:single )?\w+|the (?:items|contents?|tasks)|items"
    rf"|all (?:of )?(?:the )?(?:items|tasks|things|{TODO})) (?:of|on|in|from|off) )?"
    rf"(?P<list>{LIST_NAMED})(?P<tail>{LIST_TAIL})$",
    re.I,
)
_SOME_LIST = Pattern(rf"^(?:an?|another|some|any|one) (?:\w+ )?{LIST_WORD}$", re.I)
_LISTS_ALL = Pattern(r"\blists?\b|\bchecklists?\b|\bto[- ]?do'?s\b|^(?:all|every\w*) ", re.I)
_NAME_LEAD = Pattern(
    r"^(?:(?:the|my|our|that|this|a|an|one|duplicate|extra|old|existing) )*(?:(?:(?:list |shopping |grocery"
    rf" )?item|tasks?|{TODO}(?: items?| tasks?)?|reminders?|entry|chore|errand|one|thing|note|box"
    r"|(?:event|appointment)(?= (?:called|named|titled|about)\b))"
    r"(?: (?:called|named|titled|labell?ed|about|for|to|of|that (?:says|is called)|that|which says|saying|on"
    r"|regarding)|:)? )",
    re.I,
)
_NAME_START = Pattern(r"^(?:(?:the|my|our|that|this|duplicate|extra|both(?=.* (?:and|&) )) )+", re.I)
_NAME_TAIL = Pattern(rf"(?: (?:{TASK_NOUN}|one|thing|entry))+$", re.I)
_EDGES = " ,;:.!?-"


def target_of(words: str, *, now: datetime) -> Target | None:
    """The tasks that the words point at; None when they point at nothing."""
    words = words.strip(_EDGES)
    if _SPOKEN.match(words):
        words = re.sub(rf"\b{_NUMBER}\b", lambda said: str(_NUMBERS[said[0].lower()]), words, flags=re.I)
    if not words:
        return None
    whole = _whole_list(words, now)
    if whole:
        return whole
    what, listed = split_list(words)
    return _by_number(what) or _by_place(what, listed) or every_of(what, listed, now) or _named(what, listed, now)


def _whole_list(words: str, now: datetime) -> Target | None:
    if _SOME_LIST.match(words):
        return Target("pronoun")
    match = _WHOLE_LIST.match(words)
    if not match or not _LISTS_ALL.search(words) or re.search(r"\blists?\b.*\bitem\b", words, re.I):
        return None
    after, before = days_asked(match["tail"], now=now)
    query = Query(due_after=after, due_before=before) if after or before else None
    return Target("every", list_name=list_name(match["list"] + match["tail"]), plural=True, query=query)


def _by_number(words: str) -> Target | None:
    if match := _RANGE.match(words):
        first, last = int(match[1]), int(match[2])
        if first < last < first + _RANGE_MAX and not words[0].isdigit():
            return Target("ids", ids=tuple(range(first, last + 1)), plural=True)
    match = _IDS.match(words) or _ID_INSIDE.match(words)
    if not match:
        return None
    ids = tuple(dict.fromkeys(int(number) for number in re.findall(r"\d+", match[1])))
    return Target("ids", ids=ids[:_RANGE_MAX], plural=len(ids) > 1)


def _by_place(words: str, listed: str) -> Target | None:
    if match := _FIRSTS.match(words):
        count = _COUNTS[match["count"].lower()]
        places = range(1, count + 1) if match["end"].lower() in ("first", "top") else range(-count, 0)
        return Target("positions", positions=tuple(places), plural=True, list_name=listed)
    if match := _POSITION.match(words):
        places = tuple(_ORDINALS[found.lower()] for found in re.findall(_ORDINAL, match["ordinals"], re.I))
        return Target("positions", positions=places, plural=len(places) > 1, list_name=listed)
    if _PRONOUN.match(words):
        return Target("pronoun", list_name=listed)
    if _PLURAL.match(words):
        return Target("pronoun", plural=True, list_name=listed)
    return None


def _named(words: str, listed: str, now: datetime) -> Target | None:
    return (by_condition(words, now=now) if not listed else None) or _by_name(words, listed)


def _by_name(words: str, listed: str) -> Target | None:
    name = _NAME_LEAD.sub("", words, count=1) if not re.fullmatch(HIDDEN, words) else words
    name = _NAME_START.sub("", name)
    shorter = _NAME_TAIL.sub("", name)
    name = (shorter or name).strip(_EDGES)
    if not name:
        return None
    found = numbered(name) or pieces(name)
    return Target(
        "name", name=name[:TITLE_MAX], parts=found if len(found) > 1 else (), plural=len(found) > 1, list_name=listed
    )
