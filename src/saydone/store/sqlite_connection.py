"""SQLite's connections: one trip to their thread a statement, and none to begin a transaction or to end a reading.

aiosqlite has a thread a connection, and SQLAlchemy goes there to make a cursor, to execute, to fetch and to close: each
time two threads wait for one another, which takes several times as long as the statement.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from math import inf
from time import monotonic
from typing import Any, cast

from aiosqlite import Connection
from sqlalchemy import Dialect
from sqlalchemy.dialects.sqlite.aiosqlite import AsyncAdapt_aiosqlite_connection, AsyncAdapt_aiosqlite_cursor
from sqlalchemy.util import await_

_STEPS = 100_000  # of SQLite's virtual machine, some milliseconds: each look at the clock costs a microsecond
Value = str | int | float | bytes | None
"""What SQLite keeps."""
Check = Callable[[int], None]
"""Raises when a statement wrote as many rows as it must not."""
Stopping = set[asyncio.Future[Any]]
"""The ends of connections that were given up: their threads may still be at a statement."""


def connect(
    dialect: Dialect, arguments: Sequence[Any], options: dict[str, Any], stopping: Stopping, statement_seconds: float
) -> "OneTripConnection":
    """A connection, as the dialect makes one but for its cursors; statements that take longer are interrupted."""
    # Making and closing a cursor touches no file: this thread may do it. One session at a time uses a connection.
    made = cast(Any, dialect.connect(*arguments, **{**options, "check_same_thread": False}))
    connection = OneTripConnection(made.dbapi, made.driver_connection)
    connection.trips, connection.reads_only, connection.stopped, connection.to_begin = 0, False, False, None
    connection.waiting = []
    connection.stopping, connection.statement_seconds, connection.late_at = stopping, statement_seconds, inf
    made.driver_connection._conn.set_progress_handler(lambda: monotonic() > connection.late_at, _STEPS)
    return connection


_Waiting = tuple[str, Sequence[Sequence[Value]], Check | None]


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

    def _begun(self, begin: str | None, waiting: "Sequence[_Waiting]", function: Any, *arguments: Any) -> Any:
        if begin is not None:
            self._cursor.execute(begin)
        for statement, values, check in waiting:
            self._cursor.executemany(statement, values)
            if check is not None:
                check(self._cursor.rowcount)
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
        waiting, self._owner.waiting = self._owner.waiting, []
        self._owner.trips += 1
        try:
            answer = await self._thread(self._begun, begin, waiting, function, *arguments)
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
    """A connection whose statements are one trip each.

    A statement is interrupted ``late_at`` a moment of the monotonic clock, ``statement_seconds`` after its beginning.
    ``trips`` are under way, or were when their caller was cancelled; ``reads_only`` is what its transaction does, which
    begins, by what is ``to_begin`` it, on the trip of its first statement. Statements whose rows nobody waits for are
    ``waiting`` for the next trip.
    What it still has to do when it is given up is among ``stopping``.
    """

    __slots__ = ("late_at", "reads_only", "statement_seconds", "stopped", "stopping", "to_begin", "trips", "waiting")
    _cursor_cls = _OneTripCursor
    trips: int
    reads_only: bool
    statement_seconds: float
    late_at: float
    stopped: bool
    stopping: Stopping
    to_begin: str | None
    waiting: "list[_Waiting]"

    @property
    def in_transaction(self) -> bool:
        """Whether one has begun in the database."""
        connection = self._connection._connection
        return connection is not None and connection.in_transaction

    async def at_once(self, statement: str, values: Sequence[Value]) -> tuple[list[Any], int]:
        """Execute a statement, for who needs nothing else of a cursor; returns the rows that it found and how many it
        wrote. Raises the driver's errors."""
        cursor = _Cursor(self, cast(Connection, self._connection))
        try:
            await cursor.execute(statement, values)
            return await cursor.fetchall(), cursor.rowcount
        except ValueError as error:
            self._handle_exception(error)
        finally:
            await cursor.close()

    def later(self, statement: str, values: Sequence[Sequence[Value]], check: Check | None) -> None:
        """Execute a statement with each of the values on the trip of the next one, or of the commit, which raises what
        goes wrong with it."""
        self.waiting.append((statement, values, check))

    def begin(self, *, write: bool) -> None:
        """Begin a transaction, with its first statement."""
        self.reads_only, self.to_begin = not write, "BEGIN IMMEDIATE" if write else "BEGIN"

    def commit(self) -> None:
        if self.waiting or self.to_begin is None:
            try:
                await_(_Cursor(self, cast(Connection, self._connection)).commit())
            except ValueError as error:
                self._handle_exception(error)
        self.to_begin = None

    def rollback(self) -> None:
        self.to_begin = None
        self.waiting.clear()
        connection = self._connection._connection
        if self.trips or not connection:
            super().rollback()
        elif self.reads_only:
            connection.rollback()
        elif self.in_transaction:  # not when the pool makes sure of it after a commit
            super().rollback()

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
