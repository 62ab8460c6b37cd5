"""A session whose transaction begins without it, by a few of its steps, where only prepared statements are executed.

From the first use of the session's own on it stands on the same transaction. Only on SQLite.
"""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any, cast

from sqlalchemy import Connection, Dialect
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from sqlalchemy.orm import Session
from sqlalchemy.pool import PoolProxiedConnection
from sqlalchemy.util import greenlet_spawn

from saydone.store.sqlite_connection import OneTripConnection

WRITES = "saydone_write"
"""The engine's option that says whether its transactions may write."""


class _Session(Session):
    taken: PoolProxiedConnection | None = None
    """From the pool, where the transaction began without the session."""
    joined: Connection | None = None
    """The same, once the session uses it."""

    @property
    def engine(self) -> Engine:
        return cast(Engine, self.bind)

    @property
    def driver(self) -> OneTripConnection:
        return cast(OneTripConnection, cast(PoolProxiedConnection, self.taken).dbapi_connection)

    def get_bind(self, *args: Any, **options: Any) -> Engine | Connection:
        if self.taken is None:
            return self.engine
        if self.joined is None:
            self.joined = Connection(self.engine, self.taken)
        if not self.joined.in_transaction():
            self.joined.begin()
        return self.joined

    def rollback(self) -> None:
        super().rollback()
        if self.joined is not None:
            self.joined.rollback()
        if self.taken is not None:
            self.driver.rollback()
        self.info.clear()  # what was noted of the transaction


def new_session(engine: AsyncEngine) -> AsyncSession:
    """A session that has asked for nothing yet."""
    return AsyncSession(engine, expire_on_commit=False, sync_session_class=_Session)


def dialect_of(session: AsyncSession) -> Dialect:
    """The dialect of the session's database."""
    return cast(AsyncEngine, session.bind).dialect


async def driver_of(session: AsyncSession) -> OneTripConnection:
    """The driver's connection in the session's transaction, which begins now if it has not."""
    inside = cast(_Session, session.sync_session)
    if inside.in_transaction():
        return await greenlet_spawn(_flushed, inside)
    if inside.taken is None:
        inside.taken = await greenlet_spawn(inside.engine.raw_connection)
    inside.driver.begin(write=inside.engine.get_execution_options().get(WRITES, False))
    return inside.driver


async def end(session: AsyncSession, finish: Callable[[Session], None]) -> None:
    """Commit, or only close, in one go: SQLAlchemy's own way takes a task and a greenlet a step."""
    await greenlet_spawn(finish, session.sync_session)


def commit(session: Session) -> None:
    """Write everything, commit and close."""
    inside = cast(_Session, session)
    if inside.in_transaction():
        inside.commit()
    if inside.joined is not None:
        inside.joined.commit()
    elif inside.taken is not None:
        with told_by_sqlalchemy("COMMIT", inside.engine.dialect):
            inside.driver.commit()
    close(inside)


def close(session: Session) -> None:
    """Give the connection back; what was not committed is undone."""
    inside = cast(_Session, session)
    if inside.joined is not None or inside.taken is None:  # otherwise it was not used
        inside.close()
    if inside.joined is not None:
        inside.joined.close()
    elif inside.taken is not None:
        inside.taken.close()


@contextmanager
def told_by_sqlalchemy(statement: str, dialect: Dialect) -> Generator[None]:
    """What the driver raises within is raised as SQLAlchemy does, without the values."""
    driver = dialect.loaded_dbapi.Error
    try:
        yield
    except driver as error:
        raise DBAPIError.instance(statement, None, error, driver, hide_parameters=True, dialect=dialect) from error


def _flushed(session: Session) -> OneTripConnection:
    """The connection, within the savepoint if there is one, after what the session has to write."""
    session.flush()
    return cast(OneTripConnection, session.connection().connection.dbapi_connection)
