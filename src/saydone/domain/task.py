"""A task, what may be said of one, and what makes it valid."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from typing import Literal

from saydone.domain.recurrence.rule import RepeatFrom
from saydone.domain.text import checked_text, is_blank
from saydone.domain.version import Seen
from saydone.domain.when.moment import day_of
from saydone.errors import InvalidInput

Status = Literal["pending", "completed"]
Priority = Literal[1, 2, 3, 4]
Due = date | datetime
"""A day, or an aware moment. (A ``datetime`` is a ``date`` too: test for ``datetime`` first.)"""

TITLE_MAX = 500
DESCRIPTION_MAX = 10_000
BATCH_MAX = 25
DURATION_MAX = 60 * 24 * 366  # minutes
DEPTH_MAX = 10
FIRST_YEAR, LAST_YEAR = 1900, 9998


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A task as it stands. Moments are aware UTC; ``priority`` 1 is the most urgent, 4 the default.

    ``position`` orders the tasks of one list below one parent. ``rrule`` is an RFC 5545 RRULE without DTSTART, in
    which a moment keeps its wall time in the zone ``due_zone``. ``labels`` are the names of ``label_ids``.
    """

    id: int
    owner_id: int
    list_id: int
    parent_id: int | None = None
    position: int
    title: str
    description: str
    status: Status
    priority: Priority
    due: Due | None
    start: Due | None = None
    duration_minutes: int | None = None
    rrule: str | None = None
    repeat_from: RepeatFrom = "due"
    due_zone: str | None = None
    assignee_id: int | None = None
    labels: tuple[str, ...] = ()
    label_ids: tuple[int, ...] = ()
    created_at: datetime
    updated_at: datetime
    completed_at: datetime | None
    deleted_at: datetime | None = None
    version: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a task: the name of its list, how many of its subtasks are open, how many there are in all,
    how many comments and files, and the title of what it is below."""

    list_name: str
    open_subtasks: int = 0
    subtasks: int = 0
    comments: int = 0
    files: int = 0
    parent: str = ""


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """A task to be added: to its parent's list when it has a parent, else to ``list_id``, else to the Inbox."""

    title: str
    description: str = ""
    priority: Priority = 4
    due: Due | None = None
    start: Due | None = None
    duration_minutes: int | None = None
    labels: tuple[str, ...] = ()
    list_id: int | None = None
    parent_id: int | None = None
    rrule: str | None = None
    repeat_from: RepeatFrom = "due"
    assignee_id: int | None = None


@dataclass(frozen=True, slots=True)
class TaskChange:
    """What to change of a task; ``None`` leaves a field as it is, ``clear_…`` takes it away.

    ``labels`` replaces all labels. A new parent takes the task, with its subtasks, to the parent's list; a new list
    takes it out from under its parent. With ``expected_version`` a task that changed meanwhile is left alone.
    """

    title: str | None = None
    description: str | None = None
    priority: Priority | None = None
    due: Due | None = None
    clear_due: bool = False
    start: Due | None = None
    clear_start: bool = False
    duration_minutes: int | None = None
    clear_duration: bool = False
    labels: tuple[str, ...] | None = None
    add_labels: tuple[str, ...] = ()
    remove_labels: tuple[str, ...] = ()
    list_id: int | None = None
    parent_id: int | None = None
    clear_parent: bool = False
    rrule: str | None = None
    clear_rrule: bool = False
    repeat_from: RepeatFrom | None = None
    assignee_id: int | None = None
    clear_assignee: bool = False
    expected_version: Seen = None


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
    if due is None or isinstance(due, datetime):
        return due and checked_moment(due)
    _check_year(due)
    return due


def checked_moment(moment: datetime) -> datetime:
    """The aware moment in UTC, if every zone and database can hold it. Raises ``InvalidInput``."""
    if moment.tzinfo is None:
        raise ValueError("a moment must be aware")
    _check_year(moment)
    utc = moment.astimezone(UTC)
    _check_year(utc)
    return utc


def _check_year(due: Due) -> None:
    if not FIRST_YEAR <= due.year <= LAST_YEAR:
        raise InvalidInput(f"A date must lie between the years {FIRST_YEAR} and {LAST_YEAR}.")


def checked_duration(minutes: int | None) -> int | None:
    """The duration, 1 minute to 366 days. Raises ``InvalidInput``."""
    if minutes is not None and not 1 <= minutes <= DURATION_MAX:
        raise InvalidInput("A duration is between 1 minute and 366 days.")
    return minutes


def check_span(start: Due | None, due: Due | None, zone: tzinfo) -> None:
    """Raises ``InvalidInput`` when the start lies after the due."""
    if start is not None and due is not None and lies_after(start, due, zone):
        raise InvalidInput("The start lies after the due. Change one of them.")


def lies_after(one: Due, other: Due, zone: tzinfo) -> bool:
    """Whether one is over before the other begins; a moment is on a day as it is in ``zone``."""
    if isinstance(one, datetime) == isinstance(other, datetime):
        return one > other
    return day_of(one, zone) > day_of(other, zone)


def is_overdue(task: Task, now: datetime) -> bool:
    """Whether a pending task's due has passed; ``now`` is in the user's zone. A day is over when it ends."""
    if task.status == "completed" or task.due is None:
        return False
    if isinstance(task.due, datetime):
        return task.due < now
    return task.due < now.date()
