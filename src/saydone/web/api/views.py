"""What the REST API shows of a task, a list, a comment. Ids are text; moments carry the user's offset."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from saydone.domain.comment import Comment
from saydone.domain.label import Label
from saydone.domain.recurrence.ending import last_day
from saydone.domain.recurrence.parse import parse_rule
from saydone.domain.recurrence.rule import RepeatFrom
from saydone.domain.recurrence.tell import tell
from saydone.domain.reminder import Reminder
from saydone.domain.saved_filter import SavedFilter
from saydone.domain.task import Due, Surroundings, Task, is_overdue
from saydone.domain.task_list import Color, TaskList
from saydone.domain.when.reading import say_due
from saydone.tools.arguments import PriorityName, name_of

_TASK: JsonDict = {
    "id": "12",
    "list": "1",
    "parent": None,
    "parent_title": None,
    "title": "Water the plants",
    "description": "",
    "status": "pending",
    "priority": "p2",
    "due": "2026-03-10T17:00:00+01:00",
    "due_text": "Tue 10 Mar 2026, 17:00",
    "overdue": False,
    "start": None,
    "start_text": None,
    "duration_minutes": 15,
    "repeat": "FREQ=WEEKLY;BYDAY=TU",
    "repeat_from": "due",
    "repeat_text": "every Tuesday at 17:00",
    "labels": ["home"],
    "assignee": None,
    "subtasks": {"open": 1, "total": 2},
    "comments": 0,
    "attachments": 1,
    "created_at": "2026-03-04T10:00:00+01:00",
    "updated_at": "2026-03-04T10:00:00+01:00",
    "completed_at": None,
    "deleted_at": None,
    "version": 1,
}


class SubtaskCount(BaseModel):
    """How many subtasks a task has just below it, and how many of them are open."""

    open: int
    total: int


class TaskView(BaseModel):
    """A task."""

    model_config = ConfigDict(json_schema_extra={"examples": [_TASK]})

    id: str
    list: str = Field(description="The id of the list it is in.")
    parent: str | None = Field(description="The id of the task that it is a subtask of.")
    parent_title: str | None = Field(description="That task's title.")
    title: str
    description: str
    status: Literal["pending", "completed"]
    priority: PriorityName = Field(description="p1 is the most urgent, p4 the default.")
    due: str | None = Field(description="A day (2026-03-10), a moment (2026-03-10T17:00:00+01:00), or null.")
    due_text: str | None = Field(description="The due as people say it.")
    overdue: bool
    start: str | None = Field(description="As the due.")
    start_text: str | None
    duration_minutes: int | None
    repeat: str | None = Field(description="An RFC 5545 RRULE; what comes next is reckoned from the due.")
    repeat_from: RepeatFrom = Field(description="Whether the next comes after the due or after the completion.")
    repeat_text: str | None = Field(description="The rule as people say it.")
    repeat_until: date | None = Field(default=None, description="The last day on which it may come, where it repeats.")
    labels: Sequence[str]
    assignee: str | None = Field(description="The id of the user who is to do it.")
    subtasks: SubtaskCount
    comments: int = Field(description="How many there are.")
    attachments: int = Field(description="How many files it has.")
    created_at: str
    updated_at: str
    completed_at: str | None
    deleted_at: str | None = Field(description="When it went to the trash.")
    version: int = Field(description="The number in its `ETag`.")


class ListView(BaseModel):
    """A list of tasks."""

    id: str
    name: str
    description: str
    color: Color
    is_inbox: bool
    mine: bool = Field(description="Whether it is the user's own; others are shared with them.")
    archived_at: str | None
    deleted_at: str | None
    created_at: str
    updated_at: str
    version: int = Field(description="The number in its `ETag`.")


class LabelView(BaseModel):
    """A label."""

    id: str
    name: str
    color: Color


class FilterView(BaseModel):
    """A saved filter."""

    id: str
    name: str
    query: str = Field(description="In the query language, as it was written.")
    version: int = Field(description="The number in its `ETag`.")


class CommentView(BaseModel):
    """A comment on a task."""

    id: str
    task: str
    author: str = Field(description="The id of the user who wrote it.")
    text: str
    created_at: str
    updated_at: str
    version: int = Field(description="The number in its `ETag`.")


class ReminderView(BaseModel):
    """A reminder: at a moment, or some minutes before the task is due."""

    id: str
    task: str
    at: str | None
    minutes_before: int | None


def view_task(task: Task, now: datetime, around: Surroundings) -> TaskView:
    """A task as it is at ``now``, which is in the user's zone, with what stands around it."""
    zone = now.tzinfo or UTC
    return TaskView(
        id=str(task.id),
        list=str(task.list_id),
        parent=_id(task.parent_id),
        parent_title=around.parent or None,
        title=task.title,
        description=task.description,
        status=task.status,
        priority=name_of(task.priority),
        due=due_words(task.due, now),
        due_text=None if task.due is None else say_due(task.due, zone),
        overdue=is_overdue(task, now),
        start=due_words(task.start, now),
        start_text=None if task.start is None else say_due(task.start, zone),
        duration_minutes=task.duration_minutes,
        repeat=task.rrule,
        repeat_from=task.repeat_from,
        repeat_text=None if task.rrule is None else _repeat_text(task, task.rrule),
        repeat_until=None if task.rrule is None else last_day(parse_rule(task.rrule), _zone_of(task)),
        labels=task.labels,
        assignee=_id(task.assignee_id),
        subtasks=SubtaskCount(open=around.open_subtasks, total=around.subtasks),
        comments=around.comments,
        attachments=around.files,
        created_at=local(task.created_at, now),
        updated_at=local(task.updated_at, now),
        completed_at=local_or_none(task.completed_at, now),
        deleted_at=local_or_none(task.deleted_at, now),
        version=task.version,
    )


