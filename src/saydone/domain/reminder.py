"""A reminder of a task: kept here, sent by whoever sends."""

from dataclasses import dataclass
from datetime import datetime

from saydone.domain.task import checked_moment
from saydone.errors import InvalidInput

MINUTES_BEFORE_MAX = 60 * 24 * 366
REMINDERS_MAX = 20  # of one user, on one task


@dataclass(frozen=True, slots=True)
class Reminder:
    """When to remind a user of a task: at a moment, or some minutes before it is due."""

    id: int
    task_id: int
    user_id: int
    at: datetime | None
    minutes_before: int | None


def checked_reminder(at: datetime | None, minutes_before: int | None) -> tuple[datetime | None, int | None]:
    """The two as they are kept, exactly one of them set. Raises ``InvalidInput``."""
    if (at is None) == (minutes_before is None):
        raise InvalidInput("A reminder has either a moment or a number of minutes before the task is due.")
    if at is not None:
        return checked_moment(at), None
    if minutes_before is not None and not 0 <= minutes_before <= MINUTES_BEFORE_MAX:
        raise InvalidInput("A reminder comes at the due time or up to 366 days before it.")
    return None, minutes_before
