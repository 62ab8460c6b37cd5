"""Prepared statements do what SQLAlchemy's own way does."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from saydone.domain.actor import Actor
from saydone.store.db import Database
from saydone.store.prepared import Prepared
from saydone.store.tables import ThreadRow, TurnRow, UserRow, table_of
from tests.conftest import Clock

_threads, _turns = table_of(ThreadRow), table_of(TurnRow)
_ADD = Prepared(insert(_threads))
_FIND = Prepared(select(_threads.c.id, _threads.c.title, _threads.c.created_at).order_by(_threads.c.id))
_RENAME = Prepared(update(_threads).where(_threads.c.title == bindparam("old")))


def thread(name: str, alice: Actor, clock: Clock) -> dict[str, object]:
    now = clock()
    return {"id": name, "user_id": alice.user_id, "title": None, "data": "{}", "created_at": now, "updated_at": now}


async def test_values_go_in_and_come_out_as_they_do_otherwise(db: Database, alice: Actor, clock: Clock) -> None:
    async with db.transaction() as session:
        await _ADD.run(session, thread("a", alice, clock), thread("b", alice, clock))
        await _ADD.run(session)
        rows = await _FIND.rows(session, {})
        usual = (await session.execute(select(_threads.c.id, _threads.c.title, _threads.c.created_at))).all()
    assert [tuple(row) for row in rows] == [tuple(row) for row in usual]
    assert rows[0][2] == clock()
    assert rows[0][2].tzinfo is UTC
    async with db.reading() as session:
        assert await _FIND.row(session, {}) == rows[0]


async def test_defaults_are_filled_in_and_columns_returned_in_their_types(
    db: Database, alice: Actor, clock: Clock
) -> None:
    add = Prepared(insert(_turns).returning(_turns.c.stop_asked, _turns.c.input_tokens, _turns.c.lease_until))
    turn = {"id": "t", "user_id": alice.user_id, "status": "running", "holder": "h", "model": "m"}
    moments: dict[str, datetime] = {"started_at": clock(), "lease_until": clock()}
    async with db.transaction() as session:
        row = await add.row(session, {**turn, **moments})
    assert row is not None
    assert (row[0], row[1], row[2]) == (False, 0, clock())
    assert isinstance(row[0], bool)


async def test_how_many_rows_were_written_is_told(db: Database, alice: Actor, clock: Clock) -> None:
    async with db.transaction() as session:
        assert await _ADD.run(session, {**thread("a", alice, clock), "title": "Milk"}) == 1
        assert await _RENAME.run(session, {"old": "Milk", "title": "Eggs"}) == 1
        assert await _RENAME.run(session, {"old": "Milk", "title": "Eggs"}) == 0


async def test_a_statement_sees_what_was_added_to_the_session_before(db: Database, clock: Clock) -> None:
    users = table_of(UserRow)
    async with db.transaction() as session:
        session.add(UserRow(name="carol", created_at=clock()))
        assert [tuple(row) for row in await Prepared(select(users.c.name)).rows(session, {})] == [("carol",)]


async def test_what_the_database_refuses_is_sqlalchemy_s_error(db: Database, alice: Actor, clock: Clock) -> None:
    async with db.transaction() as session:
        await _ADD.run(session, thread("a", alice, clock))
        with pytest.raises(IntegrityError) as caught:
            async with session.begin_nested():
                await _ADD.run(session, {**thread("a", alice, clock), "data": "of the user"})
        assert "of the user" not in str(caught.value)
        await _ADD.run(session, thread("b", alice, clock))
    async with db.reading() as session:
        assert [row[0] for row in await _FIND.rows(session, {})] == ["a", "b"]


async def test_what_comes_after_a_rollback_is_in_a_transaction_of_its_own(
    db: Database, alice: Actor, clock: Clock
) -> None:
    async with db.transaction() as session:
        await _ADD.run(session, thread("a", alice, clock))
        await session.rollback()
        await _ADD.run(session, thread("b", alice, clock))
    async with db.reading() as session:
        assert [row[0] for row in await _FIND.rows(session, {})] == ["b"]


async def test_what_was_written_is_there_for_the_next_statement_and_after_the_commit(
    db: Database, alice: Actor, clock: Clock
) -> None:
    async with db.transaction() as session:
        await _ADD.run(session, thread("a", alice, clock))
        assert [row[0] for row in (await session.execute(select(_threads.c.id))).all()] == ["a"]
        await _ADD.run(session, thread("b", alice, clock))
        assert [row[0] for row in await _FIND.rows(session, {})] == ["a", "b"]
        await _ADD.run(session, thread("c", alice, clock))
    async with db.reading() as session:
        assert [row[0] for row in await _FIND.rows(session, {})] == ["a", "b", "c"]


async def test_what_was_written_is_gone_after_a_rollback(db: Database, alice: Actor, clock: Clock) -> None:
    async with db.transaction() as session:
        await _ADD.run(session, thread("a", alice, clock))
        await session.rollback()
        await _ADD.run(session, thread("b", alice, clock))
    async with db.reading() as session:
        assert [row[0] for row in await _FIND.rows(session, {})] == ["b"]


async def test_what_the_database_refuses_ends_the_transaction(db: Database, alice: Actor, clock: Clock) -> None:
    async def add_twice() -> None:
        async with db.transaction() as session:
            await _ADD.run(session, thread("a", alice, clock))
            await _ADD.run(session, thread("a", alice, clock))

    with pytest.raises(IntegrityError):
        await add_twice()
    async with db.transaction() as session:
        assert await _FIND.rows(session, {}) == []
