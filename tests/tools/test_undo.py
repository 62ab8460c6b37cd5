"""Taking back what was done, and what was done at all, through the tools."""

from mcp_types import CallToolResult

from saydone.domain.actor import Actor
from saydone.tools.show_history import HistoryResult, OperationView
from tests.tools.answers import error_in, list_in, result_in, tasks_in, text_in, titles_in
from tests.tools.turns import Turns


def operations_in(result: CallToolResult) -> list[OperationView]:
    assert not result.is_error, result.content
    return HistoryResult.model_validate(result.structured_content).operations


async def test_undo_takes_back_all_of_the_newest_turn_and_redo_does_it_again(turns: Turns) -> None:
    await turns.add("Milk", "Eggs")
    async with turns.turn() as client:
        await client.call_tool("complete_task", {"ids": ["1"]})
        await client.call_tool("delete_task", {"ids": ["2"]})
    undone = await turns.call("undo")
    assert result_in(undone).message == "“Milk” is open again. “Eggs” is back."
    assert {task.title: task.status for task in tasks_in(undone)} == {"Milk": "pending", "Eggs": "pending"}
    assert titles_in(await turns.call("list_tasks")) == ["Milk", "Eggs"]
    again = await turns.call("undo", redo=True)
    assert result_in(again).message == "Did again: completed “Milk”, deleted “Eggs”."
    assert titles_in(await turns.call("list_tasks", status="all")) == ["Milk"]


async def test_undo_of_an_addition_leaves_it_in_the_trash(turns: Turns) -> None:
    await turns.add("Milk")
    await turns.call("undo", operation="Latest")
    assert list_in(await turns.call("list_tasks")).total == 0
    assert [task.title for task in tasks_in(await turns.call("trash"))] == ["Milk"]


async def test_the_history_names_what_undo_takes(turns: Turns, bob: Actor) -> None:
    await turns.add("Milk", due="tomorrow")
    await turns.call("update_task", changes=[{"id": "1", "title": "Oat milk"}])
    await turns.call("complete_task", ids=["1"])
    shown = operations_in(await turns.call("show_history"))
    assert [(each.id, each.what) for each in shown] == [
        ("op-alice-3", "Completed “Oat milk”."),
        ("op-alice-2", "Renamed “Milk” to “Oat milk”."),
        ("op-alice-1", "Added “Milk”."),
    ]
    assert (shown[0].at_text, shown[0].door, shown[0].undone) == ("Wed 4 Mar 2026, 10:03", "chat", False)
    refused = error_in(await turns.call("undo", operation="op-alice-2"))
    assert "“Oat milk”" in refused
    await turns.call("undo", operation="op-alice-3")
    newest, before = operations_in(await turns.call("show_history", limit=2))
    assert (newest.kind, before.undone) == ("undo", True)
    assert "(undone)" in text_in(await turns.call("show_history", limit=2))


async def test_the_history_of_one_task_is_told_also_when_it_is_gone(turns: Turns) -> None:
    await turns.add("Milk")
    await turns.add("Eggs")
    await turns.call("delete_task", ids=["1"])
    told = operations_in(await turns.call("show_history", task="#1"))
    assert [each.what for each in told] == ["Deleted “Milk”.", "Added “Milk”."]
    assert text_in(await turns.call("show_history", task="none")) == "Nothing was done yet."


async def test_what_someone_else_did_is_neither_shown_nor_undone(turns: Turns, bob: Actor) -> None:
    await turns.add("Milk")
    bobs = turns.of(bob)
    assert operations_in(await bobs.call("show_history", task="1")) == []
    assert error_in(await bobs.call("undo")) == "There is nothing to undo."
    assert error_in(await bobs.call("undo", operation="op-alice-1")) == "There is no operation “op-alice-1”."
    assert error_in(await bobs.call("undo", redo=True)).startswith("There is nothing to do again")


async def test_what_a_turn_does_after_an_undo_is_undone_by_the_next_one(turns: Turns) -> None:
    await turns.add("Milk")
    async with turns.turn() as client:
        await client.call_tool("undo", {})
        await client.call_tool("add_task", {"tasks": [{"title": "Eggs"}]})
    assert titles_in(await turns.call("list_tasks")) == ["Eggs"]
    assert [each.what for each in operations_in(await turns.call("show_history"))] == [
        "Added “Eggs”.",
        "Undo: deleted “Milk”.",
        "Added “Milk”.",
    ]
    assert result_in(await turns.call("undo")).message == "“Eggs” is gone again."
    assert error_in(await turns.call("undo")) == "There is nothing to undo."


async def test_a_turn_that_takes_itself_back_and_goes_on_is_undone_from_there(turns: Turns) -> None:
    async with turns.turn() as client:
        await client.call_tool("add_task", {"tasks": [{"title": "Milk"}]})
        await client.call_tool("undo", {})
        await client.call_tool("add_task", {"tasks": [{"title": "Eggs"}]})
        await client.call_tool("add_task", {"tasks": [{"title": "Bread"}]})
        await client.call_tool("undo", {})
        await client.call_tool("add_task", {"tasks": [{"title": "Salt"}]})
    told = [(each.id, each.what) for each in operations_in(await turns.call("show_history", limit=2))]
    assert told == [("op-alice-1.5", "Added “Salt”."), ("op-alice-1.4", "Undo: deleted “Bread” and “Eggs”.")]
    assert result_in(await turns.call("undo")).message == "“Salt” is gone again."
    assert titles_in(await turns.call("list_tasks", status="all")) == []
