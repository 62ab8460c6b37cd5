"""A list that is spoken of by a name that it does not have: nothing happens to another without a question."""

import pytest

from tests.agent.offline.conftest import Conversation


@pytest.fixture
async def with_groceries(conversation: Conversation) -> Conversation:
    await conversation.say("create a list called Groceries")
    await conversation.say("add oats, jam, rice, salt, tofu and nuts to Groceries")
    return conversation


@pytest.mark.parametrize("said", ["archive Shopping", "archive the shopping list", "archive the list Food"])
async def test_a_list_of_another_name_is_put_away_only_after_a_yes(with_groceries: Conversation, said: str) -> None:
    assert "Did you mean the list “Groceries”?" in await with_groceries.say(said)
    assert "Groceries" in await with_groceries.say("show my lists")
    await with_groceries.say(said)
    await with_groceries.say("yes")
    assert "Groceries" not in await with_groceries.say("show my lists")


async def test_its_deletion_is_asked_about_with_what_is_in_it(with_groceries: Conversation) -> None:
    await with_groceries.say("delete the list Shopping")
    assert "That would delete 6 tasks" in await with_groceries.say("yes")
    await with_groceries.say("no")
    assert len(await with_groceries.pending()) == 6


async def test_a_list_that_nothing_comes_near_is_not_asked_about(with_groceries: Conversation) -> None:
    assert "Did you mean" not in await with_groceries.say("archive the list Travel")


async def test_what_is_bought_still_goes_to_the_list_that_means_it(with_groceries: Conversation) -> None:
    assert "“Groceries”" in await with_groceries.say("add tea to my shopping list")


async def test_a_row_is_no_task(conversation: Conversation) -> None:
    await conversation.have("feed the cat")
    await conversation.say("show my tasks")
    await conversation.say("delete the first row")
    await conversation.say("delete row 1")
    assert await conversation.pending() == ["feed the cat"]
