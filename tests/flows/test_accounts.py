"""Who may come in: demo mode and its end, tokens made and revoked while the server runs."""

import asyncio
import re
from collections.abc import Awaitable, Callable

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.services import accounts
from saydone.store.db import Database
from tests.conftest import Clock
from tests.flows.client import DEMO, GuideClient, conversation_of
from tests.flows.conftest import Start
from tests.flows.live import LiveServer
from tests.flows.users import alice_and_bob

Work = Callable[[AsyncSession], Awaitable[object]]
OPEN = {"/health/live", "/health/ready", "/openapi.json"}
SECRET_LINKS = {"/chatkit/attachments/{attachment_id}/content", "/api/v1/feeds/{secret}.ics"}


def on_database(url: str, work: Work) -> None:
    """Does what another process, the command line, would do meanwhile."""

    async def run() -> None:
        db = Database(url)
        async with db.transaction() as session:
            await work(session)
        await db.close()

    asyncio.run(run())


def status(client: GuideClient) -> int:
    return client.http.get("/api/chatkit/tasks").status_code


def test_the_first_account_ends_demo_mode_on_the_running_server(
    server: LiveServer, database_url: str, clock: Clock
) -> None:
    server.click("create_task", {"title": "Feed the cat"})

    async def add_alice(session: AsyncSession) -> None:
        await accounts.add_user(session, "alice", time_zone=None, adopt_demo=False, now=clock())

    on_database(database_url, add_alice)
    refused = server.http.get("/api/chatkit/tasks")
    assert (refused.status_code, refused.json()["error"]) == (401, "unauthorized")
    assert refused.headers["WWW-Authenticate"] == 'Bearer error="invalid_token"'


def test_who_adopts_the_demo_has_its_tasks_and_conversations(
    server: LiveServer, database_url: str, clock: Clock
) -> None:
    conversation = conversation_of(server.say("Add a task to feed the cat"))
    made: list[str] = []

    async def add_alice(session: AsyncSession) -> None:
        await accounts.add_user(session, "alice", time_zone=None, adopt_demo=True, now=clock())
        made.append(await accounts.create_token(session, "alice", label="", now=clock()))

    on_database(database_url, add_alice)
    alice = GuideClient(server.url, {"Authorization": f"Bearer {made[0]}"})
    assert [task["title"].lower() for task in alice.tasks()] == ["feed the cat"]
    assert alice.messages(conversation)[0]["text"] == "Add a task to feed the cat"
    alice.http.close()


def test_a_revoked_token_opens_nothing_from_the_next_request_on(
    start: Start, tokens: dict[str, str], database_url: str, clock: Clock
) -> None:
    with alice_and_bob(start().url, tokens) as (alice, bob):
        assert (status(alice), status(bob)) == (200, 200)

        async def revoke(session: AsyncSession) -> None:
            [token] = await accounts.list_tokens(session, "alice")
            await accounts.revoke_token(session, "alice", token.id, now=clock())

        on_database(database_url, revoke)
        assert (status(alice), status(bob)) == (401, 200)


def test_nothing_but_health_and_the_page_is_told_without_a_token(server: LiveServer) -> None:
    paths = server.http.get("/openapi.json").json()["paths"]
    operations = [
        (method, path)
        for path, methods in paths.items()
        for method in methods
        # A secret in the address stands for the token where programs that cannot send one follow a link.
        if path not in OPEN and path not in SECRET_LINKS
    ]
    assert len(operations) >= 8
    with httpx.Client(base_url=server.url) as nobody:
        for path in OPEN:
            assert nobody.get(path).status_code == 200
        for method, path in [*operations, ("post", "/mcp")]:
            answer = nobody.request(method, re.sub(r"{\w+}", "1", path), json={})
            assert answer.status_code == 401, (method, path)
            assert answer.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    "header",
    [
        "Bearer",
        "Bearer wrong",
        "Basic test-token",
        "test-token",
        "Bearer test-token x",
        "Bearer " + "x" * 5000,
    ],
)
def test_a_token_in_another_form_is_none(server: LiveServer, header: str) -> None:
    with httpx.Client(base_url=server.url, headers={"Authorization": header}) as stranger:
        answer = stranger.get("/api/chatkit/tasks")
    assert (answer.status_code, answer.json()["type"]) == (401, "error")
    assert "test-token" not in answer.text


def test_a_token_anywhere_else_than_in_the_header_is_not_looked_at(server: LiveServer) -> None:
    token = "test-token"
    with httpx.Client(base_url=server.url) as stranger:
        assert stranger.get(f"/api/chatkit/tasks?token={token}&access_token={token}").status_code == 401
        assert stranger.get("/api/chatkit/tasks", headers={"Cookie": f"token={token}"}).status_code == 401
        assert stranger.post("/api/chatkit/generate", json={"message": "x", "token": token}).status_code == 401
        twice = [("Authorization", DEMO["Authorization"])] * 2
        assert stranger.get("/api/chatkit/tasks", headers=twice).status_code == 401
