"""One time that a task, or one occurrence of a recurring task, was done or skipped."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Completion:
    """A completion as it is kept; ``due_on`` or ``due_at`` is what was due then, if anything."""

    id: int
    task_id: int | None
    owner_id: int
    by_user_id: int | None
    due_on: date | None
    due_at: datetime | None
    at: datetime
    skipped: bool
