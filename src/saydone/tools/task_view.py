"""A task as tools and widgets show it."""

from datetime import UTC, datetime
from typing import Literal

from pydantic import BaseModel, Field

from saydone.domain.task import Due, Task, is_overdue
from saydone.domain.when.read import say_due
from saydone.tools.arguments import PriorityName, name_of


class TaskView(BaseModel):
    """A task. Moments carry the user's offset."""

    id: str
    title: str
    description: str
    status: Literal["pending", "completed"]
    priority: PriorityName = Field(description="p1 is the most urgent, p4 the default.")
    due: str | None = Field(description="A day (2026-03-10), a moment (2026-03-10T17:00:00+01:00), or null.")
    due_text: str | None = Field(description="The due as people say it.")
    overdue: bool
    created_at: str
    updated_at: str
    completed_at: str | None
    version: int


def view_task(task: Task, now: datetime) -> TaskView:
    """The view of a task at ``now``, which is in the user's zone."""
    zone = now.tzinfo or UTC

    def local(moment: datetime) -> str:
        return moment.astimezone(zone).isoformat(timespec="seconds")

    def due_words(due: Due) -> str:
        return local(due) if isinstance(due, datetime) else due.isoformat()

    return TaskView(
        id=str(task.id),
        title=task.title,
        description=task.description,
        status=task.status,
        priority=name_of(task.priority),
        due=None if task.due is None else due_words(task.due),
        due_text=None if task.due is None else say_due(task.due, zone),
        overdue=is_overdue(task, now),
        created_at=local(task.created_at),
        updated_at=local(task.updated_at),
        completed_at=None if task.completed_at is None else local(task.completed_at),
        version=task.version,
    )


def line_of(view: TaskView) -> str:
    """A task in one line, for those who read text only."""
    done = "[x]" if view.status == "completed" else "[ ]"
    priority = "" if view.priority == "p4" else f" ({view.priority})"
    due = f" — due {view.due_text}" if view.due_text else ""
    return f"{done} #{view.id} {view.title}{priority}{due}{', overdue' if view.overdue else ''}"
