"""Requests that come again with their idempotency key: they are answered with the turn that the first one started."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from weakref import WeakValueDictionary

from saydone.chatkit.event_log import EventLogs
from saydone.chatkit.events import load_events
from saydone.chatkit.running import Running
from saydone.chatkit.turn import StillAnswering, Turn
from saydone.domain.actor import Actor
from saydone.errors import Conflict, Unavailable
from saydone.store import turns as store
from saydone.store.db import Database
from saydone.store.turns import StoredTurn


class Repeats:
    """Has each request started once; ``running`` are this process's turns."""

    def __init__(self, db: Database, logs: EventLogs, running: Running) -> None:
        self._db = db
        self._logs = logs
        self._running = running
        self._asked: WeakValueDictionary[tuple[int, str], asyncio.Lock] = WeakValueDictionary()
        self._closing = False

    @property
    def closing(self) -> bool:
        """Whether nothing is started any more."""
        return self._closing

    def close(self) -> None:
        """Start nothing any more."""
        self._closing = True

    async def once(
        self, actor: Actor, key: str | None, digest: str | None, begin: Callable[[], Awaitable[Turn]]
    ) -> Turn:
        """The turn that was begun with this key, or else the one that ``begin`` does. Of requests with one key that
        come at once each waits until the one before has begun."""
        if self._closing:
            raise Unavailable("The server is shutting down. Please try again in a moment.")
        if key is None:
            return await begin()
        async with self._asked.setdefault((actor.user_id, key), asyncio.Lock()):
            repeated = await self._repeated(actor, key, digest)
            if repeated is not None:
                return repeated
            try:
                return await begin()
            except StillAnswering:
                # What holds the conversation may be the same request, which came to another process.
                repeated = await self._repeated(actor, key, digest)
                if repeated is None:
                    raise
                return repeated

    async def _repeated(self, actor: Actor, key: str, digest: str | None) -> Turn | None:
        async with self._db.reading() as session:
            found = await store.find_by_key(session, actor.user_id, key)
        return None if found is None else await self._again(found, digest)

    async def _again(self, found: StoredTurn, digest: str | None) -> Turn:
        if found.request_digest != digest:
            raise Conflict("This Idempotency-Key was used for another request. Use a new one.")
        running = self._running.find(found.id)
        if running is not None:
            return replace(running, is_repeat=True)
        if found.status == "interrupted":
            raise Conflict("The first request with this Idempotency-Key was interrupted. Look at what it did first.")
        if found.events is None:
            log = await self._logs.find(found.id, running=True)
            if log is not None:
                return Turn(id=found.id, thread_id=found.thread_id, log=log, is_repeat=True)
            raise Conflict("The first request with this Idempotency-Key is still running.", retry_after=2)
        turn = Turn(id=found.id, thread_id=found.thread_id, is_repeat=True)
        for event in load_events(found.events):
            turn.log.append(event)
        turn.log.close()
        return turn
