"""All tasks of a user, as they travel in files: without the ids and versions of the database that they come from."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from saydone.domain.recurrence.rule import RepeatFrom
from saydone.domain.task import Due, Priority, Status
from saydone.domain.task_list import Color

UID_MAX = 255
TASKS_MAX = 20_000
"""In one file: all of it is one operation, which can be undone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedList:
    """A list; the Inbox becomes the Inbox of whoever reads it in."""

    name: str
    description: str = ""
    color: Color = "gray"
    is_inbox: bool = False
    archived_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedLabel:
    """A label."""

    name: str
    color: Color = "gray"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedFilter:
    """A saved filter."""

    name: str
    query: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedComment:
    """A comment, without its author: it is who reads it in."""

    text: str
    created_at: datetime | None = None
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedReminder:
    """A reminder: either of the two is set."""

    at: datetime | None = None
    minutes_before: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedCompletion:
    """One time that the task was done, or skipped."""

    due: Due | None
    at: datetime
    skipped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedTask:
    """A task. ``list`` is a place in the archive's lists, None the Inbox; ``parent`` one in its tasks, before its own.

    ``files`` are the names of those that are attached, which do not travel along; ``line`` is where it stands in a file
    of lines, for the report; ``uid`` is what an iCalendar file, or Saydone's own, calls it.
    """

    title: str
    description: str = ""
    list: int | None = None
    parent: int | None = None
    status: Status = "pending"
    priority: Priority = 4
    due: Due | None = None
    start: Due | None = None
    duration_minutes: int | None = None
    rrule: str | None = None
    repeat_from: RepeatFrom = "due"
    due_zone: str | None = None
    labels: tuple[str, ...] = ()
    created_at: datetime | None = None
    updated_at: datetime | None = None
    completed_at: datetime | None = None
    comments: tuple[ArchivedComment, ...] = ()
    reminders: tuple[ArchivedReminder, ...] = ()
    completions: tuple[ArchivedCompletion, ...] = ()
    files: tuple[str, ...] = ()
    line: int | None = None
    uid: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """Lists, labels, saved filters and tasks in their order, each task after its parent. ``exact`` is what
    Saydone itself wrote: rules in it are as they were kept, and need not be fitted to their dues."""

    lists: tuple[ArchivedList, ...] = ()
    labels: tuple[ArchivedLabel, ...] = ()
    tasks: tuple[ArchivedTask, ...] = ()
    filters: tuple[ArchivedFilter, ...] = ()
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """What a line of a file became that it does not say: it was ``skipped``, or came in ``changed``. ``line`` counts
    from 1; in JSON it is the task's place."""

    line: int | None
    item: str
    kind: Literal["skipped", "changed"]
    reason: str


@dataclass(frozen=True, slots=True)
class FileRead:
    """What is in a file, and what could not be read of it."""

    archive: Archive
    notes: list[Note] = field(default_factory=list[Note])
