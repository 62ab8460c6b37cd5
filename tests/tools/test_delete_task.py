"""Deleting tasks through the tool."""

from dataclasses import replace

import pytest

from saydone.domain.actor import Actor
from tests.conftest import ClientOf
from tests.tools.answers import error_in, failed_in, list_in, result_in, tasks_in
from tests.tools.turns import Turns


async def test_deleted_tasks_are_shown_as_they_were_and_are_gone(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        await client.call_tool("add_task", {"tasks": [{"title": "One"}, {"title": "Two"}, {"title": "Three"}]})
        result = await client.call_tool("delete_task", {"ids": ["3", "9", "1", "#3"]})
        left = list_in(await client.call_tool("list_tasks", {"status": "all"}))
    async with client_of(replace(alice, operation="later")) as client:
        again = error_in(await client.call_tool("delete_task", {"ids": ["3"]}))
    assert [(task.title, task.version) for task in tasks_in(result)] == [("Three", 1), ("One", 1)]
    assert failed_in(result) == [("9", "There is no task 9.")]
    assert result_in(result).message == (
        "Deleted “Three”, “One”. The trash has what was deleted, and undo brings it back. "
        "Not done: 9 — There is no task 9."
    )
    assert [task.title for task in left.tasks] == ["Two"]
    assert again == "There is no task 3."


async def test_what_went_along_with_another_in_the_same_turn_is_not_missing(turns: Turns, bob: Actor) -> None:
    await turns.add("Party")
    await turns.add("Cake", "Drinks", parent="1")
    async with turns.turn() as client:
        await client.call_tool("delete_task", {"ids": ["1"]})
        result = await client.call_tool("delete_task", {"ids": ["2", "#3", "9"]})
    assert result_in(result).message == (
        "Deleted along with another: “Cake”, “Drinks”. Not done: 9 — There is no task 9."
    )
    assert result_in(result).unchanged == ["2", "3"]
    assert "There is no task 2." in error_in(await turns.call("delete_task", ids=["2"]))
    assert "There is no task 2." in error_in(await turns.of(bob).call("delete_task", ids=["2"]))


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


@pytest.mark.parametrize(("tool", "would"), [("delete_task", "delete"), ("complete_task", "complete")])
async def test_more_than_a_few_ids_are_told_first_and_done_only_after_the_user_s_word(
    turns: Turns, tool: str, would: str
) -> None:
    await turns.add(*[f"Task {n}" for n in range(1, 8)])
    ids = [str(n) for n in range(1, 7)]
    async with turns.turn() as client:
        asked = result_in(await client.call_tool(tool, {"ids": [*ids, "99"]}))
        at_once = await client.call_tool(tool, {"ids": ids, "confirm": asked.confirm})
    assert asked.message.startswith(f"This would {would} 6 tasks: “Task 1”")
    assert error_in(at_once) == "Ask the user first: this can be confirmed only after they have answered."
    other = result_in(await turns.call(tool, ids=[*ids, "7"], confirm=asked.confirm))
    assert other.message.startswith(f"This would {would} 7 tasks:")
    assert list_in(await turns.call("list_tasks")).total == 7
    done = result_in(await turns.call(tool, ids=ids, confirm=asked.confirm))
    assert (len(done.tasks), done.confirm) == (6, None)
    assert list_in(await turns.call("list_tasks")).total == 1


async def test_a_few_ids_named_twice_and_tasks_that_are_done_already_are_no_reason_to_ask(turns: Turns) -> None:
    await turns.add(*[f"Task {n}" for n in range(1, 8)])
    assert result_in(await turns.call("complete_task", ids=["1", "2", "3", "1", "2", "3"])).confirm is None
    rest = result_in(await turns.call("complete_task", ids=[str(n) for n in range(1, 8)]))
    assert (len(rest.tasks), rest.confirm) == (7, None)
    again = result_in(await turns.call("complete_task", ids=[str(n) for n in range(1, 8)], completed=False))
    assert {task.status for task in again.tasks} == {"pending"}


@pytest.mark.parametrize(("tool", "would"), [("delete_task", "delete"), ("complete_task", "complete")])
async def test_the_subtasks_that_go_along_count_as_much_as_what_is_named(turns: Turns, tool: str, would: str) -> None:
    await turns.add("Party")
    await turns.add("Food", parent="1")
    await turns.add(*[f"Dish {n}" for n in range(1, 5)], parent="2")
    asked = result_in(await turns.call(tool, ids=["1"]))
    assert asked.message.startswith(f"This would {would} 6 tasks: “Party”, “Food”, “Dish 1”")
    assert [task.title for task in asked.tasks][:2] == ["Party", "Food"]
    few = result_in(await turns.call(tool, ids=["3", "4"]))
    assert (few.confirm, list_in(await turns.call("list_tasks")).total) == (None, 4)


async def test_what_was_confirmed_is_the_task_with_all_its_subtasks_as_they_were(turns: Turns) -> None:
    await turns.add("Party")
    await turns.add(*[f"Dish {n}" for n in range(1, 7)], parent="1")
    asked = result_in(await turns.call("delete_task", ids=["1"]))
    await turns.add("One dish more", parent="1")
    again = result_in(await turns.call("delete_task", ids=["1"], confirm=asked.confirm))
    assert again.message.startswith("This would delete 8 tasks:")
    assert result_in(await turns.call("delete_task", ids=["1"], confirm=again.confirm)).confirm is None
    assert list_in(await turns.call("list_tasks")).total == 0


async def test_who_wants_to_be_asked_is_asked_about_few_too(turns: Turns) -> None:
    await turns.add("One", "Two")
    asked = result_in(await turns.call("delete_task", ids=["1"], confirm="ask"))
    assert asked.message.startswith("This would delete 1 task: “One”.")
    assert result_in(await turns.call("delete_task", ids=["1"], confirm=asked.confirm)).confirm is None
    assert [task.title for task in list_in(await turns.call("list_tasks")).tasks] == ["Two"]
