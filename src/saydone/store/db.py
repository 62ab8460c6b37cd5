"""The database: one engine, transactions committed in one place."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import asynccontextmanager, contextmanager
from time import monotonic
from typing import Any, cast

from sqlalchemy import Connection, Dialect, Engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, InvalidRequestError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.sql.compiler import InsertmanyvaluesSentinelOpts
from sqlalchemy.util import greenlet_spawn

from saydone.errors import Collided, SetupError, Unavailable
from saydone.store import postgres_connection, sqlite_connection
from saydone.store.session import WRITES, close, commit, end, new_session
from saydone.store.write_queue import WriteQueue

_log = logging.getLogger("saydone.store")

_BUSY_TIMEOUT_MS = 15_000
# To PostgreSQL. All are kept that were made: in a rush of turns one was made for every other of them, for milliseconds.
_CONNECTIONS = 30
_CHECKPOINT = 100  # transactions that write, of some 15 pages each
_LONG = 0.5  # seconds; a transaction that takes so long has written much, an import
# A deadlock, two that cannot be put one after the other, and what a row belongs to having gone since it was read.
_COLLISIONS = ("40P01", "40001", "23503")
_MAPPED = 1 << 30  # bytes of the file that are read where they are: to look at a row takes half as long


class Database:
    """An SQLite or PostgreSQL database. Everything that touches rows goes through its transactions."""

    def __init__(self, url: str, *, statement_seconds: float = 30.0) -> None:
        """A statement that takes longer than so many seconds is stopped. Raises ``SetupError`` when the URL is none of
        the two databases'; opens nothing yet."""
        self._stopping: sqlite_connection.Stopping = set()
        self.engine = _engine(url, self._stopping, statement_seconds)
        # SQLite has one writer: a transaction that reads first and then writes would fail at once when
        # another wrote in between, so writers say so at their BEGIN and wait their turn there.
        self._writing = self.engine.execution_options(**{WRITES: True})
        # PostgreSQL has a view of its own for each statement either way: a BEGIN would be two trips for nothing.
        self._reading = (
            self.engine.execution_options(isolation_level="AUTOCOMMIT") if self.dialect == "postgresql" else self.engine
        )
        # Within this process they queue: SQLite itself has no queue, those who wait there ask again and again, and
        # some never get a turn.
        self._listeners: list[Callable[[AsyncSession], None]] = []
        self._written = 0
        self._checkpoint: asyncio.Task[None] | None = None
        self._queue = WriteQueue(_BUSY_TIMEOUT_MS / 1000) if self.dialect == "sqlite" else None

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

        Raises ``Unavailable`` when the database cannot be reached, stays locked or takes too long, and ``Collided``,
        after which the same can be tried again, when another transaction was in its way.
        """
        # One context where there could be three: each takes as long as a statement, and a turn has five transactions.
        if self._queue:
            with within_reach():
                await self._queue.take()
        session, begun = new_session(self._writing), monotonic()
        try:
            yield session
            await end(session, commit)
        except BaseException as error:
            await _give_back(session)
            raise_if_away(error)
            raise
        finally:
            if self._queue:
                self._queue.end()
        for tell in self._listeners:
            tell(session)
        if self._queue:
            self._count(self._queue, monotonic() - begun)

    def when_committed(self, tell: Callable[[AsyncSession], None]) -> None:
        """Have ``tell`` called with each transaction that was committed, once it is over; it does not wait."""
        self._listeners.append(tell)

    @asynccontextmanager
    async def reading(self) -> AsyncGenerator[AsyncSession]:
        """A transaction that only reads. Raises ``Unavailable`` when the database is not reached or takes too long."""
        session = new_session(self._reading)
        try:
            yield session
            await end(session, close)
        except BaseException as error:
            await _give_back(session)
            raise_if_away(error)
            raise

    async def close(self) -> None:
        """Close all connections, and wait for those that were given up in the middle of a statement."""
        if self._checkpoint is not None:
            await self._checkpoint
        await self.engine.dispose()
        if self._stopping:
            await asyncio.wait(self._stopping)

    def _count(self, queue: WriteQueue, seconds: float) -> None:
        self._written += 1
        is_due = self._written % _CHECKPOINT == 0 or seconds > _LONG
        if is_due and (self._checkpoint is None or self._checkpoint.done()):
            self._checkpoint = asyncio.create_task(self._write_back(queue), name="checkpoint")

    async def _write_back(self, queue: WriteQueue) -> None:
        """Bring what is in SQLite's log into the file, so that the log begins anew."""
        try:
            await greenlet_spawn(sqlite_connection.checkpoint, self.engine.sync_engine)
            # The log begins anew once all of it is there: what came meanwhile is little, and nothing more may come.
            await queue.take()
            try:
                await greenlet_spawn(sqlite_connection.checkpoint, self.engine.sync_engine)
            finally:
                queue.end()
        except (OSError, PoolTimeout, DBAPIError):  # the log grows until the next one, and nothing is lost
            _log.warning("SQLite's log could not be written back", exc_info=True)


async def _give_back(session: AsyncSession) -> None:
    # Whoever is cancelled here gives the connection back all the same; closing rolls back.
    await asyncio.shield(asyncio.ensure_future(end(session, close)))


