"""What is below and above a task."""

from collections.abc import Sequence

from sqlalchemy import literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.store.task_tables import TaskRow

# Deeper than a task may be: the end of a query, should a circle ever get into a database.
_DEEPEST = 50


async def below(session: AsyncSession, ids: Sequence[int], *, deleted_in: str | None = None) -> dict[int, int]:
    """The ids of all subtasks of these tasks and how many levels down they are, parents before their subtasks
    and the older first.

    With ``deleted_in``, those that went to the trash in that operation; else those that are in none.
    """
    tree = select(TaskRow.id, literal(0).label("level")).where(TaskRow.id.in_(ids)).cte(recursive=True)
    gone = TaskRow.deleted_at.is_(None) if deleted_in is None else TaskRow.delete_operation == deleted_in
    step = select(TaskRow.id, tree.c.level + 1).join(tree, TaskRow.parent_id == tree.c.id)
    tree = tree.union_all(step.where(gone, tree.c.level < _DEEPEST))
    wanted = select(tree.c.id, tree.c.level).where(tree.c.level > 0).order_by(tree.c.level, tree.c.id)
    rows = await session.execute(wanted)
    return {task_id: level for task_id, level in rows}  # noqa: C416 # the rows are tuples of a kind of their own


async def above(session: AsyncSession, task_id: int) -> list[int]:
    """The ids of the task's parent, its parent, and so on."""
    start = select(TaskRow.parent_id, literal(0).label("level")).where(TaskRow.id == task_id)
    line = start.cte(recursive=True)
    step = select(TaskRow.parent_id, line.c.level + 1).join(line, TaskRow.id == line.c.parent_id)
    line = line.union_all(step.where(line.c.level < _DEEPEST))
    wanted = select(line.c.parent_id).where(line.c.parent_id.is_not(None)).order_by(line.c.level)
    return list(await session.scalars(wanted))
