"""The offline model does not write what nobody asked for."""

import pytest

from saydone.domain.task import TaskDraft
from tests.agent.offline.conftest import Conversation

WRITES = {"add_task", "update_task", "complete_task", "delete_task"}


@pytest.mark.parametrize(
    "text",
    [
        "delete everything but the fern",
        "delete all my tasks, except the fern",
        "erase all tasks and keep the fern",
        "all done except the fern",
        "mark everything apart from the fern as done",
        "remove every task other than the fern",
        "move everything except the fern to monday",
    ],
)
async def test_what_is_left_out_is_not_taken_for_what_is_meant(conversation: Conversation, text: str) -> None:
    await conversation.have("water the fern", "sweep the porch")
    before = (await conversation.tasks())["water the fern"]
    said = await conversation.say(text)
    assert "fern" not in said
    assert "1 task:\n- sweep the porch" in said
    assert await conversation.pending() == ["sweep the porch", "water the fern"]
    await conversation.say("yes")
    after = await conversation.tasks()
    assert after["water the fern"] == before
    assert after.get("sweep the porch") is None or after["sweep the porch"].version > before.version


async def test_an_exception_in_a_title_is_part_of_the_title(conversation: Conversation) -> None:
    await conversation.say("add invite everyone except Udo")
    assert await conversation.say("delete “invite everyone except Udo”") == "Deleted “invite everyone except Udo”."


async def test_a_description_is_written_only_where_it_is_clear_what_it_is(conversation: Conversation) -> None:
    await conversation.have("brunch with Ida")
    await conversation.say("describe brunch with Ida")
    assert not WRITES & set(conversation.calls)
    await conversation.say("describe brunch with Ida as a treat")
    assert (await conversation.tasks())["brunch with Ida"].description == "a treat"


async def test_a_further_note_leaves_the_first_one_there(conversation: Conversation) -> None:
    await conversation.have_drafts(TaskDraft("brunch with Ida", description="book a table"))
    said = await conversation.say("add a note to brunch with Ida: bring flowers")
    assert said == "“brunch with Ida” has one note more."
    assert (await conversation.tasks())["brunch with Ida"].description == "book a table\nbring flowers"


async def test_a_statement_completes_no_task_that_only_mentions_its_words(conversation: Conversation) -> None:
    await conversation.have("draft the new phone onboarding leaflet", "phone bill")
    await conversation.say("complete the phone bill")
    for text in ("I'm done with this phone", "I finished the phone"):
        said = await conversation.say(text)
        assert "Did you mean “draft the new phone onboarding leaflet”?" in said
        assert "complete_task" not in conversation.calls
    await conversation.say("yes")
    assert await conversation.pending() == []


async def test_both_means_two(conversation: Conversation) -> None:
    await conversation.have("oak shelf", "pine shelf", "elm shelf")
    asked = await conversation.say("delete the shelf")
    assert await conversation.say("both") == asked
    assert len(await conversation.pending()) == 3
    await conversation.say("elm")
    await conversation.say("delete the shelf")
    await conversation.say("both of them")
    assert await conversation.pending() == []


@pytest.mark.parametrize(
    "text", ["can you remind me by email", "remind me via sms please", "send me a reminder by text"]
)
async def test_a_way_to_be_reminded_is_no_task(conversation: Conversation, text: str) -> None:
    assert (await conversation.say(text)).startswith("I send no e-mails")
    assert await conversation.tasks() == {}


async def test_the_last_one_of_a_list_that_was_cut_short_is_asked_back(conversation: Conversation) -> None:
    titles = [f"plant tree {number}" for number in range(1, 23)]
    await conversation.have(*titles)
    assert "plant tree 21" not in await conversation.say("show my tasks")
    asked = await conversation.say("delete the last one")
    assert asked.startswith("Which one should I delete?")
    assert await conversation.say("the last one") == asked
    assert len(await conversation.pending()) == 22


@pytest.mark.parametrize("text", ["quit", "exit", "Bye!"])
async def test_words_that_end_a_conversation_are_answered_with_a_goodbye(conversation: Conversation, text: str) -> None:
    assert await conversation.say(text) == "Goodbye! Your tasks stay where they are."
