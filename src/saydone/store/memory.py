"""What the model remembers of a conversation: Agents SDK input items, as JSON, in order."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Integer, bindparam, delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.store.prepared import Prepared
from saydone.store.tables import MemoryRow, table_of

MemoryItem = dict[str, Any]

_items = table_of(MemoryRow)
_APPEND = Prepared(insert(_items))
_IN_THREAD = _items.c.thread_id == bindparam("thread")
_LATEST = Prepared(
    select(_items.c.data).where(_IN_THREAD).order_by(_items.c.seq.desc()).limit(bindparam("count", type_=Integer))
)
_NEWEST = Prepared(select(func.max(_items.c.seq)).where(_IN_THREAD))


async def append(session: AsyncSession, thread_id: str, items: Sequence[MemoryItem]) -> None:
    """Add items at the end."""
    rows = [{"thread_id": thread_id, "data": json.dumps(item, ensure_ascii=False)} for item in items]
    await _APPEND.run(session, *rows)


async def latest(session: AsyncSession, thread_id: str, limit: int) -> list[MemoryItem]:
    """The last ``limit`` items, oldest first; more, where what the user said last is further back."""
    while True:
        found = await _LATEST.rows(session, {"thread": thread_id, "count": limit})
        items: list[MemoryItem] = [json.loads(data) for (data,) in reversed(found)]
        if len(items) < limit or any(item.get("role") == "user" for item in items):
            return items
        limit *= 2


async def newest(session: AsyncSession, thread_id: str) -> int:
    """The number of the last item; 0 when there is none."""
    (row,) = await _NEWEST.rows(session, {"thread": thread_id})
    return row[0] or 0


async def forget_after(session: AsyncSession, thread_id: str, seq: int) -> None:
    """Take away all items after that number."""
    await session.execute(delete(MemoryRow).where(MemoryRow.thread_id == thread_id, MemoryRow.seq > seq))
