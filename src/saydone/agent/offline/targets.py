"""How a sentence points at tasks: by number, by place, by name, by "it", or all of them."""

import re
from datetime import datetime

from saydone.agent.offline.dates import dated, days_asked
from saydone.agent.offline.lexicon import DET, LIST_NAMED, LIST_TAIL, LIST_WORD, TASK_NOUN, TODO
from saydone.agent.offline.list_names import list_name, split_list
from saydone.agent.offline.priority import find_priority
from saydone.agent.offline.quotes import HIDDEN
from saydone.agent.offline.reading import Query, Target
from saydone.agent.offline.titles import pieces
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
    rf"^(?:it|that|this|him|her|one|(?:that|this|the same) (?:one|thing|{TASK_NOUN})|the (?:one|task|item|reminder"
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
_STATE = r"(?:completed?|done|finished|closed|checked(?:[- ]off)?|ticked(?:[- ]off)?|crossed(?:[- ]off)?)"
_OPEN = r"(?:open|pending|remaining|unfinished|incomplete|outstanding|active|undone)"
_LATE = r"(?:overdue|late|past[- ]due|expired)"
_EVERY = Pattern(
    r"^(?:(?:absolutely |literally )?(?P<all>all|everything|every|every single|each|the (?:whole|entire)|my "
    r"(?:whole|entire)|all (?:of )?(?:my|the|those|these|our))\b ?)?"
    rf"(?:{DET} )*(?P<state>{_STATE}|{_OPEN}|{_LATE})? ?(?:(?P<kind>\w+) )??(?P<noun>{TASK_NOUN}"
    r"|ones?|things?|stuff|of (?:it|them))?"
    r"(?P<rest>(?: (?:that|which|called|named|titled|about|containing|mentioning|i|on|in|from|off|of|due|for"
    r"|marked|today|tomorrow|this|next|last|is|are|already"
    r"|so|already|overdue|with|done|completed|finished|until|by|before|scheduled|at)\b.*)?)$",
    re.I,
)
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
_NO_KIND = frozenset(
    ["of", "single", "the", "today", "tomorrow", "tonight", "my", "one", "last", "other", "all", "whole", "entire"]
)
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
    return _by_number(what) or _by_place(what, listed) or _every(what, listed, now) or _by_name(what, listed)


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


def _every(words: str, listed: str, now: datetime) -> Target | None:
    match = _EVERY.match(words)
    if not match or not (match["all"] or match["noun"] or match["state"]):
        return None
    if match["state"] and match["state"].lower() == words.lower():
        match = _EVERY.match(f"{words} tasks") or match
    noun = (match["noun"] or "").lower()
    plural = noun.endswith(("s", "stuff")) or noun.startswith("of ")
    if not match["all"] and not (plural and (match["state"] or match["rest"] or not match["kind"])):
        return None
    priority, rest = find_priority(match["rest"])
    state = f"{match['state'] or ''} {rest}".lower()
    after, before = days_asked(rest, now=now)
    kind = (match["kind"] or "").lower()
    named = "" if kind in _NO_KIND else kind
    subject = re.search(r"\b(?:about|with|containing|named|called) (.+)$", rest, re.I)
    place, unread = _unread(rest, now) if not subject and not listed else ("", "")
    listed = listed or place
    query = Query(
        status="completed" if re.search(rf"\b{_STATE}\b", state) else "pending",
        words=subject[1] if subject else unread,
        due_after=after,
        due_before=before,
        overdue=bool(re.search(rf"\b{_LATE}\b", state)),
        priority=priority,
    )
    if noun in ("", "of it") and kind and kind not in ("one", "single") and not listed:
        return None
    shopping = re.match(r"(?:shopping|grocery)(?= )", noun)
    named = shopping.group() if shopping else named
    return Target("every", plural=True, list_name=listed or named, query=None if query == Query() else query)


def _unread(rest: str, now: datetime) -> tuple[str, str]:
    """The list in "everything in Home"; else the words that narrow it in a way that is not understood.

    Those are searched for: what is asked of some tasks is never done to all of them.
    """
    left = dated(rest.strip(), now=now).text
    if (match := _IN_PLACE.match(left)) and not _PLAIN.fullmatch(match["list"]):
        return match["list"], ""
    words = " ".join(word for word in left.split() if not _PLAIN.fullmatch(word.strip(_EDGES)))
    return "", words.strip(_EDGES)


_IN_PLACE = Pattern(
    r"^(?:(?:that|which|i|is|are|have|has|stored|filed) )*(?:in|on|from|of|off|under) (?:the |my |our )?"
    r"(?:list |project )?(?P<list>[^\s,]+(?: [^\s,]+){0,3}?)(?: list| project)?$",
    re.I,
)
_PLAIN = Pattern(
    rf"(?:{_STATE}|{_OPEN}|{_LATE}|{TASK_NOUN}|{LIST_WORD}|that|which|is|are|was|were|be|been|being|i|i've|we|have"
    rf"|has|had"
    r"|on|in|from|off|out|of|due|for|marked|already|so|with|until|by|before|after|scheduled|at|my|the|our|a|an|it|them"
    r"|there|here|today'?s?|tomorrow'?s?|yesterday|tonight|this|next|last|past|week|weekend|month|year|day|days|now"
    r"|left|planned|to|do|get|all|and|or|as|far|still|yet|just|please|completely|entirely|forever|too|off|up|today"
    r"|list|lists|need|want|added|created|made|put|app|saydone|trash|listed|written|current(?:ly)?|checked|ticked"
    r"|crossed|status|priority|high|low|medium|urgent|important|whole|entire|everything|each|every|both|one|ones)",
    re.I,
)


def _by_name(words: str, listed: str) -> Target | None:
    name = _NAME_LEAD.sub("", words, count=1) if not re.fullmatch(HIDDEN, words) else words
    name = _NAME_START.sub("", name)
    shorter = _NAME_TAIL.sub("", name)
    name = (shorter or name).strip(_EDGES)
    if not name:
        return None
    found = pieces(name)
    return Target(
        "name", name=name[:TITLE_MAX], parts=found if len(found) > 1 else (), plural=len(found) > 1, list_name=listed
    )
