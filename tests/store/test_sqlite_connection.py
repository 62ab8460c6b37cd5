"""SQLite's connections."""

import asyncio
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import aiosqlite
import pytest
from sqlalchemy import column, insert, select, table, text
from sqlalchemy.exc import IntegrityError, OperationalError

from saydone.errors import Unavailable
from saydone.store.db import Database
from saydone.store.prepared import Prepared

_NOTES, _REPLIES = table("notes", column("words")), table("replies", column("words"))
_WRITE, _REPLY = Prepared(insert(_NOTES)), Prepared(insert(_REPLIES))
_READ = Prepared(select(_NOTES.c.words).order_by(_NOTES.c.words))
_LONG = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500000) SELECT max(i) FROM n"


async def test_a_statement_with_its_rows_is_one_trip_to_the_connections_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = await _with_notes(tmp_path)
    trips = _counted(monkeypatch)
    async with db.transaction() as session:
        await session.execute(text("INSERT INTO notes VALUES ('a'), ('b')"))
        assert list(await session.scalars(text("SELECT words FROM notes"))) == ["a", "b"]
        assert len(trips) == 2
    assert len(trips) == 3  # with the COMMIT
    trips.clear()
    async with db.reading() as session:
        assert list(await session.scalars(text("SELECT words FROM notes"))) == ["a", "b"]
    assert len(trips) == 1
    await db.close()


async def test_who_is_cancelled_while_waiting_for_the_lock_leaves_nothing_locked(tmp_path: Path) -> None:
    db = await _with_notes(tmp_path)
    other = _has_the_lock(tmp_path)
    waiting = asyncio.create_task(_note(db, "of the cancelled"))
    await asyncio.wait([waiting], timeout=0.1)
    waiting.cancel()
    await asyncio.wait([waiting], timeout=0.1)
    # The event loop goes on while the connection's thread still waits.
    async with db.reading() as session:
        assert list(await session.scalars(text("SELECT words FROM notes"))) == []
    other.execute("COMMIT")
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await _note(db, "of another")
    other.execute("BEGIN IMMEDIATE")
    assert other.execute("SELECT words FROM notes").fetchall() == [("of another",)]
    other.close()
    await db.close()


async def test_what_follows_a_beginning_that_failed_is_in_a_transaction_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("saydone.store.db._BUSY_TIMEOUT_MS", 1)
    db = await _with_notes(tmp_path)
    other = _has_the_lock(tmp_path)
    async with db.transaction() as session:
        with pytest.raises(OperationalError, match="locked"):
            await session.execute(text("INSERT INTO notes VALUES ('a')"))
        other.execute("ROLLBACK")
        await session.execute(text("INSERT INTO notes VALUES ('b')"))
        await session.rollback()
    assert other.execute("SELECT words FROM notes").fetchall() == []
    other.close()
    await db.close()


async def test_a_transaction_goes_on_after_its_first_statement_failed(tmp_path: Path) -> None:
    db = await _with_notes(tmp_path)
    async with db.transaction() as session:
        with pytest.raises(OperationalError, match="no such table"):
            await session.execute(text("INSERT INTO letters VALUES ('a')"))
        await session.execute(text("INSERT INTO notes VALUES ('b')"))
    async with db.reading() as session:
        assert list(await session.scalars(text("SELECT words FROM notes"))) == ["b"]
    await db.close()


async def test_who_is_cancelled_in_a_statement_wrote_nothing(tmp_path: Path) -> None:
    db = await _with_notes(tmp_path)
    begun = asyncio.Event()

    async def write() -> None:
        async with db.transaction() as session:
            await session.execute(text("INSERT INTO notes VALUES ('a')"))
            begun.set()
            await session.scalar(text(_LONG))

    writing = asyncio.create_task(write())
    await begun.wait()
    await asyncio.sleep(0)
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing
    await _note(db, "b")
    async with db.reading() as session:
        assert list(await session.scalars(text("SELECT words FROM notes"))) == ["b"]
    await db.close()


async def test_a_transaction_of_prepared_statements_needs_no_trip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = await _with_notes(tmp_path)
    trips = _counted(monkeypatch)
    async with db.transaction() as session:
        assert await _WRITE.run(session, {"words": "a"}, {"words": "b"}) == 2
        assert list(map(list, await _READ.rows(session, {}))) == [["a"], ["b"]]
    async with db.reading() as session:
        assert len(await _READ.rows(session, {})) == 2
    assert trips == []
    await db.close()


