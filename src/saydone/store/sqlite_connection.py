"""SQLite's connections: what takes next to nothing is executed where it is asked for, the rest in one trip to a thread.

aiosqlite has a thread a connection, and SQLAlchemy goes there to make a cursor, to execute, to fetch and to close: each
time two threads wait for one another, which takes several times as long as a statement that finds its row by an index.
"""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from math import inf
from time import monotonic
from typing import Any, cast

from aiosqlite import Connection
from sqlalchemy import Dialect, Engine
from sqlalchemy.dialects.sqlite.aiosqlite import AsyncAdapt_aiosqlite_connection, AsyncAdapt_aiosqlite_cursor
from sqlalchemy.util import await_

_STEPS = 100_000  # of SQLite's virtual machine, some milliseconds: each look at the clock costs a microsecond
Value = str | int | float | bytes | None
"""What SQLite keeps."""
Stopping = set[asyncio.Future[Any]]
"""The ends of connections that were given up: their threads may still be at a statement."""


def connect(
    dialect: Dialect, arguments: Sequence[Any], options: dict[str, Any], stopping: Stopping, statement_seconds: float
) -> "OneTripConnection":
    """A connection, as the dialect makes one but for its cursors; statements that take longer are interrupted."""
    # One session at a time uses a connection, and it waits for the connection's thread: this thread may touch it.
    made = cast(Any, dialect.connect(*arguments, **{**options, "check_same_thread": False}))
    connection = OneTripConnection(made.dbapi, made.driver_connection)
    connection.trips, connection.stopped = 0, False
    connection.forget()
    connection.busy_ms = int(1000 * options["timeout"])
    connection.stopping, connection.statement_seconds, connection.late_at = stopping, statement_seconds, inf
    made.driver_connection._conn.set_progress_handler(lambda: monotonic() > connection.late_at, _STEPS)
    return connection


