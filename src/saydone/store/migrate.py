"""Bringing a database to the schema that this version needs."""

from collections.abc import Generator
from contextlib import contextmanager
from importlib.resources import as_file, files
from math import inf
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError

from saydone.errors import SetupError
from saydone.store.db import Database
from saydone.store.revision import known_revisions, newest_revision, revision_of
from saydone.store.sqlite_connection import OneTripConnection


async def migrate(db: Database, *, upgrade: bool = True) -> bool:
    """Create or upgrade the schema; returns whether anything had to be done.

    An empty database is always filled. With ``upgrade=False`` an older schema is left alone. Raises
    ``SetupError`` when the schema is older and may not be touched, is newer than this version of
    Saydone, or the database cannot be reached.
    """
    _check_place(db)
    try:
        async with db.engine.connect() as connection:
            if await connection.run_sync(revision_of) == newest_revision():
                return False
        async with db.engine.execution_options(saydone_write=True).connect() as connection:
            changed = await connection.run_sync(_migrate, upgrade)
            await connection.commit()
    except (OSError, DBAPIError, TypeError) as error:  # TypeError: a parameter in the URL that is none
        raise SetupError(f"The database {db.shown_url} cannot be opened: {_reason(error)}") from error
    return changed


def _check_place(db: Database) -> None:
    # The driver would find out as well, but leaves a thread behind that complains on stderr.
    file = db.engine.url.database
    if db.dialect == "sqlite" and file and (Path(file).is_dir() or not Path(file).parent.is_dir()):
        raise SetupError(f"The database {db.shown_url} cannot be opened: there is no such folder, or it is one itself.")


def _reason(error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    return str(cause).splitlines()[0] if str(cause) else type(cause).__name__


def _migrate(connection: Connection, upgrade: bool) -> bool:
    with _taking_time(connection):
        return _migrated(connection, upgrade)


@contextmanager
def _taking_time(connection: Connection) -> Generator[None]:
    """Let statements take as long as they take: an index on a million tasks, a wait for the one who migrates."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        yield
        return
    sqlite = cast(OneTripConnection, connection.connection.dbapi_connection)
    limit, sqlite.statement_seconds = sqlite.statement_seconds, inf
    try:
        yield
    finally:
        sqlite.statement_seconds = limit


def _migrated(connection: Connection, upgrade: bool) -> bool:
    if connection.dialect.name == "postgresql":
        # Workers that start together: one migrates, the others wait and find it done.
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('saydone.migrate'))"))
    current = revision_of(connection)
    if current == newest_revision():
        return False
    if current is not None and current not in known_revisions():
        raise SetupError(
            "The database was written by a newer version of Saydone. Upgrade Saydone, or set "
            "SAYDONE_DATABASE_URL to another database."
        )
    fresh = current is None and not inspect(connection).has_table("tasks")
    if not upgrade and not fresh:
        raise SetupError("The database has an older schema. Make a backup, then run: saydone migrate")
    _upgrade(connection)
    return True


def _upgrade(connection: Connection) -> None:
    # Imported here because it takes long, and seldom is there anything to migrate.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.attributes["connection"] = connection
    with as_file(files("saydone.store") / "migrations") as folder:
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        command.upgrade(config, "head")
