"""Chatter is answered or passed over: it is never offered as a task."""

import pytest

from saydone.agent.offline import replies
from tests.agent.offline.conftest import Conversation
from tests.agent.offline.readings import intents


@pytest.mark.parametrize(
    "text",
    [
        "thanks youre the best",
        "thank you, you're a lifesaver",
        "thanks, you saved my day",
        "thx, you rock",
        "thanks for nothing",
    ],
)
async def test_thanks_are_answered(conversation: Conversation, text: str) -> None:
    assert await conversation.say(text) == "You're welcome."


@pytest.mark.parametrize(
    "text",
    [
        "shes not going on thursday any more",
        "Sandra reviewed it",
        "swap them",
        "got everything",
        "f*** this, it is slow",
        "lol wait no thats wrong, not done",
    ],
)
async def test_a_remark_is_not_offered_as_a_task(conversation: Conversation, text: str) -> None:
    assert "I can add" not in await conversation.say(text)
    assert "add" not in intents(text)


@pytest.mark.parametrize(
    "text",
    ["muss noch die Wäsche machen", "mañana comprar leche", "acheter du lait demain", "domani devo chiamare Ida"],
)
async def test_other_languages_are_told_what_is_understood(conversation: Conversation, text: str) -> None:
    assert await conversation.say(text) == replies.ENGLISH_ONLY


@pytest.mark.parametrize("text", ["add crème brûlée", "add el niño film", "find tasks about morgen"])
def test_english_with_a_foreign_name_is_english(text: str) -> None:
    assert "other" not in intents(text)


async def test_a_bare_thing_is_offered_while_one_adds_things(conversation: Conversation) -> None:
    assert "I can add" not in await conversation.say("milk")
    await conversation.say("add bread")
    assert "I can add “milk” to your tasks" in await conversation.say("milk")
    assert "I can add “milk” and “eggs” to your tasks" in await conversation.say("also eggs")
    assert await conversation.pending() == ["bread"]
    await conversation.say("yes")
    assert await conversation.pending() == ["bread", "eggs", "milk"]


@pytest.mark.parametrize("text", ["great", "nothing", "undo", "delete bread", "wow", "sorry", "done"])
async def test_a_bare_remark_is_not_offered(conversation: Conversation, text: str) -> None:
    await conversation.say("add bread")
    assert "I can add" not in await conversation.say(text)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("good morning", "greet"),
        ("good evening, what's due today?", "list"),
        ("good job", "thanks"),
        ("good idea, add tea", "add"),
        ("who are you, and what do you do?", "help"),
    ],
)
def test_a_good_day_is_no_politeness_before_a_request(text: str, intent: str) -> None:
    assert intents(text) == [intent]


async def test_nothing_is_not_the_name_of_a_task(conversation: Conversation) -> None:
    assert await conversation.say("add nothing") == replies.LEFT_ALONE
    assert await conversation.pending() == []
