"""Labels in the database, and which tasks have them."""

from collections.abc import Sequence

from sqlalchemy import bindparam, delete, select
from sqlalchemy import insert as insert_into
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.label import Label
from saydone.domain.text import folded
from saydone.errors import Conflict
from saydone.store.number_set import among
from saydone.store.records import Records
from saydone.store.tables import table_of
from saydone.store.task_tables import LabelRow, TaskLabelRow, TaskRow

RECORDS = Records(LabelRow, Label, {"owner_id": "user_id"})
_of_tasks = table_of(TaskLabelRow)
_GIVE = insert_into(_of_tasks)
_TAKE_AWAY = delete(_of_tasks).where(
    _of_tasks.c.task_id == bindparam("of_task_id"), _of_tasks.c.label_id == bindparam("of_label_id")
)


async def insert(session: AsyncSession, label: Label) -> Label:
    """Add a label. Raises ``Conflict`` when its owner has one of that name."""
    try:
        async with session.begin_nested():
            return await RECORDS.insert(session, label)
    except IntegrityError as error:
        raise _taken(label.name) from error


async def save(session: AsyncSession, label: Label) -> None:
    """Write a label that was found before. Raises ``Conflict`` when its owner has another of that name."""
    try:
        async with session.begin_nested():
            await RECORDS.save(session, label)
    except IntegrityError as error:
        raise _taken(label.name) from error


async def named(session: AsyncSession, user_id: int, names: Sequence[str]) -> dict[str, Label]:
    """A user's labels of these names, by the folded name."""
    keys = [folded(name) for name in names]
    rows = await session.scalars(select(LabelRow).where(LabelRow.user_id == user_id, LabelRow.name_key.in_(keys)))
    return {row.name_key: RECORDS.of(row) for row in rows}


async def hold(session: AsyncSession, ids: Sequence[int]) -> set[int]:
    """Have nobody give these labels to a task until the transaction ends; returns those that are still there."""
    wanted = select(LabelRow.id).where(LabelRow.id.in_(ids)).order_by(LabelRow.id)
    return set(await session.scalars(wanted.with_for_update()))


async def all_labels(session: AsyncSession, user_id: int) -> list[Label]:
    """A user's labels, by name."""
    rows = await session.scalars(select(LabelRow).where(LabelRow.user_id == user_id).order_by(LabelRow.name_key))
    return [RECORDS.of(row) for row in rows]


async def of_tasks(session: AsyncSession, task_ids: Sequence[int]) -> dict[int, list[tuple[int, str]]]:
    """The ids and names of each task's labels, in the order of their names."""
    if not task_ids:
        return {}
    wanted = select(TaskLabelRow.task_id, LabelRow.id, LabelRow.name).join(LabelRow)
    rows = await session.execute(wanted.where(among(TaskLabelRow.task_id, task_ids)).order_by(LabelRow.name_key))
    found: dict[int, list[tuple[int, str]]] = {}
    for task_id, label_id, name in rows:
        found.setdefault(task_id, []).append((label_id, name))
    return found


async def set_labels(session: AsyncSession, task_id: int, before: Sequence[int], after: Sequence[int]) -> None:
    """Give a task with the labels ``before`` the labels ``after``."""
    await set_all(session, [(task_id, before, after)])


async def set_all(session: AsyncSession, changes: Sequence[tuple[int, Sequence[int], Sequence[int]]]) -> None:
    """Do that for several, each with its id, the labels that it had and those that it gets."""
    gone = [_pair(number, label) for number, had, has in changes for label in sorted({*had} - {*has})]
    new = [_pair(number, label) for number, had, has in changes for label in sorted({*has} - {*had})]
    if gone:
        await session.execute(_TAKE_AWAY, [{f"of_{name}": value for name, value in pair.items()} for pair in gone])
    if new:
        await session.execute(_GIVE, new)


async def present_tasks_with(session: AsyncSession, label_id: int) -> list[int]:
    """The ids of the tasks that have a label, but for those in the trash."""
    wanted = select(TaskLabelRow.task_id).join(TaskRow)
    wanted = wanted.where(TaskLabelRow.label_id == label_id, TaskRow.deleted_at.is_(None))
    return list(await session.scalars(wanted.order_by(TaskLabelRow.task_id)))


def _pair(task_id: int, label_id: int) -> dict[str, int]:
    return {"task_id": task_id, "label_id": label_id}


def _taken(name: str) -> Conflict:
    return Conflict(f"There is a label “{name}” already.")
