""" "That list" and "it", where a list was spoken of: they are that list, and never all tasks of all lists."""

import pytest

from tests.agent.offline.conftest import Conversation

ALL = ["book a venue", "fix the tap", "oat milk", "paint the fence"]


@pytest.fixture
async def settled(conversation: Conversation) -> Conversation:
    """A user with two tasks in one list, one in another and one in none."""
    await conversation.say("create lists Groceries and Home")
    await conversation.say("add oat milk to Groceries")
    await conversation.say("add paint the fence and fix the tap to Home")
    await conversation.say("add book a venue")
    assert await conversation.pending() == ALL
    return conversation


async def _in_list(conversation: Conversation, name: str) -> list[str]:
    said = await conversation.say(f'export the "{name}" list as csv')
    return sorted(line.split(",")[3] for line in said.splitlines() if line[:1].isdigit())


@pytest.mark.parametrize("said", ["delete that list", "remove the list", "delete this new list", "delete it"])
async def test_the_list_just_made_goes_and_no_task_with_it(settled: Conversation, said: str) -> None:
    await settled.say("make a list called Trip")
    assert await settled.say(said) == "Deleted the list “Trip”; undo brings it back."
    assert await settled.pending() == ALL


@pytest.mark.parametrize("said", ["empty that list", "clear the list", "delete everything on it"])
async def test_a_list_that_was_shown_is_emptied_alone(settled: Conversation, said: str) -> None:
    await settled.say("show home")
    assert "would delete 2 tasks" in await settled.say(said)
    await settled.say("yes")
    assert await settled.pending() == ["book a venue", "oat milk"]


@pytest.mark.parametrize("said", ["complete that list", "mark everything on the list as done", "complete all on it"])
async def test_a_list_that_was_shown_is_completed_alone(settled: Conversation, said: str) -> None:
    await settled.say("show home")
    await settled.say(said)
    assert await settled.done() == ["fix the tap", "paint the fence"]


async def test_what_is_on_the_list_is_changed_alone(settled: Conversation) -> None:
    await settled.say("show home")
    await settled.say("make everything on it p2")
    await settled.say("postpone that list to friday")
    changed = [title for title, task in (await settled.tasks()).items() if task.priority == 2 and task.due]
    assert sorted(changed) == ["fix the tap", "paint the fence"]


@pytest.mark.parametrize("before", ["show my tasks", "make lists Sun and Moon", "what is due today?"])
@pytest.mark.parametrize(
    "said",
    ["delete that list", "empty the list", "complete that list", "archive that list", "make all on that list p1"],
)
async def test_without_one_list_spoken_of_it_is_asked_which(settled: Conversation, before: str, said: str) -> None:
    await settled.say(before)
    assert "Which list do you mean?" in await settled.say(said)
    await settled.say("yes")
    assert await settled.pending() == ALL
    assert {task.priority for task in (await settled.tasks()).values()} == {4}


async def test_additions_and_questions_go_to_the_list_just_made(settled: Conversation) -> None:
    await settled.say("make a list called Trip")
    await settled.say("put visa and tickets on that list")
    await settled.say("add pack bags to it")
    for question in ("what's on it?", "show me that list", "what is left on the list?"):
        assert (await settled.say(question)).startswith("You have 3 open tasks in “Trip”.")
    assert await _in_list(settled, "Trip") == ["pack bags", "tickets", "visa"]


async def test_a_list_is_renamed_coloured_and_archived_as_that_list(settled: Conversation) -> None:
    await settled.say("make a list called Trip")
    assert await settled.say("rename it to Journey") == "The list “Trip” is now “Journey”."
    assert await settled.say("make that list blue") == "The list “Journey” is now blue."
    assert await settled.say("archive that list") == "Archived the list “Journey”."


async def test_it_is_the_task_where_a_task_was_spoken_of(settled: Conversation) -> None:
    await settled.say("add bake the cake to home")
    await settled.say("add a note to it: use eggs")
    await settled.say("make it p1")
    await settled.say("complete it")
    assert await settled.done() == ["bake the cake"]
    assert (await settled.tasks())["bake the cake"].priority == 1


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("add print that list to Groceries", "print that list"),
        ("remind me to print that list", "print that list"),
        ("add “read this list” to Groceries", "read this list"),
    ],
)
async def test_words_of_a_new_task_stay_its_own(settled: Conversation, said: str, title: str) -> None:
    await settled.say("show home")
    await settled.say(said)
    assert title in await settled.pending()


@pytest.mark.parametrize(
    ("said", "name", "titles"),
    [
        ("create a packing list with socks, a towel and soap", "Packing", ["a towel", "soap", "socks"]),
        ("make a camping list: tent and stove", "Camping", ["stove", "tent"]),
        ("make a new list called Camping: tent, stove, lantern", "Camping", ["lantern", "stove", "tent"]),
        ("create a list called Books and put Dune and Emma on it", "Books", ["Dune", "Emma"]),
    ],
)
async def test_a_list_is_made_with_what_is_on_it(
    settled: Conversation, said: str, name: str, titles: list[str]
) -> None:
    assert (await settled.say(said)).startswith(f"Made the list “{name}”.")
    assert await _in_list(settled, name) == titles


async def test_a_list_of_what_is_with_something_is_called_so(settled: Conversation) -> None:
    assert await settled.say("make a list of hotels with pool and bar") == "Made the list “Hotels with pool and bar”."
