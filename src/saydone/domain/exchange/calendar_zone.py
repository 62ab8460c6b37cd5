"""A time zone as iCalendar says it (RFC 5545, 3.6.5): the changes of its clocks by their yearly rule, without an end,
and before that rule one by one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from typing import Any, cast
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

_RULED = range(2101, 2129)
"""Years by which the last rule of every zone holds; in 28 of them each date falls on each weekday."""
_STEP = timedelta(days=7)
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, order=True)
class _Kind:
    """A change of the clocks: from which offset to which, what the time is called then, whether it is summer time."""

    before: timedelta
    after: timedelta
    name: str
    summer: bool


@dataclass(frozen=True, slots=True)
class _Change:
    """One change; ``at`` is what the clocks show when it comes."""

    at: datetime
    kind: _Kind


@dataclass(frozen=True, slots=True)
class _Rule:
    """The days of a year on one of which a change comes, on that weekday: days of a month, or of the year from its
    end, where they are in two months. Without a weekday it is one day."""

    text: str
    dates: frozenset[tuple[int, int]]
    weekday: int | None
    time: object

    def fits(self, at: datetime) -> bool:
        """Whether the change comes then by this rule."""
        on_day = self.weekday is None or at.weekday() == self.weekday
        return on_day and at.time() == self.time and (at.month, at.day) in self.dates


@lru_cache(maxsize=64)
def zone_component(name: str, year: int) -> Timezone:
    """The VTIMEZONE of the zone of that name, for moments from that year on."""
    zone = ZoneInfo(name)
    begins = datetime(min(year - 1, _RULED.start - 1), 1, 1, tzinfo=UTC)
    changes = list(_changes(zone, begins, datetime(_RULED.stop, 1, 1, tzinfo=UTC)))
    component = Timezone()
    _add(component, "tzid", name)
    component.add_component(_first(zone, begins))
    for kind, group in groupby(sorted(changes, key=lambda change: change.kind), key=lambda change: change.kind):
        for part in _parts(kind, sorted(group, key=lambda change: change.at)):
            component.add_component(part)
    return component


def _changes(zone: ZoneInfo, begins: datetime, ends: datetime) -> Iterator[_Change]:
    at = begins
    while at < ends:
        behind = at + _STEP
        if at.astimezone(zone).utcoffset() != behind.astimezone(zone).utcoffset():
            yield _change(zone, at, behind)
        at = behind


def _change(zone: ZoneInfo, low: datetime, high: datetime) -> _Change:
    """The change that lies between the two."""
    before = _offset(zone, low)
    while high - low > _SECOND:
        middle = (low + (high - low) / 2).replace(microsecond=0)
        low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
    local = high.astimezone(zone)
    kind = _Kind(before, _offset(zone, high), local.tzname() or "", bool(local.dst()))
    return _Change((high + before).replace(tzinfo=None), kind)


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()


def _parts(kind: _Kind, changes: Sequence[_Change]) -> Iterator[TimezoneStandard | TimezoneDaylight]:
    rule = _rule([change.at for change in changes if change.at.year in _RULED])
    single = [change.at for change in changes]
    ruled: list[datetime] = []
    while rule is not None and single and rule.fits(single[-1]) and _follows(single[-1], ruled):
        ruled.insert(0, single.pop())
    if single:
        part = _part(kind, single[0])
        if single[1:]:
            _add(part, "rdate", single[1:])
        yield part
    if rule is not None and ruled:
        part = _part(kind, ruled[0])
        _add(part, "rrule", vRecur.from_ical(rule.text))
        yield part


def _follows(at: datetime, later: Sequence[datetime]) -> bool:
    return not later or at.year == later[0].year - 1


def _rule(moments: Sequence[datetime]) -> _Rule | None:
    """The yearly rule by which a change comes at these moments, one a year; None when there is none."""
    if [at.year for at in moments] != [*_RULED] or len({at.time() for at in moments}) > 1:
        return None
    dates = frozenset((at.month, at.day) for at in moments)
    months, days = sorted({month for month, _ in dates}), sorted({day for _, day in dates})
    weekdays = {at.weekday() for at in moments}
    time = moments[0].time()
    if len(dates) == 1:
        return _Rule(f"FREQ=YEARLY;BYMONTH={months[0]};BYMONTHDAY={days[0]}", dates, None, time)
    if len(weekdays) > 1 or len(dates) != 7:
        return None
    day = _DAYS[moments[0].weekday()]
    if len(months) > 1:
        from_end = sorted({at.timetuple().tm_yday - _length(at.year) - 1 for at in moments})
        said = f"BYYEARDAY={','.join(map(str, from_end))};BYDAY={day}"
    elif days[0] % 7 == 1:
        said = f"BYMONTH={months[0]};BYDAY={days[0] // 7 + 1}{day}"
    elif days[-1] == _last_day(months[0]):
        said = f"BYMONTH={months[0]};BYDAY=-1{day}"
    else:
        said = f"BYMONTH={months[0]};BYMONTHDAY={','.join(map(str, days))};BYDAY={day}"
    return _Rule(f"FREQ=YEARLY;{said}", dates, moments[0].weekday(), time)


def _length(year: int) -> int:
    return datetime(year, 12, 31).timetuple().tm_yday


def _last_day(month: int) -> int:
    """Of a month that is not February, in which no rule has the last week."""
    return (datetime(2001, month % 12 + 1, 1) - timedelta(days=1)).day


def _first(zone: ZoneInfo, begins: datetime) -> TimezoneStandard | TimezoneDaylight:
    """The time that there is before the first change."""
    local = begins.astimezone(zone)
    offset = _offset(zone, begins)
    return _part(_Kind(offset, offset, local.tzname() or "", bool(local.dst())), begins.replace(tzinfo=None))


def _part(kind: _Kind, at: datetime) -> TimezoneStandard | TimezoneDaylight:
    part = TimezoneDaylight() if kind.summer else TimezoneStandard()
    _add(part, "dtstart", at)
    _add(part, "tzoffsetfrom", kind.before)
    _add(part, "tzoffsetto", kind.after)
    _add(part, "tzname", kind.name)
    return part


def _add(component: object, name: str, value: object) -> None:
    # The library does not say the type of a value: it is whatever the property takes.
    cast(Any, component).add(name, value)
