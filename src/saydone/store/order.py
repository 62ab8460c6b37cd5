"""The order of tasks: positions with gaps between them, among the tasks of one list below one parent."""

from collections.abc import Sequence

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.store.prepared import Prepared
from saydone.store.tables import table_of
from saydone.store.task_tables import TaskRow

GAP = 2**20

_tasks = table_of(TaskRow)
_HIGHEST = Prepared(select(func.max(_tasks.c.position)).where(_tasks.c.list_id == bindparam("in_list")))


async def last_position(session: AsyncSession, list_id: int) -> int:
    """A position after all tasks of a list."""
    (row,) = await _HIGHEST.rows(session, {"in_list": list_id})
    return (row[0] or 0) + GAP


async def siblings(
    session: AsyncSession, list_id: int, parent_id: int | None, *, besides: Sequence[int]
) -> list[tuple[int, int]]:
    """Ids and positions of the tasks below a parent, or at the top of a list, in their order."""
    same_parent = TaskRow.parent_id.is_(None) if parent_id is None else TaskRow.parent_id == parent_id
    wanted = select(TaskRow.id, TaskRow.position).where(
        TaskRow.list_id == list_id, same_parent, TaskRow.deleted_at.is_(None), TaskRow.id.not_in(besides)
    )
    rows = await session.execute(wanted.order_by(TaskRow.position, TaskRow.id))
    return [(task_id, position) for task_id, position in rows]
