"""A task, what may be said of one, and what makes it valid."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Status = Literal["pending", "completed"]
Priority = Literal[1, 2, 3, 4]
Due = date | datetime
"""A day, or an aware moment. (A ``datetime`` is a ``date`` too: test for ``datetime`` first.)"""

TITLE_MAX = 500
DESCRIPTION_MAX = 10_000
BATCH_MAX = 25


@dataclass(frozen=True, slots=True)
class Task:
    """A task as it stands. Moments are aware UTC; ``priority`` 1 is the most urgent, 4 the default."""

    id: int
    title: str
    description: str
    status: Status
    priority: Priority
    due: Due | None
    created_at: datetime
    updated_at: datetime
    completed_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """A task to be added."""

    title: str
    description: str = ""
    priority: Priority = 4
    due: Due | None = None
