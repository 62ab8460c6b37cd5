"""One thing done to many tasks, through the tool: told first where it takes much away."""

import pytest

from saydone.domain.actor import Actor
from tests.tools.answers import error_in, list_in, result_in, tasks_in, text_in, titles_in
from tests.tools.turns import Turns


async def open_titles(turns: Turns, **arguments: object) -> list[str]:
    return sorted(titles_in(await turns.call("list_tasks", limit=100, **arguments)))


async def test_many_completions_are_told_first_and_done_for_just_that_selection(turns: Turns) -> None:
    await turns.add(*[f"Today {n}" for n in range(6)], due="today")
    await turns.add("Later")
    async with turns.turn() as client:
        arguments = {"query": "today", "do": "complete"}
        asked = result_in(await client.call_tool("change_many", arguments))
        assert asked.confirm
        at_once = await client.call_tool("change_many", {**arguments, "confirm": asked.confirm})
    assert asked.message.startswith("This would complete 6 tasks: “Today 0”")
    assert error_in(at_once) == "Ask the user first: this can be confirmed only after they have answered."
    assert len(await open_titles(turns)) == 7
    await turns.call("update_task", changes=[{"id": "1", "title": "Changed"}])
    for wrong in ("", "yes", asked.confirm):
        again = result_in(await turns.call("change_many", **arguments, confirm=wrong))
        assert again.confirm not in (None, asked.confirm)
    other = result_in(await turns.call("change_many", query="today", do="delete", confirm=again.confirm))
    assert other.message.startswith("This would delete 6 tasks:")
    done = result_in(await turns.call("change_many", **arguments, confirm=again.confirm))
    assert (len(done.tasks), done.confirm) == (6, None)
    assert await open_titles(turns) == ["Later"]
    await turns.call("undo")
    assert len(await open_titles(turns)) == 7


async def test_what_was_confirmed_is_not_done_to_what_is_selected_by_now(turns: Turns) -> None:
    await turns.add(*[f"Today {n}" for n in range(6)], due="today")
    arguments = {"query": "today", "do": "delete"}
    asked = result_in(await turns.call("change_many", **arguments))
    await turns.call("update_task", changes=[{"id": str(n), "due": "tomorrow"} for n in (1, 2, 3)])
    again = result_in(await turns.call("change_many", **arguments, confirm=asked.confirm))
    assert again.message.startswith("This would delete 3 tasks:")
    assert len(await open_titles(turns)) == 6
    await turns.call("change_many", **arguments, confirm="yes")
    assert len(await open_titles(turns)) == 3, "few are done without being asked, whatever a model fills in"


async def test_few_are_done_at_once_but_everything_never(turns: Turns) -> None:
    await turns.add("One", "Two", due="today")
    everything = result_in(await turns.call("change_many", query="today", do="move", to="Inbox"))
    assert everything.confirm
    await turns.add("Three")
    few = result_in(await turns.call("change_many", query="today", do="complete"))
    assert few.message == "Completed “One”, “Two”."
    back = result_in(await turns.call("change_many", query="search: one", do="reopen"))
    assert [task.status for task in back.tasks] == ["pending"]


@pytest.mark.parametrize(
    ("do", "to", "field", "value"),
    [
        ("move", "work", "list", "Work"),
        ("label", "errand", "labels", ["errand", "old"]),
        ("unlabel", "OLD", "labels", []),
        ("reschedule", "friday", "due", "2026-03-06"),
        ("reschedule", "every monday", "repeat_text", "every Monday"),
        ("reschedule", "every 3 days after I do it", "repeat_text", "every 3 days after it is done"),
        ("reschedule", "none", "due", None),
        ("priority", "P1", "priority", "p1"),
    ],
)
async def test_more_than_one_batch_is_changed_in_one_operation(
    turns: Turns, do: str, to: str, field: str, value: object
) -> None:
    await turns.call("organize", lists={"do": "create", "name": "Work"})
    for start in (0, 20):
        await turns.add(*[f"Task {n}" for n in range(start, start + 20)], due="today", labels=["old"])
    await turns.add("Other")
    result = await turns.call("change_many", query="today", do=do, to=to)
    assert [getattr(task, field) for task in tasks_in(result)] == [value] * 40
    other = next(task for task in list_in(await turns.call("list_tasks", limit=100)).tasks if task.title == "Other")
    assert getattr(other, field) != value or value in (None, [])
    await turns.call("undo")
    assert len(await open_titles(turns, query="today & @old & p4 & #Inbox")) == 40


