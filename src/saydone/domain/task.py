"""A task, what may be said of one, and what makes it valid."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from saydone.domain.text import checked_text, is_blank
from saydone.errors import InvalidInput

Status = Literal["pending", "completed"]
Priority = Literal[1, 2, 3, 4]
Due = date | datetime
"""A day, or an aware moment. (A ``datetime`` is a ``date`` too: test for ``datetime`` first.)"""

TITLE_MAX = 500
DESCRIPTION_MAX = 10_000
BATCH_MAX = 25
FIRST_YEAR, LAST_YEAR = 1900, 9998


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


@dataclass(frozen=True, slots=True)
class TaskChange:
    """What to change of a task; ``None`` leaves a field as it is, ``clear_due`` takes the due away."""

    title: str | None = None
    description: str | None = None
    priority: Priority | None = None
    due: Due | None = None
    clear_due: bool = False


def clean_title(title: str) -> str:
    """The title as it is kept: one line, 1 to 500 characters, one of them visible. Raises ``InvalidInput``."""
    line = " ".join(checked_text(title, "The title").split())
    if is_blank(line):
        raise InvalidInput("A task needs a title.")
    if len(line) > TITLE_MAX:
        raise InvalidInput(
            f"The title has {len(line)} characters; {TITLE_MAX} is the most. Put the rest in the description."
        )
    return line


def clean_description(description: str) -> str:
    """The description as it is kept: at most 10,000 characters. Raises ``InvalidInput``."""
    text = checked_text(description, "The description").replace("\r\n", "\n").strip()
    if len(text) > DESCRIPTION_MAX:
        raise InvalidInput(f"The description has {len(text)} characters; {DESCRIPTION_MAX} is the most.")
    return text


def checked_due(due: Due | None) -> Due | None:
    """The due as it is kept, a moment in UTC, if every zone and database can hold it. Raises ``InvalidInput``."""
    if due is None:
        return None
    if not FIRST_YEAR <= due.year <= LAST_YEAR:
        raise InvalidInput(f"A due date must lie between the years {FIRST_YEAR} and {LAST_YEAR}.")
    if not isinstance(due, datetime):
        return due
    if due.tzinfo is None:
        raise ValueError("a due moment must be aware")
    return due.astimezone(UTC)


def is_overdue(task: Task, now: datetime) -> bool:
    """Whether a pending task's due has passed; ``now`` is in the user's zone. A day is over when it ends."""
    if task.status == "completed" or task.due is None:
        return False
    if isinstance(task.due, datetime):
        return task.due < now
    return task.due < now.date()
