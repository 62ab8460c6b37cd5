"""A task and its row."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import cast
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.recurrence.rule import RepeatFrom
from saydone.domain.task import Due, Priority, Status, Task
from saydone.domain.text import folded, sort_key
from saydone.store import labels
from saydone.store.task_tables import TaskRow

NEVER = datetime(9999, 12, 31, tzinfo=UTC)
"""By this a task without a due is ordered."""
_SAME = (
    "list_id",
    "parent_id",
    "position",
    "title",
    "description",
    "status",
    "priority",
    "duration_minutes",
    "rrule",
    "repeat_from",
    "due_zone",
    "assignee_id",
    "created_at",
    "updated_at",
    "completed_at",
    "deleted_at",
    "version",
)
"""What a task and its row call by the same name and keep as the same."""


def columns_of(task: Task, zone: ZoneInfo) -> dict[str, object]:
    """A task's columns but for its id; a day is ordered by its end in ``zone``."""
    due_on, due_at = _parts(task.due)
    start_on, start_at = _parts(task.start)
    return {
        **{name: getattr(task, name) for name in _SAME},
        "user_id": task.owner_id,
        "search_text": folded(f"{task.title}\n{task.description}"),
        "title_sort": sort_key(task.title),
        "due_on": due_on,
        "due_at": due_at,
        "due_sort": _sort_key(task.due, zone),
        "start_on": start_on,
        "start_at": start_at,
    }


async def tasks_of(session: AsyncSession, rows: Sequence[TaskRow]) -> list[Task]:
    """The tasks of rows, with their labels."""
    labels_of = await labels.of_tasks(session, [row.id for row in rows])
    return [_task(row, labels_of.get(row.id, [])) for row in rows]


def _task(row: TaskRow, labelled: list[tuple[int, str]]) -> Task:
    return Task(
        id=row.id,
        owner_id=row.user_id,
        list_id=row.list_id,
        parent_id=row.parent_id,
        position=row.position,
        title=row.title,
        description=row.description,
        status=cast(Status, row.status),
        priority=cast(Priority, row.priority),
        due=row.due_at if row.due_at is not None else row.due_on,
        start=row.start_at if row.start_at is not None else row.start_on,
        duration_minutes=row.duration_minutes,
        rrule=row.rrule,
        repeat_from=cast(RepeatFrom, row.repeat_from),
        due_zone=row.due_zone,
        assignee_id=row.assignee_id,
        labels=tuple(name for _, name in labelled),
        label_ids=tuple(label_id for label_id, _ in labelled),
        created_at=row.created_at,
        updated_at=row.updated_at,
        completed_at=row.completed_at,
        deleted_at=row.deleted_at,
        version=row.version,
    )


def _parts(due: Due | None) -> tuple[date | None, datetime | None]:
    return (None, due) if isinstance(due, datetime) else (due, None)


def _sort_key(due: Due | None, zone: ZoneInfo) -> datetime:
    if due is None:
        return NEVER
    return due if isinstance(due, datetime) else datetime.combine(due, time(23, 59, 59), zone)
