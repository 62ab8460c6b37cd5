"""Fixtures for what is reached over HTTP: the application, in process and behind a real server."""

import asyncio
import io
import json
import logging
import shutil
import socket
import sys
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
import structlog
import uvicorn
from fastapi import FastAPI

from saydone.app import create_app
from saydone.logs import configure_logging
from saydone.services import accounts
from saydone.settings import Settings
from saydone.store.db import Database
from tests.conftest import BERLIN, Clock
from tests.web import notes

Lines = Callable[[], list[dict[str, object]]]
TokenOf = Callable[[str], Awaitable[str]]

DEMO = {"Authorization": "Bearer test-token"}


@pytest.fixture
def sqlite_url(empty_sqlite: Path, tmp_path: Path) -> str:
    """For modules that override ``database_url`` with it: where nothing depends on which database it is."""
    path = tmp_path / "saydone.db"
    shutil.copy(empty_sqlite, path)
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return Settings(
        database_url=database_url, data_dir=tmp_path, model="offline", time_zone=BERLIN.key, host="127.0.0.1"
    )


@asynccontextmanager
async def running(settings: Settings, clock: Clock) -> AsyncGenerator[FastAPI]:
    """The application, started, with a few endpoints for tests beside its own."""
    app = create_app(settings, clock=clock)
    app.include_router(notes.router)
    async with app.router.lifespan_context(app):
        yield app


@asynccontextmanager
async def client_on(app: FastAPI, **headers: str) -> AsyncGenerator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost", headers=headers) as client:
        yield client


@pytest.fixture
async def app(settings: Settings, clock: Clock) -> AsyncGenerator[FastAPI]:
    async with running(settings, clock) as app:
        yield app


@pytest.fixture
async def client(app: FastAPI) -> AsyncGenerator[httpx.AsyncClient]:
    """Without a token."""
    async with client_on(app) as client:
        yield client


@pytest.fixture
async def demo(app: FastAPI) -> AsyncGenerator[httpx.AsyncClient]:
    """With the demo's token."""
    async with client_on(app, **DEMO) as client:
        yield client


@pytest.fixture
def token_of(db: Database, clock: Clock) -> TokenOf:
    """``await token_of("alice")``: a token of a new account, which ends demo mode."""

    async def make(name: str) -> str:
        async with db.transaction() as session:
            await accounts.add_user(session, name, time_zone=None, adopt_demo=False, now=clock())
            return await accounts.create_token(session, name, label="", now=clock())

    return make


@pytest.fixture
async def live(settings: Settings, clock: Clock) -> AsyncGenerator[str]:
    """The URL of the application behind a real server, for what only sockets show."""
    app = create_app(settings, clock=clock)
    app.include_router(notes.router)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False))
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        # Connections wait in the listener's queue until it serves.
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        await serving


@pytest.fixture
def log_lines(monkeypatch: pytest.MonkeyPatch) -> Generator[Lines]:
    """What was logged since it was last asked, each line read as JSON."""
    written = io.StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    root = logging.getLogger()
    level = root.level
    configure_logging(Settings(log_level="debug"))

    def read() -> list[dict[str, object]]:
        lines = written.getvalue().splitlines()
        written.seek(0)
        written.truncate()
        return [json.loads(line) for line in lines]

    yield read
    # Pytest has exchanged its own handlers meanwhile: only ours goes.
    for handler in [*root.handlers]:
        if type(handler).__module__ == configure_logging.__module__:
            root.removeHandler(handler)
    root.setLevel(level)
    structlog.reset_defaults()
