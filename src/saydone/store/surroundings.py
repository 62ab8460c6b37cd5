"""What stands around tasks: the list they are in, how many subtasks, comments and files they have."""

from collections.abc import Collection

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.task import Surroundings
from saydone.store.list_tables import ListRow
from saydone.store.prepared import Prepared
from saydone.store.tables import table_of
from saydone.store.task_tables import CommentRow, TaskAttachmentRow, TaskRow

_tasks, _part, _above = table_of(TaskRow), table_of(TaskRow).alias("part"), table_of(TaskRow).alias("above")
_lists, _comments, _files = table_of(ListRow), table_of(CommentRow), table_of(TaskAttachmentRow)
_below = select(func.count()).where(_part.c.parent_id == _tasks.c.id, _part.c.deleted_at.is_(None))
_ALL = select(
    _tasks.c.id,
    _lists.c.name,
    _below.where(_part.c.status == "pending").scalar_subquery(),
    _below.scalar_subquery(),
    select(func.count()).where(_comments.c.task_id == _tasks.c.id).scalar_subquery(),
    select(func.count()).where(_files.c.task_id == _tasks.c.id).scalar_subquery(),
    select(_above.c.title).where(_above.c.id == _tasks.c.parent_id).scalar_subquery(),
).join(_lists, _lists.c.id == _tasks.c.list_id)
_AROUND_ONE = Prepared(_ALL.where(_tasks.c.id == bindparam("number")))
_AROUND = _ALL.where(_tasks.c.id.in_(bindparam("ids", expanding=True)))


async def surroundings(session: AsyncSession, ids: Collection[int]) -> dict[int, Surroundings]:
    """The surroundings of these tasks, which their user sees, in the trash or not."""
    if not ids:
        return {}
    rows = (
        await _AROUND_ONE.rows(session, {"number": next(iter(ids))})
        if len(ids) == 1
        else (await session.execute(_AROUND, {"ids": list(ids)})).all()
    )
    return {
        task_id: Surroundings(name, still_open, count, said, attached, parent or "")
        for task_id, name, still_open, count, said, attached, parent in rows
    }
