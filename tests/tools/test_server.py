"""The server that offers the tools: what it lists, whom it serves, what its errors tell."""

import asyncio
import logging
from typing import Any, Literal

import jsonschema
import pytest
from mcp import Client
from mcp.server.auth.middleware.auth_context import auth_context_var
from mcp.server.auth.middleware.bearer_auth import AuthenticatedUser
from mcp.server.auth.provider import AccessToken
from mcp.server.mcpserver import MCPServer
from mcp.shared.exceptions import MCPError
from mcp_types import INVALID_PARAMS, CallToolResult

from saydone.domain.actor import Actor
from saydone.errors import NotFound
from saydone.services import tasks as service
from saydone.store.db import Database
from saydone.tools.desk import Desk, acting_as
from saydone.tools.mistakes import ERROR_CODE
from saydone.tools.server import build_server
from tests.conftest import BERLIN, ClientOf, Clock
from tests.tools.answers import error_in, list_in, tasks_in, text_in, titles_in

NAMES = [
    *(
        "add_task",
        "list_tasks",
        "get_task",
        "update_task",
        "complete_task",
        "delete_task",
        "change_many",
        "undo",
        "show_history",
    ),
    *("trash", "organize", "show_lists", "comment_task", "insight"),
    *("export_tasks", "import_tasks", "calendar_link"),
]
READ_ONLY = {"list_tasks", "get_task", "show_history", "show_lists", "insight", "export_tasks"}
DESTRUCTIVE = {"update_task", "delete_task", "trash", "organize", "comment_task", "change_many", "calendar_link"}
AT_EACH_CALL = {
    *("add_task", "update_task", "complete_task", "undo", "organize", "comment_task", "change_many", "import_tasks"),
    "calendar_link",
}
"""What does more when it is called again: adds, passes over, completes the next time."""


async def test_every_tool_says_what_it_is_and_what_it_may_do(mcp_server: MCPServer) -> None:
    tools = await mcp_server.list_tools()
    assert [tool.name for tool in tools] == NAMES
    for tool in tools:
        assert tool.title
        assert tool.description
        assert len(tool.description) > 40
        hints = tool.annotations
        assert hints is not None
        assert hints.read_only_hint is (tool.name in READ_ONLY)
        assert hints.destructive_hint is (tool.name in DESTRUCTIVE)
        assert hints.idempotent_hint is (tool.name not in AT_EACH_CALL)
        assert hints.open_world_hint is False


async def test_every_schema_is_valid_and_every_argument_described(mcp_server: MCPServer) -> None:
    for tool in await mcp_server.list_tools():
        jsonschema.Draft202012Validator.check_schema(tool.input_schema)
        assert tool.output_schema is not None
        jsonschema.Draft202012Validator.check_schema(tool.output_schema)
        models: list[dict[str, Any]] = [tool.input_schema, *tool.input_schema.get("$defs", {}).values()]
        described = [(name, argument) for model in models for name, argument in model.get("properties", {}).items()]
        assert described
        for name, argument in described:
            assert argument.get("description"), f"{tool.name}: {name}"
        assert not {"user", "user_id", "actor"} & {name for name, _ in described}


async def test_every_answer_is_as_the_output_schema_says(client_of: ClientOf, alice: Actor) -> None:
    calls: list[tuple[str, dict[str, Any]]] = [
        ("add_task", {"tasks": [{"title": "One", "due": "today"}, {"title": ""}, {"title": "Two"}]}),
        ("list_tasks", {"limit": 1}),
        ("list_tasks", {"status": "completed"}),
        ("get_task", {"ids": ["1", "9"]}),
        ("update_task", {"changes": [{"id": "1", "due": "none"}, {"id": "9"}]}),
        ("complete_task", {"ids": ["1", "9"]}),
        ("delete_task", {"ids": ["1"]}),
        ("trash", {}),
        ("trash", {"do": "empty"}),
        ("trash", {"do": "restore", "ids": ["1"]}),
        ("organize", {"lists": [{"do": "create", "name": "Work"}]}),
        ("show_lists", {}),
        ("comment_task", {"id": "1", "text": "Soon"}),
        ("get_task", {"ids": ["1"]}),
        ("show_history", {}),
        ("undo", {}),
    ]
    async with client_of(alice) as client:
        schemas = {tool.name: tool.output_schema for tool in (await client.list_tools()).tools}
        for name, arguments in calls:
            result = await client.call_tool(name, arguments)
            assert not result.is_error
            schema = schemas[name]
            assert schema is not None
            jsonschema.validate(result.structured_content, {**schema, "additionalProperties": False})
            assert result.structured_content["message"] in text_in(result)


