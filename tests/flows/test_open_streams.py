"""How many streams a user may have open at once, and how long one may stay open."""

import asyncio
import json
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest

from saydone.services import accounts
from saydone.store.db import Database
from tests.conftest import Clock
from tests.fakes.provider.script import stall
from tests.fakes.provider.server import FakeProvider
from tests.flows.client import GENERATE, Json
from tests.flows.conftest import Start
from tests.flows.live import LiveServer

CHANGES = "/api/v1/changes"


@contextmanager
def feed(server: LiveServer, token: str = "test-token") -> Generator[Iterator[Json]]:
    """The events of a feed of changes, which has begun."""
    headers = {"Authorization": f"Bearer {token}"}
    with httpx.stream("GET", f"{server.url}{CHANGES}", headers=headers, timeout=60) as response:
        assert response.status_code == 200, response.read()
        events = (json.loads(line[6:]) for line in response.iter_lines() if line.startswith("data: "))
        assert next(events) == {"type": "hello"}
        yield events


def test_more_streams_than_one_user_may_have_are_refused_before_they_begin(
    start: Start, tokens: dict[str, str]
) -> None:
    server = start(streams_per_user=2)
    alice = {"Authorization": f"Bearer {tokens['alice']}"}
    with feed(server, tokens["alice"]), feed(server, tokens["alice"]):
        refused = server.http.get(CHANGES, headers=alice)
        assert (refused.status_code, refused.headers["retry-after"]) == (429, "5")
        assert refused.headers["content-type"] == "application/problem+json"
        assert refused.json()["code"] == "rate_limited"
        refused = server.http.post(GENERATE, json={"message": "Add milk"}, headers=alice)
        assert (refused.status_code, refused.headers["retry-after"]) == (429, "5")
        assert refused.json()["error"] == "rate_limited"
        assert server.http.get("/api/chatkit/conversations", headers=alice).json()["conversations"] == []
        listed = {"type": "threads.list", "params": {"limit": 5, "order": "desc"}}
        assert server.http.post("/chatkit", json=listed, headers=alice).json()["data"] == []
        with feed(server, tokens["bob"]):
            pass
    while server.http.post(GENERATE, json={"message": "Add milk"}, headers=alice).status_code == 429:
        pass  # the server is still about to notice that they were closed


async def revoke(url: str, clock: Clock, name: str) -> None:
    """As ``saydone token revoke`` does, in a process of its own."""
    db = Database(url)
    async with db.transaction() as session:
        for token in await accounts.list_tokens(session, name):
            await accounts.revoke_token(session, name, token.id, now=clock())
    await db.close()


def test_a_revoked_token_ends_what_it_has_open_and_nothing_else(
    start: Start, tokens: dict[str, str], database_url: str, clock: Clock
) -> None:
    server = start()
    with feed(server, tokens["alice"]) as hers, feed(server, tokens["bob"]) as his:
        asyncio.run(revoke(database_url, clock, "alice"))
        assert list(hers) == []
        bob = {"Authorization": f"Bearer {tokens['bob']}"}
        assert server.http.post("/api/v1/tasks", json={"title": "Milk"}, headers=bob).status_code == 201
        assert next(his)["type"] == "task"


def test_a_token_that_is_revoked_at_this_server_ends_what_it_has_open_without_a_look_around(
    start: Start, tokens: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("saydone.web.open_streams._LOOK", 600)
    server = start()
    alice = {"Authorization": f"Bearer {tokens['alice']}"}
    with feed(server, tokens["alice"]) as hers:
        [token] = server.http.get("/api/v1/tokens", headers=alice).json()["tokens"]
        assert server.http.delete(f"/api/v1/tokens/{token['id']}", headers=alice).status_code == 204
        assert list(hers) == []


def test_a_revoked_token_ends_the_answer_that_it_follows(
    start: Start, provider: FakeProvider, tokens: dict[str, str], database_url: str, clock: Clock
) -> None:
    provider.reply(stall("One two three four.", after=1))
    server = start(model="gpt-test", model_base_url=provider.openai_base_url, model_api_key="test-key")
    said: dict[str, Any] = {
        "content": [{"type": "input_text", "text": "Hi"}],
        "attachments": [],
        "inference_options": {},
    }
    body = {"type": "threads.create", "params": {"input": said}}
    headers = {"Authorization": f"Bearer {tokens['alice']}"}
    with httpx.stream("POST", f"{server.url}/chatkit", json=body, headers=headers, timeout=60) as response:
        asyncio.run(revoke(database_url, clock, "alice"))
        assert "four" not in response.read().decode()