async def test_subtasks_and_their_parent_go_together(turns: Turns) -> None:
    await turns.add("Party", due="today")
    await turns.add("Cake", "Drinks", parent="1", due="today")
    await turns.add("Other")
    gone = result_in(await turns.call("change_many", query="today", do="delete"))
    assert (gone.failed, sorted(task.title for task in gone.tasks)) == ([], ["Cake", "Drinks", "Party"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"query": " ", "do": "delete"}, "An empty query selects nothing."),
        ({"query": "((", "do": "delete"}, "of the query"),
        ({"query": "today", "do": "move", "to": "Garden"}, "There is no list “Garden”."),
        ({"query": "today", "do": "move"}, "Say in “to” the list"),
        ({"query": "today", "do": "priority", "to": "9"}, "“9” is no priority."),
        ({"query": "today", "do": "reschedule", "to": "xyzzy"}, "as a date"),
        ({"do": "complete"}, "“query” is missing."),
        ({"query": "today", "do": "explode"}, "These arguments cannot be used."),
    ],
)
async def test_what_cannot_be_done_changes_nothing(turns: Turns, arguments: dict[str, str], said: str) -> None:
    await turns.add("One", due="today")
    await turns.add("Two")
    assert said in error_in(await turns.call("change_many", **arguments))
    assert len(await open_titles(turns)) == 2


async def test_a_list_that_there_is_not_is_said_with_what_was_done(turns: Turns) -> None:
    await turns.add("Milk", due="today")
    nothing = result_in(await turns.call("change_many", query="#Wrok", do="complete"))
    assert nothing.message == "No tasks match, so nothing was changed. There is no list “Wrok”."
    some = result_in(await turns.call("change_many", query="today | #Wrok", do="priority", to="p2", confirm=""))
    assert some.message.endswith("There is no list “Wrok”."), some.message


async def test_tasks_of_others_are_never_selected(turns: Turns, bob: Actor) -> None:
    await turns.add("Mine", due="today")
    result = result_in(await turns.of(bob).call("change_many", query="today", do="delete"))
    assert result.message == "No tasks match, so nothing was changed."
    assert await open_titles(turns) == ["Mine"]


async def test_tasks_are_listed_by_query_sorted_and_grouped(turns: Turns) -> None:
    await turns.add("B", due="today", priority="p2")
    await turns.add("A", due="tomorrow", priority="p1")
    await turns.add("Done")
    await turns.call("complete_task", ids=["3"])
    assert titles_in(await turns.call("list_tasks", query="p1 | p2", sort="-title")) == ["B", "A"]
    assert titles_in(await turns.call("list_tasks", sort="manual")) == ["B", "A"]
    assert titles_in(await turns.call("list_tasks", group="priority")) == ["A", "B"]
    assert titles_in(await turns.call("list_tasks", query="status: done")) == ["Done"]
    assert error_in(await turns.call("list_tasks", sort="color")).startswith("Tasks cannot be sorted by “color”.")
    assert "of the query" in error_in(await turns.call("list_tasks", query="p1 &"))


async def test_what_the_next_call_needs_is_in_the_text_as_well(turns: Turns) -> None:
    await turns.add(*[f"Today {n}" for n in range(6)], due="today")
    asked = await turns.call("change_many", query="today", do="delete")
    page = await turns.call("list_tasks", limit=2)
    assert text_in(asked).splitlines()[-1] == f"confirm: {result_in(asked).confirm}"
    assert text_in(page).splitlines()[-1] == f"next_cursor: {list_in(page).next_cursor}"
    assert "cursor" not in text_in(await turns.call("list_tasks"))
    assert "confirm:" not in text_in(await turns.call("delete_task", ids=["1"]))
