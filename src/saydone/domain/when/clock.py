"""Times of day: "5pm", "17:30", "half past three", "noon", "at 5"."""

import re
from datetime import datetime

from saydone.domain.when.pattern import Pattern
from saydone.domain.when.sense import Clock, Needs, Rule, Sense
from saydone.domain.when.words import END

_START = r"(?<![\w:/#$€£+])(?<![0-9][.,-])"
_H = r"(?:2[0-4]|1[0-9]|0?[0-9])"
_M = r"[0-5][0-9]"
_HALF = r"(?: ?[ap]\.? ?m\b\.?|[ap]\b\.?)"
NAMED = {"noon": 12, "midday": 12, "mid-day": 12, "midnight": 0}
_FREE = (
    r"(?= ?(?:$|[,.;:!?)\"]|-(?!\w)|(?:to|remind|please|pls|and|or|on|for|about|so|that|set|in|this"
    r"|i|starting|beginning|until|till|from|every|each|daily)\b))"
)
"""Behind a bare number that is a time: nothing that it could count."""
_COUNTED = (
    r"(?! ?(?:%|percent|degrees?|dollars?|bucks|euros?|pounds?|km|miles?|people|persons|places|times|stores?"
    r"|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|street|st|avenue|ave|road|rd|main|[0-9]"
    r"| ?[a-z]+ (?:street|st|avenue|ave|road|rd|lane|drive)\b))"
)
_NUMBERED = Pattern(
    r"\b(?:room|rm|version|v|ver|chapter|page|gate|flight|bus|line|platform|apartment|apt|unit|floor|item"
    r"|task|todo"
    r"|number|no|nr|level|episode|ep|season|part|step|size|highway|route|channel|table|exit|terminal"
    r"|model|area"
    r"|section|grade|year|week|day|lot|box|phase|python|question|lesson|module|volume|issue|ticket"
    r"|invoice|order"
    r"|form|track|act|scene|bay|door|zone|pier|xbox|playstation|ps|top|psalm|verse|john|luke|mark|matthew"
    r"|romans"
    r"|genesis|ratio|score|suite|building|iphone|windows|formula|catch|class|team|group|batch|sprint"
    r"|release|pr"
    r"|option|plan|appendix|figure|slide|paragraph|article|act|lane|seat|row|locker|studio|stage"
    r"|round)\.? ?#?$"
)


def read_clock(hour: str, minute: str | None, half: str | None, *, needs: Needs = "") -> Sense | None:
    """The time of day that the parts say. A bare hour up to 12 may be either half of the day."""
    h, m = int(hour), int(minute or 0)
    if half:
        if h > 12 or h == 0:
            return Sense(clock=Clock(h % 24, m), needs=needs)
        return Sense(clock=Clock(h % 12 + (12 if half.strip()[0] == "p" else 0), m), needs=needs)
    if h == 24:
        return None if m else Sense(clock=Clock(0, ends=True), needs=needs)
    return Sense(clock=Clock(h, m, sure=h > 12 or hour.startswith("0") or h == 0), needs=needs)


def numbered(hit: re.Match[str], start: int) -> bool:
    """Whether the number at ``start`` counts or names something ("room 5")."""
    return _NUMBERED.search(hit.string, max(0, start - 14), start) is not None


def _told(hit: re.Match[str], _: datetime) -> Sense | None:
    return read_clock(hit["h"], hit["m"], hit["half"])


def _colon(hit: re.Match[str], _: datetime) -> Sense | None:
    return None if numbered(hit, hit.start()) else read_clock(hit["h"], hit["m"], None)


def _with_h(hit: re.Match[str], _: datetime) -> Sense | None:
    return None if numbered(hit, hit.start()) else read_clock(hit["h"], hit["m"] or hit["m2"], None)


def _at(hit: re.Match[str], _: datetime) -> Sense | None:
    return read_clock(hit["h"], hit["m"], None)


_COUNTING = Pattern(
    r"\b(?:buy|get|grab|order|fetch|take|bring|make|bake|cook|sell|read|write|print|eat|drink|need|want|pick up|return"
    r"|find|finish|do|have|try|use|pack|wrap|paint|plant|wash|iron) $"
)
""" "Buy one tomorrow": what is done to so many."""


def _next_to(hit: re.Match[str], _: datetime) -> Sense | None:
    if numbered(hit, hit.start()) or _COUNTING.search(hit.string, max(0, hit.start() - 10), hit.start()):
        return None
    return read_clock(hit["h"], hit["m"], None, needs="company")


def _bare(hit: re.Match[str], _: datetime) -> Sense | None:
    return read_clock(hit["h"], hit["m"], None, needs="whole")


