"""All that is a user's, deleted for good."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.store.journal_tables import ChangeRow
from saydone.store.list_tables import ListRow
from saydone.store.tables import AttachmentRow, Table, ThreadRow, TokenRow, TurnRow, UserRow, table_of
from saydone.store.task_tables import CommentRow, CompletionRow, TaskRow

GONE = "#"
"""How the name begins that is left: no user's does."""
# What there may be much of, some rows a transaction: others write in between.
_MANY: tuple[type[Table], ...] = (ChangeRow, CompletionRow, TaskRow, ThreadRow)
_AT_ONCE = 2_000


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


async def begin_erasing(session: AsyncSession, user_id: int, now: datetime) -> list[str]:
    """Let nobody in as this user any more, and take out of others' journals what was written in their lists and by
    them; returns the ids of their turns. ``erase_some`` and ``erase`` go on, each in a transaction of its own."""
    theirs = update(TokenRow).where(TokenRow.user_id == user_id, TokenRow.revoked_at.is_(None))
    await session.execute(theirs.values(revoked_at=now))
    await _forget_elsewhere(session, user_id)
    return list(await session.scalars(select(TurnRow.id).where(TurnRow.user_id == user_id)))


async def erase_some(session: AsyncSession, user_id: int) -> bool:
    """Delete some of what the user may have much of; returns whether there was any."""
    for row in _MANY:
        table = table_of(row)
        (key,) = table.primary_key.columns
        some = select(key).where(table.c.user_id == user_id).limit(_AT_ONCE)
        if (await session.execute(delete(table).where(key.in_(some)).returning(key))).first() is not None:
            return True
    return False


async def erase(session: AsyncSession, user_id: int, now: datetime) -> None:
    """Delete a user with all that is theirs still.

    The bytes of their files are nobody's then: whoever sweeps deletes them. One row stays behind, which says nothing
    of them: it keeps their number from being given to another, and demo mode from coming back with the last of them.
    """
    await session.execute(update(AttachmentRow).where(AttachmentRow.user_id == user_id).values(expires_at=None))
    session.add(UserRow(name=f"{GONE}{user_id}", created_at=now))
    await session.flush()
    older = and_(UserRow.name.startswith(GONE), UserRow.name != f"{GONE}{user_id}")
    await session.execute(delete(UserRow).where(or_(UserRow.id == user_id, older)))


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
