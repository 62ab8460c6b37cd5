"""Opening the configured database."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from saydone.errors import SetupError
from saydone.settings import Settings
from saydone.store.db import Database
from saydone.store.migrate import migrate


@asynccontextmanager
async def open_database(settings: Settings, *, upgrade: bool | None = None) -> AsyncGenerator[Database]:
    """The database with this version's schema, closed in the end.

    The data folder is made when it is needed. An older schema is upgraded on SQLite; on PostgreSQL, where
    another version may be running on it, only with ``upgrade=True``. Raises ``SetupError`` when the database
    cannot be opened or its schema is another.
    """
    if settings.database_url is None:
        _make_data_dir(settings)
    db = Database(settings.sqlalchemy_url, statement_seconds=settings.database_timeout)
    try:
        await migrate(db, upgrade=db.dialect == "sqlite" if upgrade is None else upgrade)
        yield db
    finally:
        await db.close()


def _make_data_dir(settings: Settings) -> None:
    folder = settings.data_dir.expanduser()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SetupError(
            f"The data folder {folder} cannot be made ({error.strerror}). Set SAYDONE_DATA_DIR to another."
        ) from error
