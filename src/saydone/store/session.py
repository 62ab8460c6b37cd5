"""A session whose transaction begins without it, by half the steps, where only prepared statements are executed.

From the first use of the session's own on it stands on the same transaction.
"""

from collections.abc import Callable
from typing import Any, cast

from sqlalchemy import Connection
from sqlalchemy.engine import Engine
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from sqlalchemy.orm import Session
from sqlalchemy.util import greenlet_spawn


class _Session(Session):
    begun: Connection | None = None

    def get_bind(self, *args: Any, **options: Any) -> Engine | Connection:
        return super().get_bind(*args, **options) if self.begun is None else self.begun

    def rollback(self) -> None:
        super().rollback()
        if self.begun is not None:
            self.begun.rollback()
        self.info.clear()  # what was noted of the transaction


def new_session(engine: AsyncEngine) -> AsyncSession:
    """A session that has asked for nothing yet."""
    return AsyncSession(engine, expire_on_commit=False, sync_session_class=_Session)


async def connection_of(session: AsyncSession) -> Connection:
    """The connection of the session's transaction, which begins now if it has not."""
    inside = cast(_Session, session.sync_session)
    if inside.in_transaction():
        return await greenlet_spawn(_flushed, inside)
    if inside.begun is None:
        inside.begun = await greenlet_spawn(_open, inside.get_bind())
    elif not inside.begun.in_transaction():  # it was rolled back
        inside.begun.begin()
    return inside.begun


async def end(session: AsyncSession, finish: Callable[[Session], None]) -> None:
    """Commit, or only close, in one go: SQLAlchemy's own way takes a task and a greenlet a step."""
    await greenlet_spawn(finish, session.sync_session)


def commit(session: Session) -> None:
    """Write everything, commit and close."""
    if session.in_transaction():
        session.commit()
    begun = cast(_Session, session).begun
    if begun is not None:
        begun.commit()
    close(session)


def close(session: Session) -> None:
    """Give the connection back; what was not committed is undone."""
    session.close()
    begun = cast(_Session, session).begun
    if begun is not None:
        begun.close()


def _flushed(session: Session) -> Connection:
    """The connection, within the savepoint if there is one, after what the session has to write."""
    session.flush()
    return session.connection()


def _open(engine: Engine | Connection) -> Connection:
    connection = cast(Engine, engine).connect()
    connection.begin()
    return connection
