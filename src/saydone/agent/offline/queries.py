"""Which tasks a question is about: status, days, words, priority, how many, the next one."""

import re
from datetime import datetime

from saydone.agent.offline.conditions_said import conditions_said
from saydone.agent.offline.dates import days_asked
from saydone.agent.offline.labels import label_asked
from saydone.agent.offline.lexicon import DET, LIST_NAMED, LIST_WORD, TASK_NOUN, TODO
from saydone.agent.offline.priority import PHRASE, find_priority, whole_priority
from saydone.agent.offline.quotes import HIDDEN
from saydone.agent.offline.reading import Query, StatusAsked
from saydone.agent.offline.shopping import asks_what_to_buy
from saydone.domain.task import TITLE_MAX, Priority
from saydone.domain.when.pattern import Pattern

_F = re.I
_OPEN = Pattern(
    r"\b(?:not (?:yet )?(?:been )?(?:done|finished|completed?)|un(?:done|finished|completed)|incomplete|haven't "
    r"(?:i )?(?:done|finished|completed)|still|left|remaining|open|pending|outstanding|to be done)\b",
    _F,
)
_DONE = Pattern(
    r"\b(?:completed|finished|done(?! (?:today|tomorrow) ?\?)|accomplished|closed|checked off|ticked off|crossed"
    r" off|did i (?:already )?(?:finish|complete|accomplish|do|get done|tick off|check off|achieve)|have i "
    r"(?:already )?(?:finished|completed|done))\b",
    _F,
)
_GOT_DONE = Pattern(
    r"\b(?:(?:did|have|had) (?:i|we)|(?:i|we)(?:'ve| have)?) (?:already |actually |all )*(?:get|got|gotten)(?: \w+)?"
    r" (?:done|finished|completed)\b",
    _F,
)
_GET_DONE = Pattern(
    r"\b(?:to get|to be|get|getting|gets|need|needs) (?:\w+ )?(?:done|finished|completed)\b|\bto complete\b"
    r"|\bcomplete (?:\w+ )?(?:list|to[- ]?do)",
    _F,
)
_ALL = Pattern(
    r"\ball (?:of )?(?:my |the )?(?:tasks|to[- ]?dos|todos|items|reminders)(?: (?:ever|in total))?$|\b"
    r"(?:everything|every single|all tasks|all statuses|both (?:done|open|pending|completed))\b",
    _F,
)
_COUNT = Pattern(r"\bhow many\b|\bcount\b|\bnumber of\b|\bhow much .*\bleft\b", _F)
_NEXT = Pattern(
    r"\bwhat(?:'s| is| are| comes)? (?:\w+ )?(?:next|up next)\b|\bnext (?:thing|task|item|up|one|to[- ]?do)\b|\b"
    r"(?:do|work on|tackle|start with|doing) (?:next|first)\b|\bgoing to do next\b",
    _F,
)
_LATE = Pattern(r"\b(?:overdue|past[- ]due|late|missed|expired|behind(?: on)?|slipped)\b", _F)
_URGENT = Pattern(
    rf"\b(?:urgent|important)\b(?= (?:{TASK_NOUN}|things?|ones?|stuff)\b|$)|\b(?:most )?(?:urgent|important)\b", _F
)
_MEMBERS = tuple(
    Pattern(pattern, _F)
    for pattern in (
        r"\b(?:is|are|if|whether|when is|when are|when's|where is|see) (?!there\b|anything\b|something\b"
        r"|my\b.*\blist\b|i\b|the list\b|if\b|whether\b)(?P<words>.+?) (?:is |are |be |get |been |already |currently "
        r"|still |now"
        rf" |yet |listed |written |included )*(?:on|in|one of|a part of|part of) (?:{LIST_NAMED}|{DET} "
        rf"(?:reminders?|tasks?|things?|{TODO})|there|it)\b",
        r"(?:did|have|has|do|does|if) (?:i|we|you|i've)?(?:'ve)? ?(?:remember to |already |ever |forget to |just "
        r"|currently |still |make a note )*(?:add|put|include|write(?: down)?|set(?: up)?|note|added|have|had|got"
        r"|put|list|listed|included|create|created|make|made|schedule)(?: an item| a reminder| a task|"
        rf" an? {TASK_NOUN})?(?: set)?(?: to| for| about| called| on my {TODO} list to)? (?!any\b|anything\b)"
        rf"(?P<words>.+?) (?:already |yet |currently )*(?:on|in|to|into|onto|at) (?:{LIST_NAMED}|{DET} "
        rf"(?:reminders?|tasks?|{TODO}s?)|the store)\b",
        rf"(?:does|do|has|check if|see if|if) {LIST_NAMED}(?: (?:of|for) [\w ]+?)? (?:already |currently )?(?:have"
        r"|has|include|contain|say|hold|list|contains|includes|show) (?!anything\b|any\b)(?P<words>.+?)(?: (?:on"
        r"|in) (?:it|there))?(?: yet| already)?$",
        rf"(?:on|in) {LIST_NAMED},? (?:did|do|have|is) i? ?(?:put|add|have|added)? ?(?P<words>.+)$",
        r"(?:is there|do i have|are there|have i|did i (?:set(?: up)?|make|create|add)) (?:an? |any"
        rf" )?(?:reminders?|tasks?|items?|anything|something|entry|{TODO})(?: (?:already|set|on|in|{LIST_NAMED}"
        r"|set up))*(?: (?:to|for|about|called|with|related to|regarding|saying|that says|containing|for taking"
        rf"|on)) (?!{LIST_NAMED}|today|tomorrow|this|next|my list|the list)(?P<words>.+?)(?: (?:on|in) (?:there"
        rf"|{LIST_NAMED}))?$",
        r"(?:is there|are there|do i have|is any) (?!anything\b|something\b|an item\b|a task\b)(?:any )?"
        rf"(?P<words>.+?) (?:on|in) (?:{LIST_NAMED}|there|it)\b",
        r"(?:did|have) (?:i|we) (?:already |ever |remember to )*(?:add|added|note down|noted down"
        r"|write down|written down) (?!anything\b|something\b|any\b|it\b|that\b)(?P<words>.+?)(?: (?:already|yet))?$",
        r"(?:am i|was i) (?:supposed|meant|going) to (?!(?:be |do )?(?:today|tomorrow|tonight|this|next|on|yesterday"
        r"|now)\b)(?:buy |get |do )?(?P<words>.+)$",
        r"do i (?:still )?(?:have|need) to (?:buy|get|pick up) (?!anything\b|something\b|done\b|finished\b)"
        r"(?P<words>.+)$",
        r"do i (?:still )?need (?!to\b|any)(?P<words>.+?)(?: (?:at|from) the .+)?$",
        r"is (?P<words>.+?) one of the (?:things|items|tasks)\b",
        rf"(?:check|look(?: at| in)?|search) {LIST_NAMED}(?: (?:for|to see if|if))+ (?P<words>.+?)(?: (?:is|are) "
        r"(?:on|in) (?:it|there))?$",
        r"(?:check|look in|search) (?:my|the) (?:reminders?|tasks?|todos?) (?:for|if|to see if) (?P<words>.+)$",
    )
)
_SUBJECT = Pattern(
    r"\b(?:about|containing|regarding|concerning|related to|mentioning|labell?ed|called|named|tagged|matching"
    rf"|search(?:ing)? (?:for|my \w+ for)(?! (?:(?:my|all|the|any|open) )*(?:{TASK_NOUN}|things|anything|everything)"
    rf" (?:with|that|which|for|about|containing)\b)|(?:{TASK_NOUN}|things|anything|everything)(?: (?:that|which))?"
    rf" (?:mention|contain|include|say|have)s?|find (?:me )?(?:(?:the|my|all) )*(?:{TASK_NOUN} )?(?:with|for|about"
    rf"|called)|(?:{TASK_NOUN}|notes?|anything|everything) (?:with|for))\s+(?P<words>.+)$",
    _F,
)
_WHOM = Pattern(
    r"^whom? (?:do|should|must|am) (?:i|we) (?:(?:still )?(?:need|have|supposed|meant) to )?"
    r"(?P<words>call|ring|phone|email|text|meet|contact|visit|pay|write)\b",
    _F,
)
_LIST_SAID = Pattern(rf"\b{LIST_NAMED}", _F)
_NO_SUBJECT = Pattern(
    rf"^(?:me|us|now|later|all|no|a due|due dates?|deadlines?|(?:(?:my|the|this|that|next|last) )?"
    rf"(?:{LIST_NAMED}|{LIST_WORD}|{TASK_NOUN}|today|tomorrow|tonight|week(?:end)?|month|year|day|shopping"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day))\b",
    _F,
)
_WHEN = Pattern(
    r"(?:anything )?(?:(?:on|for|due) )*(?:today|tomorrow|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|this week(?:end)?"
    r"|next week(?:end)?)(?: (?:morning|afternoon|evening|night))?$",
    _F,
)
_ENDS = Pattern(
    rf"(?: (?:on|in|from|off) (?:{LIST_NAMED}|there|it|my tasks|my reminders)|,? (?:please|already|yet|now"
    r"|currently|at all|right now|today|this time))+$",
    _F,
)


