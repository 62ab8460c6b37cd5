"""A task and its row."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.task import Due, Task
from saydone.domain.text import folded, sort_key
from saydone.store import labels
from saydone.store.tables import table_of
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
COLUMNS = [table_of(TaskRow).c[name] for name in ("id", "user_id", "due_on", "due_at", "start_on", "start_at", *_SAME)]
"""What is read of a row to make a task of it: columns, as making an object of each row takes longer than reading it."""


def columns_of(task: Task, zone: ZoneInfo) -> dict[str, object]:
    """A task's columns but for its id; a day is ordered by its end in ``zone``."""
    due_on, due_at = _parts(task.due)
    start_on, start_at = _parts(task.start)
    return {
        **{name: getattr(task, name) for name in _SAME},
        "user_id": task.owner_id,
        "search_text": folded(f"{task.title}\n{task.description}"),
        "title_sort": sort_key(task.title),
        "label_ids": with_commas(task.label_ids),
        "due_on": due_on,
        "due_at": due_at,
        "due_sort": _sort_key(task.due, zone),
        "start_on": start_on,
        "start_at": start_at,
    }


def with_commas(label_ids: Sequence[int]) -> str:
    """The ids as ``TaskRow.label_ids`` has them: so that each is found by itself between its commas."""
    return f",{','.join(map(str, sorted(label_ids)))}," if label_ids else ""


async def tasks_of(session: AsyncSession, rows: Sequence[Sequence[Any]]) -> list[Task]:
    """The tasks of rows that begin with ``COLUMNS``, with their labels."""
    labels_of = await labels.of_tasks(session, [row[0] for row in rows])
    return [_task(row, labels_of.get(row[0], ())) for row in rows]


def _task(row: Sequence[Any], labelled: Sequence[tuple[int, str]]) -> Task:
    number, owner_id, due_on, due_at, start_on, start_at, *same = row[: len(COLUMNS)]
    return Task(
        id=number,
        owner_id=owner_id,
        due=due_on if due_at is None else due_at,
        start=start_on if start_at is None else start_at,
        labels=tuple([name for _, name in labelled]),
        label_ids=tuple([label_id for label_id, _ in labelled]),
        **dict(zip(_SAME, same, strict=True)),
    )


def _parts(due: Due | None) -> tuple[date | None, datetime | None]:
    return (None, due) if isinstance(due, datetime) else (due, None)


def _sort_key(due: Due | None, zone: ZoneInfo) -> datetime:
    if due is None:
        return NEVER
    return due if isinstance(due, datetime) else datetime.combine(due, time(23, 59, 59), zone)
