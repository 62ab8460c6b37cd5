"""All that is a user's, deleted for good."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.store.journal_tables import ChangeRow
from saydone.store.tables import AttachmentRow, Table, ThreadRow, TurnRow, UserRow, table_of
from saydone.store.task_tables import CommentRow, CompletionRow, ListRow, TaskRow

GONE = "#"
"""How the name begins that is left: no user's does."""
# What there may be much of, some rows a statement: none takes so long that it is stopped.
_MANY: tuple[type[Table], ...] = (ChangeRow, CompletionRow, TaskRow, ThreadRow)
_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Belongings:
    """How much is a user's."""

    tasks: int
    lists: int
    conversations: int
    files: int


async def belongings(session: AsyncSession, user_id: int) -> Belongings:
    """How much there is to erase; the Inbox is a list as well."""
    rows = (TaskRow, ListRow, ThreadRow, AttachmentRow)
    counts = [
        await session.scalar(select(func.count()).select_from(row).where(row.user_id == user_id)) or 0 for row in rows
    ]
    return Belongings(*counts)


async def erase(session: AsyncSession, user_id: int, now: datetime) -> list[str]:
    """Delete a user with all that is theirs, and out of others' journals what was written in their lists and by them;
    returns the ids of their turns.

    The bytes of their files are nobody's then: whoever sweeps deletes them. One row stays behind, which says nothing
    of them: it keeps their number from being given to another, and demo mode from coming back with the last of them.
    """
    turn_ids = list(await session.scalars(select(TurnRow.id).where(TurnRow.user_id == user_id)))
    await _forget_elsewhere(session, user_id)
    for row in _MANY:
        table = table_of(row)
        (key,) = table.primary_key.columns
        some = select(key).where(table.c.user_id == user_id).limit(_AT_ONCE)
        while (await session.execute(delete(table).where(key.in_(some)).returning(key))).first() is not None:
            pass
    await session.execute(update(AttachmentRow).where(AttachmentRow.user_id == user_id).values(expires_at=None))
    session.add(UserRow(name=f"{GONE}{user_id}", created_at=now))
    await session.flush()
    older = and_(UserRow.name.startswith(GONE), UserRow.name != f"{GONE}{user_id}")
    await session.execute(delete(UserRow).where(or_(UserRow.id == user_id, older)))
    return turn_ids


async def _forget_elsewhere(session: AsyncSession, user_id: int) -> None:
    def theirs(row: type[TaskRow] | type[ListRow] | type[CommentRow]) -> Select[Any]:
        return select(row.id).where(row.user_id == user_id)

    written = or_(
        ChangeRow.task_id.in_(theirs(TaskRow)),
        and_(ChangeRow.entity == "list", ChangeRow.entity_id.in_(theirs(ListRow))),
        and_(ChangeRow.entity == "comment", ChangeRow.entity_id.in_(theirs(CommentRow))),
    )
    others = update(ChangeRow).where(ChangeRow.user_id != user_id, written)
    await session.execute(others.values(before=None, after=None))
