"""Marking tasks as done and as not done through the tool."""

from saydone.domain.actor import Actor
from tests.conftest import ClientOf, Clock
from tests.tools.answers import failed_in, list_in, result_in, tasks_in, text_in
from tests.tools.turns import Turns


async def test_tasks_are_completed_at_once_and_what_is_not_there_is_named(
    client_of: ClientOf, alice: Actor, clock: Clock
) -> None:
    async with client_of(alice) as client:
        await client.call_tool("add_task", {"tasks": [{"title": "One", "due": "2026-03-01"}, {"title": "Two"}]})
        clock.pass_(hours=2)
        result = await client.call_tool("complete_task", {"ids": ["1", "7", "2"]})
    one, two = tasks_in(result)
    assert (one.status, two.status) == ("completed", "completed")
    assert one.completed_at == one.updated_at == "2026-03-04T12:00:00+01:00"
    assert (one.version, one.overdue) == (2, False)
    assert failed_in(result) == [("7", "There is no task 7.")]
    assert result_in(result).message == "Completed “One”, “Two”. Not done: 7 — There is no task 7."
    assert text_in(result).splitlines()[1].startswith("[x] #1 One — due ")


async def test_a_task_that_is_done_already_stays_as_it_is(client_of: ClientOf, alice: Actor, clock: Clock) -> None:
    async with client_of(alice) as client:
        await client.call_tool("add_task", {"tasks": [{"title": "One"}, {"title": "Two"}]})
        (before,) = tasks_in(await client.call_tool("complete_task", {"ids": ["1"]}))
        clock.pass_(hours=2)
        result = await client.call_tool("complete_task", {"ids": ["1", "2"]})
    assert [task.id for task in tasks_in(result)] == ["2", "1"]
    assert tasks_in(result)[1] == before
    assert result_in(result).message == "Completed “Two”. Already done: “One”."


async def test_what_moved_on_ends_with_what_is_above_it_in_a_later_call_of_the_same_turn(turns: Turns) -> None:
    await turns.add("Trip", due="today")
    await turns.call("add_task", tasks=[{"title": "Water", "parent": "1", "repeat": "every day", "due": "today"}])
    async with turns.turn() as client:
        await client.call_tool("complete_task", {"ids": ["2"]})
        await client.call_tool("complete_task", {"ids": ["1"]})
        again = result_in(await client.call_tool("complete_task", {"ids": ["2"]}))
    assert again.message == "Already done: “Water”."
    assert "2 tasks completed" in text_in(await turns.call("insight", period="today"))
    await turns.call("undo")
    assert [(task.status, task.due) for task in list_in(await turns.call("list_tasks")).tasks] == [
        ("pending", "2026-03-04"),
        ("pending", "2026-03-04"),
    ]


async def test_a_completed_task_is_opened_again(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        await client.call_tool("add_task", {"tasks": [{"title": "One"}, {"title": "Two"}]})
        await client.call_tool("complete_task", {"ids": ["1"]})
        result = await client.call_tool("complete_task", {"ids": ["1", "2"], "completed": False})
    one, two = tasks_in(result)
    assert (one.status, one.completed_at, one.version) == ("pending", None, 3)
    assert (two.status, two.version) == ("pending", 1)
    assert result_in(result).message == "Opened again: “One”. Not done yet anyway: “Two”."


async def test_a_task_that_repeats_takes_no_subtasks_along_so_that_nobody_is_asked(turns: Turns) -> None:
    await turns.call("add_task", tasks=[{"title": "Clean", "repeat": "every week", "due": "today"}])
    await turns.add(*[f"Room {n}" for n in range(1, 9)], parent="1")
    done = result_in(await turns.call("complete_task", ids=["1"]))
    assert (done.confirm, done.tasks[0].status) == (None, "pending")


async def test_subtasks_that_are_done_already_are_not_completed_with_their_parent_and_do_not_count(
    turns: Turns,
) -> None:
    await turns.add("Party")
    await turns.add(*[f"Dish {n}" for n in range(1, 7)], parent="1")
    await turns.call("complete_task", ids=["2", "3"])
    assert result_in(await turns.call("complete_task", ids=["1"])).confirm is None