async def test_users_at_once_on_one_connection_are_never_mixed_up(
    mcp_server: MCPServer, alice: Actor, bob: Actor
) -> None:
    async def add(client: Client, actor: Actor, number: int) -> None:
        with acting_as(actor):
            await client.call_tool("add_task", {"tasks": [{"title": f"{actor.name} {number}"}]})

    async with Client(mcp_server, cache=None) as client:
        await asyncio.gather(*(add(client, actor, n) for n in range(10) for actor in (alice, bob)))
        for actor in (alice, bob):
            with acting_as(actor):
                titles = titles_in(await client.call_tool("list_tasks", {}))
            assert sorted(titles) == sorted(f"{actor.name} {n}" for n in range(10))


async def test_nobody_gets_nothing_done(mcp_server: MCPServer, alice: Actor) -> None:
    async with Client(mcp_server, cache=None) as client:
        for meta in (None, {"actor": "alice", "user_id": alice.user_id}):
            assert error_in(await client.call_tool("list_tasks", {}, meta=meta)) == "Nobody is signed in."  # pyright: ignore[reportArgumentType] # made up
        added = await client.call_tool("add_task", {"tasks": [{"title": "One"}]})
        assert error_in(added) == "Nobody is signed in."


async def test_over_http_the_verified_token_says_who_acts_whatever_else_is_set(
    db: Database, clock: Clock, alice: Actor, bob: Actor
) -> None:
    async def actor_of(subject: str) -> Actor:
        if subject == "bob":
            return bob
        raise NotFound(f"There is no user {subject}.")

    server = build_server(Desk(db=db, clock=clock, actor_of_subject=actor_of))

    async def call(subject: str) -> CallToolResult:
        token = AccessToken(token="secret", client_id="any", scopes=[], subject=subject)
        reset = auth_context_var.set(AuthenticatedUser(token))
        try:
            with acting_as(alice):
                result = await server.call_tool("add_task", {"tasks": [{"title": "Whose?"}]})
        finally:
            auth_context_var.reset(reset)
        assert isinstance(result, CallToolResult)
        return result

    (task,) = tasks_in(await call("bob"))
    async with db.reading() as session:
        assert len((await service.get(session, bob, [task.id])).unchanged) == 1
        assert (await service.get(session, alice, [task.id])).unchanged == []
    assert error_in(await call("carol")) == "There is no user carol."


async def test_a_database_that_is_gone_is_told_in_a_sentence(clock: Clock) -> None:
    actor = Actor(user_id=1, name="ann", zone=BERLIN, door="mcp", operation="op")

    async def ann(subject: str) -> Actor:
        return actor

    gone = Database("postgresql+asyncpg://ann:sesame@127.0.0.1:1/tasks")
    server = build_server(Desk(db=gone, clock=clock, actor_of_subject=ann))
    calls: list[tuple[str, dict[str, Any]]] = [("list_tasks", {}), ("delete_task", {"ids": ["1"]})]
    for name, arguments in calls:
        with acting_as(actor):
            result = await server.call_tool(name, arguments)
        assert isinstance(result, CallToolResult)
        assert error_in(result) == "The database cannot be reached at the moment. Try again in a few seconds."
        assert result.meta == {ERROR_CODE: "unavailable"}


async def test_a_failed_call_is_told_alike_with_and_without_a_client(
    mcp_server: MCPServer, client_of: ClientOf, alice: Actor
) -> None:
    calls: list[tuple[str, dict[str, Any], str]] = [
        ("get_task", {"ids": ["9"]}, "not_found"),
        ("delete_task", {"ids": ["9"]}, "not_found"),
        ("add_task", {"tasks": [{"title": ""}]}, "invalid_request"),
        ("get_task", {}, "invalid_request"),
        ("fly", {}, "invalid_request"),
    ]
    async with client_of(alice) as client:
        for name, arguments, code in calls:
            with acting_as(alice):
                direct = await mcp_server.call_tool(name, arguments)
            assert isinstance(direct, CallToolResult)
            over_mcp = await client.call_tool(name, arguments)
            assert error_in(direct) == error_in(over_mcp)
            for result in (direct, over_mcp):
                assert result.meta is not None
                assert result.meta[ERROR_CODE] == code


