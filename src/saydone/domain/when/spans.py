"""Stretches of time that a query names: "this week", "before friday", "the next 3 days", "overdue"."""

import re
from datetime import date, datetime, time, timedelta

from saydone.domain.when.amounts import AMOUNT, read_amount
from saydone.domain.when.find import whole_of
from saydone.domain.when.moment import later, later_day, localize, zone_of
from saydone.domain.when.pattern import Pattern
from saydone.domain.when.plain import plain
from saydone.domain.when.resolve import day_of, resolve
from saydone.domain.when.sense import Part, Sense

Bound = date | datetime | None
Span = tuple[Bound, Bound]

_WINDOWS: dict[Part, tuple[time, time]] = {
    "early": (time(5), time(9)), "morning": (time(5), time(12)), "late morning": (time(10), time(12)),
    "noon": (time(11, 30), time(13, 30)), "afternoon": (time(12), time(18)), "late afternoon": (time(15), time(18)),
    "evening": (time(18), time(23, 59)), "night": (time(18), time(23, 59)), "late": (time(21), time(23, 59)),
}  # fmt: skip
_TICK = timedelta(seconds=1)
_OVERDUE = Pattern(r"(?:overdue|past due|late|behind|missed|past its due date)")
_ANY = Pattern(r"(?:any ?time|all|whenever|ever|any day|any date|always)")
_AHEAD = Pattern(r"(?:upcoming|future|from now on|in the future|coming up|later)")
_YEAR = Pattern(r"(?:19|20)[0-9]{2}")
_COUNTED = Pattern(
    rf"(?:(?:in|within|during|over|for) )?(?:the )?(?P<way>next|coming|following|last|past|previous) "
    rf"(?P<amount>{AMOUNT})"
)
_WITHIN = Pattern(rf"within (?P<amount>{AMOUNT})")
_REST = Pattern(r"(?:later|(?:the )?(?:rest|remainder) of(?: the)?) (?P<what>.+)")
_BETWEEN = Pattern(
    r"(?:between |from )(?P<first>.+?) (?:and|to|until|till|through|-) (?P<last>.+)|(?P<first2>.+?) (?:to"
    r"|until|till|through|-) (?P<last2>.+)"
)
_SIDED = Pattern(
    r"(?P<side>no later than|not later than|before|earlier than|by|until|till|through|up to|after"
    r"|later than|past|since|from|starting|as of)"
    r"(?: on| from)? (?P<what>.+)"
)


def find_span(words: str, *, now: datetime) -> Span | None:
    """The inclusive (after, before) pair that ``words`` are, or None when they are none.

    A day stands for all of it. ValueError or OverflowError when the days are beyond the calendar.
    """
    text = re.sub(r"^(?:due|for|on|is|are)(?= )|[?.!]+$", "", plain(words).text.strip()).strip()
    return _fixed(text, now) or _counted(text, now) or _parted(text, now) or _stretch(text, now)


def _fixed(text: str, now: datetime) -> Span | None:
    if _OVERDUE.fullmatch(text):
        return None, now
    if _ANY.fullmatch(text):
        return None, None
    if _AHEAD.fullmatch(text):
        return now.date(), None
    if _YEAR.fullmatch(text):
        return date(int(text), 1, 1), date(int(text), 12, 31)
    return None


def _counted(text: str, now: datetime) -> Span | None:
    """ "next 7 days", "past hour", "within 3 weeks"."""
    hit = _COUNTED.fullmatch(text)
    within = None if hit else _WITHIN.fullmatch(text)
    if hit is None and within is None:
        return None
    amount = read_amount(hit["amount"] if hit else within["amount"] if within else "")
    back = hit is not None and hit["way"] in ("last", "past", "previous")
    amount = -amount if back else amount
    edge = later(now, amount) if amount.seconds else later_day(now.date(), amount)
    if not back:
        return now if amount.seconds else now.date(), edge
    # Today is one of the last seven days.
    return (edge, now) if amount.seconds else (edge + timedelta(days=1), now.date())


def _parted(text: str, now: datetime) -> Span | None:
    """ "before friday", "from monday to wednesday", "rest of the week"."""
    if (hit := _REST.fullmatch(text)) and (whole := _stretch(hit["what"], now) or _stretch(f"this {hit['what']}", now)):
        return (now if whole[1] == now.date() or isinstance(whole[1], datetime) else now.date()), whole[1]
    if hit := _BETWEEN.fullmatch(text):
        last = _stretch(hit["last"] or hit["last2"], now)
        first = _begun(hit["first"] or hit["first2"], last[1], now) if last and last[1] else None
        return (first[0], last[1]) if first and last else None
    if (hit := _SIDED.fullmatch(text)) and hit["side"] == "since":
        whole = _begun(hit["what"], now, now)
        return _side("since", whole) if whole else None
    if hit and (whole := _stretch(hit["what"], now)):
        return _side(hit["side"], whole)
    return None


def _begun(text: str, end: date | datetime, now: datetime) -> Span | None:
    """The latest stretch called ``text`` that begins before ``end``: "since monday" is the last Monday."""
    last = end.date() if isinstance(end, datetime) else end
    for back in (0, 7, 31, 366):
        whole = _stretch(text, localize(now.replace(tzinfo=None) - timedelta(days=back), zone_of(now)))
        first = whole[0] if whole else None
        if first and (first.date() if isinstance(first, datetime) else first) <= last:
            return whole
    return None


def _side(side: str, whole: Span) -> Span:
    first, last = whole
    if side in ("before", "earlier than"):
        return None, _moved(first, -1)
    if side in ("after", "later than", "past"):
        return _moved(last, 1), None
    return (first, None) if side in ("since", "from", "starting", "as of") else (None, last)


def _moved(bound: Bound, way: int) -> Bound:
    if isinstance(bound, datetime):
        return bound + way * _TICK
    return bound + timedelta(days=way) if bound else None


def _stretch(text: str, now: datetime) -> Span | None:
    """All of the day, period, part of a day or moment that ``text`` names."""
    group = whole_of("today" if text in ("day", "the day") else text, now)
    if group is None or group.sense.repeat:
        return None
    sense = group.sense
    if sense.within and not (sense.has_time or sense.weekday is not None or sense.monthday is not None):
        return sense.within
    if sense.part in _WINDOWS and not sense.clock and not sense.shift:
        return _part_of_day(sense, sense.part, now)
    found = resolve(sense, now)
    return found, found


def _part_of_day(sense: Sense, part: Part, now: datetime) -> Span:
    day, zone = day_of(sense, now.date()), zone_of(now)
    first, last = _WINDOWS[part]
    return localize(datetime.combine(day, first), zone), localize(datetime.combine(day, last), zone)