_FIELDS = {
    "due": "due", "date": "due", "dates": "due", "deadline": "due", "deadlines": "due", "priority": "priority",
    "priorities": "priority", "importance": "priority", "urgency": "priority", "name": "title", "names": "title",
    "title": "title", "titles": "title", "alphabet": "title", "creation": "created", "created": "created",
    "age": "created", "list": "list", "lists": "list", "project": "list", "projects": "list", "label": "label",
    "labels": "label", "tag": "label", "tags": "label",
}  # fmt: skip
_HIGH = Pattern(
    r"\bhigh(?:er)?[- ]priority\b|\bimportant (?:tasks?|ones|things|stuff)\b|\bpriority (?:is |of )?high\b", _F
)
"""What is urgent is important, too."""
GROUPED = Pattern(
    r"\b(?:group(?:ed)?|bundled?|arranged?|cluster(?:ed)?) (?:\w+ ){0,4}?by (?P<by>due(?: "
    r"date)?|date|priority|list|label|tag|project)s?\b",
    _F,
)
"""How what is alike is to stand together."""
_SORTED = Pattern(
    r"\b(?:sort(?:ed)?|order(?:ed)?|rank(?:ed)?|arranged?)(?: (?:\S+ ){0,4}?)? ?(?:by|on) "
    r"(?P<by>due(?: dates?)?|dates?|deadlines?|priority|importance|urgency|names?|titles?|"
    r"alphabet|creation(?: date)?|created|age)"
    r"(?P<way>,? (?:in )?(?:descending|ascending|latest first|highest first|newest first)(?: order)?)?\b",
    _F,
)
_ORDERS = (
    (Pattern(r",?\b(?:the )?(?:newest|latest|most recent)(?: ones?| tasks?)? first\b", _F), "-created"),
    (Pattern(r",?\b(?:the )?oldest(?: ones?| tasks?)? first\b", _F), "created"),
    (Pattern(r",?\b(?:the )?(?:most (?:important|urgent)|highest priority|urgent ones) first\b", _F), "priority"),
    (Pattern(r",?\b(?:in )?alphabetical(?:ly| order)|(?:from )?a to z\b", _F), "title"),
    (Pattern(r",?\bin (?:my|manual) (?:own )?order\b", _F), "manual"),
)


