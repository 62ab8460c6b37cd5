"""Bringing a database to the schema that this version needs."""

import asyncio
import uuid
from collections.abc import AsyncGenerator, Generator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from saydone.errors import SetupError
from saydone.store.db import Database
from saydone.store.migrate import migrate
from saydone.store.tables import Table


# A plain function: it asks for a fixture by name at run time, which an async one cannot.
@pytest.fixture(params=["sqlite", "postgresql"])
def fresh_url(request: pytest.FixtureRequest, tmp_path: Path) -> Generator[str]:
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'fresh.db'}"
        return
    url: str = request.getfixturevalue("empty_postgres")
    name = f"saydone_fresh_{uuid.uuid4().hex[:12]}"
    asyncio.run(administer(url, f"CREATE DATABASE {name}"))
    yield f"{url.rpartition('/')[0]}/{name}"
    asyncio.run(administer(url, f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
async def fresh(fresh_url: str) -> AsyncGenerator[Database]:
    """A database without any table."""
    db = Database(fresh_url)
    yield db
    await db.close()


async def administer(url: str, statement: str) -> None:
    db = Database(url)
    async with db.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        await connection.exec_driver_sql(statement)
    await db.close()


async def set_revision(db: Database, revision: str) -> None:
    async with db.transaction() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})


def differences(connection: Connection) -> list[Any]:
    opts = {"compare_type": True, "compare_server_default": True, "include_name": is_modelled}
    context = MigrationContext.configure(connection, opts=opts)
    return list(compare_metadata(context, Table.metadata))


def is_modelled(name: str | None, _kind: str, _parents: object) -> bool:
    """Whether it is not one of the indexes for search, which each database has in its own way."""
    return name is None or not ("_fts" in name or name.endswith("_by_text"))


def table_names(connection: Connection) -> set[str]:
    return {name for name in inspect(connection).get_table_names() if is_modelled(name, "table", {})}


async def test_an_empty_database_is_filled_once(fresh: Database) -> None:
    assert await migrate(fresh)
    assert not await migrate(fresh)
    async with fresh.engine.connect() as connection:
        assert await connection.run_sync(table_names) == {*Table.metadata.tables, "alembic_version"}


async def test_an_empty_database_is_filled_even_where_nothing_may_be_upgraded(fresh: Database) -> None:
    assert await migrate(fresh, upgrade=False)
    assert not await migrate(fresh, upgrade=False)


async def test_the_migrated_schema_is_the_one_that_the_program_knows(fresh: Database) -> None:
    await migrate(fresh)
    async with fresh.engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_a_schema_of_a_newer_version_is_refused_and_left_alone(fresh: Database) -> None:
    await migrate(fresh)
    await set_revision(fresh, "9999")
    for upgrade in (True, False):
        with pytest.raises(SetupError, match="written by a newer version of Saydone"):
            await migrate(fresh, upgrade=upgrade)


async def test_an_older_schema_that_may_not_be_touched_names_the_command(fresh: Database) -> None:
    await migrate(fresh)
    async with fresh.transaction() as session:
        await session.execute(text("DELETE FROM alembic_version"))
    with pytest.raises(SetupError, match="run: saydone migrate"):
        await migrate(fresh, upgrade=False)


async def test_workers_that_start_together_migrate_once(fresh: Database) -> None:
    others = [Database(fresh.engine.url.render_as_string(hide_password=False)) for _ in range(3)]
    changed = await asyncio.gather(*(migrate(db) for db in (fresh, *others)), return_exceptions=True)
    assert (changed.count(True), changed.count(False)) == (1, 3), changed
    for db in others:
        await db.close()


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+asyncpg://ann:sesame@127.0.0.1:1/tasks",
        "postgresql+asyncpg://127.0.0.1:1/tasks?user=ann&password=sesame",
        "postgresql+asyncpg://ann:sesame@127.0.0.1:1/tasks?no_such_parameter=1",
        "sqlite+aiosqlite:////no/such/folder/tasks.db",
    ],
)
async def test_a_database_that_cannot_be_opened_is_named_without_its_password(url: str) -> None:
    db = Database(url)
    with pytest.raises(SetupError, match=r"^The database .*tasks.* cannot be opened: .") as caught:
        await migrate(db)
    assert "sesame" not in str(caught.value)


async def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear Ann, this is not a database. " * 100)
    db = Database(f"sqlite+aiosqlite:///{path}")
    with pytest.raises(SetupError, match="file is not a database"):
        await migrate(db)
    await db.close()
