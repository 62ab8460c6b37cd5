"""The database: one engine, transactions committed in one place."""

import sqlite3
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, InvalidRequestError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from saydone.errors import SetupError, Unavailable

_BUSY_TIMEOUT_MS = 15_000


class Database:
    """An SQLite or PostgreSQL database. Everything that touches rows goes through its transactions."""

    def __init__(self, url: str) -> None:
        """Raises ``SetupError`` when the URL is none of the two databases'; opens nothing yet."""
        self.engine = _engine(url)
        # SQLite has one writer: a transaction that reads first and then writes would fail at once when
        # another wrote in between, so writers say so at their BEGIN and wait their turn there.
        self._writing = self.engine.execution_options(saydone_write=True)

    @property
    def dialect(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self.engine.dialect.name

    @property
    def shown_url(self) -> str:
        """Where it is, without the password."""
        # A password may be a parameter as well.
        return self.engine.url.set(query={}).render_as_string(hide_password=True)

    @asynccontextmanager
    async def transaction(self) -> AsyncGenerator[AsyncSession]:
        """A transaction that may write: committed at the end, rolled back when an error leaves it.

        Raises ``Unavailable`` when the database cannot be reached or stays locked.
        """
        with _within_reach():
            async with AsyncSession(self._writing, expire_on_commit=False) as session, session.begin():
                yield session

    @asynccontextmanager
    async def reading(self) -> AsyncGenerator[AsyncSession]:
        """A transaction that only reads. Raises ``Unavailable`` when the database cannot be reached."""
        with _within_reach():
            async with AsyncSession(self.engine, expire_on_commit=False) as session:
                yield session

    async def close(self) -> None:
        """Close all connections."""
        await self.engine.dispose()


@contextmanager
def _within_reach() -> Generator[None]:
    try:
        yield
    except (OSError, PoolTimeout, DBAPIError) as error:
        if isinstance(error, DBAPIError) and not error.connection_invalidated and not _is_busy(error):
            raise
        raise Unavailable("The database cannot be reached at the moment. Try again in a few seconds.") from error


def _is_busy(error: DBAPIError) -> bool:
    """Whether the same may work in a moment: SQLite's lock; PostgreSQL without a free connection, or in a deadlock."""
    state = str(getattr(error.orig, "sqlstate", None) or "")
    return "locked" in str(error.orig) or state.startswith(("08", "53", "57P", "40"))


def _engine(url: str) -> AsyncEngine:
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() not in ("sqlite", "postgresql"):
            raise SetupError(f"SAYDONE_DATABASE_URL names {parsed.get_backend_name()}; use SQLite or PostgreSQL.")
        if parsed.get_backend_name() == "postgresql":
            return create_async_engine(
                _for_asyncpg(parsed), pool_pre_ping=True, pool_size=10, max_overflow=20, hide_parameters=True
            )
        # An error's text goes to the log: what people wrote does not belong there.
        engine = create_async_engine(parsed, connect_args={"timeout": _BUSY_TIMEOUT_MS / 1000}, hide_parameters=True)
    except (ArgumentError, InvalidRequestError, NoSuchModuleError, ImportError, ValueError) as error:
        raise SetupError(
            "SAYDONE_DATABASE_URL is not a database URL. Write it like postgresql://user:password@host/name."
        ) from error
    _prepare_sqlite(engine.sync_engine)
    return engine


def _for_asyncpg(url: URL) -> URL:
    # Providers hand out URLs in libpq's words; asyncpg calls this one thing by another name.
    mode = url.query.get("sslmode")
    return url.difference_update_query(["sslmode"]).update_query_dict({"ssl": mode}) if mode else url


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: object) -> None:  # pyright: ignore[reportUnusedFunction] # the event keeps it
        # The driver's own implicit BEGIN comes too late; ours is sent by on_begin.
        connection.isolation_level = None
        cursor = connection.cursor()
        try:
            for pragma in (
                f"busy_timeout={_BUSY_TIMEOUT_MS}",
                "journal_mode=WAL",
                "synchronous=NORMAL",
                "foreign_keys=ON",
            ):
                cursor.execute(f"PRAGMA {pragma}")
        except sqlite3.Error:  # not a database: nobody else closes a connection that was not handed out
            connection.close()
            raise
        cursor.close()

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:  # pyright: ignore[reportUnusedFunction] # the event keeps it
        write = connection.get_execution_options().get("saydone_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
