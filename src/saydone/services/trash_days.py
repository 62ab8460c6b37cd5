"""Emptying the trash by itself: at the start, and once a day."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime

from saydone.services import trash
from saydone.store.db import Database

_DAY = 24 * 60 * 60
_log = logging.getLogger("saydone.trash")


@asynccontextmanager
async def emptying_trash(db: Database, clock: Callable[[], datetime], *, days: int) -> AsyncGenerator[None]:
    """While this is open, what was deleted more than ``days`` days ago is deleted for good: now, and each day."""
    task = asyncio.create_task(_empty_daily(db, clock, days))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _empty_daily(db: Database, clock: Callable[[], datetime], days: int) -> None:
    while True:
        try:
            async with db.transaction() as session:
                count = await trash.purge(session, days=days, now=clock())
            if count:
                _log.info("trash emptied", extra={"tasks": count})
        except Exception:  # nobody is there to be told, and there is another day
            _log.exception("the trash could not be emptied")
        await asyncio.sleep(_DAY)
