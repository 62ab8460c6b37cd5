"""The Agents SDK session of a conversation, on our database."""

import asyncio
from collections.abc import Sequence
from typing import cast

from agents.items import TResponseInputItem
from agents.memory import SessionSettings

from saydone.store import memory as store
from saydone.store.db import Database
from saydone.store.memory import MemoryItem

# Newest items that the model is given. A turn seldom has more than ten, so that is some twenty turns.
HISTORY_LIMIT = 200

_LOST = "This call was interrupted. Whether it took effect is not known: look before you do it again."


class ThreadMemory:
    """What the model sees of a conversation (the SDK's ``Session`` protocol), for one turn.

    Writes are safe to repeat within the turn: the turn notes calls with their outputs as they
    happen, so that nothing done is forgotten when it breaks off, and the SDK notes the same items
    again at the end. What is read is always valid for a strict provider: it starts with a user's
    message, and each call is directly followed by its output.
    """

    session_settings: SessionSettings | None = None

    def __init__(self, db: Database, thread_id: str) -> None:
        self.session_id = thread_id
        self._db = db
        self._noted: set[tuple[str, str]] = set()

    async def get_items(self, limit: int | None = None) -> list[TResponseInputItem]:
        """The newest items, oldest first, mended where a crash left a call without its output."""
        count = HISTORY_LIMIT if limit is None else min(limit, HISTORY_LIMIT)
        async with self._db.reading() as session:
            items = await store.latest(session, self.session_id, count)
        return cast(list[TResponseInputItem], mended(items))

    async def add_items(self, items: list[TResponseInputItem]) -> None:
        """Add items that were not noted before in this turn."""
        new = {key: item for item in cast(list[MemoryItem], items) if (key := _key(item)) not in self._noted}
        if new:
            # Whoever is cancelled here wants its effects remembered all the same, and once.
            await asyncio.shield(asyncio.ensure_future(self._write(new)))

    async def _write(self, new: dict[tuple[str, str], MemoryItem]) -> None:
        self._noted.update(new)
        try:
            async with self._db.transaction() as session:
                await store.append(session, self.session_id, list(new.values()))
        except BaseException:
            self._noted.difference_update(new)
            raise

    async def pop_item(self) -> TResponseInputItem | None:
        """Take the last item away."""
        async with self._db.transaction() as session:
            return cast(TResponseInputItem | None, await store.pop(session, self.session_id))

    async def clear_session(self) -> None:
        """Forget the conversation."""
        async with self._db.transaction() as session:
            await store.clear(session, self.session_id)


def mended(items: Sequence[MemoryItem]) -> list[MemoryItem]:
    """The items from the first user's message on, each call followed by its output, no output alone."""
    start = next((index for index, item in enumerate(items) if item.get("role") == "user"), len(items))
    recent = items[start:]
    outputs = {item["call_id"]: item for item in recent if item.get("type") == "function_call_output"}
    whole: list[MemoryItem] = []
    for item in recent:
        kind = item.get("type")
        if kind == "function_call_output":
            continue
        whole.append(item)
        if kind == "function_call":
            call_id = item["call_id"]
            lost = {"type": "function_call_output", "call_id": call_id, "output": _LOST}
            whole.append(outputs.get(call_id, lost))
    return whole


def _key(item: MemoryItem) -> tuple[str, str]:
    kind = str(item.get("type", "message"))
    identity = item.get("call_id") or item.get("id") or f"{item.get('role')}:{item.get('content')}"
    return kind, str(identity)
