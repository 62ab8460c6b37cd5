"""What is only named, with no word of what to do with it: it is offered to be added, or added where it has a date."""

import pytest

from tests.agent.offline.conftest import Conversation
from tests.agent.offline.readings import intents, only


@pytest.mark.parametrize(
    "text",
    [
        "Buy toilet paper",
        "sweep the yard",
        "book trains",
        "book the ferry for friday",
        "marinate the tofu",
        "chores saturday",
        "i need a haircut saturday",
        "please plan the picnic saturday",
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
    assert (await conversation.say("need a vet friday 3pm")).startswith(
        "I can add “a vet” to your tasks, due Fri 6 Mar 2026, 15:00.\n"
    )
    await conversation.say("yes")
    assert (await conversation.tasks())["a vet"].due is not None
    said = await conversation.say("need limes, a lemon tomorrow and figs")
    assert said.startswith("I can add “limes” (due Thu 5 Mar 2026), “a lemon” (due Thu 5 Mar 2026) and “figs” (due")


@pytest.mark.parametrize(
    "text",
    [
        "plan the picnic next friday at 5pm p1",
        "water ferns @home",
        "figs p2",
        "Dentist tuesday 10am",
        "draft the lease by tuesday",
        "plan the picnic saturday",
        "gotta ring the plumber b4 friday",
        "ironing tonight",
        "tax return by the end of the month",
        "in 2 weeks check smoke detectors",
        "yoga mon wed fri 7am",
        "varnish the shelf !!",
        "varnish the shelf asap",
        "- recital on Sunday",
        "oral exam 9 june 8am hall C",
        "swim mon thu 6pm",
    ],
)
async def test_what_has_a_mark_of_a_task_is_added_at_once(conversation: Conversation, text: str) -> None:
    assert (await conversation.say(text)).startswith("Added “")
    assert len(await conversation.pending()) == 1


async def test_after_a_no_nothing_is_added(conversation: Conversation) -> None:
    await conversation.say("Buy toilet paper")
    assert await conversation.say("no") == "All right, I left everything as it was."
    assert await conversation.pending() == []


async def test_a_message_of_its_own_is_no_answer_and_what_was_not_added_is_said(conversation: Conversation) -> None:
    await conversation.say("Buy toilet paper")
    assert await conversation.say("add soap") == (
        "Added “soap”.\n\nI did not add “Buy toilet paper” yet: say “add it” to have it."
    )
    assert await conversation.pending() == ["soap"]
    await conversation.say("sweep the yard")
    assert "I did not add “sweep the yard” yet" in await conversation.say("show my tasks")


async def test_what_is_named_line_by_line_is_offered_together(conversation: Conversation) -> None:
    await conversation.say("Buy toilet paper")
    said = await conversation.say("sweep the yard")
    assert said.startswith("I can add “Buy toilet paper” and “sweep the yard” to your tasks.")
    await conversation.say("lemon tart")
    await conversation.say("yes")
    assert await conversation.pending() == ["Buy toilet paper", "lemon tart", "sweep the yard"]


@pytest.mark.parametrize(
    "text",
    [
        "the weather on tuesday",
        "do it tomorrow",
        "recital was cancelled on friday",
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


@pytest.mark.parametrize(
    "text",
    [
        "off work tomorrow",
        "so tired today",
        "sunset tonight",
        "rain on tuesday again",
        "meetings today",
        "working from home tomorrow",
        "please book a table for 7pm",
        "flights to Oslo on friday",
        "the train leaves at 5pm",
        "recital on friday?",
        "maybe recital on friday",
        "Bo said recital on friday",
        "recital yesterday",
        "email Bo the plan tomorrow",
        "good luck tomorrow",
        "if it rains polish the shoes on sunday",
    ],
)
def test_what_may_be_no_task_is_not_added_unasked(text: str) -> None:
    assert "add" not in intents(text)


def test_exclamation_marks_are_a_priority() -> None:
    assert [only(text).items[0].priority for text in ("varnish the shelf !!", "varnish the shelf !!!")] == [2, 1]


async def test_what_one_is_reminded_of_may_be_there(conversation: Conversation) -> None:
    await conversation.have("Meeting")
    await conversation.say("remind me about the meeting")
    assert conversation.words == "“the meeting” is on your list already."
    await conversation.say("remind me about the recital")
    assert await conversation.pending() == ["Meeting", "the recital"]


async def test_a_day_that_is_today_is_meant_a_week_later_when_put_off(conversation: Conversation) -> None:
    await conversation.have("Call Zoe")
    assert "Wed 11 Mar 2026" in await conversation.say("snooze call zoe until wednesday")


async def test_what_i_did_is_what_i_completed(conversation: Conversation) -> None:
    await conversation.have("Call Zoe")
    assert "completed no tasks" in await conversation.say("what did i do yesterday?")
