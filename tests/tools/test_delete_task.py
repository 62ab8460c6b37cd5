"""Deleting tasks through the tool."""

from saydone.domain.actor import Actor
from tests.conftest import ClientOf
from tests.tools.answers import error_in, failed_in, list_in, result_in, tasks_in


async def test_deleted_tasks_are_shown_as_they_were_and_are_gone(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        await client.call_tool("add_task", {"tasks": [{"title": "One"}, {"title": "Two"}, {"title": "Three"}]})
        result = await client.call_tool("delete_task", {"ids": ["3", "9", "1", "#3"]})
        left = list_in(await client.call_tool("list_tasks", {"status": "all"}))
        again = error_in(await client.call_tool("delete_task", {"ids": ["3"]}))
    assert [(task.title, task.version) for task in tasks_in(result)] == [("Three", 1), ("One", 1)]
    assert failed_in(result) == [("9", "There is no task 9.")]
    assert result_in(result).message == "Deleted “Three”, “One”. Not done: 9 — There is no task 9."
    assert [task.title for task in left.tasks] == ["Two"]
    assert again == "There is no task 3."


async def test_the_id_of_a_deleted_task_never_names_another_one(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        await client.call_tool("add_task", {"tasks": [{"title": "Old"}]})
        await client.call_tool("delete_task", {"ids": ["1"]})
        (new,) = tasks_in(await client.call_tool("add_task", {"tasks": [{"title": "New"}]}))
        assert new.id == "2"
        assert error_in(await client.call_tool("get_task", {"ids": ["1"]})) == "There is no task 1."


async def test_an_empty_selector_deletes_nothing(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        await client.call_tool("add_task", {"tasks": [{"title": "One"}]})
        for ids in ([], [""], ["all"], ["*"], ["%"]):
            assert error_in(await client.call_tool("delete_task", {"ids": ids}))
        assert list_in(await client.call_tool("list_tasks", {})).total == 1
