"""Prompts and resources, as a client sees them."""

import json

import pytest
from mcp import Client
from mcp.shared.exceptions import MCPError
from mcp_types import INVALID_PARAMS, TextContent, TextResourceContents

from saydone.domain.actor import Actor
from tests.conftest import ClientOf
from tests.tools.turns import Turns


async def titles(client: Client, uri: str) -> list[str]:
    (content,) = (await client.read_resource(uri)).contents
    assert isinstance(content, TextResourceContents)
    assert content.mime_type == "application/json"
    return [task["title"] for task in json.loads(content.text)["tasks"]]


async def test_the_tasks_of_today_and_of_a_list_are_read_by_their_owner_alone(turns: Turns, bob: Actor) -> None:
    await turns.call("organize", lists={"do": "create", "name": "Work"})
    await turns.add("Late", due="yesterday")
    await turns.add("Now", due="today", list="Work")
    await turns.add("Then", due="tomorrow", list="Work")
    shown = await turns.call("show_lists")
    assert shown.structured_content is not None
    uri = f"saydone://lists/{shown.structured_content['lists'][1]['id']}"
    async with turns.turn() as client:
        assert await titles(client, "saydone://today") == ["Late", "Now"]
        assert await titles(client, uri) == ["Now", "Then"]
    async with turns.of(bob).turn() as client:
        assert await titles(client, "saydone://today") == []
        for wrong in (uri, "saydone://lists/999"):
            with pytest.raises(MCPError, match="There is no list") as refused:
                await client.read_resource(wrong)
            assert refused.value.code == INVALID_PARAMS


@pytest.mark.parametrize(("name", "said"), [("plan_my_day", "Plan my day."), ("weekly_review", "weekly review")])
async def test_a_prompt_is_listed_and_says_what_to_do(client_of: ClientOf, alice: Actor, name: str, said: str) -> None:
    async with client_of(alice) as client:
        assert name in [prompt.name for prompt in (await client.list_prompts()).prompts]
        (message,) = (await client.get_prompt(name)).messages
    assert isinstance(message.content, TextContent)
    assert said in message.content.text