def view_list(task_list: TaskList, now: datetime, user_id: int) -> ListView:
    """A list as that user sees it."""
    return ListView(
        id=str(task_list.id),
        name=task_list.name,
        description=task_list.description,
        color=task_list.color,
        is_inbox=task_list.is_inbox,
        mine=task_list.owner_id == user_id,
        archived_at=local_or_none(task_list.archived_at, now),
        deleted_at=local_or_none(task_list.deleted_at, now),
        created_at=local(task_list.created_at, now),
        updated_at=local(task_list.updated_at, now),
        version=task_list.version,
    )


def view_label(label: Label) -> LabelView:
    """A label."""
    return LabelView(id=str(label.id), name=label.name, color=label.color)


def view_filter(saved: SavedFilter) -> FilterView:
    """A saved filter."""
    return FilterView(id=str(saved.id), name=saved.name, query=saved.query, version=saved.version)


def view_comment(comment: Comment, now: datetime) -> CommentView:
    """A comment."""
    return CommentView(
        id=str(comment.id),
        task=str(comment.task_id),
        author=str(comment.author_id),
        text=comment.text,
        created_at=local(comment.created_at, now),
        updated_at=local(comment.updated_at, now),
        version=comment.version,
    )


def view_reminder(reminder: Reminder, now: datetime) -> ReminderView:
    """A reminder."""
    return ReminderView(
        id=str(reminder.id),
        task=str(reminder.task_id),
        at=local_or_none(reminder.at, now),
        minutes_before=reminder.minutes_before,
    )


def local(moment: datetime, now: datetime) -> str:
    """A moment with the user's offset."""
    return moment.astimezone(now.tzinfo or UTC).isoformat(timespec="seconds")


def local_or_none(moment: datetime | None, now: datetime) -> str | None:
    """The same, if there is one."""
    return None if moment is None else local(moment, now)


def due_words(due: Due | None, now: datetime) -> str | None:
    """A day as it is, a moment with the user's offset."""
    return local(due, now) if isinstance(due, datetime) else due.isoformat() if due is not None else None


def _repeat_text(task: Task, rrule: str) -> str:
    return tell(parse_rule(rrule), due=task.due, zone=_zone_of(task), repeat_from=task.repeat_from)


def _zone_of(task: Task) -> tzinfo:
    """Where it repeats."""
    return UTC if task.due_zone is None else ZoneInfo(task.due_zone)


def _id(number: int | None) -> str | None:
    return None if number is None else str(number)
