"""Which tasks are asked for, in which order."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from saydone.domain.task import Due, Priority, Status, Task

PAGE_MAX = 100
SEARCH_MAX = 500
TOTAL_MAX = 10_000

Sort = Literal["due", "priority", "created", "updated", "completed", "title", "position"]
Group = Literal["list", "priority", "assignee"]

SORTS: dict[str, Sort] = {
    "due": "due",
    "priority": "priority",
    "created": "created",
    "updated": "updated",
    "completed": "completed",
    "title": "title",
    "manual": "position",
}
"""What each order is called by people and programs."""


@dataclass(frozen=True, slots=True)
class TaskQuery:
    """All conditions must hold; days are inclusive.

    ``query`` is in the query language (docs/query-language.md). A ``status`` of None is what the query says of it,
    and pending when it says nothing; completed, with a query that asks when something was done, has what is open again
    as well. ``words`` must all occur, in any case, in the title or description. ``label``
    is a name, in any case.

    ``sort`` orders pending tasks, then completed ones; ``descending`` turns the sort around, not these two. With
    ``group`` the tasks of a list, a priority or an assignee stand together, in that order.
    """

    status: Literal["all"] | Status | None = "all"
    query: str = ""
    words: str = ""
    due_after: Due | None = None
    due_before: Due | None = None
    overdue: bool = False
    priority: Priority | None = None
    list_id: int | None = None
    label: str = ""
    parent_id: int | None = None
    """The task that it is a subtask of; 0 is no task."""
    sort: Sort = "due"
    descending: bool = False
    group: Group | None = None
    limit: int = 20
    cursor: str | None = None

    @property
    def selection(self) -> str:
        """What tells one choice of tasks from another, for a cursor that goes on in it. Moments count by their
        days: one that was said as “now” is another with each page."""
        said = (self.query, self.words, self.overdue, self.priority, self.list_id, self.label, self.parent_id)
        days = [str(each)[:10] for each in (self.due_after, self.due_before) if each]
        return hashlib.sha256(repr((*said, *days)).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class TaskPage:
    """One page of the answer. ``total`` is how many there are, up to ``TOTAL_MAX``; with ``total_is_at_least`` not all
    were looked at, and there are more, or may be. Where the query asks when something was done, ``times`` has how often
    each task was, then.

    Sorted by due: those without last, then by priority and age.
    """

    tasks: tuple[Task, ...]
    total: int
    next_cursor: str | None
    total_is_at_least: bool = False
    times: Mapping[int, int] = field(default_factory=dict[int, int])
