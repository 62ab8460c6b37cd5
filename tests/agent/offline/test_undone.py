"""What an undo did, told."""

import pytest

from saydone.agent.offline.undone import told_undone
from tests.agent.offline.conftest import Conversation


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("Took back: completed “Milk”.", "“Milk” is open again."),
        ("Took back: added “Milk” and “Eggs”.", "“Milk” and “Eggs” are gone again."),
        ("Took back: deleted “A”, “B”, “C” and 7 more.", "“A”, “B”, “C” and 7 more are back."),
        ("Took back: deleted the list “Job”.", "The list “Job” is back."),
        ("Took back: completed “Milk”, deleted “Eggs”.", "“Milk” is open again. “Eggs” is back."),
        ("Took back: changed “Milk, deleted” and “Eggs”.", "“Milk, deleted” and “Eggs” are as before."),
        ("Took back: renamed “Milk” to “Oats”.", "Took back: renamed “Milk” to “Oats”."),
        ("Did again: deleted “Milk”.", "Did again: deleted “Milk”."),
    ],
)
def test_what_was_taken_back_is_told_by_how_things_are_now(message: str, told: str) -> None:
    assert told_undone(message) == told


async def test_undo_says_how_the_task_is_now(conversation: Conversation) -> None:
    await conversation.say("add wax the skis")
    await conversation.say("the skis are done")
    assert await conversation.say("undo that") == "“wax the skis” is open again."
    assert await conversation.say("undo") == "“wax the skis” is gone again."