async def test_a_crash_is_logged_and_told_without_its_text_and_leaves_nothing_by_halves(
    client_of: ClientOf, alice: Actor, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    make_row = service.journal._row  # pyright: ignore[reportPrivateUsage] # of each write, one at a time or many
    written: list[object] = []

    def fail_on_the_third(*args: Any) -> object:
        written.append(args)
        if len(written) == 3:
            raise RuntimeError("disk on fire")
        return make_row(*args)

    async with client_of(alice) as client:
        await client.call_tool("add_task", {"tasks": [{"title": f"Task {n}"} for n in range(4)]})
        before = list_in(await client.call_tool("list_tasks", {"status": "all"}))
        monkeypatch.setattr(service.journal, "_row", fail_on_the_third)
        calls: list[tuple[str, dict[str, Any]]] = [
            ("add_task", {"tasks": [{"title": "New"}] * 4}),
            ("update_task", {"changes": [{"id": str(n), "title": "Changed"} for n in range(1, 5)]}),
            ("complete_task", {"ids": ["1", "2", "3", "4"]}),
            ("delete_task", {"ids": ["1", "2", "3", "4"]}),
        ]
        for name, arguments in calls:
            written.clear()
            caplog.clear()
            with caplog.at_level(logging.ERROR):
                sentence = error_in(await client.call_tool(name, arguments))
            assert sentence == "Something went wrong inside Saydone. Look at the tasks before you try again."
            assert "disk on fire" in caplog.text
            assert "Changed" not in caplog.text
            assert list_in(await client.call_tool("list_tasks", {"status": "all"})) == before


@pytest.mark.parametrize("mode", ["auto", "legacy"])
async def test_a_prompt_that_is_not_there_is_the_client_s_mistake_and_no_crash_in_the_log(
    mcp_server: MCPServer, alice: Actor, caplog: pytest.LogCaptureFixture, mode: Literal["auto", "legacy"]
) -> None:
    with acting_as(alice):
        async with Client(mcp_server, cache=None, mode=mode) as client:
            with pytest.raises(MCPError, match="Unknown prompt: plan") as refused:
                await client.get_prompt("plan")
            with pytest.raises(MCPError, match="takes no argument “day”") as unknown:
                await client.get_prompt("plan_my_day", {"day": "friday"})
    assert refused.value.code == unknown.value.code == INVALID_PARAMS
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_what_a_tool_does_not_know_is_named_and_nothing_is_done(client_of: ClientOf, alice: Actor) -> None:
    asked: list[tuple[str, dict[str, Any], str]] = [
        ("add_task", {"tasks": [{"title": "Run", "due_date": "friday"}]}, "tasks.0.due_date"),
        ("update_task", {"changes": [{"id": "1", "labelz": ["x"]}]}, "changes.0.labelz"),
        ("organize", {"lists": [{"do": "create", "name": "Work", "colour": "red"}]}, "lists.0.colour"),
        ("organize", {"labels": [{"do": "create", "name": "Work", "colour": "red"}]}, "labels.0.colour"),
        ("organize", {"filters": [{"do": "create", "name": "Now", "to": "p1", "sort": "due"}]}, "filters.0.sort"),
    ]
    async with client_of(alice) as client:
        (walk,) = tasks_in(await client.call_tool("add_task", {"tasks": [{"title": "Walk"}]}))
        tools = (await client.list_tools()).tools
        for name, arguments, unknown in [*asked, *((tool.name, {"blurgh": 1}, "blurgh") for tool in tools)]:
            result = await client.call_tool(name, arguments)
            assert result.is_error, name
            assert f"“{unknown}” is not known here." in str(result.content), name
        assert [tool.name for tool in tools if tool.input_schema["additionalProperties"] is not False] == []
        assert titles_in(await client.call_tool("list_tasks", {"status": "all"})) == [walk.title]
