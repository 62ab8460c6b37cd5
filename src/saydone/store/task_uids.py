"""Which tasks came in from which of a file; and which tasks are there that look like one."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.text import sort_key
from saydone.store.tables import table_of
from saydone.store.task_tables import TaskRow, TaskUidRow

_AT_ONCE = 500  # SQLite takes 32,766 parameters in a statement
Look = tuple[int, str, date | datetime | None]
"""A task's list, title and due."""


async def known(session: AsyncSession, user_id: int, uids: Sequence[str]) -> dict[str, int]:
    """The ids of the user's own tasks, which are not in the trash, by the names under which they came in."""
    found: dict[str, int] = {}
    for start in range(0, len(uids), _AT_ONCE):
        wanted = select(TaskUidRow.uid, TaskUidRow.task_id).join(TaskRow, TaskRow.id == TaskUidRow.task_id)
        wanted = wanted.where(TaskUidRow.user_id == user_id, TaskUidRow.uid.in_(uids[start : start + _AT_ONCE]))
        present = TaskRow.user_id == user_id, TaskRow.deleted_at.is_(None)
        found |= dict((await session.execute(wanted.where(*present))).all())
    return found


async def keep(session: AsyncSession, user_id: int, uids: Mapping[int, str]) -> None:
    """Keep the names under which new tasks came in, by their ids."""
    if uids:
        rows = [{"task_id": number, "user_id": user_id, "uid": uid} for number, uid in uids.items()]
        await session.execute(insert(table_of(TaskUidRow)), rows)


async def looks(session: AsyncSession, user_id: int, titles: Sequence[str]) -> set[Look]:
    """The user's tasks, not in the trash, that may have one of these titles."""
    found: set[Look] = set()
    keys = sorted({sort_key(title) for title in titles})
    for start in range(0, len(keys), _AT_ONCE):
        columns = TaskRow.list_id, TaskRow.title, TaskRow.due_on, TaskRow.due_at
        present = TaskRow.user_id == user_id, TaskRow.deleted_at.is_(None), TaskRow.status.in_(("pending", "completed"))
        wanted = select(*columns).where(*present, TaskRow.title_sort.in_(keys[start : start + _AT_ONCE]))
        found |= {
            (list_id, title, on if at is None else at) for list_id, title, on, at in await session.execute(wanted)
        }
    return found
