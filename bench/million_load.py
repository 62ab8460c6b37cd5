"""Filling a database with rows fast: without its indexes and triggers, which are made again behind. Those that keep the
words stay."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, cast

from sqlalchemy import insert, text
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.util import greenlet_spawn

from bench.million_rows import Row, people, tasks
from saydone.store.db import Database
from saydone.store.migrate import migrate
from saydone.store.sqlite_connection import checkpoint
from saydone.store.tables import Table

_AT_ONCE = 20_000


async def fill(db: Database, count: int) -> None:
    """Have ``count`` tasks of Ada's in the database, and a tenth of that of others'; one that has any is left alone."""
    await migrate(db)
    async with db.reading() as session:
        if await session.scalar(text("SELECT 1 FROM tasks LIMIT 1")) is not None:
            return
    users = max(count // 1000, 10)
    async with db.engine.connect() as connection:
        remade = await _drop_derived(connection)
        await _put(connection, people(users))
        await _put(connection, tasks(count, users, count // 10))
        for statement in remade:
            await connection.exec_driver_sql(statement)
        await _restart(connection)
        await connection.commit()
    if db.dialect == "sqlite":  # or everything would be looked up in a log as long as the file
        await greenlet_spawn(checkpoint, db.engine.sync_engine)
    async with db.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        await connection.exec_driver_sql("VACUUM ANALYZE" if db.dialect == "postgresql" else "PRAGMA optimize")


async def _drop_derived(connection: AsyncConnection) -> list[str]:
    """Drop what the rows can be loaded without; returns what makes it again."""
    if connection.dialect.name == "postgresql":
        found = await connection.execute(
            text(
                "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename IN"
                " ('tasks', 'comments', 'completions', 'task_labels') AND indexdef NOT LIKE '%UNIQUE%'"
            )
        )
        derived = [("INDEX", name, made) for name, made in found]
    else:
        found = await connection.execute(
            text(
                "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
                " AND name NOT LIKE '%words%'"
            )
        )
        derived = [(kind, name, made) for kind, name, made in found]
    for kind, name, _ in derived:
        await connection.exec_driver_sql(f"DROP {kind} {name}")
    return [made for _, _, made in derived]


async def _put(connection: AsyncConnection, rows: Iterable[tuple[str, Row]]) -> None:
    waiting: dict[str, list[Row]] = defaultdict(list)
    for table, row in rows:
        waiting[table].append(row)
        if len(waiting["tasks"]) == _AT_ONCE:
            await _write(connection, waiting)
    await _write(connection, waiting)


async def _write(connection: AsyncConnection, waiting: dict[str, list[Row]]) -> None:
    for table in Table.metadata.sorted_tables:
        rows = waiting.pop(table.name, [])
        if rows and connection.dialect.name == "postgresql":
            driver = cast(Any, (await connection.get_raw_connection()).driver_connection)
            columns = list(rows[0])
            await driver.copy_records_to_table(
                table.name, records=[tuple(row.values()) for row in rows], columns=columns
            )
        elif rows:
            await connection.execute(insert(table), rows)


async def _restart(connection: AsyncConnection) -> None:
    """The search index as the rows are now; ids go on behind those that were given."""
    if connection.dialect.name == "sqlite":
        for table in ("tasks", "comments"):
            await connection.exec_driver_sql(f"INSERT INTO {table}_fts({table}_fts) VALUES ('rebuild')")
        return
    for table in ("users", "lists", "labels", "tasks"):
        await connection.exec_driver_sql(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"
        )
