"""What was offered and not answered is told once and can still be added; nothing is added that was refused."""

import pytest

from saydone.domain.task import TaskDraft
from tests.agent.offline.conftest import Conversation
from tests.agent.offline.readings import intents


async def test_an_offer_that_is_passed_over_is_told_once(conversation: Conversation) -> None:
    await conversation.say("Buy toilet paper")
    assert "I did not add “Buy toilet paper” yet" in await conversation.say("add soap")
    assert "did not add" not in await conversation.say("add glue")
    assert await conversation.pending() == ["glue", "soap"]


@pytest.mark.parametrize("agreed", ["add them all", "yes to all", "yes, add both", "add them please", "all of them"])
async def test_all_that_is_open_is_added_at_once(conversation: Conversation, agreed: str) -> None:
    await conversation.say("Buy toilet paper")
    await conversation.say("sweep the yard")
    await conversation.say(agreed)
    assert await conversation.pending() == ["Buy toilet paper", "sweep the yard"]


async def test_what_was_passed_over_long_ago_is_kept(conversation: Conversation) -> None:
    await conversation.say("Buy toilet paper")
    await conversation.say("show my tasks")
    await conversation.say("sweep the yard")
    await conversation.say("yes")
    assert await conversation.pending() == ["sweep the yard"]
    await conversation.say("show my tasks")
    await conversation.say("add them all")
    assert await conversation.pending() == ["Buy toilet paper", "sweep the yard"]
    await conversation.say("add them all")
    assert len(await conversation.pending()) == 2


async def test_what_was_told_as_not_added_is_it(conversation: Conversation) -> None:
    await conversation.say("sweep the yard")
    await conversation.say("show my tasks")
    await conversation.say("add it")
    assert await conversation.pending() == ["sweep the yard"]


async def test_an_offer_is_told_no_second_time_beside_a_later_one(conversation: Conversation) -> None:
    await conversation.say("sweep the yard")
    await conversation.say("show my tasks")
    await conversation.say("mend the roof")
    assert "sweep the yard" not in await conversation.say("show my tasks")
    await conversation.say("add it")
    assert await conversation.pending() == ["mend the roof"]
    await conversation.say("add them all")
    assert await conversation.pending() == ["mend the roof", "sweep the yard"]


async def test_what_was_refused_is_not_added_with_the_rest(conversation: Conversation) -> None:
    await conversation.say("Buy toilet paper")
    await conversation.say("no")
    await conversation.say("sweep the yard")
    await conversation.say("yes to all")
    assert await conversation.pending() == ["sweep the yard"]


async def test_what_is_added_in_other_words_is_not_told(conversation: Conversation) -> None:
    await conversation.say("mend the roof")
    assert "did not add" not in await conversation.say("add mend the roof on friday")
    await conversation.say("add them all")
    assert await conversation.pending() == ["mend the roof"]


async def test_an_offer_that_shares_a_word_with_another_is_kept(conversation: Conversation) -> None:
    await conversation.say("paint doors")
    await conversation.say("paint windows")
    assert "“paint doors” and “paint windows”" in await conversation.say("show my tasks")


async def test_yes_to_all_answers_the_question_that_is_asked(conversation: Conversation) -> None:
    await conversation.have("a1", "b2", "c3", "d4", "e5", "f6")
    await conversation.say("sweep the yard")
    assert "I did not add “sweep the yard” yet" in await conversation.say("delete everything")
    await conversation.say("yes to all")
    assert "sweep the yard" not in await conversation.pending()


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("cancel the gym membership by friday", "cancel the gym membership"),
        ("delete old slides from my phone on sunday", "delete old slides from my phone"),
        ("remove the stain from the rug tomorrow", "remove the stain from the rug"),
        ("finish packing for the fair tomorrow", "finish packing for the fair"),
        ("clear the loft tonight", "clear the loft"),
        ("check off with Ida whether she comes", "check off with Ida whether she comes"),
    ],
)
async def test_a_chore_that_begins_with_a_verb_of_ours_is_offered(
    conversation: Conversation, said: str, title: str
) -> None:
    await conversation.have("water ferns")
    reply = await conversation.say(said)
    assert f"I can add “{title}” to your tasks" in reply
    assert "water ferns" not in reply
    await conversation.say("yes")
    assert await conversation.pending() == sorted(["water ferns", title])


async def test_a_chore_that_is_a_task_gets_its_day(conversation: Conversation) -> None:
    await conversation.have("Cancel the gym membership")
    await conversation.say("cancel the gym membership by friday")
    await conversation.say("yes")
    assert [str(task.due) for task in (await conversation.tasks()).values()] == ["2026-03-06"]


async def test_them_alone_is_no_title(conversation: Conversation) -> None:
    await conversation.say("add them all")
    assert await conversation.pending() == []


@pytest.mark.parametrize(
    "said",
    [
        "delete the unicorn",
        "delete everything tomorrow",
        "clear my schedule for tomorrow",
        "remove all overdue tasks tomorrow",
        "don't cancel the gym membership by friday",
        "if it rains cancel the fair on sunday",
        "should I cancel the gym membership by friday?",
        "delete the milk task on friday",
    ],
)
async def test_no_chore_is_made_of_an_order_to_us(conversation: Conversation, said: str) -> None:
    assert "I can add" not in await conversation.say(said)


def test_what_is_checked_with_somebody_is_not_completed() -> None:
    assert "complete" not in intents("check off with Ida whether she comes")


@pytest.mark.parametrize("said", ["chapter 6 by sunday pls", "The chapter 6 sunday"])
async def test_a_day_said_with_the_name_of_a_task_is_its_day(conversation: Conversation, said: str) -> None:
    await conversation.have("chapter 6", "chapter 60")
    await conversation.say(said)
    assert await conversation.pending() == ["chapter 6", "chapter 60"]
    assert str((await conversation.tasks())["chapter 6"].due) == "2026-03-08"


async def test_a_task_with_a_day_of_its_own_keeps_it(conversation: Conversation) -> None:
    await conversation.say("add dentist friday 9am")
    before = (await conversation.tasks())["dentist"].due
    assert "Added “Dentist”" in await conversation.say("Dentist tuesday 10am")
    assert (await conversation.tasks())["dentist"].due == before


async def test_what_is_said_to_be_added_is_new(conversation: Conversation) -> None:
    await conversation.have_drafts(TaskDraft(title="chapter 6"))
    assert "Added “chapter 6”" in await conversation.say("add chapter 6 by sunday")
