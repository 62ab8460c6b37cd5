"""From what is said to a day or a moment: what was left out is filled in from the clock."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from saydone.domain.when.dates import next_monthday
from saydone.domain.when.days import find_weekday
from saydone.domain.when.moment import later, later_day, localize, skipped, zone_of
from saydone.domain.when.parts import TIMES
from saydone.domain.when.sense import Clock, Sense, coming

_DAY = timedelta(days=1)
_MORNING, _EVENING = 7, 12


def resolve(sense: Sense, now: datetime) -> date | datetime:
    """The day or moment meant by a sense without a repetition.

    ValueError or OverflowError when there is none, as for a 30 February or a day past the year 9999.
    """
    if sense.moment is not None:
        return sense.moment
    if sense.without:
        raise ValueError("nothing to leave days out of")
    if sense.shift is not None:
        return _shifted(sense, now)
    if not sense.has_day:
        return _at_next(sense, now)
    if sense.clock is None and sense.part in (None, "end"):
        return day_of(sense, now.date())
    day = day_of(sense, now.date())
    found = at(day, sense, now)
    floating = sense.on is None and (sense.weekday is not None or sense.monthday is not None)
    if found <= now and floating and day == now.date() and sense.clock:
        return at(day_of(sense, day + _DAY), sense, now)
    if sense.clock is None and found <= now:
        return day
    return found


def day_of(sense: Sense, today: date) -> date:
    """The day that is named, the first from ``today`` on."""
    if sense.on is not None:
        return sense.on
    if sense.within is not None:
        return _in_period(sense, today)
    if sense.monthday is not None:
        return next_monthday(sense.monthday, today=today, weekday=sense.weekday)
    if sense.weekday is not None:
        return find_weekday(sense.weekday, sense.which, today=today)
    return today


def _in_period(sense: Sense, today: date) -> date:
    """A day of a period: the one named, else its first, or of a running one the last (of a week: Friday)."""
    first, last = sense.within or (today, today)
    if sense.weekday is not None:
        return coming(first, sense.weekday)
    if sense.monthday is not None:
        return first.replace(day=sense.monthday)
    if not first <= today <= last:
        return first
    friday = first + timedelta(days=4)
    return friday if last - first == timedelta(days=6) and today <= friday else last


def _shifted(sense: Sense, now: datetime) -> date | datetime:
    """ "2 days after next friday", "an hour before noon"."""
    amount = sense.shift
    base = replace(sense, shift=None)
    if amount is None or not (base.has_day or base.has_time):
        raise ValueError("nothing to count from")
    if base.has_day and base.has_time and not amount.seconds:  # "a week from monday at 5": the 5 is of the result
        day = later_day(day_of(base, now.date()), amount)
        return at(day, base, now)
    if base.weekday is not None and not base.has_time and base.which == "":
        base = replace(base, which="coming")
    found = resolve(base, now)
    if isinstance(found, datetime):
        return later(found, amount)
    if amount.seconds:
        raise ValueError("hours cannot be counted from a day")
    return later_day(found, amount)


def _at_next(sense: Sense, now: datetime) -> date | datetime:
    """A time without a day: the next such moment."""
    if sense.part == "end" and sense.clock is None:
        return now.date()
    found = at(now.date(), sense, now)
    return found if found > now else at(now.date() + _DAY, sense, now, fresh=True)


def at(day: date, sense: Sense, now: datetime, *, fresh: bool = False) -> datetime:
    """The moment on ``day`` that the time or part of day names."""
    if sense.clock is None:
        return localize(datetime.combine(day, TIMES[sense.part or "morning"]), zone_of(now))
    clock = sense.clock
    zone = clock.zone or zone_of(now)
    times = [datetime.combine(day, one) for one in _times(clock)]
    if clock.ends:
        times = [times[0] + _DAY]
    elif sense.part is not None and sense.part != "end":
        times = [_in_part(times, clock, sense.part)]
    moments = [localize(wall, zone).astimezone(zone_of(now)) for wall in times]
    if day == now.date() and not fresh:
        ahead = [moment for moment in moments if moment > now]
        if not ahead and clock == Clock(0, 0):  # "today at midnight" is the end of today
            return localize(times[0] + _DAY, zone).astimezone(zone_of(now))
        return ahead[0] if ahead else moments[0]
    return moments[0]


def skipped_time(sense: Sense, due: date | datetime) -> time | None:
    """The time of day that is said, where the clocks of the due's zone skip it on that day and the due is later."""
    if not isinstance(due, datetime) or sense.clock is None or sense.clock.zone:
        return None
    said = _times(replace(sense.clock, sure=False))
    unseen = (skipped(datetime.combine(due.date(), each), due) for each in said)
    return next(filter(None, unseen), None)


def _times(clock: Clock) -> list[time]:
    """The likelier reading first: from 7 to 12 in the working day's first half, from 1 to 6 in its second."""
    told = time(clock.hour, clock.minute)
    if clock.sure:
        return [told]
    other = time((clock.hour + 12) % 24, clock.minute)
    return [told, other] if _MORNING <= clock.hour <= _EVENING else [other, told]


def _in_part(times: list[datetime], clock: Clock, part: str) -> datetime:
    """The time as the part of day has it: 3 in the morning, 3 in the afternoon, 1 at night (of the next day)."""
    early, late = min(times), max(times)
    if part in ("early", "morning", "late morning"):
        return early.replace(hour=0) if not clock.sure and clock.hour == 12 else early
    if part in ("night", "late"):
        hour = clock.hour % 12 if not clock.sure else clock.hour
        return early.replace(hour=hour) + _DAY if hour < 5 else late
    if part == "evening" and not clock.sure and clock.hour == 12:
        return early.replace(hour=0) + _DAY
    return times[0] if clock.hour == 12 else late


def utc_limit(day: date, now: datetime) -> datetime:
    """The last second of ``day`` in the user's zone, in UTC."""
    return localize(datetime.combine(day, time(23, 59, 59)), zone_of(now)).astimezone(UTC)
