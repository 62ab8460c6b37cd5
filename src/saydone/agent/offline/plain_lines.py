"""Lines that are plainly tasks though they do not say "add": they have a date, a time or a priority of their own.

Those are added at once, for "undo" is a word away. What may be meant for another assistant, asks for what is there or
is in doubt is offered as before.
"""

from dataclasses import replace
from datetime import date, datetime
from re import IGNORECASE

from saydone.agent.offline.intentions import is_noted
from saydone.agent.offline.lexicon import NOUN_VERBS
from saydone.agent.offline.offering import is_marked
from saydone.agent.offline.patterns import anywhere, opening
from saydone.agent.offline.reading import Clause, Item
from saydone.agent.offline.titles import is_verbal
from saydone.domain.task import Priority
from saydone.domain.when.pattern import Pattern

_ASKED_OF_SOMEBODY = opening(
    r"please|kindly|could|can|would|will|hey|siri|alexa|help|assist|i'd|let|need|(?:i|we) need"
)
""" "Please make a reservation for 5 pm" is an order to somebody, and "I need a ride at 5" a wish."""
_NEED_TO = opening(r"(?:(?:i|we) )?need to")
_NOTED_TOO = opening(
    r"check (?!(?:my|if|whether|what|for|out|in|on|the (?!contract|oil|tyres?|tires?|boiler|gutters?|smoke))\b)"
    r"|reply to|pay|sign|read|start|plan|return|get (?!me\b|us\b|rid\b|an?\b)|try"
)
""" "In two weeks check contracts" is noted down; "check the weather" is asked of an assistant."""
_ORDERED = opening(
    r"book|reserve|order|schedule|set|find|show|tell|give|make|put|play|send|text|call me|buy|submit|request|take"
    r"|pull|get rid|cancels?|fetch me|some|any|another|phone|ring me|mail|post|contact|note|name|scan|read|email|forget"
)
_OF_AN_ASSISTANT = opening(
    r"play|set|show|tell|give|find|put on|turn|switch|see|know|hear|help|say|talk|speak|be|go now|request|let|remind"
    r"|\w+ (?:me|us|you|yourself)"
)
""" "Every friday send the timesheet" is one's own: nobody orders the same thing again and again."""
_KEPT_BY_OTHERS = anywhere(
    r"weather|forecast|temperature|traffic|news|headlines|alarms?|timers?|stocks?|flights?|hotels?|restaurants?|cafes?"
    r"|reservations?|songs?|music|play ?lists?|podcasts?|rides?|uber|lyft|taxi|cab|lights?|thermostat|calendar|agenda"
    r"|schedule|diary|planner|events?|scores?|movies|showtimes|concerts|tickets?|balance|pto|near me|nearby|open"
    r"|tasks?|to-?dos?|reminders?|lists?|sun(?:rise|set)|moon|horoscope|rain\w*|snow\w*|sunny|storms?|rates?|bitcoin"
    r"|dollars?|euros?|ideas|recipes?|places|holidays?|luck|leaves|arrives|departs|starts|ends|begins|opens|closes"
)
_TOLD_OF_ONESELF = opening(
    r"so|too|very|good|great|nice|well|but|no|yes|yeah|sorry|off|back|busy|tired|ill|sick|home|away|free|available"
    r"|at|in|out|on|next|last|my|our|about"
)
""" "Off work tomorrow", "so tired today", "working from home on monday"."""
_DOING = Pattern(r"^\w+ing (?:from|at|in|on|for|to|with)\b", IGNORECASE)
_DOUBTED = anywhere(
    r"maybe|perhaps|might|would|could|should|if|whether|unless|said|says|told|asked|thinks?|not|never|no|\w+n't|was"
    r"|were|is|are|has|had|went|already|done|did|instead|rather|or|you|your|who|what|which|anyone|everyone"
    r"|cancell?ed|postponed|moved|changed|called off|any ?more|any longer"
)
_BANGS = Pattern(r"\s(!!!?)$")
_BY_BANGS: dict[str, Priority] = {"!!": 2, "!!!": 1}
_FEW = 2


def with_bangs(offer: Clause, piece: str) -> Clause:
    """The offer with the priority that "!!" or "!!!" behind it is."""
    match = _BANGS.search(piece)
    if match is None:
        return offer
    priority = _BY_BANGS[match[1]]
    return replace(offer, items=tuple(replace(item, priority=item.priority or priority) for item in offer.items))


def is_plain(offer: Clause, body: str, piece: str, *, now: datetime) -> bool:
    """Whether what the line names is plainly to be added: it has a mark of its own, and nothing speaks against it."""
    if is_marked(body):
        return True
    wish = _ASKED_OF_SOMEBODY.match(piece) and not _NEED_TO.match(piece)
    told = _TOLD_OF_ONESELF.match(piece) and not is_verbal(offer.items[0].title)
    if wish or told or _DOUBTED.search(body) or _KEPT_BY_OTHERS.search(body):
        return False
    return all(_has_mark(item, now.date()) and _is_noted(item) for item in offer.items)


def _has_mark(item: Item, today: date) -> bool:
    day = item.due.date() if isinstance(item.due, datetime) else item.due
    return (day is not None and day >= today) or bool(item.rrule or item.priority)


def _is_noted(item: Item) -> bool:
    """Whether the title is what one notes down, rather than an order or a question in short ("meetings today")."""
    title = item.title
    if _NOTED_TOO.match(title):
        return True
    if is_verbal(title):
        return not _OF_AN_ASSISTANT.match(title) if item.rrule else is_noted(title) and not _ORDERED.match(title)
    words = title.lower().split()
    asked = len(words) <= _FEW and words[-1].endswith("s") and words[0] not in NOUN_VERBS
    return not (_ORDERED.match(title) or _DOING.match(title) or (asked and not item.priority and not _has_hour(item)))


def _has_hour(item: Item) -> bool:
    return isinstance(item.due, datetime)
