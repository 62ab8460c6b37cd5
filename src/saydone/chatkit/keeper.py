"""Holds the conversations of all turns that run in this process: one look at the database for all of them."""

import asyncio
import logging
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass

from saydone.chatkit.context import RequestContext
from saydone.chatkit.holder import LEASE
from saydone.errors import Unavailable
from saydone.store import turns as store
from saydone.store.db import Database
from saydone.tools.desk import Clock

_log = logging.getLogger("saydone.turn")

# How often is looked whether another process asked for a stop, in seconds.
_LOOK = 1.0
_LOOKS_A_RENEWAL = int(LEASE.total_seconds() / 3 / _LOOK)


@dataclass(frozen=True, slots=True)
class _Kept:
    context: RequestContext
    stop: Callable[[], object]


class Keeper:
    """Looks after the holds of running turns; it runs only while there are any."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self._kept: dict[str, _Kept] = {}
        self._keeping: asyncio.Task[None] | None = None

    @contextmanager
    def keeping(self, turn_id: str, context: RequestContext, stop: Callable[[], object]) -> Generator[None]:
        """Hold on to a turn within; ``stop`` is called when another process asks for it, or has taken the hold."""
        self._kept[turn_id] = _Kept(context, stop)
        if self._keeping is None or self._keeping.done():
            self._keeping = asyncio.create_task(self._keep(), name="keeper")
        try:
            yield
        finally:
            del self._kept[turn_id]
            if not self._kept:
                self._keeping.cancel()
                self._keeping = None

    async def _keep(self) -> None:
        looks = 0
        while True:
            await asyncio.sleep(_LOOK)
            looks += 1
            # What cannot be done now is tried again at the next look.
            try:
                await self._look()
                if looks % _LOOKS_A_RENEWAL == 0:
                    await self._renew()
            except Unavailable:
                _log.warning("the holds of running turns cannot be looked at")
            except Exception:
                _log.exception("looking after the holds of running turns failed")

    async def _look(self) -> None:
        asked = list(self._kept)
        async with self._db.reading() as session:
            holds = await store.holds_of(session, asked)
        for turn_id in asked:
            kept, hold = self._kept.get(turn_id), holds.get(turn_id, "lost")
            if kept is not None and hold != "held":
                kept.context.hold_lost = hold == "lost"
                kept.stop()

    async def _renew(self) -> None:
        async with self._db.transaction() as session:
            await store.renew(session, list(self._kept), self._clock() + LEASE)
