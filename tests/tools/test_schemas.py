"""The tools' schemas are short, and take what they took."""

from typing import Any

import jsonschema
import pytest
from mcp.server.mcpserver import MCPServer

from saydone.domain.actor import Actor
from saydone.tools.schemas import as_answered, as_asked
from tests.conftest import ClientOf
from tests.tools.answers import tasks_in

PAGE: dict[str, Any] = {
    "title": "Page",
    "type": "object",
    "properties": {
        "title": {"title": "Title", "type": "string", "default": ""},
        "list": {"title": "List", "anyOf": [{"type": "string"}, {"type": "null"}], "default": None},
        "sort": {"title": "Sort", "enum": [{"title": "A"}], "default": {"title": "A"}},
        "due": {"$ref": "#/$defs/title"},
    },
    "$defs": {"title": {"title": "Title", "anyOf": [{"enum": ["today"], "type": "string"}, {"type": "null"}]}},
    "required": ["title"],
}


def test_titles_made_of_names_go_and_what_is_named_title_or_is_a_value_stays() -> None:
    for told in (as_asked(PAGE), as_answered(PAGE)):
        assert "title" not in told
        assert list(told["properties"]) == ["title", "list", "sort", "due"]
        assert told["properties"]["title"]["type"] == "string"
        assert told["properties"]["sort"] == {"enum": [{"title": "A"}], "default": {"title": "A"}}
        assert told["$defs"]["title"] == {"anyOf": [{"enum": ["today"], "type": "string"}, {"type": "null"}]}
        assert told["required"] == ["title"]
    assert as_asked(PAGE)["properties"]["list"] == {"type": "string"}
    assert as_answered(PAGE)["properties"]["list"] == {"type": ["string", "null"]}


def test_an_answer_with_null_is_as_valid_as_before() -> None:
    answers: list[dict[str, Any]] = [
        {"title": ""},
        {"title": "", "list": None, "due": None},
        {"title": "", "list": "Work"},
    ]
    for answer in answers:
        jsonschema.validate(answer, as_answered(PAGE))
    mistakes: list[dict[str, Any]] = [{}, {"title": None}, {"title": "", "list": 1}, {"title": "", "due": "friday"}]
    for wrong in mistakes:
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, as_answered(PAGE))


async def test_the_whole_task_is_told_once_and_the_others_say_where(mcp_server: MCPServer) -> None:
    schemas = {tool.name: str(tool.output_schema) for tool in await mcp_server.list_tools()}
    assert [name for name, schema in schemas.items() if "due_text" in schema] == ["get_task"]
    told = "A task, as in get_task up to deleted_at."
    about_tasks = {"add_task", "list_tasks", "update_task", "complete_task", "delete_task", "change_many"}
    assert {name for name, schema in schemas.items() if told in schema} == about_tasks | {"undo", "trash", "organize"}


async def test_null_is_taken_where_a_schema_leaves_it_unsaid(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        new = {"title": "Walk", "due": None, "list": None, "start": None, "repeat": None}
        (walk,) = tasks_in(await client.call_tool("add_task", {"tasks": [new]}))
        change = {"id": walk.id, "title": None, "due": "friday", "priority": None, "expected_version": None}
        (changed,) = tasks_in(await client.call_tool("update_task", {"changes": [change]}))
        assert (changed.title, changed.due is None, changed.priority) == ("Walk", False, "p4")
