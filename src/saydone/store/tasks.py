"""Tasks in the database. Every query takes what its user sees."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Literal
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, select
from sqlalchemy import insert as insert_into
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.access import Visible
from saydone.domain.task import Task
from saydone.store import labels
from saydone.store.number_set import among
from saydone.store.prepared import Prepared
from saydone.store.tables import table_of
from saydone.store.task_rows import COLUMNS, columns_of, tasks_of
from saydone.store.task_tables import TaskRow
from saydone.store.visibility import sees_task

_INSERT = Prepared(insert_into(table_of(TaskRow)).returning(table_of(TaskRow).c.id))
_INSERT_ALL = insert_into(table_of(TaskRow)).returning(table_of(TaskRow).c.id, sort_by_parameter_order=True)

Where = Literal["present", "trash", "anywhere"]

_WHERE: dict[Where, tuple[ColumnElement[bool], ...]] = {
    # As the partial indexes say it: without these words they are not used.
    "present": (TaskRow.deleted_at.is_(None),),
    "trash": (TaskRow.deleted_at.is_not(None),),
    "anywhere": (),
}


async def insert(session: AsyncSession, task: Task, zone: ZoneInfo) -> Task:
    """Add a task, whose own id is ignored, and return it with its new one."""
    ((number,),) = await _INSERT.rows(session, columns_of(task, zone))
    await labels.set_labels(session, number, (), task.label_ids)
    return replace(task, id=number)


async def insert_all(session: AsyncSession, tasks: Sequence[Task], zone: ZoneInfo) -> list[Task]:
    """Add several, in a few statements."""
    numbers = list(await session.scalars(_INSERT_ALL, [columns_of(task, zone) for task in tasks]))
    kept = [replace(task, id=number) for task, number in zip(tasks, numbers, strict=True)]
    await labels.set_all(session, [(task.id, (), task.label_ids) for task in kept])
    return kept


async def find(
    session: AsyncSession, visible: Visible, ids: Collection[int], *, where: Where = "present", for_change: bool = False
) -> dict[int, Task]:
    """The tasks among ``ids`` that the user sees, by id; ``for_change`` holds them until the transaction ends."""
    if not ids:
        return {}
    wanted = select(*COLUMNS).where(among(TaskRow.id, ids), sees_task(visible), *_WHERE[where]).order_by(TaskRow.id)
    rows = await session.execute(wanted.with_for_update() if for_change else wanted)
    return {task.id: task for task in await tasks_of(session, rows.all())}


async def subtasks_of(session: AsyncSession, visible: Visible, ids: Collection[int]) -> list[Task]:
    """The tasks right below these that the user sees, in their order."""
    wanted = select(*COLUMNS).where(TaskRow.parent_id.in_(ids), sees_task(visible), *_WHERE["present"])
    return await tasks_of(session, (await session.execute(wanted.order_by(TaskRow.position, TaskRow.id))).all())


async def save_all(
    session: AsyncSession, changes: Sequence[tuple[Task, Task]], zone: ZoneInfo, *, delete_operation: str | None = None
) -> None:
    """Write several, each as it was and as it is to be, in a few statements."""
    # Held until they are written: the session forgets rows that nobody holds, and would ask for each again.
    rows = {row.id: row for row in await session.scalars(select(TaskRow).where(_one_of(changes)))}
    for _, after in changes:
        row = rows[after.id]
        for column, value in columns_of(after, zone).items():
            setattr(row, column, value)
        row.delete_operation = delete_operation
    await session.flush()
    await labels.set_all(session, [(after.id, before.label_ids, after.label_ids) for before, after in changes])


def _one_of(changes: Sequence[tuple[Task, Task]]) -> ColumnElement[bool]:
    return among(TaskRow.id, [after.id for _, after in changes])
