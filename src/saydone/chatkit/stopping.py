"""Waiting for the end of what was asked to stop, but not for ever."""

import asyncio
from collections.abc import Collection
from typing import Any

from saydone.chatkit.turn import StillGoingOn
from saydone.store import turns as store
from saydone.store.db import Database

_HERE_SECONDS = 10.0
# How often, and how many seconds apart, one looks whether a turn elsewhere has stopped.
_LOOKS, _LOOK = 60, 0.05


async def until_done(tasks: Collection[asyncio.Task[Any]]) -> None:
    """Wait for tasks of this process. Raises ``StillGoingOn``."""
    if not tasks:
        return
    _, going_on = await asyncio.wait(tasks, timeout=_HERE_SECONDS)
    if going_on:
        raise StillGoingOn


async def until_ended(db: Database, turn_ids: Collection[str]) -> None:
    """Wait for turns of other processes. Raises ``StillGoingOn``."""
    if not turn_ids:
        return
    for _ in range(_LOOKS):
        async with db.reading() as session:
            statuses = await store.statuses(session, turn_ids)
        if "running" not in statuses.values():
            return
        await asyncio.sleep(_LOOK)
    raise StillGoingOn