async def test_a_prepared_statement_waits_for_the_lock_of_another_process_without_holding_others_up(
    tmp_path: Path,
) -> None:
    db = await _with_notes(tmp_path)
    other = _has_the_lock(tmp_path)

    async def write() -> None:
        async with db.transaction() as session:
            await _WRITE.run(session, {"words": "a"})
            await _WRITE.run(session, {"words": "b"})

    writing = asyncio.create_task(write())
    await asyncio.wait([writing], timeout=0.1)
    async with db.reading() as session:
        assert await _READ.rows(session, {}) == []
    assert not writing.done()
    other.execute("COMMIT")
    await writing
    assert other.execute("SELECT words FROM notes").fetchall() == [("a",), ("b",)]
    other.close()
    await db.close()


async def test_a_prepared_statement_waits_no_longer_for_the_lock_than_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("saydone.store.db._BUSY_TIMEOUT_MS", 1)
    db = await _with_notes(tmp_path)
    other = _has_the_lock(tmp_path)

    async def write(words: str) -> None:
        async with db.transaction() as session:
            await _WRITE.run(session, {"words": words})

    with pytest.raises(Unavailable):
        await write("a")
    other.execute("ROLLBACK")
    await write("b")
    assert other.execute("SELECT words FROM notes").fetchall() == [("b",)]
    other.close()
    await db.close()


async def test_a_commit_that_is_refused_leaves_nothing_for_the_next_transaction(tmp_path: Path) -> None:
    db = await _with_notes(tmp_path)
    async with db.transaction() as session:
        await session.execute(text("CREATE UNIQUE INDEX one ON notes (words)"))
        deferred = "REFERENCES notes (words) DEFERRABLE INITIALLY DEFERRED"
        await session.execute(text(f"CREATE TABLE replies (words TEXT {deferred})"))

    async def reply_to_what_is_not_there() -> None:
        async with db.transaction() as session:
            await _WRITE.run(session, {"words": "a"})
            await _REPLY.run(session, {"words": "b"})

    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        await reply_to_what_is_not_there()
    async with db.transaction() as session:
        assert await _READ.rows(session, {}) == []
        await _WRITE.run(session, {"words": "b"})
    async with db.reading() as session:
        assert list(map(list, await _READ.rows(session, {}))) == [["b"]]
    await db.close()


async def test_the_log_does_not_grow_for_ever(tmp_path: Path) -> None:
    db = await _with_notes(tmp_path)

    async def write() -> None:
        for _ in range(150):
            async with db.transaction() as session:
                await _WRITE.run(session, {"words": "x" * 2000})
            await asyncio.sleep(0)  # others get their turn, as they do while a client is written to

    # However busy it is: 600 transactions have some 2,400 pages.
    await asyncio.gather(*(write() for _ in range(4)))
    assert (tmp_path / "notes.db-wal").stat().st_size < 1000 * 4096
    await db.close()


async def test_what_a_long_transaction_wrote_is_soon_in_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = await _with_notes(tmp_path)
    seconds = iter(range(100))
    monkeypatch.setattr("saydone.store.db.monotonic", lambda: float(next(seconds)))
    async with db.transaction() as session:
        await _WRITE.run(session, *({"words": "x" * 2000} for _ in range(500)))

    def in_the_file() -> int:
        file = sqlite3.connect(f"file:{tmp_path / 'notes.db'}?immutable=1", uri=True)  # without its log
        with closing(file), suppress(sqlite3.DatabaseError):  # not all of it is there
            return file.execute("SELECT count(*) FROM notes").fetchone()[0]
        return 0

    deadline = time.monotonic() + 30
    while in_the_file() < 500:
        assert time.monotonic() < deadline
        await asyncio.sleep(0)
    await db.close()


def _counted(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    trips: list[object] = []
    execute: Any = getattr(aiosqlite.Connection, "_execute")  # noqa: B009 # it is not ours

    async def counted(self: object, function: object, *arguments: object, **named: object) -> object:
        trips.append(function)
        return await execute(self, function, *arguments, **named)

    monkeypatch.setattr(aiosqlite.Connection, "_execute", counted)
    return trips


def _has_the_lock(folder: Path) -> sqlite3.Connection:
    """What another process has of the database, which may write now."""
    other = sqlite3.connect(folder / "notes.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    return other


async def _with_notes(folder: Path) -> Database:
    db = Database(f"sqlite+aiosqlite:///{folder / 'notes.db'}")
    async with db.transaction() as session:
        await session.execute(text("CREATE TABLE notes (words TEXT)"))
    return db


async def _note(db: Database, words: str) -> None:
    async with db.transaction() as session:
        await session.execute(text("INSERT INTO notes VALUES (:words)"), {"words": words})
