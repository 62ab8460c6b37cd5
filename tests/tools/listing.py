"""Tasks for a list, and what a list then shows."""

from typing import Any

from mcp import Client

from tests.tools.answers import result_in, titles_in


async def add(client: Client, *tasks: dict[str, Any] | str) -> None:
    asked = [{"title": task} if isinstance(task, str) else task for task in tasks]
    result = result_in(await client.call_tool("add_task", {"tasks": asked}))
    assert not result.failed


async def titles(client: Client, **asked: object) -> list[str]:
    return titles_in(await client.call_tool("list_tasks", asked))
