"""Which tasks are asked for."""

from dataclasses import dataclass
from typing import Literal

from saydone.domain.task import Due, Priority, Task

PAGE_MAX = 100
SEARCH_MAX = 500


@dataclass(frozen=True, slots=True)
class TaskQuery:
    """All conditions must hold; days are inclusive.

    ``words`` must all occur, in any case, in the title or description.
    """

    status: Literal["all", "pending", "completed"] = "all"
    words: str = ""
    due_after: Due | None = None
    due_before: Due | None = None
    overdue: bool = False
    priority: Priority | None = None
    limit: int = 20
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class TaskPage:
    """One page of the answer: pending before completed, then by due (none last), priority, age."""

    tasks: tuple[Task, ...]
    total: int
    next_cursor: str | None
