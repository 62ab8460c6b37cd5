"""Whether the database can be worked with right now."""

import asyncio
from functools import cache
from importlib.resources import as_file, files

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from saydone.store.db import Database

_PATIENCE = 3.0  # seconds; probes are asked every few of them


async def schema_is_current(db: Database) -> bool | None:
    """Whether the schema is this version's; None when the database does not answer in 3 seconds. Writes nothing."""
    try:
        async with asyncio.timeout(_PATIENCE), db.engine.connect() as connection:
            return await connection.run_sync(_revision) == _newest()
    except (OSError, TimeoutError, SQLAlchemyError):
        return None


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


@cache
def _newest() -> str | None:
    with as_file(files("saydone.store") / "migrations") as folder:
        return ScriptDirectory(str(folder)).get_current_head()
