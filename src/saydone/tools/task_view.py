"""A task as tools and widgets show it."""

import builtins
from datetime import UTC, datetime, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, Field

from saydone.domain.recurrence.parse import parse_rule
from saydone.domain.recurrence.tell import tell
from saydone.domain.task import Due, Surroundings, Task, is_overdue
from saydone.domain.task_list import INBOX
from saydone.domain.when.duration import say_duration
from saydone.domain.when.read import say_due
from saydone.tools.arguments import PriorityName, name_of


class SubtaskCount(BaseModel):
    """How many subtasks a task has, and how many of them are open."""

    open: int
    total: int


class TaskView(BaseModel):
    """A task. Moments carry the user's offset. What a task does not have, from ``list`` on, may be left out."""

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
    list: str = Field(default="", description="The list's name.")
    list_id: str = ""
    parent_id: str | None = Field(default=None, description="The task that it is a subtask of.")
    parent: str = Field(default="", description="That task's title.")
    labels: builtins.list[str] = []
    start: str | None = Field(default=None, description="When to begin, written like the due.")
    duration: str | None = Field(default=None, description="How long it takes: “1h 30m”.")
    repeat: str | None = Field(default=None, description="The RFC 5545 rule by which it repeats.")
    repeat_text: str | None = Field(default=None, description="The rule as people say it.")
    subtasks: SubtaskCount | None = None
    comments: int = Field(default=0, description="How many there are.")
    files: int = Field(default=0, description="How many are attached.")
    done: int = Field(default=0, description="How often it was done in the time that was asked for.")
    deleted_at: str | None = Field(default=None, description="When it went to the trash.")


def view_task(task: Task, now: datetime, around: Surroundings | None = None) -> TaskView:
    """The view of a task at ``now``, which is in the user's zone, with what stands around it."""
    zone = now.tzinfo or UTC
    around = around or Surroundings("")

    def local(moment: datetime) -> str:
        return moment.astimezone(zone).isoformat(timespec="seconds")

    def due_words(due: Due | None) -> str | None:
        return local(due) if isinstance(due, datetime) else due and due.isoformat()

    return TaskView(
        id=str(task.id),
        title=task.title,
        description=task.description,
        status=task.status,
        priority=name_of(task.priority),
        due=due_words(task.due),
        due_text=None if task.due is None else say_due(task.due, zone),
        overdue=is_overdue(task, now),
        created_at=local(task.created_at),
        updated_at=local(task.updated_at),
        completed_at=None if task.completed_at is None else local(task.completed_at),
        version=task.version,
        list=around.list_name,
        list_id=str(task.list_id),
        parent_id=None if task.parent_id is None else str(task.parent_id),
        parent=around.parent,
        labels=list(task.labels),
        start=due_words(task.start),
        duration=None if task.duration_minutes is None else say_duration(task.duration_minutes),
        repeat=task.rrule,
        repeat_text=_repeat_text(task, zone),
        subtasks=SubtaskCount(open=around.open_subtasks, total=around.subtasks) if around.subtasks else None,
        comments=around.comments,
        files=around.files,
        deleted_at=None if task.deleted_at is None else local(task.deleted_at),
    )


def _repeat_text(task: Task, zone: tzinfo) -> str | None:
    if task.rrule is None:
        return None
    own = zone if task.due_zone is None else ZoneInfo(task.due_zone)  # it keeps its time on the wall there
    return tell(parse_rule(task.rrule), due=task.due, zone=own, repeat_from=task.repeat_from)


def line_of(view: TaskView) -> str:
    """A task in one line, for those who read text only."""
    done = "[x]" if view.status == "completed" else "[ ]"
    priority = "" if view.priority == "p4" else f" ({view.priority})"
    labels = "".join(f" @{label}" for label in view.labels)
    where = f" in {view.list}" if view.list not in ("", INBOX) else ""
    due = f" — due {view.due_text}" if view.due_text else ""
    repeat = f", {view.repeat_text}" if view.repeat_text else ""
    late = ", overdue" if view.overdue else ""
    times = f", done {view.done} times then" if view.done > 1 else ", done then" if view.done and view.repeat else ""
    return f"{done} #{view.id} {view.title}{priority}{labels}{where}{due}{late}{repeat}{times}"
