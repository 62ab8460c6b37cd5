"""One piece of work on the database, for a command."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.cli.configuration import load_settings
from saydone.store.opening import open_database

Answer = TypeVar("Answer")


def in_transaction(work: Callable[[AsyncSession], Awaitable[Answer]]) -> Answer:
    """Do the work on the configured database, and commit it. Raises ``SetupError`` as ``open_database`` does."""

    async def run() -> Answer:
        async with open_database(load_settings()) as database, database.transaction() as session:
            return await work(session)

    return asyncio.run(run())
