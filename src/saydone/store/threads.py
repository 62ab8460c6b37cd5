"""Conversations and their items in the database. Every query is one user's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Select, bindparam, delete, insert, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.store.cursor import pack_cursor, unpack_cursor
from saydone.store.insertion import insertion
from saydone.store.prepared import Prepared
from saydone.store.tables import FeedbackRow, ItemRow, ThreadRow, table_of

Order = Literal["asc", "desc"]

_threads, _item_rows = table_of(ThreadRow), table_of(ItemRow)
_SHOWN = (_threads.c.id, _threads.c.title, _threads.c.data, _threads.c.created_at, _threads.c.updated_at)
_ADD = Prepared(insert(_threads))
_SELECT = select(*_SHOWN).where(_threads.c.user_id == bindparam("of_user"), _threads.c.id == bindparam("thread"))
_FIND, _FIND_FOR_CHANGE = Prepared(_SELECT), Prepared(_SELECT.with_for_update())
_CHANGE = Prepared(
    update(_threads).where(_threads.c.user_id == bindparam("of_user"), _threads.c.id == bindparam("thread"))
)
_SAVE_ITEMS = Prepared(
    insertion(
        _item_rows,
        lambda insert: insert.on_conflict_do_update(
            index_elements=[_item_rows.c.id],
            set_={name: insert.excluded[name] for name in ("kind", "data", "view")},
            where=_item_rows.c.thread_id == insert.excluded.thread_id,
        ),
    )
)


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


async def add_thread(session: AsyncSession, user_id: int, thread: StoredThread) -> None:
    """Add a new conversation."""
    await _ADD.run(session, {"user_id": user_id, **_columns(thread)})


async def save_thread(session: AsyncSession, user_id: int, thread: StoredThread) -> bool:
    """Change one of the user's conversations; returns whether it is there."""
    changed = {"title": thread.title, "data": thread.data, "updated_at": thread.updated_at}
    return await _CHANGE.run(session, {"of_user": user_id, "thread": thread.id, **changed}) == 1


async def find_thread(
    session: AsyncSession, user_id: int, thread_id: str, *, for_change: bool = False
) -> StoredThread | None:
    """The user's conversation of that id, held against others until the transaction ends if it is ``for_change``."""
    row = await (_FIND_FOR_CHANGE if for_change else _FIND).row(session, {"of_user": user_id, "thread": thread_id})
    return StoredThread(*row) if row else None


async def touch_thread(session: AsyncSession, user_id: int, thread_id: str, now: datetime) -> bool:
    """Note that something happened in one of the user's conversations; returns whether it is there."""
    return await _CHANGE.run(session, {"of_user": user_id, "thread": thread_id, "updated_at": now}) == 1


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
    """As ``save_items``."""
    await save_items(session, thread_id, [item])


async def save_items(session: AsyncSession, thread_id: str, items: Sequence[StoredItem]) -> None:
    """Add items at the end of their conversation, or change them where they stand."""
    await _SAVE_ITEMS.run(session, *({"thread_id": thread_id, **_columns(item)} for item in items))


async def find_item(session: AsyncSession, user_id: int, thread_id: str, item_id: str) -> StoredItem | None:
    """An item of one of the user's conversations."""
    row = await session.scalar(_items(user_id, thread_id).where(ItemRow.id == item_id))
    return _item(row) if row else None


async def newest_item(session: AsyncSession, thread_id: str, *kinds: str) -> StoredItem | None:
    """The newest item of these kinds in a conversation; those after it are looked at, and no others."""
    wanted = select(ItemRow).where(ItemRow.thread_id == thread_id, ItemRow.kind.in_(kinds))
    row = await session.scalar(wanted.order_by(ItemRow.seq.desc()).limit(1))
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
) -> tuple[list[StoredItem], bool] | None:
    """One page in the order of arrival, and whether more follow; None when ``after`` is not in the conversation."""
    wanted = _items(user_id, thread_id)
    if after is not None:
        border = await session.scalar(_items(user_id, thread_id).where(ItemRow.id == after))
        if border is None:
            return None
        wanted = wanted.where(ItemRow.seq < border.seq if order == "desc" else ItemRow.seq > border.seq)
    wanted = wanted.order_by(ItemRow.seq.desc() if order == "desc" else ItemRow.seq.asc())
    rows = list(await session.scalars(wanted.limit(limit + 1)))
    return [_item(row) for row in rows[:limit]], len(rows) > limit


def _columns(kept: StoredThread | StoredItem) -> dict[str, object]:
    return {name: getattr(kept, name) for name in kept.__slots__}


def _items(user_id: int, thread_id: str) -> Select[ItemRow]:
    joined = select(ItemRow).join(ThreadRow, ThreadRow.id == ItemRow.thread_id)
    return joined.where(ThreadRow.user_id == user_id, ItemRow.thread_id == thread_id)


def _thread(row: ThreadRow) -> StoredThread:
    return StoredThread(id=row.id, title=row.title, data=row.data, created_at=row.created_at, updated_at=row.updated_at)


def _item(row: ItemRow) -> StoredItem:
    return StoredItem(id=row.id, kind=row.kind, data=row.data, view=row.view, created_at=row.created_at)