@contextmanager
def within_reach() -> Generator[None]:
    """Raises ``Unavailable`` for what says that the database is away, busy or too slow. Whoever works in a transaction
    that others began stands within; what they are told is no riddle of the driver's then."""
    try:
        yield
    except Exception as error:
        raise_if_away(error)
        raise


def raise_if_away(error: BaseException) -> None:
    """Raises ``Unavailable`` for an error that says so, as ``within_reach`` does."""
    if not isinstance(error, OSError | PoolTimeout | DBAPIError):
        return
    if isinstance(error, DBAPIError) and _is_too_slow(error):
        raise Unavailable("That takes too long to look up, so it was stopped. Ask for less at once.") from error
    if isinstance(error, DBAPIError) and _state(error) in _COLLISIONS:
        raise Collided("Something else was changing the same at this moment. Try again.") from error
    if isinstance(error, DBAPIError) and not error.connection_invalidated and not _is_busy(error):
        return
    raise Unavailable("The database cannot be reached at the moment. Try again in a few seconds.") from error


def _is_busy(error: DBAPIError) -> bool:
    """Whether the same may work later: SQLite's lock or a full disk; PostgreSQL without room, or gone in the middle of
    an answer, which its driver does not expect."""
    state, words = _state(error), str(error.orig)
    if type(error.orig).__name__ == "InternalClientError":
        return True
    return "locked" in words or "disk is full" in words or state.startswith(("08", "53", "57P"))


def _is_too_slow(error: DBAPIError) -> bool:
    return _state(error) == "57014" or "interrupted" in str(error.orig)


def _state(error: DBAPIError) -> str:
    """PostgreSQL's code for it; of SQLite there is none."""
    return str(getattr(error.orig, "sqlstate", None) or "")


def _engine(url: str, stopping: sqlite_connection.Stopping, statement_seconds: float) -> AsyncEngine:
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() not in ("sqlite", "postgresql"):
            raise SetupError(f"SAYDONE_DATABASE_URL names {parsed.get_backend_name()}; use SQLite or PostgreSQL.")
        if parsed.get_backend_name() == "postgresql":
            limit = {
                "statement_timeout": str(int(statement_seconds * 1000)),
                # A plan for anybody's tasks is a bad one for who has a thousand times as many.
                "plan_cache_mode": "force_custom_plan",
                # To compile a statement takes a second, and few take as long without that.
                "jit": "off",
            }
            engine = create_async_engine(
                _for_asyncpg(parsed), connect_args={"server_settings": limit},
                pool_size=_CONNECTIONS, max_overflow=0, hide_parameters=True,
            )  # fmt: skip
            postgres_connection.watch(engine.sync_engine)
            return engine
        # An error's text goes to the log: what people wrote does not belong there.
        engine = create_async_engine(
            parsed, connect_args={"timeout": _BUSY_TIMEOUT_MS / 1000}, pool_use_lifo=True, hide_parameters=True
        )
    except (ArgumentError, InvalidRequestError, NoSuchModuleError, ImportError, ValueError) as error:
        raise SetupError(
            "SAYDONE_DATABASE_URL is not a database URL. Write it like postgresql://user:password@host/name."
        ) from error
    # SQLite numbers the rows of one statement in their order, which SQLAlchemy does not rely on unless it is told so:
    # it would send a statement a row, to know which one got which id.
    engine.dialect.insertmanyvalues_implicit_sentinel = InsertmanyvaluesSentinelOpts.ANY_AUTOINCREMENT
    _prepare_sqlite(engine.sync_engine, stopping, statement_seconds)
    return engine


def _for_asyncpg(url: URL) -> URL:
    # Providers hand out URLs in libpq's words; asyncpg calls this one thing by another name.
    mode = url.query.get("sslmode")
    return url.difference_update_query(["sslmode"]).update_query_dict({"ssl": mode}) if mode else url


def _prepare_sqlite(engine: Engine, stopping: sqlite_connection.Stopping, statement_seconds: float) -> None:
    @event.listens_for(engine, "do_connect")
    def on_do_connect(  # pyright: ignore[reportUnusedFunction] # the event keeps it
        dialect: Dialect, _record: object, arguments: list[Any], options: dict[str, Any]
    ) -> object:
        return sqlite_connection.connect(dialect, arguments, options, stopping, statement_seconds)

    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: object) -> None:  # pyright: ignore[reportUnusedFunction] # the event keeps it
        # The driver's own implicit BEGIN comes too late; ours is sent by on_begin.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            f"busy_timeout={_BUSY_TIMEOUT_MS}",
            "journal_mode=WAL",
            "synchronous=NORMAL",
            "foreign_keys=ON",
            f"mmap_size={_MAPPED}",
            # Nor does a COMMIT, for which all wait, wait for the disk: that is done aside.
            "wal_autocheckpoint=0",
        ):
            cursor.execute(f"PRAGMA {pragma}")  # when this is no database, SQLAlchemy ends the connection
        cursor.close()

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:  # pyright: ignore[reportUnusedFunction] # the event keeps it
        begins = cast(sqlite_connection.OneTripConnection, connection.connection.dbapi_connection)
        begins.begin(write=connection.get_execution_options().get(WRITES, False))
