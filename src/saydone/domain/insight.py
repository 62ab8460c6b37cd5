"""What a person did in a stretch of days, counted."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Literal

from saydone.domain.when.moment import day_of, localize, zone_of
from saydone.domain.when.read import read_span
from saydone.errors import InvalidInput

By = Literal["day", "week", "list", "label"]

DAYS_MAX = 3660
BUCKETS_MAX = 400
_ALL_TIME = ("all time", "of all time", "ever", "so far")


@dataclass(frozen=True, slots=True)
class Period:
    """Days in the user's zone, both ends included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def before(self) -> "Period":
        """As many days, right before it."""
        return Period(self.first - timedelta(days=self.days), self.first - timedelta(days=1))

    def split(self, by: Literal["day", "week"]) -> list["Period"]:
        """Its days, or its weeks from Monday on; the first and the last week may be parts of one."""
        parts: list[Period] = []
        first = self.first
        while first <= self.last:
            end = first if by == "day" else first + timedelta(days=6 - first.weekday())
            parts.append(Period(first, min(end, self.last)))
            first = parts[-1].last + timedelta(days=1)
        return parts

    def edges(self, zone: tzinfo) -> tuple[datetime, datetime]:
        """The moments at which it begins, and at which it is over: a day with a change of clocks has 23 or 25 hours."""
        return day_starts(self.first, zone), day_starts(self.last + timedelta(days=1), zone)


@dataclass(frozen=True, slots=True)
class Bucket:
    """One day, week, list or label: how often something was completed in the period. For days and weeks, how many
    tasks were added and how many were overdue when it ended; for lists and labels, how many are open and overdue now.

    A task with two labels counts for both.
    """

    name: str
    days: Period | None
    completed: int
    added: int | None
    open: int | None
    overdue: int


@dataclass(frozen=True, slots=True)
class Insight:
    """What was done in a period. A task that repeats counts each time; what was skipped does not.

    ``completed_before`` is the same for as many days right before. Streaks are days in a row on which something was
    done: ``streak`` up to today or yesterday, ``longest_streak`` ever. ``hours_to_done`` is the median time from
    creation to completion, of tasks that do not repeat. ``open`` and ``overdue`` are how it stands now.
    """

    period: Period
    by: By
    buckets: tuple[Bucket, ...]
    completed: int
    completed_before: int
    on_time: int
    with_due: int
    added: int
    skipped: int
    open: int
    overdue: int
    streak: int
    longest_streak: int
    hours_to_done: float | None


def day_starts(day: date, zone: tzinfo) -> datetime:
    """The moment at which a day begins in a zone, where clocks may jump over midnight."""
    return localize(datetime(day.year, day.month, day.day), zone)


def read_period(words: str, now: datetime, since: date | None) -> Period:
    """The past days that the words name, today included; ``since`` begins what has no beginning ("all time").

    Raises ``InvalidInput`` when the words name none, only days to come, or more than ten years.
    """
    everything = words.strip().lower() in _ALL_TIME
    after, before = (None, None) if everything else read_span(words, now=now)
    zone, today = zone_of(now), now.date()
    first = (since or today) if after is None else day_of(after, zone)
    last = today if before is None else min(day_of(before, zone), today)
    if first > today:
        raise InvalidInput("That lies ahead: ask for days that have been, such as “this week” or “the last 30 days”.")
    if first > last:
        raise InvalidInput("That stretch of time ends before it begins.")
    period = Period(first, last)
    if period.days > DAYS_MAX:
        raise InvalidInput("That is more than ten years. Ask for a shorter time, such as “the last 12 months”.")
    return period


def longest_run(days: list[date]) -> int:
    """The most days in a row among these, which are in their order."""
    longest = run = 0
    before: date | None = None
    for day in days:
        run = run + 1 if before is not None and day - before == timedelta(days=1) else 1
        longest, before = max(longest, run), day
    return longest


def current_run(days: list[date], today: date) -> int:
    """The days in a row up to today; while nothing was done today yet, up to yesterday."""
    active = set(days)
    day = today if today in active else today - timedelta(days=1)
    run = 0
    while day in active:
        run, day = run + 1, day - timedelta(days=1)
    return run
