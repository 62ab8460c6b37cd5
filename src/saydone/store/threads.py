"""Conversations and their items in the database. Every query is one user's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Select, delete, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.store.cursor import pack_cursor, unpack_cursor
from saydone.store.tables import FeedbackRow, ItemRow, ThreadRow

Order = Literal["asc", "desc"]


@dataclass(frozen=True, slots=True)
class StoredThread:
    """A conversation; ``data`` is ChatKit's thread metadata as JSON."""

    id: str
    title: str | None
    data: str
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class StoredItem:
    """An item of a conversation; ``data`` is ChatKit's item as JSON, ``view`` what a widget was built from."""

    id: str
    kind: str
    data: str
    view: str | None
    created_at: datetime


async def save_thread(session: AsyncSession, user_id: int, thread: StoredThread) -> bool:
    """Add or change a conversation; returns False when the id is someone else's."""
    row = await session.get(ThreadRow, thread.id)
    if row is None:
        session.add(
            ThreadRow(
                id=thread.id,
                user_id=user_id,
                title=thread.title,
                data=thread.data,
                created_at=thread.created_at,
                updated_at=thread.updated_at,
            )
        )
    elif row.user_id != user_id:
        return False
    else:
        row.title, row.data, row.updated_at = thread.title, thread.data, thread.updated_at
    await session.flush()
    return True


async def find_thread(session: AsyncSession, user_id: int, thread_id: str) -> StoredThread | None:
    """The user's conversation of that id."""
    row = await session.scalar(select(ThreadRow).where(ThreadRow.user_id == user_id, ThreadRow.id == thread_id))
    return _thread(row) if row else None


async def touch_thread(session: AsyncSession, thread_id: str, now: datetime) -> None:
    """Note that something happened in a conversation."""
    await session.execute(update(ThreadRow).where(ThreadRow.id == thread_id).values(updated_at=now))


async def remove_thread(session: AsyncSession, user_id: int, thread_id: str) -> bool:
    """Delete a conversation with all that hangs on it; returns whether it was there."""
    row = await session.scalar(select(ThreadRow).where(ThreadRow.user_id == user_id, ThreadRow.id == thread_id))
    if row is None:
        return False
    await session.delete(row)
    await session.flush()
    return True


async def page_of_threads(
    session: AsyncSession, user_id: int, *, after: str | None, limit: int, order: Order
) -> tuple[list[StoredThread], str | None]:
    """One page by last use, and the cursor of the next. Raises ``InvalidInput`` on a made-up cursor."""
    wanted = select(ThreadRow).where(ThreadRow.user_id == user_id)
    key = tuple_(ThreadRow.updated_at, ThreadRow.id)
    if after is not None:
        # Not a conversation's id: that one may be used again, or deleted, before the next page is read.
        border = tuple_(*unpack_cursor(after, (datetime, str)))
        wanted = wanted.where(key < border if order == "desc" else key > border)
    columns = (ThreadRow.updated_at, ThreadRow.id)
    wanted = wanted.order_by(*(column.desc() if order == "desc" else column.asc() for column in columns))
    rows = list(await session.scalars(wanted.limit(limit + 1)))
    cursor = pack_cursor((rows[limit - 1].updated_at, rows[limit - 1].id)) if len(rows) > limit else None
    return [_thread(row) for row in rows[:limit]], cursor


async def save_item(session: AsyncSession, thread_id: str, item: StoredItem) -> None:
    """Add an item at the end of its conversation, or change it where it stands."""
    row = await session.scalar(select(ItemRow).where(ItemRow.id == item.id, ItemRow.thread_id == thread_id))
    if row is None:
        session.add(
            ItemRow(
                id=item.id,
                thread_id=thread_id,
                kind=item.kind,
                data=item.data,
                view=item.view,
                created_at=item.created_at,
            )
        )
    else:
        row.kind, row.data, row.view = item.kind, item.data, item.view
    await session.flush()


async def find_item(session: AsyncSession, user_id: int, thread_id: str, item_id: str) -> StoredItem | None:
    """An item of one of the user's conversations."""
    row = await session.scalar(_items(user_id, thread_id).where(ItemRow.id == item_id))
    return _item(row) if row else None


async def remove_item(session: AsyncSession, thread_id: str, item_id: str) -> None:
    """Delete an item."""
    await session.execute(delete(ItemRow).where(ItemRow.thread_id == thread_id, ItemRow.id == item_id))


async def remove_items_after(session: AsyncSession, thread_id: str, item_id: str) -> None:
    """Delete all items that came after this one."""
    border = select(ItemRow.seq).where(ItemRow.thread_id == thread_id, ItemRow.id == item_id).scalar_subquery()
    await session.execute(delete(ItemRow).where(ItemRow.thread_id == thread_id, ItemRow.seq > border))


async def save_feedback(session: AsyncSession, item_id: str, kind: str, now: datetime) -> None:
    """Note what the user thinks of an item; the last word counts."""
    row = await session.get(FeedbackRow, item_id)
    if row is None:
        session.add(FeedbackRow(item_id=item_id, kind=kind, at=now))
    else:
        row.kind, row.at = kind, now
    await session.flush()


async def feedback_on(session: AsyncSession, item_ids: Sequence[str]) -> dict[str, str]:
    """What was said of these items: item → “positive” or “negative”."""
    rows = await session.scalars(select(FeedbackRow).where(FeedbackRow.item_id.in_(item_ids)))
    return {row.item_id: row.kind for row in rows}


async def page_of_items(
    session: AsyncSession,
    user_id: int,
    thread_id: str,
    *,
    after: str | None,
    limit: int,
    order: Order,
    hidden: Sequence[str] = (),
) -> tuple[list[StoredItem], bool] | None:
    """One page in the order of arrival, and whether more follow; None when ``after`` is not in the conversation.

    Items of the kinds in ``hidden`` are left out.
    """
    wanted = _items(user_id, thread_id)
    if hidden:
        wanted = wanted.where(ItemRow.kind.not_in(hidden))
    if after is not None:
        border = await session.scalar(_items(user_id, thread_id).where(ItemRow.id == after))
        if border is None:
            return None
        wanted = wanted.where(ItemRow.seq < border.seq if order == "desc" else ItemRow.seq > border.seq)
    wanted = wanted.order_by(ItemRow.seq.desc() if order == "desc" else ItemRow.seq.asc())
    rows = list(await session.scalars(wanted.limit(limit + 1)))
    return [_item(row) for row in rows[:limit]], len(rows) > limit


def _items(user_id: int, thread_id: str) -> Select[ItemRow]:
    joined = select(ItemRow).join(ThreadRow, ThreadRow.id == ItemRow.thread_id)
    return joined.where(ThreadRow.user_id == user_id, ItemRow.thread_id == thread_id)


def _thread(row: ThreadRow) -> StoredThread:
    return StoredThread(id=row.id, title=row.title, data=row.data, created_at=row.created_at, updated_at=row.updated_at)


def _item(row: ItemRow) -> StoredItem:
    return StoredItem(id=row.id, kind=row.kind, data=row.data, view=row.view, created_at=row.created_at)
