"""Saved filters in the database."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.saved_filter import SavedFilter
from saydone.errors import Conflict
from saydone.store.list_tables import SavedFilterRow
from saydone.store.records import Records

RECORDS = Records(SavedFilterRow, SavedFilter, {"owner_id": "user_id"})


async def of_user(session: AsyncSession, user_id: int) -> list[SavedFilter]:
    """A user's filters, in their order."""
    wanted = select(SavedFilterRow).where(SavedFilterRow.user_id == user_id)
    rows = await session.scalars(wanted.order_by(SavedFilterRow.position, SavedFilterRow.id))
    return [RECORDS.of(row) for row in rows]


async def find(session: AsyncSession, user_id: int, filter_id: int, *, for_change: bool = False) -> SavedFilter | None:
    """One of a user's filters; ``for_change`` holds it until the transaction ends."""
    wanted = select(SavedFilterRow).where(SavedFilterRow.user_id == user_id, SavedFilterRow.id == filter_id)
    if for_change:
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    row = await session.scalar(wanted)
    return RECORDS.of(row) if row else None


async def insert(session: AsyncSession, saved: SavedFilter) -> SavedFilter:
    """Add a filter. Raises ``Conflict`` when its owner has one of that name."""
    try:
        async with session.begin_nested():
            return await RECORDS.insert(session, saved)
    except IntegrityError as error:
        raise Conflict(f"There is a filter “{saved.name}” already.") from error


async def save(session: AsyncSession, saved: SavedFilter) -> None:
    """Write a filter that was found before. Raises ``Conflict`` when its owner has another of that name."""
    try:
        async with session.begin_nested():
            await RECORDS.save(session, saved)
    except IntegrityError as error:
        raise Conflict(f"There is a filter “{saved.name}” already.") from error
