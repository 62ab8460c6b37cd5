"""What people say in one breath: two changes, a task with its steps, a heading with things, two that change places."""

import pytest

from tests.agent.offline.conftest import Conversation
from tests.agent.offline.readings import intents, titles


@pytest.mark.parametrize(
    "said",
    [
        "set the fence to p2 and due friday",
        "make the fence p2 and due on friday",
        "mark the fence as p2 and move it to friday",
        "move the fence to friday and make it p2",
        "the fence is p2 and due friday",
    ],
)
async def test_a_priority_and_a_due_are_two_changes_of_one_task(conversation: Conversation, said: str) -> None:
    await conversation.have("mend the fence", "oil the gate")
    await conversation.say(said)
    fence = (await conversation.tasks())["mend the fence"]
    assert (fence.priority, str(fence.due)) == (2, "2026-03-06")
    assert (await conversation.tasks())["oil the gate"].due is None


@pytest.mark.parametrize(
    ("said", "parent", "steps"),
    [
        ("add host the fair with subtasks: hire a tent, bake scones", "host the fair", ["bake scones", "hire a tent"]),
        ("add host the fair with subtasks hire tents and bake pie", "host the fair", ["bake pie", "hire tents"]),
        ("create a task move house with steps: pack; book a van; clean", "move house", ["book a van", "clean", "pack"]),
        ("host the fair, with the sub-tasks hire a tent and posters", "host the fair", ["hire a tent", "posters"]),
        ("new task: file taxes with two steps: find receipts, fill in the form", "file taxes",
         ["fill in the form", "find receipts"]),
    ],
)  # fmt: skip
async def test_a_task_comes_with_its_subtasks(
    conversation: Conversation, said: str, parent: str, steps: list[str]
) -> None:
    await conversation.say(said)
    tasks = await conversation.tasks()
    assert sorted(tasks) == sorted([parent, *steps])
    assert {tasks[step].parent_id for step in steps} == {tasks[parent].id}


@pytest.mark.parametrize("text", ["show tasks with subtasks", "delete the fair with its subtasks", "dance with steps"])
def test_a_word_of_subtasks_alone_adds_none(text: str) -> None:
    assert "add" not in intents(text)


@pytest.mark.parametrize(
    "text",
    [
        "buy: figs, rice",
        "to buy: figs and rice",
        "get: figs, rice",
        "we need: figs, rice",
        "things to get: figs and rice",
    ],
)
def test_things_under_a_heading_are_a_task_each(text: str) -> None:
    assert titles(text) == ["figs", "rice"]


@pytest.mark.parametrize("text", ["pack: boots, a torch", "add pack: boots, a torch"])
def test_what_is_to_be_done_with_several_things_is_one_task(text: str) -> None:
    assert len(titles(text)) < 2


@pytest.mark.parametrize(
    "said",
    [
        "create a list Fair with my wife and kids",
        "make a list called Fair with Tom and Ann",
        "start a list called Fair with the team",
        "create a list called Fair, shared with my sister",
        "set up a list Fair with our neighbours",
    ],
)
async def test_people_are_nothing_to_put_on_a_list(conversation: Conversation, said: str) -> None:
    assert "cannot share" in await conversation.say(said)
    assert await conversation.tasks() == {}
    assert "Fair — no open" in await conversation.say("which lists do I have?")


async def test_things_with_a_new_list_are_put_on_it(conversation: Conversation) -> None:
    await conversation.say("create a list Fair with bunting and cups")
    assert await conversation.pending() == ["bunting", "cups"]


async def _order(conversation: Conversation) -> list[str]:
    said = await conversation.say("show my tasks in my own order")
    places = {title: said.find(title) for title in await conversation.pending()}
    return sorted(places, key=lambda title: places[title])


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("swap Alpha and Beta", ["Beta", "Alpha", "Gamma", "Delta"]),
        ("swap Alpha and Gamma", ["Gamma", "Beta", "Alpha", "Delta"]),
        ("switch the order of Beta and Delta", ["Alpha", "Delta", "Gamma", "Beta"]),
        ("let Delta and Alpha change places", ["Delta", "Beta", "Gamma", "Alpha"]),
        ("swap Beta and Zeta", ["Alpha", "Beta", "Gamma", "Delta"]),
    ],
)
async def test_two_tasks_change_places(conversation: Conversation, said: str, order: list[str]) -> None:
    await conversation.have("Alpha", "Beta", "Gamma", "Delta")
    await conversation.say(said)
    assert await _order(conversation) == order


