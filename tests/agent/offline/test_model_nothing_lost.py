"""Nothing that was said is passed over, and nothing is deleted by a word that slipped out."""

import pytest

from tests.agent.offline.conftest import Conversation
from tests.agent.offline.readings import intents, read, titles


@pytest.mark.parametrize("said", ["delete", "remove", "Delete.", "erase", "please delete"])
async def test_a_word_alone_asks_before_it_deletes(conversation: Conversation, said: str) -> None:
    await conversation.say("add wax the skis")
    assert "would delete 1 task" in await conversation.say(said)
    assert await conversation.pending() == ["wax the skis"]
    await conversation.say("yes")
    assert await conversation.pending() == []


@pytest.mark.parametrize("said", ["delete it", "remove that one", "delete that task"])
async def test_who_says_which_one_is_not_asked(conversation: Conversation, said: str) -> None:
    await conversation.say("add wax the skis")
    await conversation.say(said)
    assert await conversation.pending() == []


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("make that an hour later", "13:00"),
        ("make it half an hour later", "12:30"),
        ("an hour earlier", "11:00"),
        ("actually, 2 hours later", "14:00"),
        ("make that 15 minutes sooner", "11:45"),
    ],
)
async def test_later_is_later_than_it_was(conversation: Conversation, said: str, due: str) -> None:
    await conversation.say("add brunch with Sam next tuesday noon for 90 minutes")
    assert f"now due Tue 10 Mar 2026, {due}" in await conversation.say(said)


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("add bins\nand also: recycling", ["bins", "recycling"]),
        ("add rinse the van\nthen vacuum it", ["rinse the van", "vacuum it"]),
        ("add bins\nfigs and rice", ["bins", "figs", "rice"]),
        ("remind me to feed the hens\nplus sweep the coop", ["feed the hens", "sweep the coop"]),
        ("add bins\n\nrecycling\ncompost", ["bins", "recycling", "compost"]),
    ],
)
def test_lines_below_an_addition_are_added(text: str, added: list[str]) -> None:
    assert titles(text) == added


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("add pay the roofer\n\nBob said: by friday at the latest", "Bob said: by friday at the latest"),
        ("add pay the roofer\nthe number is on the fridge, by the clock", "the number is on the fridge, by the clock"),
        ("add pay the roofer\nhe told me that cash is fine", "he told me that cash is fine"),
    ],
)  # fmt: skip
async def test_a_line_that_tells_of_a_task_is_its_note(conversation: Conversation, text: str, note: str) -> None:
    assert f"with the note “{note}”" in await conversation.say(text)
    assert (await conversation.tasks())["pay the roofer"].description == note


@pytest.mark.parametrize("text", ["add bins\nthanks!", "add bins\nwhat is due today?", "hello\nadd bins"])
def test_courtesy_and_questions_below_are_no_tasks(text: str) -> None:
    assert titles(text) == ["bins"]


async def test_a_line_that_was_not_understood_is_told(conversation: Conversation) -> None:
    await conversation.have("wax the skis")
    said = await conversation.say("complete wax the skis\nblorp the wumpus quietly")
    assert "did not understand “blorp the wumpus quietly”" in said
    assert await conversation.done() == ["wax the skis"]


async def test_a_title_that_is_too_long_goes_on_in_the_description(conversation: Conversation) -> None:
    words = " ".join(f"word{number}" for number in range(100))
    said = await conversation.say(f"add {words}")
    (task,) = (await conversation.tasks()).values()
    assert f"{task.title} {task.description}" == words
    assert len(task.title) <= 500
    assert "with the note" in said


@pytest.mark.parametrize(
    "text",
    ["which tasks mention the roofer?", "show tasks that mention the roofer", "what tasks have to do with the roofer",
     "which tasks are about the roofer", "list all tasks that contain roofer"],
)  # fmt: skip
def test_what_tasks_mention_is_searched_for(text: str) -> None:
    (clause,) = read(text).clauses
    assert clause.query is not None
    assert (clause.intent, clause.query.words) == ("list", "roofer")


@pytest.mark.parametrize(
    "text", ["get rid of everything that's done", "clear all that is finished", "delete everything that is completed"]
)
def test_what_is_done_can_be_cleared(text: str) -> None:
    (clause,) = read(text).clauses
    (target,) = clause.targets
    assert target.query is not None
    assert (clause.intent, target.query.status) == ("remove", "completed")


@pytest.mark.parametrize(
    "text", ["get rid of everything", "get rid of the wasps", "get rid of everything that bothers me"]
)
def test_what_is_to_go_is_never_completed(text: str) -> None:
    assert "complete" not in intents(text)


async def test_a_change_of_many_that_says_none_is_asked_for(conversation: Conversation) -> None:
    await conversation.have("Alpha", "Beta")
    assert "What should I change of them?" in await conversation.say("postpone everything")
    assert "show_task_form" not in conversation.calls
