"""A recurrence rule, part by part as in RFC 5545, section 3.3.10."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Literal, NamedTuple, get_args

Frequency = Literal["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY"]
RepeatFrom = Literal["due", "completion"]
"""What the next occurrence is counted from."""

FREQUENCIES: tuple[Frequency, ...] = get_args(Frequency)
DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class RuleDay(NamedTuple):
    """A weekday (0 is Monday), all of them or the ``nth`` of its month or year; -1 is the last."""

    weekday: int
    nth: int = 0

    def __str__(self) -> str:
        return f"{self.nth or ''}{DAY_CODES[self.weekday]}"


def ordered(numbers: Iterable[int]) -> tuple[int, ...]:
    """Each once, those counted from the end last: (1, 15, -1)."""
    return tuple(sorted(set(numbers), key=lambda one: (one < 0, one)))


def ordered_days(days: Iterable[RuleDay]) -> tuple[RuleDay, ...]:
    """Each once, in the order of month and week; those counted from the end last."""
    return tuple(sorted(set(days), key=lambda day: (day.nth < 0, day.nth, day.weekday)))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecurrenceRule:
    """How a task repeats; ``str(rule)`` is its RFC 5545 text without ``RRULE:`` and start.

    ``until`` is inclusive: a day, an aware moment, or a naive one, which is a time on the wall in the task's zone.
    ``count`` is the number of times in all. Lists are sorted, without repetitions.
    """

    freq: Frequency
    interval: int = 1
    months: tuple[int, ...] = ()
    week_numbers: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    days: tuple[RuleDay, ...] = ()
    hours: tuple[int, ...] = ()
    minutes: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    week_start: int = 0
    count: int | None = None
    until: date | datetime | None = None

    def __str__(self) -> str:
        return ";".join(f"{name}={value}" for name, value in self._parts() if value)

    def returning_to(self, at: time) -> "RecurrenceRule":
        """The rule with its time of day, for a task whose due does not show it: clocks skip it on that day."""
        if self.freq in ("HOURLY", "MINUTELY"):
            return self
        return replace(self, hours=self.hours or (at.hour,), minutes=self.minutes or (at.minute,))

    def _parts(self) -> Iterator[tuple[str, str]]:
        yield "FREQ", self.freq
        yield "INTERVAL", str(self.interval) if self.interval != 1 else ""
        yield "BYMONTH", _listed(self.months)
        yield "BYWEEKNO", _listed(self.week_numbers)
        yield "BYYEARDAY", _listed(self.year_days)
        yield "BYMONTHDAY", _listed(self.month_days)
        yield "BYDAY", _listed(self.days)
        yield "BYHOUR", _listed(self.hours)
        yield "BYMINUTE", _listed(self.minutes)
        yield "BYSETPOS", _listed(self.positions)
        yield "WKST", DAY_CODES[self.week_start] if self.week_start else ""
        yield "COUNT", str(self.count) if self.count is not None else ""
        yield "UNTIL", _ending(self.until)


def _listed(values: tuple[object, ...]) -> str:
    return ",".join(map(str, values))


def _ending(until: date | datetime | None) -> str:
    if until is None:
        return ""
    # Not by strftime, which leaves the zeros of years before 1000 out.
    day = until.astimezone(UTC) if isinstance(until, datetime) and until.tzinfo else until
    said = day.isoformat().replace("-", "").replace(":", "")[:15]
    return said + "Z" if isinstance(day, datetime) and day.tzinfo else said
