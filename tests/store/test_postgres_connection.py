"""PostgreSQL's connections: what is gone is replaced, and what only reads makes no trip but for its statements."""

from collections.abc import Generator
from typing import Any
from unittest.mock import Mock, patch

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.store import postgres_connection
from saydone.store.db import Database
from tests.conftest import empty_postgres

_ = empty_postgres  # a fixture
PID = text("SELECT pg_backend_pid()")


@pytest.fixture
async def postgres(empty_postgres: str) -> Any:
    db = Database(empty_postgres)
    yield db
    await db.close()


@pytest.fixture
def pings(postgres: Database) -> Generator[Mock]:
    """What asks whether a connection still answers: it does."""
    with patch.object(postgres.engine.dialect, "do_ping", return_value=True) as asked:
        yield asked


async def driver(session: AsyncSession) -> Any:
    return (await (await session.connection()).get_raw_connection()).driver_connection


async def test_one_that_the_driver_knows_to_be_closed_is_replaced(postgres: Database, pings: Mock) -> None:
    async with postgres.reading() as session:
        before, connection = await session.scalar(PID), await driver(session)
    connection.terminate()
    async with postgres.reading() as session:
        assert await session.scalar(PID) != before
    pings.assert_not_called()


async def test_one_is_asked_whether_it_answers_after_a_rest_and_replaced_when_it_does_not(
    postgres: Database, pings: Mock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def pid() -> int | None:
        async with postgres.reading() as session:
            return await session.scalar(PID)

    before = await pid()
    assert await pid() == before
    pings.assert_not_called()
    monkeypatch.setattr(postgres_connection, "_REST", 0.0)
    assert await pid() == before
    pings.assert_called_once()
    pings.side_effect = [postgres.engine.dialect.loaded_dbapi.InterfaceError("connection is closed"), True]
    assert await pid() != before


async def test_what_only_reads_begins_no_transaction(postgres: Database) -> None:
    moments = [text("SELECT now()")] * 2
    async with postgres.reading() as session:
        first, second = [await session.scalar(moment) for moment in moments]
    assert first != second
    async with postgres.transaction() as session:
        first, second = [await session.scalar(moment) for moment in moments]
    assert first == second
