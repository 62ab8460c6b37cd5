"""The database: one engine, transactions committed in one place."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from saydone.errors import SetupError

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
        return self.engine.url.render_as_string(hide_password=True)

    @asynccontextmanager
    async def transaction(self) -> AsyncGenerator[AsyncSession]:
        """A transaction that may write: committed at the end, rolled back when an error leaves it."""
        async with AsyncSession(self._writing, expire_on_commit=False) as session, session.begin():
            yield session

    @asynccontextmanager
    async def reading(self) -> AsyncGenerator[AsyncSession]:
        """A transaction that only reads."""
        async with AsyncSession(self.engine, expire_on_commit=False) as session:
            yield session

    async def close(self) -> None:
        """Close all connections."""
        await self.engine.dispose()


def _engine(url: str) -> AsyncEngine:
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() not in ("sqlite", "postgresql"):
            raise SetupError(f"SAYDONE_DATABASE_URL names {parsed.get_backend_name()}; use SQLite or PostgreSQL.")
        if parsed.get_backend_name() == "postgresql":
            return create_async_engine(parsed, pool_pre_ping=True, pool_size=10, max_overflow=20)
        engine = create_async_engine(parsed, connect_args={"timeout": _BUSY_TIMEOUT_MS / 1000})
    except (ArgumentError, NoSuchModuleError) as error:
        raise SetupError(
            "SAYDONE_DATABASE_URL is not a database URL. Write it like postgresql://user:password@host/name."
        ) from error
    _prepare_sqlite(engine.sync_engine)
    return engine


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: object) -> None:  # pyright: ignore[reportUnusedFunction]
        # The driver's own implicit BEGIN comes too late; ours is sent by on_begin.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=WAL",
            "synchronous=NORMAL",
            "foreign_keys=ON",
            f"busy_timeout={_BUSY_TIMEOUT_MS}",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:  # pyright: ignore[reportUnusedFunction]
        write = connection.get_execution_options().get("saydone_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
