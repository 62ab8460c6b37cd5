"""A tool call that comes again is answered again, and done once."""

import asyncio
import json
from pathlib import Path
from typing import Any, cast

import pytest
from agents.tool import FunctionTool
from agents.tool_context import ToolContext
from mcp import Client
from mcp.server.mcpserver import MCPServer
from mcp_types import CallToolResult
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.agent.assistant import build_assistant
from saydone.agent.offline.model import OfflineModel
from saydone.agent.turn_context import TurnContext
from saydone.domain.actor import Actor
from saydone.errors import NotFound
from saydone.services.attachments import open_attachments
from saydone.settings import Settings
from saydone.store.db import Database
from saydone.tools.calls import META_KEY
from saydone.tools.desk import Desk, acting_as
from saydone.tools.mistakes import ERROR_CODE
from saydone.tools.server import build_server
from tests.conftest import ClientOf, Clock
from tests.tools.answers import error_in, tasks_in, titles_in


async def keyed(client: Client, key: object, tool: str, arguments: dict[str, Any]) -> CallToolResult:
    return await client.call_tool(tool, arguments, meta=cast(Any, {META_KEY: key}))


async def test_a_call_with_the_same_key_is_done_once_and_answered_the_same(client_of: ClientOf, alice: Actor) -> None:
    plants = {"tasks": [{"title": "Water the plants", "due": "today", "repeat": "every day"}]}
    async with client_of(alice) as client:
        added = await asyncio.gather(*(keyed(client, "k1", "add_task", plants) for _ in range(4)))
        assert all(each == added[0] for each in added)
        (task,) = tasks_in(await client.call_tool("list_tasks", {}))
        done = [await keyed(client, "k2", "complete_task", {"ids": [task.id]}) for _ in range(3)]
        assert done[0] == done[1] == done[2]
        (after,) = tasks_in(await client.call_tool("get_task", {"ids": [task.id]}))
    assert after.due == tasks_in(done[0])[0].due == "2026-03-05"


async def test_keys_are_each_user_s_own_and_for_one_call_only(client_of: ClientOf, alice: Actor, bob: Actor) -> None:
    milk, eggs = ({"tasks": [{"title": title}]} for title in ("Milk", "Eggs"))
    async with client_of(alice) as client:
        await keyed(client, "k", "add_task", milk)
        assert "used for another" in error_in(await keyed(client, "k", "add_task", eggs))
        assert "visible ASCII" in error_in(await keyed(client, 7, "add_task", eggs))
    async with client_of(bob) as client:
        await keyed(client, "k", "add_task", eggs)
        assert titles_in(await client.call_tool("list_tasks", {})) == ["Eggs"]


async def test_a_call_that_failed_did_nothing_and_may_come_again(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        assert "There is no task 1" in error_in(await keyed(client, "k", "complete_task", {"ids": ["1"]}))
        await client.call_tool("add_task", {"tasks": [{"title": "Milk"}]})
        assert tasks_in(await keyed(client, "k", "complete_task", {"ids": ["1"]}))[0].status == "completed"


async def test_a_call_that_the_database_breaks_off_is_told_as_that_and_may_come_again(
    database_url: str, clock: Clock, alice: Actor, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never_ends(session: AsyncSession, *_arguments: object, **_more: object) -> None:
        numbers = "WITH RECURSIVE n(v) AS (SELECT 1 UNION ALL SELECT v FROM n) SELECT count(*) FROM n"
        await session.execute(text(numbers))

    async def nobody(subject: str) -> Actor:
        raise NotFound(subject)

    db = Database(database_url, statement_seconds=0.2)
    server = build_server(Desk(db=db, clock=clock, actor_of_subject=nobody))
    milk = {"tasks": [{"title": "Milk"}]}
    try:
        with acting_as(alice, call_id="c1"):
            with monkeypatch.context() as broken:
                broken.setattr("saydone.services.tasks.add", never_ends)
                result = await server.call_tool("add_task", milk)
            assert isinstance(result, CallToolResult)
            assert error_in(result) == "That takes too long to look up, so it was stopped. Ask for less at once."
            assert result.meta == {ERROR_CODE: "unavailable"}
            assert not [record for record in caplog.records if record.levelname == "ERROR"]
            again = await server.call_tool("add_task", milk)
            assert isinstance(again, CallToolResult)
            assert tasks_in(again)[0].id == "1"
    finally:
        await db.close()


@pytest.fixture
async def add_task(
    mcp_server: MCPServer, db: Database, clock: Clock, alice: Actor, tmp_path: Path
) -> tuple[FunctionTool, TurnContext]:
    """The agent's tool, as its SDK calls it in a turn."""
    files = open_attachments(Settings(data_dir=tmp_path), db, clock)
    agent = build_assistant(OfflineModel(clock), mcp_server, clock, max_turns=12, files=files).agent
    turn = TurnContext(actor=alice, thread_id="t")
    run = ToolContext(turn, tool_name="add_task", tool_call_id="none", tool_arguments="{}")
    found = {tool.name: tool for tool in await agent.get_mcp_tools(run)}["add_task"]
    assert isinstance(found, FunctionTool)
    return found, turn


async def test_the_agent_s_call_is_done_once_however_often_it_is_made(
    add_task: tuple[FunctionTool, TurnContext], client_of: ClientOf, alice: Actor
) -> None:
    tool, turn = add_task
    arguments = json.dumps({"tasks": [{"title": "Milk"}]})
    for call_id in ("abc", "abc", "def"):
        run = ToolContext(turn, tool_name=tool.name, tool_call_id=call_id, tool_arguments=arguments)
        assert "Milk" in str(await tool.on_invoke_tool(run, arguments))
    async with client_of(alice) as client:
        assert titles_in(await client.call_tool("list_tasks", {})) == ["Milk", "Milk"]