def query_of(text: str, *, now: datetime) -> Query:
    """The query that a question about tasks makes."""
    label, text = label_asked(text)
    terms, text = conditions_said(text, now)
    sort, text = _sort(text)
    group = GROUPED.search(text)
    words, membership = _words(text)
    high = _HIGH.search(text) is not None
    buying = not membership and asks_what_to_buy(text)
    rest = text.replace(words, " ") if words else text
    after, before = days_asked(rest, now=now)
    overdue = _LATE.search(rest) is not None
    return Query(
        status=_status(rest, membership),
        words=words[:TITLE_MAX],
        due_after=None if overdue else after,
        due_before=None if overdue else before,
        overdue=overdue,
        priority=None if high else _priority(rest),
        counting=_COUNT.search(rest) is not None,
        next_only=_NEXT.search(rest) is not None,
        membership=membership,
        label=label,
        terms=(*terms, "p1 | p2") if high else terms,
        sort=sort,
        to_buy=buying,
        group=_FIELDS[group["by"].split()[0].lower()] if group else "",
    )


def _sort(text: str) -> tuple[str, str]:
    """The order asked for, as ``list_tasks`` takes it, and the text without it."""
    for pattern, sort in _ORDERS:
        if match := pattern.search(text):
            return sort, " ".join(f"{text[: match.start()]} {text[match.end() :]}".split())
    match = _SORTED.search(text)
    if not match:
        return "", text
    sort = _FIELDS[match["by"].split()[0].lower()]
    down = re.search(r"descending|latest|highest|newest", match["way"] or "", _F)
    rest = f"{text[: match.start()]} {text[match.end() :]}" if match.start() else f"show {text}"
    return f"{'-' if down and sort != 'priority' else ''}{sort}", " ".join(rest.split())


def _status(text: str, membership: bool) -> StatusAsked:
    got_done = _GOT_DONE.search(text) is not None
    if not got_done and (_OPEN.search(text) or _GET_DONE.search(text)):
        return "pending"
    if got_done or _DONE.search(text):
        return "completed"
    return "all" if membership or _ALL.search(text) else "pending"


def _words(text: str) -> tuple[str, bool]:
    for pattern in _MEMBERS:
        if match := pattern.search(text):
            words = _tidy(match["words"])
            if (
                words
                and not _WHEN.match(words)
                and not re.match(
                    rf"^(?:the |any |other )*(?:list|lists|items?|things?|tasks?|what|it|do|left|due|open|{TODO})$",
                    words,
                    _F,
                )
            ):
                return words, True
    if quoted := re.search(HIDDEN, _LIST_SAID.sub("", text)):
        return quoted.group(), False
    if match := _WHOM.match(text):
        return match["words"], False
    match = _SUBJECT.search(text)
    if match and not _NO_SUBJECT.match(match["words"]) and not whole_priority(match["words"]):
        return _tidy(match["words"]), False
    return "", False


def _tidy(words: str) -> str:
    words = _ENDS.sub("", words.strip(" ,;:.!?-"))
    return re.sub(r"^(?:the|a|an|any|some|my|to|for) (?=\w)", "", words, flags=_F).strip(" ,;:.!?-")


def _priority(text: str) -> Priority | None:
    if re.search(PHRASE, text, _F):
        return find_priority(text)[0]
    return (1 if "urgent" in text.lower() else 2) if _URGENT.search(text) else None
