"""Bringing back what was deleted: that, and nothing else."""

import pytest

from tests.agent.offline.conftest import Conversation
from tests.agent.offline.readings import intents


async def _with_trash(conversation: Conversation) -> None:
    await conversation.have("Alpha", "Beta", "Gamma")
    await conversation.say("delete Alpha, Beta and Gamma")


async def test_a_place_counts_in_the_trash_as_it_was_shown(conversation: Conversation) -> None:
    await _with_trash(conversation)
    await conversation.say("what's in the trash?")
    assert await conversation.say("restore the first one") == "“Alpha” is back."
    assert await conversation.say("restore the last one") == "“Gamma” is back."
    assert await conversation.pending() == ["Alpha", "Gamma"]


@pytest.mark.parametrize("said", ["restore the first one", "restore all tasks in Home", "restore the fifth one"])
async def test_what_is_not_clear_is_asked_and_restores_nothing(conversation: Conversation, said: str) -> None:
    await _with_trash(conversation)
    assert "Which one should I restore?" in await conversation.say(said)
    assert await conversation.pending() == []


async def test_a_place_in_another_list_is_no_place_in_the_trash(conversation: Conversation) -> None:
    await _with_trash(conversation)
    await conversation.have("Delta")
    await conversation.say("what's in the trash?")
    await conversation.say("show my tasks")
    assert "Which one should I restore?" in await conversation.say("restore the first one")
    assert await conversation.pending() == ["Delta"]


async def test_the_whole_trash_comes_back_after_a_yes_where_it_is_much(conversation: Conversation) -> None:
    titles = [f"Task {number}" for number in range(6)]
    await conversation.have(*titles)
    await conversation.say("delete everything")
    await conversation.say("yes")
    assert "would restore 6 tasks" in await conversation.say("restore everything")
    assert await conversation.pending() == []
    await conversation.say("yes")
    assert await conversation.pending() == titles


@pytest.mark.parametrize(
    "said", ["bring back what you deleted", "restore what I just deleted", "undo what you deleted"]
)
async def test_what_was_deleted_last_comes_back_whatever_was_done_since(conversation: Conversation, said: str) -> None:
    await conversation.have("Alpha", "Beta")
    await conversation.say("delete Beta")
    await conversation.say("delete Alpha")
    await conversation.say("add Delta")
    await conversation.say(said)
    assert await conversation.pending() == ["Alpha", "Delta"]


async def test_a_list_comes_back_with_its_tasks(conversation: Conversation) -> None:
    await conversation.say("make a list called Lisbon")
    await conversation.say("add book a tour to Lisbon")
    await conversation.say("delete the list Lisbon")
    await conversation.say("yes")
    await conversation.say("add Delta")
    await conversation.say("bring back what you deleted")
    assert await conversation.pending() == ["Delta", "book a tour"]
    assert "Lisbon" in await conversation.say("show my lists")


async def test_where_nothing_was_deleted_nothing_is_taken_back(conversation: Conversation) -> None:
    await conversation.say("add Alpha")
    assert "nothing to bring back" in await conversation.say("bring back what you deleted")
    assert await conversation.pending() == ["Alpha"]


async def test_a_deletion_beside_an_addition_comes_back_alone(conversation: Conversation) -> None:
    await conversation.have("Alpha")
    await conversation.say("delete Alpha and add Beta")
    await conversation.say("bring back what you deleted")
    assert await conversation.pending() == ["Alpha", "Beta"]


@pytest.mark.parametrize("said", ["bring back the alpha", "bring the alpha back", "restore alpha"])
async def test_a_task_is_brought_back_by_its_name(conversation: Conversation, said: str) -> None:
    await _with_trash(conversation)
    assert await conversation.say(said) == "“Alpha” is back."


async def test_several_are_brought_back_by_their_names(conversation: Conversation) -> None:
    await _with_trash(conversation)
    await conversation.say("bring back the alpha and the gamma")
    assert await conversation.pending() == ["Alpha", "Gamma"]


def test_what_is_to_be_brought_is_no_task_in_the_trash() -> None:
    assert intents("add bring back the library books") == ["add"]


@pytest.mark.parametrize(
    "said",
    [
        "restore the list Attic",
        "bring back the attic list",
        "unarchive attic",
        "restore attic",
        "recover the Attic list",
    ],
)
async def test_an_archived_list_is_brought_back_by_its_name(conversation: Conversation, said: str) -> None:
    await conversation.say("make a list called Attic")
    await conversation.say("archive the list Attic")
    assert "Attic" in await conversation.say(said)
    assert "Attic" in await conversation.say("which lists do I have?")


async def test_a_deleted_list_is_brought_back_with_what_was_in_it(conversation: Conversation) -> None:
    await conversation.say("make a list called Attic: mend the roof, sort boxes")
    await conversation.say("delete the list Attic")
    await conversation.say("add wax the floor")
    assert "The list “Attic” is back." in await conversation.say("restore the list Attic")
    assert await conversation.pending() == ["mend the roof", "sort boxes", "wax the floor"]


async def test_a_list_that_was_never_there_is_not_brought_back(conversation: Conversation) -> None:
    assert "nothing called" in await conversation.say("restore the list Attic")


@pytest.mark.parametrize(
    "said", ["what's in attic", "show attic", "what is left on the attic list?", "show my Attic list", "attic"]
)
async def test_an_archived_list_is_shown_when_it_is_asked_for(conversation: Conversation, said: str) -> None:
    await conversation.say("make a list called Attic: mend the roof, sort boxes")
    await conversation.say("archive the list Attic")
    assert "You have 2 open tasks in “Attic”" in await conversation.say(said)


async def test_what_is_done_to_a_list_is_not_done_to_an_archived_one(conversation: Conversation) -> None:
    await conversation.say("make a list called Attic: mend the roof, sort boxes")
    await conversation.say("archive the list Attic")
    await conversation.say("complete everything in attic")
    await conversation.say("yes")
    assert await conversation.done() == []


async def test_what_cannot_be_taken_back_whole_says_why_before_it_brings_back_the_rest(
    conversation: Conversation,
) -> None:
    await conversation.have("Alpha", "Beta")
    await conversation.say("delete Alpha and Beta")
    await conversation.say("restore Alpha")
    said = await conversation.say("bring back what you deleted")
    assert "cannot be undone" in said
    assert said.endswith("“Beta” is back.")
    assert await conversation.pending() == ["Alpha", "Beta"]
