"""Adding tasks through the tool."""

from saydone.domain.actor import Actor
from tests.conftest import ClientOf
from tests.tools.answers import tasks_in


async def test_several_tasks_are_added_at_once(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        result = await client.call_tool(
            "add_task", {"tasks": [{"title": "Buy milk", "due": "tomorrow"}, {"title": "Buy eggs"}]}
        )
    tasks = tasks_in(result)
    assert [(task.title, task.due) for task in tasks] == [("Buy milk", "2026-03-05"), ("Buy eggs", None)]
