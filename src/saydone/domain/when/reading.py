"""What due words mean, and how a due date is told to a person."""

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from saydone.domain.recurrence.rule import RepeatFrom


@dataclass(frozen=True, slots=True)
class When:
    """A due date and its repetition, read from words.

    ``due`` is a day, or an aware moment in the zone of the clock it was read with; of a repetition it is
    the first occurrence. ``rrule`` is an RFC 5545 rule without prefix and start: ``FREQ=WEEKLY;BYDAY=TH``.
    ``start`` and ``end`` (half-open) are where the words stand in the text, their preposition included;
    ``also`` are further places, when they stand apart ("a 7pm reminder … tomorrow"). ``said`` is for people.
    ``repeat_from`` is what the next occurrence is counted from ("every 3 days after I do it": the completion).
    ``skipped`` is the time of day that is said, where clocks skip it on that day and the due is later.
    """

    due: date | datetime | None
    rrule: str | None
    start: int
    end: int
    said: str
    also: tuple[tuple[int, int], ...] = ()
    repeat_from: RepeatFrom = "due"
    skipped: time | None = None


def say_due(due: date | datetime, zone: tzinfo) -> str:
    """``Tue 10 Mar 2026, 17:00`` in ``zone``; a day is told without a time."""
    if isinstance(due, datetime):
        due = due.astimezone(zone)
        return f"{_say_day(due)}, {due:%H:%M}"
    return _say_day(due)


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _say_day(day: date) -> str:
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year:04d}"
