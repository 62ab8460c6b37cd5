"""A transaction that begins without its session is the session's all the same."""

import pytest
from sqlalchemy import bindparam, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.store.db import Database
from saydone.store.prepared import Prepared
from saydone.store.tables import UserRow, table_of
from tests.conftest import Clock

_users = table_of(UserRow)
_ADD = Prepared(insert(_users))
_NAMES = Prepared(select(_users.c.name).where(_users.c.name != bindparam("besides")).order_by(_users.c.name))


def user(name: str, clock: Clock) -> dict[str, object]:
    return {"name": name, "created_at": clock()}


async def names(db: Database) -> list[str]:
    async with db.reading() as session:
        return [name for (name,) in await _NAMES.rows(session, {"besides": ""})]


async def test_the_session_sees_and_commits_what_prepared_statements_wrote_before(db: Database, clock: Clock) -> None:
    async with db.transaction() as session:
        await _ADD.run(session, user("ann", clock))
        session.add(UserRow(name="ben", created_at=clock()))
        assert list(await session.scalars(select(UserRow.name).order_by(UserRow.name))) == ["ann", "ben"]
        await _ADD.run(session, user("cleo", clock))
    assert await names(db) == ["ann", "ben", "cleo"]


async def test_what_is_added_last_to_the_session_is_committed_too(db: Database, clock: Clock) -> None:
    async with db.transaction() as session:
        await _ADD.run(session, user("ann", clock))
        session.add(UserRow(name="ben", created_at=clock()))
    assert await names(db) == ["ann", "ben"]


async def test_a_savepoint_takes_back_what_prepared_statements_wrote_within_it(db: Database, clock: Clock) -> None:
    async def fail(session: AsyncSession) -> None:
        async with session.begin_nested():
            await _ADD.run(session, user("ben", clock))
            await _ADD.run(session, user("cleo", clock))
            raise KeyError

    async with db.transaction() as session:
        await _ADD.run(session, user("ann", clock))
        with pytest.raises(KeyError):
            await fail(session)
        await _ADD.run(session, user("dora", clock))
    assert await names(db) == ["ann", "dora"]


async def test_what_fails_after_a_prepared_statement_leaves_nothing(db: Database, clock: Clock) -> None:
    async def fail() -> None:
        async with db.transaction() as session:
            await _ADD.run(session, user("ann", clock))
            raise KeyError

    with pytest.raises(KeyError):
        await fail()
    async with db.transaction() as session:
        await _ADD.run(session, user("ben", clock))
        await session.rollback()
        await _ADD.run(session, user("cleo", clock))
    assert await names(db) == ["cleo"]
