"""What an undo did, told."""

import pytest

from tests.agent.offline.conftest import Conversation


async def test_undo_says_how_the_task_is_now(conversation: Conversation) -> None:
    await conversation.say("add wax the skis")
    await conversation.say("the skis are done")
    assert await conversation.say("undo that") == "“wax the skis” is open again."
    assert await conversation.say("undo") == "“wax the skis” is gone again."


_CHANGED_NOTHING = ("hello", "show my tasks", "delete the piano", "what's in the trash?", "why is the sky blue?")


@pytest.mark.parametrize("between", _CHANGED_NOTHING)
@pytest.mark.parametrize("said", ["undo", "undo that please"])
async def test_undo_after_an_answer_that_changed_nothing_asks_first(
    conversation: Conversation, between: str, said: str
) -> None:
    await conversation.say("add wax the skis")
    await conversation.say(between)
    assert "Added “wax the skis”" in await conversation.say(said)
    assert await conversation.pending() == ["wax the skis"]
    assert await conversation.say("yes, undo it") == "“wax the skis” is gone again."


@pytest.mark.parametrize("agreed", ["yes", "undo", "undo it", "yes please"])
async def test_undo_as_the_first_message_asks_first(conversation: Conversation, agreed: str) -> None:
    await conversation.have("wax the skis")
    assert "That would take back what was done" in await conversation.say("undo")
    assert "undo" not in conversation.calls
    await conversation.say(agreed)
    assert await conversation.pending() == []


@pytest.mark.parametrize("refused", ["no", "never mind", "cancel", "add grease the chain"])
async def test_without_a_yes_nothing_is_taken_back(conversation: Conversation, refused: str) -> None:
    await conversation.have("wax the skis")
    await conversation.say("undo")
    await conversation.say(refused)
    assert "wax the skis" in await conversation.pending()


@pytest.mark.parametrize("said", ["undo", "never mind", "undo that", "take it back", "revert"])
@pytest.mark.parametrize("asking", ["delete the shelf", "complete the shelf"])
async def test_an_open_question_is_what_undo_closes(conversation: Conversation, asking: str, said: str) -> None:
    await conversation.say("add elm shelf")
    await conversation.say("add oak shelf")
    assert "Which one" in await conversation.say(asking)
    assert await conversation.say(said) == "All right, I left everything as it was."
    assert await conversation.pending() == ["elm shelf", "oak shelf"]


async def test_what_was_done_beside_a_question_is_taken_back_at_once(conversation: Conversation) -> None:
    await conversation.have("elm shelf", "oak shelf", "piano")
    assert "Which one" in await conversation.say("delete the piano and the shelf")
    assert await conversation.say("undo") == "“piano” is back."
