"""What is put somewhere or on a day, and is there already, is moved; "it" stays what it was after a failure."""

from datetime import date

import pytest

from tests.agent.offline.conftest import Conversation


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("put send invitations on friday", date(2026, 3, 6)),
        ("schedule send invitations for thursday", date(2026, 3, 5)),
        ("put Send Invitations down for tomorrow", date(2026, 3, 5)),
    ],
)
async def test_what_is_put_on_a_day_and_there_already_is_moved(
    conversation: Conversation, said: str, due: date
) -> None:
    await conversation.have("send invitations")
    await conversation.say(said)
    assert {title: task.due for title, task in (await conversation.tasks()).items()} == {"send invitations": due}


@pytest.mark.parametrize("said", ["put invitations down for friday", "add send invitations on friday"])
async def test_what_is_called_otherwise_or_added_is_new(conversation: Conversation, said: str) -> None:
    await conversation.have("send invitations")
    await conversation.say(said)
    assert conversation.calls[-1] == "add_task"


@pytest.mark.parametrize("said", ["put coffee at the top of groceries", "move coffee to the top of the list Groceries"])
async def test_a_task_is_put_at_the_top_of_its_list(conversation: Conversation, said: str) -> None:
    await conversation.say("create a list called Groceries")
    await conversation.say("add oat milk and coffee to groceries")
    assert await conversation.say(said) == "Moved “coffee”."
    assert await conversation.pending() == ["coffee", "oat milk"]


async def test_it_stays_the_task_that_was_changed_when_another_is_not_found(conversation: Conversation) -> None:
    await conversation.have("Pay the rent", "Mow the lawn", "Bake a cake")
    await conversation.say("set pay the rent due friday")
    assert "What comes nearest" in await conversation.say("move the lawn chairs of Ann to saturday")
    await conversation.say("make it p1")
    priorities = {title: task.priority for title, task in (await conversation.tasks()).items()}
    assert priorities == {"Pay the rent": 1, "Mow the lawn": 4, "Bake a cake": 4}


async def test_more_is_said_of_the_task_just_changed(conversation: Conversation) -> None:
    await conversation.have("Pay the rent", "Mow the lawn")
    await conversation.say("set pay the rent due friday at 5pm")
    assert "repeats every Tuesday" in await conversation.say("make it repeat every tuesday")
    assert await conversation.say("it takes 90 minutes") == "“Pay the rent” takes 1h 30m."
    await conversation.say("remind me an hour before it")
    assert "reminder" in await conversation.say("remove that reminder")
    assert conversation.calls[-1] == "update_task"
    assert await conversation.pending() == ["Mow the lawn", "Pay the rent"]
    assert "no due date any more" in await conversation.say("clear its due date")
