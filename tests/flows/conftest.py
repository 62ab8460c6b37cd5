"""Servers for whole flows: on the offline model, and on a strict fake provider."""

import asyncio
from collections.abc import Callable, Generator
from contextlib import ExitStack
from pathlib import Path

import pytest
from pydantic import SecretStr

from saydone.services import accounts
from saydone.settings import Settings
from saydone.store.db import Database
from tests.conftest import Clock
from tests.fakes.provider.server import FakeProvider
from tests.flows.live import LiveServer

Start = Callable[..., LiveServer]


@pytest.fixture
def start(database_url: str, clock: Clock, tmp_path: Path) -> Generator[Start]:
    """``start(model=…)``: a server on the test's database with these settings; stopped at the end."""
    with ExitStack() as stack:

        def start_server(**settings: object) -> LiveServer:
            # A title is one more question to the provider: for those tests only that are about it.
            mine = {"data_dir": tmp_path, "database_url": database_url, "time_zone": "Europe/Berlin", "titles": "words"}
            chosen = Settings(_env_file=None, **(mine | settings))  # pyright: ignore[reportArgumentType, reportCallIssue] # any setting
            return stack.enter_context(LiveServer(chosen, clock))

        yield start_server


@pytest.fixture
def server(start: Start) -> LiveServer:
    """A server on the offline model, in demo mode."""
    return start()


@pytest.fixture
def provider() -> Generator[FakeProvider]:
    with FakeProvider() as provider:
        yield provider


@pytest.fixture
def llm_server(start: Start, provider: FakeProvider) -> LiveServer:
    """A server on an OpenAI-compatible model, in demo mode."""
    return start(
        model="gpt-test", model_base_url=provider.openai_base_url, model_api_key=SecretStr("test-key"), model_timeout=30
    )


@pytest.fixture
def tokens(database_url: str, clock: Clock) -> dict[str, str]:
    """Tokens of alice and bob; with accounts there is no demo mode."""

    async def make() -> dict[str, str]:
        db = Database(database_url)
        made: dict[str, str] = {}
        async with db.transaction() as session:
            for name in ("alice", "bob"):
                await accounts.add_user(session, name, time_zone=None, adopt_demo=False, now=clock())
                made[name] = await accounts.create_token(session, name, label="", now=clock())
        await db.close()
        return made

    return asyncio.run(make())
