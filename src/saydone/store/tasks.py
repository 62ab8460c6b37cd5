"""Tasks in the database. Every query is one user's."""

import unicodedata
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, CursorResult, and_, case, delete, func, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.task import Due, Priority, Status, Task, TaskDraft
from saydone.domain.task_query import TaskPage, TaskQuery
from saydone.store.cursor import pack_cursor, unpack_cursor
from saydone.store.tables import TaskRow

_NEVER = datetime(9999, 12, 31, tzinfo=UTC)


async def insert(session: AsyncSession, user_id: int, draft: TaskDraft, zone: ZoneInfo, now: datetime) -> Task:
    """Add a task and return it with its id."""
    row = TaskRow(user_id=user_id, created_at=now, updated_at=now, version=1, status="pending", completed_at=None)
    _fill(row, draft.title, draft.description, draft.priority, draft.due, zone)
    session.add(row)
    await session.flush()
    return _task(row)


async def find(session: AsyncSession, user_id: int, ids: Sequence[int], *, for_change: bool = False) -> dict[int, Task]:
    """The user's tasks among ``ids``, by id; ``for_change`` holds them until the transaction ends."""
    wanted = select(TaskRow).where(TaskRow.user_id == user_id, TaskRow.id.in_(ids)).order_by(TaskRow.id)
    rows = await session.scalars(wanted.with_for_update() if for_change else wanted)
    return {row.id: _task(row) for row in rows}


async def save(session: AsyncSession, user_id: int, task: Task, zone: ZoneInfo) -> None:
    """Write a task that was found before."""
    row = await session.scalar(select(TaskRow).where(TaskRow.user_id == user_id, TaskRow.id == task.id))
    if row is None:
        raise LookupError(f"task {task.id} went away within the transaction")
    _fill(row, task.title, task.description, task.priority, task.due, zone)
    row.status, row.completed_at = task.status, task.completed_at
    row.updated_at, row.version = task.updated_at, task.version
    await session.flush()


async def remove(session: AsyncSession, user_id: int, task_id: int) -> bool:
    """Delete a task; returns whether it was there."""
    result = await session.execute(delete(TaskRow).where(TaskRow.user_id == user_id, TaskRow.id == task_id))
    return cast(CursorResult[Any], result).rowcount == 1


async def page(session: AsyncSession, user_id: int, query: TaskQuery, now: datetime) -> TaskPage:
    """One page of the user's tasks; ``now`` is in their zone. Raises ``InvalidInput`` on a made-up cursor."""
    wanted = [TaskRow.user_id == user_id, *_conditions(query, now)]
    total = await session.scalar(select(func.count()).select_from(TaskRow).where(*wanted)) or 0
    rank = case((TaskRow.status == "pending", 0), else_=1)
    order = (rank, TaskRow.due_sort, TaskRow.priority, TaskRow.id)
    rows_wanted = select(TaskRow).where(*wanted).order_by(*order).limit(query.limit + 1)
    if query.cursor is not None:
        after = unpack_cursor(query.cursor, (int, datetime, int, int))
        rows_wanted = rows_wanted.where(tuple_(*order) > tuple_(*after))
    rows = list(await session.scalars(rows_wanted))
    next_cursor = None
    if len(rows) > query.limit:
        rows = rows[: query.limit]
        last = rows[-1]
        next_cursor = pack_cursor((int(last.status != "pending"), last.due_sort, last.priority, last.id))
    return TaskPage(tasks=tuple(_task(row) for row in rows), total=total, next_cursor=next_cursor)


def _conditions(query: TaskQuery, now: datetime) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if query.status != "all":
        wanted.append(TaskRow.status == query.status)
    if query.priority is not None:
        wanted.append(TaskRow.priority == query.priority)
    wanted += [TaskRow.search_text.contains(word, autoescape=True) for word in _folded(query.words).split()]
    zone = now.tzinfo
    if query.due_after is not None:
        day, moment = _first_of(query.due_after, zone)
        wanted.append(or_(TaskRow.due_on >= day, TaskRow.due_at >= moment))
    if query.due_before is not None:
        day, moment = _last_of(query.due_before, zone)
        wanted.append(or_(TaskRow.due_on <= day, TaskRow.due_at < moment))
    if query.overdue:
        passed = or_(TaskRow.due_on < now.date(), TaskRow.due_at < now)
        wanted.append(and_(TaskRow.status == "pending", passed))
    return wanted


def _first_of(due: Due, zone: Any) -> tuple[date, datetime]:
    if isinstance(due, datetime):
        return due.astimezone(zone).date(), due
    return due, datetime.combine(due, time(), zone)


def _last_of(due: Due, zone: Any) -> tuple[date, datetime]:
    if isinstance(due, datetime):
        # Up to and with that moment; a task due on the day as a whole is not yet due then.
        return due.astimezone(zone).date() - timedelta(days=1), due + timedelta(microseconds=1)
    return due, datetime.combine(due + timedelta(days=1), time(), zone)


def _folded(text: str) -> str:
    # The same word may be written with composed or decomposed accents, in wide or narrow letters.
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def _fill(row: TaskRow, title: str, description: str, priority: Priority, due: Due | None, zone: ZoneInfo) -> None:
    row.title, row.description, row.priority = title, description, priority
    row.search_text = _folded(f"{title}\n{description}")
    if due is None:
        row.due_on, row.due_at, row.due_sort = None, None, _NEVER
    elif isinstance(due, datetime):
        row.due_on, row.due_at, row.due_sort = None, due, due
    else:
        row.due_on, row.due_at, row.due_sort = due, None, datetime.combine(due, time(23, 59, 59), zone)


def _task(row: TaskRow) -> Task:
    return Task(
        id=row.id,
        title=row.title,
        description=row.description,
        status=cast(Status, row.status),
        priority=cast(Priority, row.priority),
        due=row.due_at if row.due_at is not None else row.due_on,
        created_at=row.created_at,
        updated_at=row.updated_at,
        completed_at=row.completed_at,
        version=row.version,
    )
