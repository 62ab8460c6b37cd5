"""The times on the wall that a rule names, by python-dateutil, without zones and without ends."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import MAXYEAR, date, datetime, time
from functools import lru_cache
from math import gcd
from typing import Literal

from dateutil.rrule import rrule, weekday

from saydone.domain.recurrence.rule import Frequency, RecurrenceRule

_FREQS: dict[Frequency, Literal[0, 1, 2, 3, 4, 5]] = {
    "YEARLY": 0, "MONTHLY": 1, "WEEKLY": 2, "DAILY": 3, "HOURLY": 4, "MINUTELY": 5,
}  # fmt: skip
# How many of each a turn of the calendar has: 400 years, which are whole weeks.
_TURN: dict[Frequency, int] = {"YEARLY": 400, "MONTHLY": 4_800, "WEEKLY": 20_871, "DAILY": 146_097}

_LATE = date(9950, 1, 1)
"""So near the end of the calendar that a search for nothing is short, and 28 years, after which days repeat, fit."""


def expand(rule: RecurrenceRule, start: datetime) -> Iterator[datetime]:
    """Naive times from ``start`` on, in order, ``start`` itself only where it fits; the end of the rule is left aside.

    What the rule leaves open it takes from ``start``. A rule that does not happen any more is tried to the end of the
    calendar, which takes seconds: ask ``comes_again`` first.
    """
    walls = rrule(  # pyright: ignore[reportUnknownArgumentType] - its stub lacks an argument of its generic base
        _FREQS[rule.freq],
        dtstart=start,
        interval=rule.interval,
        wkst=rule.week_start,  # otherwise it is the process's calendar.setfirstweekday()
        bymonth=rule.months or None,
        byweekno=rule.week_numbers or None,
        byyearday=rule.year_days or None,
        bymonthday=rule.month_days or None,
        byweekday=[weekday(day.weekday, day.nth or None) for day in rule.days] or None,
        byhour=rule.hours or None,
        byminute=rule.minutes or None,
        bysetpos=rule.positions or None,
    )
    with suppress(ValueError):  # a last week that reaches over the end of the calendar
        yield from walls


def happens(rule: RecurrenceRule) -> bool:
    """Whether any day fits the rule, whatever its interval and its end."""
    plain = replace(rule, interval=1, count=None, until=None)
    named = rule.month_days or rule.days or rule.year_days
    if rule.freq in ("MONTHLY", "DAILY") and named and not rule.positions and not any(day.nth for day in rule.days):
        # The days are the same ones, and a year without any is passed over at once.
        plain = replace(plain, freq="YEARLY")
    return _happens(plain)


@lru_cache(maxsize=1000)
def _happens(rule: RecurrenceRule) -> bool:
    return first_day(rule, _LATE) is not None


def comes_again(rule: RecurrenceRule, start: datetime) -> bool:
    """Whether the rule names a time behind ``start``, hours left aside.

    The calendar repeats every 400 years, and a rule with it, after as many turns as its interval takes to fall on the
    same days. So it is tried in the last of these stretches: a rule that never comes is not followed for 8,000 years.
    """
    return _comes_again(replace(rule, count=None, until=None), start)


@lru_cache(maxsize=1000)
def _comes_again(rule: RecurrenceRule, start: datetime) -> bool:
    weekdays = {day.weekday for day in rule.days}
    if rule.freq == "DAILY" and rule.interval % 7 == 0 and weekdays and start.weekday() not in weekdays:
        # It stays on one weekday, of which a turn of the calendar has 20,871.
        return False
    turns = rule.interval // gcd(rule.interval, _TURN[rule.freq])
    skipped = max((MAXYEAR - start.year) // (400 * turns) - 1, 0) * 400 * turns
    late = start.replace(year=start.year + skipped)
    return any(wall > late for wall in expand(rule, late))


def first_day(rule: RecurrenceRule, earliest: date) -> date | None:
    """The first day from ``earliest`` on that fits the rule; None when none does."""
    start = datetime.combine(earliest, time())
    found = next(expand(rule, start), None)
    return found.date() if found else None
