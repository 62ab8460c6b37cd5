"""Whether the database can be worked with right now."""

import asyncio

from sqlalchemy.exc import SQLAlchemyError

from saydone.store.db import Database
from saydone.store.revision import newest_revision, revision_of

_PATIENCE = 3.0  # seconds; probes are asked every few of them


async def schema_is_current(db: Database) -> bool | None:
    """Whether the schema is this version's; None when the database does not answer in 3 seconds. Writes nothing."""
    try:
        async with asyncio.timeout(_PATIENCE), db.engine.connect() as connection:
            return await connection.run_sync(revision_of) == newest_revision()
    except (OSError, TimeoutError, SQLAlchemyError):
        return None
