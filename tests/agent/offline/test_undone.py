"""What an undo did, told."""

from tests.agent.offline.conftest import Conversation


async def test_undo_says_how_the_task_is_now(conversation: Conversation) -> None:
    await conversation.say("add wax the skis")
    await conversation.say("the skis are done")
    assert await conversation.say("undo that") == "“wax the skis” is open again."
    assert await conversation.say("undo") == "“wax the skis” is gone again."
