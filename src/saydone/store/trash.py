"""What is in the trash."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.task import Task
from saydone.domain.task_query import TaskPage
from saydone.domain.text import folded
from saydone.store.containing import contains
from saydone.store.cursor import pack_cursor, unpack_cursor
from saydone.store.journal_tables import ChangeRow
from saydone.store.list_tables import ListRow
from saydone.store.number_set import among
from saydone.store.task_rows import COLUMNS, tasks_of
from saydone.store.task_tables import TaskRow

_AT_ONCE = 500  # SQLite takes 32,766 parameters in a statement


async def page(session: AsyncSession, user_id: int, limit: int, cursor: str | None, words: str = "") -> TaskPage:
    """One page of what is in a user's trash and has all ``words``, what was deleted last first. Raises ``InvalidInput``
    on a made-up cursor."""
    has = [contains(TaskRow.search_text, word) for word in folded(words).split()]
    wanted = (TaskRow.user_id == user_id, TaskRow.deleted_at.is_not(None), *has)
    total = await session.scalar(select(func.count()).select_from(TaskRow).where(*wanted)) or 0
    rows_wanted = select(*COLUMNS).where(*wanted).order_by(TaskRow.deleted_at.desc(), TaskRow.id).limit(limit + 1)
    if cursor is not None:
        rows_wanted = rows_wanted.where(_after(cursor))
    rows = (await session.execute(rows_wanted)).all()
    more = len(rows) > limit
    tasks = await tasks_of(session, rows[:limit])
    last = tasks[-1] if more else None
    next_cursor = pack_cursor((last.deleted_at, last.id)) if last and last.deleted_at else None
    return TaskPage(tasks=tuple(tasks), total=total, next_cursor=next_cursor)


async def all_tasks(session: AsyncSession, user_id: int) -> list[Task]:
    """Everything in a user's trash, held until the transaction ends."""
    wanted = select(*COLUMNS).where(TaskRow.user_id == user_id, TaskRow.deleted_at.is_not(None)).order_by(TaskRow.id)
    return await tasks_of(session, (await session.execute(wanted.with_for_update())).all())


async def delete_operation(session: AsyncSession, task_id: int) -> str | None:
    """In which operation a task went to the trash."""
    return await session.scalar(select(TaskRow.delete_operation).where(TaskRow.id == task_id))


async def gone_in(session: AsyncSession, user_id: int, operation: str, ids: Collection[int]) -> list[Task]:
    """Those of these tasks that the user put into the trash in that operation."""
    by_user = select(ChangeRow.entity_id).where(
        ChangeRow.user_id == user_id, ChangeRow.operation == operation, ChangeRow.entity == "task"
    )
    wanted = select(*COLUMNS).where(
        among(TaskRow.id, ids), TaskRow.delete_operation == operation, TaskRow.deleted_at.is_not(None)
    )
    return await tasks_of(session, (await session.execute(wanted.where(TaskRow.id.in_(by_user)))).all())


async def remove(session: AsyncSession, task_ids: Sequence[int]) -> None:
    """Delete tasks for good, and their contents from the journal too: what is gone for good is nowhere."""
    for start in range(0, len(task_ids), _AT_ONCE):
        ids = task_ids[start : start + _AT_ONCE]
        await session.execute(update(ChangeRow).where(ChangeRow.task_id.in_(ids)).values(before=None, after=None))
        await session.execute(delete(TaskRow).where(TaskRow.id.in_(ids)))


async def remove_lists(session: AsyncSession, user_id: int) -> None:
    """Delete a user's deleted lists for good, when nothing is in them any more."""
    await _remove_lists(session, and_(ListRow.user_id == user_id, ListRow.deleted_at.is_not(None)))


async def remove_older(session: AsyncSession, before: datetime) -> int:
    """Delete for good what went to the trash before that moment; returns how many tasks it was."""
    ids = list(await session.scalars(select(TaskRow.id).where(TaskRow.deleted_at < before).order_by(TaskRow.id)))
    await remove(session, ids)
    await _remove_lists(session, ListRow.deleted_at < before)
    return len(ids)


async def _remove_lists(session: AsyncSession, which: ColumnElement[bool]) -> None:
    used = select(TaskRow.id).where(TaskRow.list_id == ListRow.id).exists()
    ids = list(await session.scalars(select(ListRow.id).where(which, ~used)))
    if ids:
        erased = ChangeRow.entity == "list", ChangeRow.entity_id.in_(ids)
        await session.execute(update(ChangeRow).where(*erased).values(before=None, after=None))
        await session.execute(delete(ListRow).where(ListRow.id.in_(ids)))


def _after(cursor: str) -> ColumnElement[bool]:
    deleted_at, last = unpack_cursor(cursor, (datetime, int))
    return or_(TaskRow.deleted_at < deleted_at, and_(TaskRow.deleted_at == deleted_at, TaskRow.id > last))