async def test_what_is_in_two_lists_has_no_places_to_change(conversation: Conversation) -> None:
    await conversation.have("Alpha")
    await conversation.say("make a list called Fair: cups")
    assert "moved nothing" in await conversation.say("swap Alpha and cups")


@pytest.mark.parametrize(
    "said",
    ["stop reminding me to air the attic", "don't remind me to air the attic any more",
     "i no longer want a reminder to air the attic", "turn off the reminder to air the attic",
     "please quit nagging me to air the attic"],
)  # fmt: skip
async def test_who_wants_no_reminder_is_asked_before_the_task_goes(conversation: Conversation, said: str) -> None:
    await conversation.have("air the attic")
    assert "would delete 1 task" in await conversation.say(said)
    assert await conversation.pending() == ["air the attic"]
    await conversation.say("no")
    assert await conversation.pending() == ["air the attic"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("finish the mural by the 15th, it's important", "finish the mural"),
        ("complete the visa form before monday", "complete the visa form"),
        ("wrap up the quarterly numbers by friday", "wrap up the quarterly numbers"),
        ("wait to ring Joe until friday", "ring Joe"),
        ("wait to book the ferry till next month", "book the ferry"),
    ],
)
def test_what_is_to_be_done_by_a_day_is_added_and_not_completed(text: str, title: str) -> None:
    assert (titles(text), intents(text)) == ([title], ["add"])


@pytest.mark.parametrize(
    "text", ["complete it by friday", "wait to delete the mural until friday", "finish everything by noon"]
)
def test_what_speaks_of_other_tasks_adds_none(text: str) -> None:
    assert "add" not in intents(text)


async def test_a_task_that_is_there_waits_by_its_start(conversation: Conversation) -> None:
    await conversation.have("ring Joe")
    await conversation.say("wait to ring Joe until friday")
    tasks = await conversation.tasks()
    assert (list(tasks), str(tasks["ring Joe"].start), tasks["ring Joe"].due) == (["ring Joe"], "2026-03-06", None)


@pytest.mark.parametrize(
    "said",
    ["the same time next week", "same time next week please", "move it to the same time next week",
     "same time next week for the viewing", "push the viewing to the same time next week"],
)  # fmt: skip
async def test_the_same_time_next_week_is_a_week_later(conversation: Conversation, said: str) -> None:
    await conversation.say("add viewing on friday at 3pm")
    await conversation.say(said)
    due = (await conversation.tasks())["viewing"].due
    assert f"{due:%a %d %b}" == "Fri 13 Mar"


@pytest.mark.parametrize(
    "text",
    ["show a chart of overdue tasks", "graph my overdue tasks by list", "draw me a chart of completed tasks",
     "give me a graph of my progress", "a chart of my tasks by label"],
)  # fmt: skip
def test_a_chart_is_drawn_of_what_is_late_or_done(text: str) -> None:
    assert intents(text) == ["insight"]


@pytest.mark.parametrize("said", ["complete the fair", "the fair is done", "tick off host the fair"])
async def test_the_subtasks_that_are_completed_with_a_task_are_named(conversation: Conversation, said: str) -> None:
    await conversation.say("add host the fair with subtasks: hire tents, bake pie")
    await conversation.say("complete bake pie")
    answer = await conversation.say(said)
    assert "Marked “host the fair” as done. What is below it was completed as well: “hire tents”." in answer


async def test_of_a_task_without_open_subtasks_no_others_are_named(conversation: Conversation) -> None:
    await conversation.have("wax the skis")
    assert await conversation.say("complete wax the skis") == "Marked “wax the skis” as done."
    await conversation.say("add host the fair with subtasks: hire tents, bake pie")
    assert "as well" not in await conversation.say("complete hire tents and bake pie")
    assert "as well" not in await conversation.say("complete host the fair")
