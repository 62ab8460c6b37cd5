"""Moments in a zone: what a time on the wall is there, and what comes after a while."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from dateutil.relativedelta import relativedelta


@dataclass(frozen=True, slots=True)
class Amount:
    """A length of time: months and days by the calendar, seconds by the clock that never stops."""

    months: int = 0
    days: int = 0
    seconds: int = 0

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.months + other.months, self.days + other.days, self.seconds + other.seconds)

    def __neg__(self) -> "Amount":
        return Amount(-self.months, -self.days, -self.seconds)


def zone_of(now: datetime) -> tzinfo:
    """The user's zone, as the clock tells it."""
    return now.tzinfo or UTC


def day_of(due: date | datetime, zone: tzinfo) -> date:
    """The day itself, or the one that an aware moment is on in ``zone``."""
    return due.astimezone(zone).date() if isinstance(due, datetime) else due


def localize(wall: datetime, zone: tzinfo) -> datetime:
    """The moment when clocks in ``zone`` show ``wall`` (naive).

    A time that the clocks skip becomes the first that they show; one that they show twice is the first.
    OverflowError when there is no such moment in UTC.
    """
    moment = wall.replace(tzinfo=zone, fold=0)
    utc = moment.astimezone(UTC)
    if utc.astimezone(zone).replace(tzinfo=None) == wall:
        return moment
    before, behind = wall - _offset(wall.replace(tzinfo=zone, fold=1)), utc.replace(tzinfo=None)
    old = _offset(moment)
    while behind - before > timedelta(seconds=1):
        middle = before + (behind - before) // 2
        if _offset(middle.replace(tzinfo=UTC).astimezone(zone)) == old:
            before = middle
        else:
            behind = middle
    return behind.replace(tzinfo=UTC, microsecond=0).astimezone(zone)


def skipped(wall: datetime, moment: datetime) -> time | None:
    """The time of day of ``wall``, when it is ``moment`` only because the clocks of its zone skip it."""
    moved = moment.replace(tzinfo=None) != wall and localize(wall, zone_of(moment)) == moment
    return wall.time() if moved else None


def later_day(day: date, amount: Amount) -> date:
    """The day ``amount`` after ``day``; the last of the month when the month is too short."""
    return day + relativedelta(months=amount.months) + timedelta(days=amount.days)


def later(moment: datetime, amount: Amount) -> datetime:
    """The moment ``amount`` after an aware one: to the minute, unless it is a matter of seconds."""
    zone = zone_of(moment)
    if amount.months or amount.days:
        day = later_day(moment.date(), amount)
        moment = localize(datetime.combine(day, moment.time()), zone)
    utc = moment.astimezone(UTC) + timedelta(seconds=amount.seconds)
    if amount.seconds % 60 == 0:
        utc = (utc + timedelta(seconds=30)).replace(second=0)
    return utc.replace(microsecond=0).astimezone(zone)


def _offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta()