def checkpoint(engine: Engine) -> None:
    """Write what is in the log of the database to its file, on a trip. Raises the driver's errors."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
        cursor.close()
    finally:
        connection.close()


class _Cursor:
    """What SQLAlchemy needs of a cursor of aiosqlite."""

    def __init__(self, owner: "OneTripConnection", connection: Connection) -> None:
        self._owner = owner
        self._thread: Callable[..., Awaitable[Any]] = cast(Any, connection)._execute
        self._cursor = connection._conn.cursor()  # pyright: ignore[reportPrivateUsage] # it has no public name
        self._rows: list[Any] = []
        self.description = self._cursor.description
        self.arraysize = self._cursor.arraysize

    @property
    def rowcount(self) -> int:
        return self._cursor.rowcount

    @property
    def lastrowid(self) -> int | None:
        return self._cursor.lastrowid

    async def execute(self, statement: str, parameters: Any = ()) -> None:
        self._rows = await self._in_thread(self._execute_and_fetch, statement, parameters)
        self.description = self._cursor.description

    async def executemany(self, statement: str, parameters: Any) -> None:
        await self._in_thread(self._cursor.executemany, statement, parameters)
        self.description = self._cursor.description

    async def fetchall(self) -> list[Any]:
        rows, self._rows = self._rows, []
        return rows

    async def nothing(self) -> None:
        """Begin the transaction, if it has not begun."""
        await self._in_thread(lambda: None)

    async def close(self) -> None:
        if self._owner.trips:
            # Its caller was cancelled, and the thread may still wait for a lock: this one must not wait with it.
            await self._thread(self._cursor.close)
        else:
            self._cursor.close()

    async def commit(self) -> None:
        connection = self._cursor.connection
        try:
            await self._in_thread(connection.commit)
        except Exception:
            # SQLAlchemy takes what could not be committed for ended, and gives the connection to the next one.
            self._owner.to_begin = None
            await self._in_thread(connection.rollback)
            raise
        finally:
            await self.close()

    def _begun(self, begin: str | None, function: Any, *arguments: Any) -> Any:
        if begin is not None:
            self._cursor.execute(begin)
        return function(*arguments)

    def _execute_and_fetch(self, statement: str, parameters: Any) -> list[Any]:
        self._owner.late_at = monotonic() + self._owner.statement_seconds
        try:
            self._cursor.execute(statement, parameters)
            return self._cursor.fetchall() if self._cursor.description else []
        finally:
            self._owner.late_at = inf

    async def _in_thread(self, function: Any, *arguments: Any) -> Any:
        begin, self._owner.to_begin = self._owner.to_begin, None
        self._owner.trips += 1
        self._owner.travelled = True
        try:
            answer = await self._thread(self._begun, begin, function, *arguments)
        except Exception:
            self._owner.trips -= 1
            if not self._owner.in_transaction:
                self._owner.to_begin = begin  # what comes next must not go without it
            raise
        # Not when the caller is cancelled: nobody knows when the thread comes back.
        self._owner.trips -= 1
        return answer


class _OneTripCursor(AsyncAdapt_aiosqlite_cursor):
    __slots__ = ()

    def _make_new_cursor(self, connection: Any) -> Any:
        return _Cursor(cast(OneTripConnection, self._adapt_connection), connection)

    def _aenter_cursor(self, cursor: Any) -> Any:
        return cursor


class OneTripConnection(AsyncAdapt_aiosqlite_connection):
    """A connection whose statements are one trip each, or none.

    A transaction waits ``busy_ms`` for the lock that another process has; a statement on a trip is interrupted
    ``late_at`` a moment of the monotonic clock, ``statement_seconds`` after its beginning. ``trips`` are under way, or
    were when their caller was cancelled. A transaction was ``asked`` for, which ``reads_only`` or not, and begins, by
    what is ``to_begin`` it, with its first statement; it ``travelled`` when one of its statements did. What it still
    has to do when it is given up is among ``stopping``.
    """

    __slots__ = (
        "asked", "busy_ms", "late_at", "reads_only", "statement_seconds", "stopped", "stopping", "to_begin",
        "travelled", "trips",
    )  # fmt: skip
    _cursor_cls = _OneTripCursor
    trips: int
    asked: bool
    reads_only: bool
    travelled: bool
    statement_seconds: float
    busy_ms: int
    late_at: float
    stopped: bool
    stopping: Stopping
    to_begin: str | None

    @property
    def in_transaction(self) -> bool:
        """Whether one has begun in the database."""
        connection = self._connection._connection
        return connection is not None and connection.in_transaction

    async def at_once(self, statement: str, values: Sequence[Sequence[Value]]) -> tuple[list[Any], int]:
        """Execute a statement that takes less than a trip, with each of the values, for who needs nothing else of a
        cursor. Returns the rows that it found, with values once, and how many it wrote. Raises the driver's errors."""
        try:
            if self.trips or not self._begins_here():
                await self._trip()
            cursor = self._connection._conn.cursor()  # pyright: ignore[reportPrivateUsage] # it has no public name
            if len(values) > 1:
                return [], cursor.executemany(statement, values).rowcount
            return cursor.execute(statement, values[0]).fetchall(), cursor.rowcount
        except ValueError as error:
            self._handle_exception(error)

    def begin(self, *, write: bool) -> None:
        """Have a transaction begin with the first statement, if none was asked for yet."""
        if not self.asked:
            self.asked, self.reads_only, self.to_begin = True, not write, "BEGIN IMMEDIATE" if write else "BEGIN"

    def commit(self) -> None:
        if self.to_begin is None:
            try:
                if self.travelled or self.trips:
                    await_(_Cursor(self, cast(Connection, self._connection)).commit())
                else:
                    self._commit_here()
            except ValueError as error:
                self._handle_exception(error)
            finally:
                self.forget()
        self.forget()

    def rollback(self) -> None:
        connection = self._connection._connection
        if self.trips or not connection:
            super().rollback()
        elif self.reads_only or not self.travelled:
            connection.rollback()
        elif self.in_transaction:  # not when the pool makes sure of it after a commit
            super().rollback()
        self.forget()

    def forget(self) -> None:
        """The transaction has ended, or never began."""
        self.asked, self.reads_only, self.travelled, self.to_begin = False, False, False, None

    def _begins_here(self) -> bool:
        """Whether the transaction has begun, now at the latest; it has not when another process has the lock."""
        if self.to_begin is not None:
            connection = self._connection._conn  # pyright: ignore[reportPrivateUsage] # it has no public name
            if self.reads_only:
                connection.execute(self.to_begin)
            elif not _begins_without_waiting(connection, self.to_begin, self.busy_ms):
                return False
            self.to_begin = None
        return True

    async def _trip(self) -> None:
        """Begin in the thread, which may wait, after whatever it is still at."""
        cursor = _Cursor(self, cast(Connection, self._connection))
        try:
            await cursor.nothing()
        finally:
            await cursor.close()

    def _commit_here(self) -> None:
        connection = self._connection._conn  # pyright: ignore[reportPrivateUsage] # it has no public name
        try:
            connection.commit()
        except Exception:
            connection.rollback()
            raise

    def close(self) -> None:
        super().close()
        self.stopped = True  # a thread that has ended would never answer that it stops

    async def _terminate_graceful_close(self) -> None:
        # aiosqlite's close waits for ever when it is stopped meanwhile, which SQLAlchemy does when its caller is
        # cancelled once more. This closes the connection as well, after what is under way, and nobody waits here.
        self._terminate_force_close()

    def _terminate_force_close(self) -> None:
        if not self.stopped:
            self.stopped = True
            ended = self._connection.stop()
            if ended is not None:
                self.stopping.add(ended)
                ended.add_done_callback(self.stopping.discard)


def _begins_without_waiting(connection: sqlite3.Connection, begin: str, busy_ms: int) -> bool:
    connection.execute("PRAGMA busy_timeout=0")
    try:
        connection.execute(begin)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:  # the rest says what keeps it busy
            raise
        return False
    finally:
        connection.execute(f"PRAGMA busy_timeout={busy_ms}")
    return True
