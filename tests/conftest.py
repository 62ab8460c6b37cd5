"""Fixtures for all tests: a real database of either kind, a clock, users, and their tools."""

import asyncio
import os
import shutil
import uuid
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import asyncpg
import pytest
from hypothesis import HealthCheck, settings
from mcp import Client
from mcp.server.mcpserver import MCPServer

from saydone.domain.actor import Actor
from saydone.errors import NotFound
from saydone.services import accounts
from saydone.store.db import Database
from saydone.store.migrate import migrate
from saydone.store.redis_link import answers
from saydone.store.tables import Table
from saydone.tools.desk import Desk, acting_as
from saydone.tools.server import build_server
from tests.tool_metadata import keep_tool_metadata

POSTGRES = os.environ.get("SAYDONE_TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres")
REDIS = os.environ.get("SAYDONE_TEST_REDIS", "redis://127.0.0.1:6379/0")
BERLIN = ZoneInfo("Europe/Berlin")
ClientOf = Callable[[Actor], AbstractAsyncContextManager[Client]]

# How long an example takes says more of the machine than of the code.
settings.register_profile("patient", parent=settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
keep_tool_metadata()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """What was captured may hold half a character, which cannot be sent to the process that reports."""
    report = yield
    report.sections = [(name, text.encode(errors="backslashreplace").decode()) for name, text in report.sections]
    return report


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


class Clock:
    """A clock that stands until it is moved: Wednesday 4 March 2026, 10:00 in Berlin."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


# Plain functions: pytest asks for these two by name at run time, which an async fixture cannot be.
@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database to copy for each test."""
    path = tmp_path_factory.mktemp("sqlite") / "empty.db"
    asyncio.run(_migrate(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def empty_postgres() -> Generator[str]:
    """A migrated database of this test run's own. Without a server: a failure in CI, elsewhere a skip that is shown."""
    name = f"saydone_test_{uuid.uuid4().hex[:12]}"
    try:
        asyncio.run(_on_postgres(f"CREATE DATABASE {name}"))
    except OSError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"PostgreSQL is not tested: no server at SAYDONE_TEST_POSTGRES ({error})")
    url = f"{POSTGRES.rpartition('/')[0]}/{name}".replace("postgresql://", "postgresql+asyncpg://")
    asyncio.run(_migrate(url))
    yield url
    asyncio.run(_on_postgres(f"DROP DATABASE {name} WITH (FORCE)"))


async def _migrate(url: str) -> None:
    db = Database(url)
    await migrate(db)
    await db.close()


async def _on_postgres(statement: str) -> None:
    admin = Database(POSTGRES.replace("postgresql://", "postgresql+asyncpg://"))
    try:
        async with admin.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            await connection.exec_driver_sql(statement)
    finally:
        await admin.close()


def empty_tables(url: str) -> None:
    """Leave nothing in a PostgreSQL database for the next test."""
    asyncio.run(_empty(url))


async def _empty(url: str) -> None:
    # TRUNCATE makes every table's files anew: a hundred times what it takes to delete a test's few rows. In one trip,
    # and without SQLAlchemy's questions about the server: it happens after each of thousands of tests.
    tables = [f"DELETE FROM {table.name}" for table in reversed(Table.metadata.sorted_tables)]
    connect: Any = asyncpg.connect  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] # it has no types
    connection = await connect(url.replace("+asyncpg", ""))
    await connection.execute("; ".join([*tables, _RESTART_SEQUENCES]))
    await connection.close()


_RESTART_SEQUENCES = """
DO $$ DECLARE used text; BEGIN
    FOR used IN SELECT sequencename FROM pg_sequences WHERE last_value IS NOT NULL LOOP
        EXECUTE format('ALTER SEQUENCE %I RESTART', used);
    END LOOP;
END $$
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Generator[str]:
    """The URL of an empty, migrated database: each test that uses it runs on SQLite and on PostgreSQL."""
    with empty_database(request, tmp_path) as url:
        yield url


@contextmanager
def empty_database(request: pytest.FixtureRequest, folder: Path) -> Generator[str]:
    """An empty, migrated database of the kind that is the fixture's parameter: its URL."""
    if request.param == "sqlite":
        path = folder / "saydone.db"
        shutil.copy(request.getfixturevalue("empty_sqlite"), path)
        yield f"sqlite+aiosqlite:///{path}"
        return
    url: str = request.getfixturevalue("empty_postgres")
    yield url
    empty_tables(url)


@pytest.fixture
async def db(database_url: str) -> AsyncGenerator[Database]:
    database = Database(database_url)
    yield database
    await database.close()


async def make_actor(db: Database, name: str, clock: Clock) -> Actor:
    async with db.transaction() as session:
        user = await accounts.add_user(session, name, time_zone=BERLIN.key, adopt_demo=False, now=clock())
    return Actor(user_id=user.id, name=name, zone=BERLIN, door="mcp", operation=f"op-{name}")


@pytest.fixture
async def alice(db: Database, clock: Clock) -> Actor:
    return await make_actor(db, "alice", clock)


@pytest.fixture
async def bob(db: Database, clock: Clock) -> Actor:
    return await make_actor(db, "bob", clock)


@pytest.fixture
def mcp_server(db: Database, clock: Clock) -> MCPServer:
    async def nobody(subject: str) -> Actor:
        raise NotFound(f"There is no user {subject}.")

    return build_server(Desk(db=db, clock=clock, actor_of_subject=nobody))


@pytest.fixture
def client_of(mcp_server: MCPServer) -> ClientOf:
    """``async with client_of(alice) as client``: an MCP client of the server, in process, as that user."""

    @asynccontextmanager
    async def connect(actor: Actor) -> AsyncGenerator[Client]:
        with acting_as(actor):
            async with Client(mcp_server, cache=None) as client:
                yield client

    return connect


@pytest.fixture(scope="session")
def redis_url() -> str:
    """A Redis. Without one: a failure in CI, elsewhere a skip that is shown."""
    if not asyncio.run(answers(REDIS)):
        if os.environ.get("CI"):
            raise AssertionError(f"no Redis answers at SAYDONE_TEST_REDIS ({REDIS})")
        pytest.skip("Redis is not tested: none answers at SAYDONE_TEST_REDIS")
    return REDIS
