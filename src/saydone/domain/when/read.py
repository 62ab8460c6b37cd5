"""Reading a string that is a due date, or a stretch of time, and nothing else."""

from datetime import date, datetime

from saydone.domain.when.find import find_when
from saydone.domain.when.reading import When, say_due
from saydone.errors import InvalidInput


def read_due(words: str, *, now: datetime) -> When:
    """The due that ``words`` are: an ISO date or date-time (naive: the zone of ``now``), or everyday words.

    Raises ``InvalidInput`` with a sentence that says what would be understood.
    """
    try:
        due = date.fromisoformat(words.strip())
    except ValueError:
        found = find_when(words, now=now)
        if found is None:
            raise InvalidInput(f"I can't read “{words}” as a date. Try “tomorrow at 5pm” or 2026-03-10.") from None
        return found
    return When(due, None, 0, len(words), say_due(due, now.tzinfo)) if now.tzinfo else When(due, None, 0, 0, "")


def read_span(words: str, *, now: datetime) -> tuple[date | datetime | None, date | datetime | None]:
    """The stretch of time that ``words`` are, as an inclusive (after, before) pair."""
    due = read_due(words, now=now).due
    return due, due
