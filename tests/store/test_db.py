"""Databases and their transactions."""

import asyncio
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from saydone.errors import SetupError, Unavailable
from saydone.store import accounts
from saydone.store.db import Database, within_reach
from tests.conftest import Clock


@pytest.mark.parametrize(
    "url",
    [
        "",
        "tasks.db",
        "postgresql://user:sesame@host:port/name",
        "postgresql+psycopg2://user:sesame@host/name",
        "postgresql+nothing://user:sesame@host/name",
        "sqlite:///tasks.db",
        "mysql://user:sesame@host/name",
    ],
)
def test_a_url_of_no_database_that_works_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(SetupError, match="SAYDONE_DATABASE_URL") as caught:
        Database(url)
    assert "sesame" not in str(caught.value)


async def test_the_shown_url_has_no_password() -> None:
    db = Database("postgresql+asyncpg://ann:sesame@127.0.0.1:1/tasks?password=sesame")
    assert db.shown_url == "postgresql+asyncpg://ann:***@127.0.0.1:1/tasks"
    assert db.dialect == "postgresql"


async def test_a_url_in_the_words_of_libpq_is_understood() -> None:
    db = Database("postgresql+asyncpg://127.0.0.1/tasks?sslmode=require&application_name=x")
    assert dict(db.engine.url.query) == {"ssl": "require", "application_name": "x"}


async def test_a_database_that_is_gone_is_unavailable_and_says_so() -> None:
    db = Database("postgresql+asyncpg://ann:sesame@127.0.0.1:1/tasks")
    for work in (db.transaction, db.reading):
        with pytest.raises(Unavailable, match="cannot be reached at the moment") as caught:
            async with work() as session:
                await session.execute(text("SELECT 1"))
        assert caught.value.retry_after is not None


async def test_a_postgresql_that_goes_in_the_middle_of_an_answer_is_unavailable() -> None:
    driver = Database("postgresql+asyncpg://127.0.0.1/tasks").engine.dialect.loaded_dbapi
    gone = driver.InternalClientError("got result for unknown protocol state 3", ValueError())
    error = DBAPIError("SELECT 1", None, gone)
    with pytest.raises(Unavailable, match="cannot be reached at the moment"), within_reach():
        raise error


async def test_a_database_that_stays_locked_is_unavailable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saydone.store.db._BUSY_TIMEOUT_MS", 0)
    db = Database(f"sqlite+aiosqlite:///{tmp_path / 'locked.db'}")
    async with db.transaction() as session:
        await session.execute(text("CREATE TABLE notes (words TEXT)"))
    other = sqlite3.connect(tmp_path / "locked.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable):
        async with db.transaction() as session:
            await session.execute(text("INSERT INTO notes VALUES ('x')"))
    async with db.reading() as session:
        assert await session.scalar(text("SELECT count(*) FROM notes")) == 0
    other.close()
    await db.close()


async def test_readers_find_a_connection_however_many_writers_wait(db: Database, clock: Clock) -> None:
    async def add(number: int) -> None:
        async with db.transaction() as session:
            await accounts.insert_user(session, f"user{number}", None, clock())

    async with asyncio.TaskGroup() as group, db.transaction() as session:
        await accounts.insert_user(session, "ann", None, clock())
        waiting = [group.create_task(add(number)) for number in range(40)]
        if db.dialect == "sqlite":
            # The writers have begun to wait; on PostgreSQL they wait for nothing.
            await asyncio.wait(waiting, timeout=0.2)
            async with db.reading() as reading:
                assert await accounts.find_user(reading, "ann") is None
    async with db.reading() as session:
        assert await accounts.find_user(session, "user39") is not None


async def test_an_error_in_a_transaction_undoes_all_of_it(db: Database, clock: Clock) -> None:
    async def add_and_fail() -> None:
        async with db.transaction() as session:
            await accounts.insert_user(session, "ann", None, clock())
            raise LookupError

    with pytest.raises(LookupError):
        await add_and_fail()
    async with db.reading() as session:
        assert await accounts.find_user(session, "ann") is None


async def test_what_people_wrote_is_not_in_the_text_of_database_errors(db: Database) -> None:
    with pytest.raises(Exception, match="no_such_table") as caught:
        async with db.reading() as session:
            await session.execute(text("SELECT :words FROM no_such_table"), {"words": "my secret"})
    assert "my secret" not in str(caught.value)


async def test_a_statement_that_takes_too_long_is_stopped_and_the_next_one_is_answered(database_url: str) -> None:
    endless = (
        "WITH RECURSIVE n(value) AS (SELECT CAST(1 AS bigint) UNION ALL SELECT value + 1 FROM n"
        " WHERE value < 1000000000000) SELECT count(*) FROM n"
    )
    db = Database(database_url, statement_seconds=0.2)
    try:
        with pytest.raises(Unavailable, match="too long"):
            async with db.reading() as session:
                await session.execute(text(endless))
        with pytest.raises(Unavailable, match="too long"):
            async with db.transaction() as session:
                await session.execute(text(endless))
        async with db.transaction() as session:
            assert await session.scalar(text("SELECT 1")) == 1
    finally:
        await db.close()
