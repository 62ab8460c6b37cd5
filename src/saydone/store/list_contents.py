"""The tasks in a list."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.access import Visible
from saydone.domain.task import Task
from saydone.store.task_rows import COLUMNS, tasks_of
from saydone.store.task_tables import TaskRow
from saydone.store.visibility import sees_task


async def tasks_in(session: AsyncSession, list_id: int, *, deleted_in: str | None = None) -> list[Task]:
    """All tasks in a list, held until the transaction ends; with ``deleted_in``, those that went to the trash in
    that operation instead."""
    gone = TaskRow.deleted_at.is_(None) if deleted_in is None else TaskRow.delete_operation == deleted_in
    wanted = select(*COLUMNS).where(TaskRow.list_id == list_id, gone).order_by(TaskRow.id).with_for_update()
    return await tasks_of(session, (await session.execute(wanted)).all())


async def open_counts(session: AsyncSession, visible: Visible) -> dict[int, int]:
    """How many open tasks are in each list that the user sees; lists without any are left out."""
    wanted = select(TaskRow.list_id, func.count()).where(
        sees_task(visible), TaskRow.deleted_at.is_(None), TaskRow.status == "pending"
    )
    rows = await session.execute(wanted.group_by(TaskRow.list_id))
    return {list_id: count for list_id, count in rows}  # noqa: C416 # the rows are tuples of a kind of their own


async def list_is_empty(session: AsyncSession, list_id: int) -> bool:
    """Whether no task is in a list, but for the trash."""
    wanted = select(TaskRow.id).where(TaskRow.list_id == list_id, TaskRow.deleted_at.is_(None)).limit(1)
    return await session.scalar(wanted) is None
