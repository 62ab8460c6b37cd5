"""What is only named, with no word of what to do with it: it is offered to be added, and added after a yes."""

import pytest

from tests.agent.offline.conftest import Conversation


@pytest.mark.parametrize(
    "text",
    [
        "Buy toilet paper",
        "Dentist tuesday 10am",
        "sweep the yard",
        "draft the lease by tuesday",
        "book trains",
        "marinate the tofu",
        "plan the picnic saturday",
        "gotta ring the plumber b4 friday",
        "i need a haircut",
        "lemon tart",
    ],
)
async def test_something_to_do_is_added_after_a_yes(conversation: Conversation, text: str) -> None:
    said = await conversation.say(text)
    assert said.startswith("I can add “")
    assert await conversation.pending() == []
    assert (await conversation.say("yes")).startswith("Added “")
    assert len(await conversation.pending()) == 1


async def test_the_offer_says_all_that_was_understood(conversation: Conversation) -> None:
    assert (await conversation.say("vet friday 3pm")).startswith(
        "I can add “vet” to your tasks, due Fri 6 Mar 2026, 15:00.\n"
    )
    await conversation.say("yes")
    assert (await conversation.tasks())["vet"].due is not None
    said = await conversation.say("need limes, a lemon tomorrow and figs")
    assert said.startswith("I can add “limes” (due Thu 5 Mar 2026), “a lemon” (due Thu 5 Mar 2026) and “figs” (due")


@pytest.mark.parametrize("text", ["plan the picnic next friday at 5pm p1", "water ferns @home", "figs p2"])
async def test_what_has_a_mark_of_a_task_is_added_at_once(conversation: Conversation, text: str) -> None:
    assert (await conversation.say(text)).startswith("Added “")
    assert len(await conversation.pending()) == 1


async def test_after_a_no_nothing_is_added(conversation: Conversation) -> None:
    await conversation.say("Buy toilet paper")
    assert await conversation.say("no") == "All right, I left everything as it was."
    assert await conversation.pending() == []


async def test_a_message_of_its_own_is_no_answer(conversation: Conversation) -> None:
    await conversation.say("Buy toilet paper")
    await conversation.say("add soap")
    assert await conversation.pending() == ["soap"]


@pytest.mark.parametrize(
    "text",
    [
        "the weather on tuesday",
        "play something",
        "how are things",
        "tell me more",
        "my knee hurts",
        "my cat is ill",
        "good job",
        "happy birthday",
        "turn on the lights",
        "i need help",
        "bake a cake?",
        "show p1 and p2",
        "delete the unicorn",
    ],
)
async def test_nothing_is_offered_for_other_talk(conversation: Conversation, text: str) -> None:
    assert not (await conversation.say(text)).startswith("I can add")


async def test_what_one_is_reminded_of_may_be_there(conversation: Conversation) -> None:
    await conversation.have("Meeting")
    assert await conversation.say("remind me about the meeting") == "“the meeting” is on your list already."
    await conversation.say("remind me about the recital")
    assert await conversation.pending() == ["Meeting", "the recital"]


async def test_a_day_that_is_today_is_meant_a_week_later_when_put_off(conversation: Conversation) -> None:
    await conversation.have("Call Zoe")
    assert "Wed 11 Mar 2026" in await conversation.say("snooze call zoe until wednesday")


async def test_what_i_did_is_what_i_completed(conversation: Conversation) -> None:
    await conversation.have("Call Zoe")
    assert "completed no tasks" in await conversation.say("what did i do yesterday?")
