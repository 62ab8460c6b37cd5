"""The tools over HTTP, for the SDK's own client and for clients that mean no good."""

import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any, Literal

import httpx
import httpx2
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from saydone.tools.results import TaskListResult
from tests.tools.answers import tasks_in
from tests.web.conftest import DEMO, TokenOf

LIST: dict[str, object] = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
HEADERS = {**DEMO, "Accept": "application/json, text/event-stream", "MCP-Protocol-Version": "2025-11-25"}


@asynccontextmanager
async def connected(url: str, token: str, mode: Literal["auto", "legacy"] = "auto") -> AsyncGenerator[Client]:
    headers = {"Authorization": f"Bearer {token}"}
    async with (
        httpx2.AsyncClient(headers=headers, timeout=30) as http,
        Client(streamable_http_client(f"{url}/mcp", http_client=http), cache=None, mode=mode) as client,
    ):
        yield client


@pytest.mark.parametrize("mode", ["auto", "legacy"])
async def test_each_token_sees_its_users_tasks_only(
    live: str, token_of: TokenOf, mode: Literal["auto", "legacy"]
) -> None:
    alices, bobs = await token_of("alice"), await token_of("bob")
    async with connected(live, alices, mode) as alice, connected(live, bobs, mode) as bob:
        [task] = tasks_in(await alice.call_tool("add_task", {"tasks": [{"title": "Buy milk"}]}))
        listed = await bob.call_tool("list_tasks", {})
        assert (listed.structured_content or {})["tasks"] == []
        stolen = await bob.call_tool("delete_task", {"ids": [task.id]})
        unknown = await bob.call_tool("delete_task", {"ids": ["999"]})
        assert stolen.is_error
        assert str(stolen.content).replace(task.id, "?") == str(unknown.content).replace("999", "?")
        listed = await alice.call_tool("list_tasks", {})
        assert [found.title for found in TaskListResult.model_validate(listed.structured_content).tasks] == ["Buy milk"]


async def test_nothing_but_the_token_says_who_calls(live: str, token_of: TokenOf) -> None:
    alices, bobs = await token_of("alice"), await token_of("bob")
    async with connected(live, alices) as alice, connected(live, bobs) as bob:
        await alice.call_tool("add_task", {"tasks": [{"title": "Buy milk"}]})
        result = await bob.call_tool("list_tasks", {}, meta={"user": "alice", "subject": "1", "user_id": 1})
        assert (result.structured_content or {})["tasks"] == []


@pytest.mark.parametrize("token", [None, "wrong", "test-token extra"])
async def test_without_a_valid_token_nothing_is_told(client: httpx.AsyncClient, token: str | None) -> None:
    headers = HEADERS | {"Authorization": f"Bearer {token}"}
    if token is None:
        del headers["Authorization"]
    answer = await client.post("/mcp", json=LIST, headers=headers)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert "tools" not in answer.text


async def test_the_address_is_exactly_mcp(client: httpx.AsyncClient) -> None:
    answer = await client.post("/mcp", json=LIST, headers=HEADERS)
    assert answer.status_code == 200
    assert len(answer.json()["result"]["tools"]) >= 6
    assert (await client.post("/mcp/", json=LIST, headers=HEADERS)).status_code == 404


async def test_no_session_is_kept(client: httpx.AsyncClient) -> None:
    answer = await client.post("/mcp", json=LIST, headers=HEADERS | {"Mcp-Session-Id": "made-up"})
    assert answer.status_code == 200
    assert "mcp-session-id" not in answer.headers


@pytest.mark.parametrize("method", ["GET", "DELETE", "PUT"])
async def test_only_posts_are_taken(client: httpx.AsyncClient, method: str) -> None:
    answer = await client.request(method, "/mcp", headers=HEADERS)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"


async def test_with_an_account_a_foreign_host_is_refused_too(client: httpx.AsyncClient, token_of: TokenOf) -> None:
    headers = HEADERS | {"Authorization": f"Bearer {await token_of('alice')}", "Host": "evil.example"}
    assert (await client.post("/mcp", json=LIST, headers=headers)).status_code == 421


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost.evil.example", "http://[bad"])
async def test_a_page_of_another_site_is_refused(client: httpx.AsyncClient, origin: str) -> None:
    answer = await client.post("/mcp", json=LIST, headers=HEADERS | {"Origin": origin})
    assert answer.status_code == 403
    assert answer.json()["error"]["message"]


@pytest.mark.parametrize("origin", ["http://localhost", "http://localhost:5173", "http://127.0.0.1:6274"])
async def test_a_page_of_this_machine_is_let_in(client: httpx.AsyncClient, origin: str) -> None:
    assert (await client.post("/mcp", json=LIST, headers=HEADERS | {"Origin": origin})).status_code == 200


@pytest.mark.parametrize("version", ["2025-11-25", "2026-07-28"])
@pytest.mark.parametrize(
    "body",
    [b"{", b"\xff", rb'{"jsonrpc": "2.0", "id": "\ud800"}', b'{"id": NaN}', b"[" * 20_000, b'{"id": ' + b"9" * 5000],
    ids=["broken", "not UTF-8", "surrogate", "NaN", "deep", "digits"],
)
async def test_hostile_json_is_a_parse_error(client: httpx.AsyncClient, body: bytes, version: str) -> None:
    headers = HEADERS | {"Content-Type": "application/json", "MCP-Protocol-Version": version}
    answer = await client.post("/mcp", content=body, headers=headers)
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == -32700
    assert answer.json()["id"] is None


async def test_space_around_a_headers_value_is_no_part_of_it(client: httpx.AsyncClient) -> None:
    meta: dict[str, object] = {
        "io.modelcontextprotocol/protocolVersion": "2026-07-28",
        "io.modelcontextprotocol/clientCapabilities": {},
    }
    call: dict[str, object] = {"name": "list_tasks", "arguments": {}, "_meta": meta}
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": call}).encode()
    headers = HEADERS | {
        "Content-Type": "application/json",
        "MCP-Protocol-Version": "2026-07-28",
        "Mcp-Method": "tools/call",
        "Mcp-Name": "  list_tasks \t",
    }
    answer = await client.post("/mcp", content=body, headers=headers)
    assert answer.status_code == 200
    assert answer.json()["result"]["structuredContent"]["tasks"] == []


async def test_a_call_with_the_same_key_in_its_header_is_done_once(
    client: httpx.AsyncClient, token_of: TokenOf
) -> None:
    headers = HEADERS | {"Authorization": f"Bearer {await token_of('alice')}"}

    async def call(name: str, arguments: object, **more: str) -> dict[str, Any]:
        body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": name, "arguments": arguments}}
        answer = await client.post("/mcp", json=body, headers=headers | more)
        assert answer.status_code == 200, answer.text
        return answer.json()["result"]

    milk, eggs = ({"tasks": [{"title": title}]} for title in ("Milk", "Eggs"))
    first, again = [await call("add_task", milk, **{"Idempotency-Key": "k-1"}) for _ in range(2)]
    assert first == again
    other = await call("add_task", eggs, **{"Idempotency-Key": "k-1"})
    assert (other["isError"], "used for another" in other["content"][0]["text"]) == (True, True)
    assert "visible ASCII" in (await call("add_task", eggs, **{"Idempotency-Key": "a b"}))["content"][0]["text"]
    assert (await call("list_tasks", {}))["structuredContent"]["total"] == 1