def _past(hit: re.Match[str], _: datetime) -> Sense | None:
    """ "quarter past 3", "20 to 4 pm", "15 to noon"."""
    said, way = hit["by"], hit["way"]
    minutes = {"half": 30, "quarter": 15}.get(said) or int(said)
    hour, named = hit["h"], hit["named"]
    forward = way in ("past", "after")
    if said == "half" and not forward:
        return None
    if said.isdigit() and way in ("to", "till", "til") and not hit["minutes"] and minutes % 5:
        return None  # "from 2 to 4 pm"
    unclear = said.isdigit() and not (hit["half"] or named or hit["minutes"] or way == "past")
    base = Sense(clock=Clock(NAMED[named])) if named else read_clock(hour, None, hit["half"])
    if base is None or base.clock is None:
        return None
    total = (base.clock.hour * 60 + (minutes if forward else -minutes)) % (24 * 60)
    if not base.clock.sure and total < 60:
        total += 12 * 60
    needs: Needs = "company" if unclear and not hit["at"] else ""
    return Sense(clock=Clock(total // 60, total % 60, sure=base.clock.sure), needs=needs)


def _half_hour(hit: re.Match[str], _: datetime) -> Sense | None:
    return read_clock(hit["h"], "30", hit["half"], needs="" if hit["at"] or hit["half"] else "company")


def _named(hit: re.Match[str], _: datetime) -> Sense:
    return Sense(clock=Clock(NAMED[hit["named"]]))


_MEALS = {
    "breakfast": (8, 9),
    "lunch": (12, 13),
    "dinner": (18, 20),
    "supper": (18, 20),
    "work": (9, 18),
    "school": (8, 15),
    "bed": (22, 22),
}


def _meal(hit: re.Match[str], _: datetime) -> Sense:
    at, after = _MEALS[hit["meal"] or hit["other"]]
    return Sense(clock=Clock(after if "after" in (hit["way"], hit["side"]) else at))


def _range(hit: re.Match[str], _: datetime) -> Sense | None:
    """ "2-4pm", "from 9:30 to 11": when it begins."""
    clear = hit["half"] or hit["half2"] or (hit["m"] and hit["m2"])
    if numbered(hit, hit.start()) or not (clear or hit["from"]):
        return None
    alone = hit["from"] == "between " and re.match(_FREE, hit.string[hit.end() :]) is not None
    half = hit["half"]
    if not half and hit["half2"] and int(hit["h"]) <= 12:
        same = int(hit["h"]) % 12 <= int(hit["h2"]) % 12
        second = hit["half2"].strip()[0]
        half = second if same else {"a": "p", "p": "a"}[second]
    return read_clock(hit["h"], hit["m"], half, needs="" if clear or alone else "company")


_ABOUT = r"(?: (?:about|around|approximately|approx|roughly|exactly|precisely|like))?"
_AT = rf"(?:(?:\bat|@|\bby|\baround|\babout|\bbefore|\bafter|\buntil|\btill|\bcirca){_ABOUT} ?)"
_STRICT = rf"(?:(?:\bat|@){_ABOUT} ?)"
_DAYWORD = (
    r"(?:tomorrow|tonight|today|this (?:morning|afternoon|evening)|in the|at night|(?:mon|tues|wednes"
    r"|thurs|fri|satur|sun)day)"
)
_WEEK_THING = r"(?<=[^o]day) (?!(?:to|remind|at|on|in|for|and|or|with|please|i)\b)[a-z]"
"""Behind a weekday, what it names: "3 monday planners" are no planners at three."""
_NO_THINGS = r"(?! [a-z]{2,}(?<!s)s\b)"
"""Behind the day nothing that the number counts: “buy 2 tomorrow newspapers”."""
_SUFFIX = r"(?:-?ish)?"
_SHARP = r"(?: (?:approximately|exactly|precisely|sharp|on the dot))?"

HINT = Pattern(r"[0-9]|noon|mid-?day|midnight|breakfast|lunch|dinner|supper|work|school|bed|half|quarter")
"""Without a hit of this in a text, none of the rules has one: they need not be tried, nor compiled."""

RULES = (
    Rule(
        Pattern(
            rf"{_START}(?P<h>{_H})(?:[:.h] ?(?P<m>{_M})(?::{_M})?)?{_SUFFIX} ?[:.]? ?(?:in the )?"
            rf"(?P<half>{_HALF}){_SHARP}{END}"
        ),
        _told,
    ),
    Rule(Pattern(rf"{_START}(?P<h>0?[1-9]|1[0-2]) ?(?P<m>{_M}){_SUFFIX} ?(?P<half>{_HALF}){END}"), _told),
    Rule(
        Pattern(rf"{_START}(?P<h>{_H}):(?P<m>{_M})(?::{_M}(?:\.[0-9]+)?)?(?: ?(?:h|hrs|hours))?{_SHARP}{END}"),
        _colon,
    ),
    Rule(Pattern(rf"{_START}(?P<h>{_H})(?:h(?P<m>{_M})|[.](?P<m2>{_M})h){END}"), _with_h),
    Rule(Pattern(rf"{_START}(?P<h>[01][0-9]|2[0-3])(?P<m>{_M}) ?(?:h|hrs|hours){END}"), _colon),
    Rule(
        Pattern(
            rf"{_START}(?P<h>1?[0-9])(?P<m>(?!)x)?(?: ?-?o ?'? ?clock)(?: ?(?:in the )?"
            rf"(?P<half>{_HALF}))?{_SHARP}{END}"
        ),
        _told,
    ),
    Rule(Pattern(rf"{_START}(?P<h>[1-9]|1[0-2])(?:[:.](?P<m>{_M}))?-?ish{END}"), _at),
    Rule(Pattern(rf"{_STRICT}(?P<h>{_H})(?:[:. h] ?(?P<m>{_M})|h)?{_SUFFIX}{_SHARP}{END}{_COUNTED}"), _at),
    Rule(Pattern(rf"{_AT}(?P<h>{_H})(?:[:. ](?P<m>{_M}))?{_SUFFIX}{END}{_FREE}"), _at),
    Rule(Pattern(rf"{_STRICT}(?P<h>0?[1-9]|1[0-9]|2[0-3])(?P<m>{_M}){_SUFFIX}{END}{_COUNTED}"), _at),
    Rule(
        Pattern(
            rf"\b(?:reminder|alarm|remind me) (?P<core>for (?P<h>[1-9]|1[0-2])(?:[. ]"
            rf"(?P<m>{_M}))?){END}{_FREE}"
        ),
        _at,
    ),
    Rule(
        Pattern(
            rf"{_START}(?<!table for )(?<!dinner for )(?<!lunch for )(?<!room for )(?P<h>[1-9]"
            rf"|1[0-2])(?:[. ]?(?P<m>{_M}))?{_SUFFIX}(?= {_DAYWORD}(?!{_WEEK_THING}){_NO_THINGS})"
        ),
        _next_to,
    ),
    Rule(Pattern(rf"{_START}(?P<h>1[3-9]|2[0-3])(?P<m>(?!)x)?h{END}"), _next_to),
    Rule(
        Pattern(
            rf"(?:(?<=tomorrow )|(?<=tonight )|(?<=morning )|(?<=evening )|(?<=noon )|(?<=day )|"
            rf"(?<=day, ))(?P<h>[1-9]|1[0-2])(?:[. ]?(?P<m>{_M}))?{_SUFFIX}{END}{_FREE}"
        ),
        _next_to,
    ),
    Rule(
        Pattern(
            rf"(?P<at>{_AT})?(?<!\w)(?<!from )(?<!between )(?:a )?(?P<by>half|quarter|[0-5]?[0-9])"
            rf"(?P<minutes> ?(?:minutes?|mins?))? "
            rf"(?P<way>past|after|to|till|til|before|of) (?:(?P<named>noon|midday|midnight)|(?P<h>1?[0-9])"
            rf"(?!:)"
            rf"(?: ?o'? ?clock)?(?P<half>{_HALF})?){END}"
        ),
        _past,
    ),
    Rule(Pattern(rf"(?P<at>{_AT})?(?<!\w)half (?P<h>1?[0-9])(?P<half>{_HALF})?{END}"), _half_hour),
    Rule(Pattern(rf"{_START}(?:(?:12|the) )?(?P<named>noon|midday|mid-day|midnight){_SUFFIX}{END}"), _named),
    Rule(
        Pattern(
            rf"{_START}(?:(?P<way>at|after|during|before) (?P<meal>breakfast|lunch|dinner|supper)|"
            rf"(?P<side>after|before) (?P<other>work|school|bed))(?: ?time)?{END}"
        ),
        _meal,
    ),
    Rule(
        Pattern(rf"{_START}(?P<way>)(?P<side>)(?:at |by )?(?P<meal>breakfast|lunch|dinner|supper|bed) ?time{END}"),
        _meal,
    ),
    Rule(
        Pattern(
            rf"{_START}(?P<from>(?:from|between) )?(?P<h>{_H})(?:[:.](?P<m>{_M}))?(?P<half>{_HALF})? ?(?:-"
            rf"|to|till|til|until|and) ?"
            rf"(?P<h2>{_H})(?:[:.](?P<m2>{_M}))?(?P<half2>{_HALF})?{END}"
        ),
        _range,
    ),
    Rule(Pattern(rf"(?<![\w.:/-])(?P<h>{_H})[:. ](?P<m>{_M}){_SUFFIX}{END}"), _bare),
)
