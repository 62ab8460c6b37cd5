"""What nothing uses any more is deleted, again and again: files, answers kept for requests that come again, words."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from saydone.services.attachments import Attachments
from saydone.store import kept_answers, words
from saydone.store.db import Database

_SECONDS = 600

_log = logging.getLogger("saydone.sweep")


async def keep_sweeping(attachments: Attachments, db: Database, clock: Callable[[], datetime]) -> None:
    """Sweep now, and every few minutes until cancelled."""
    seen = 0

    async def forget_some() -> None:
        nonlocal seen
        seen = await words.forget(db, seen)

    while True:
        for sweep in (attachments.sweep, lambda: drop_old_answers(db, clock()), forget_some):
            try:
                await sweep()
            except Exception:
                # Nobody waits for it, and the next time it may work.
                _log.exception("sweep failed")
        await asyncio.sleep(_SECONDS)


async def drop_old_answers(db: Database, now: datetime) -> int:
    """Delete the kept answers that have had their time; returns how many there were."""
    async with db.transaction() as session:
        return await kept_answers.drop_old(session, now)
