"""One deed that begins while another's transaction is open."""

import asyncio
from typing import Any

from sqlalchemy import text

from saydone.store.db import Database

_WAITING = text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")


async def waits(db: Database, deed: asyncio.Future[Any]) -> None:
    """Returns when a deed waits for a lock, or is done; on SQLite whoever writes waits before it begins."""
    await asyncio.sleep(0)
    while db.dialect == "postgresql" and not deed.done():
        async with db.reading() as session:
            if await session.scalar(_WAITING):
                return
