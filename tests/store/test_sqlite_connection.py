"""SQLite's connections."""

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

import aiosqlite
import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from saydone.store.db import Database

_LONG = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500000) SELECT max(i) FROM n"


async def test_a_statement_with_its_rows_is_one_trip_to_the_connections_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trips: list[object] = []
    execute: Any = getattr(aiosqlite.Connection, "_execute")  # noqa: B009 # it is not ours

    async def counted(self: object, function: object, *arguments: object, **named: object) -> object:
        trips.append(function)
        return await execute(self, function, *arguments, **named)

    db = await _with_notes(tmp_path)
    monkeypatch.setattr(aiosqlite.Connection, "_execute", counted)
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
    other = sqlite3.connect(tmp_path / "notes.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
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
    other = sqlite3.connect(tmp_path / "notes.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
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


async def _with_notes(folder: Path) -> Database:
    db = Database(f"sqlite+aiosqlite:///{folder / 'notes.db'}")
    async with db.transaction() as session:
        await session.execute(text("CREATE TABLE notes (words TEXT)"))
    return db


async def _note(db: Database, words: str) -> None:
    async with db.transaction() as session:
        await session.execute(text("INSERT INTO notes VALUES (:words)"), {"words": words})
