"""Reading a string that is a due date, or a stretch of time, and nothing else."""

import re
from datetime import date, datetime

from saydone.domain.task import checked_due
from saydone.domain.when.find import find_whole
from saydone.domain.when.moment import localize, skipped, zone_of
from saydone.domain.when.pattern import Pattern
from saydone.domain.when.reading import When, say_due
from saydone.domain.when.spans import find_span
from saydone.errors import InvalidInput

_ISO = Pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[Tt ][0-9].*)?", re.DOTALL)
_LENGTH_MAX = 200


def read_due(words: str, *, now: datetime) -> When:
    """The due that ``words`` are: an ISO date or date-time (naive: the zone of ``now``), or everyday words.

    Raises ``InvalidInput`` with a sentence that says what would be understood, or which years there are.
    """
    found = None
    if len(words) <= _LENGTH_MAX:
        found = _read_iso(words, now) if _ISO.fullmatch(words.strip()) else find_whole(words, now=now)
    if found is None:
        raise InvalidInput(
            f"I can't read “{_short(words)}” as a date. Try “tomorrow at 5pm”, “next friday”, "
            "“every monday at 9” or 2026-03-10T17:00."
        )
    checked_due(found.due)
    return found


def read_span(words: str, *, now: datetime) -> tuple[date | datetime | None, date | datetime | None]:
    """The stretch of time that ``words`` are, as an inclusive (after, before) pair; a day stands for all of it.

    "overdue" is everything up to ``now``. Raises ``InvalidInput`` with a sentence that says what would be
    understood.
    """
    try:
        span = find_span(words, now=now) if len(words) <= _LENGTH_MAX else None
    except (ValueError, OverflowError):
        span = None
    if span is None:
        raise InvalidInput(
            f"I can't read “{_short(words)}” as a stretch of time. Try “today”, “this week”, “before friday”, "
            "“the next 7 days” or “overdue”."
        )
    return span


def _read_iso(words: str, now: datetime) -> When | None:
    text = words.strip()
    start = words.index(text)
    zone = zone_of(now)
    unseen = None
    try:
        due: date | datetime
        if len(text) == 10:
            due = date.fromisoformat(text)
        else:
            told = datetime.fromisoformat(text)
            due = told.astimezone(zone) if told.tzinfo else localize(told, zone)
            unseen = None if told.tzinfo else skipped(told, due)
        return When(due, None, start, start + len(text), say_due(due, zone), skipped=unseen)
    except (ValueError, OverflowError):  # no such day, or out of the calendar in one of the zones
        return None


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 60 else words[:59] + "…"
