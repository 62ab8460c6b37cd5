"""What goes on from the message before, where it may be misread: guesses nobody agreed to, the other one, an hour."""

import pytest

from saydone.domain.task import TaskDraft
from tests.agent.offline.conftest import Conversation


async def test_a_guess_that_nobody_agreed_to_is_not_what_is_meant_next(conversation: Conversation) -> None:
    await conversation.have("plan the evening before the exam", "water the ferns")
    await conversation.say("make the ferns p2")
    assert "Did you mean" in await conversation.say("move the exam evening walk to friday")
    before = await conversation.tasks()
    assert "not sure which task" in await conversation.say("make that the 15th")
    assert await conversation.tasks() == before


async def test_a_week_later_is_said_of_what_is_named_and_not_of_it(conversation: Conversation) -> None:
    await conversation.say("add essay on kant by friday")
    assert "essay on kant" in await conversation.say("move the essay a week later")
    assert str((await conversation.tasks())["essay on kant"].due) == "2026-03-13"
    await conversation.say("a day earlier")
    assert str((await conversation.tasks())["essay on kant"].due) == "2026-03-12"


async def test_the_other_of_two_follows(conversation: Conversation) -> None:
    await conversation.have("call the plumber", "pay the plumber", "sand the door")
    await conversation.say("delete the plumber")
    assert await conversation.say("the second") == "Deleted “pay the plumber”."
    assert await conversation.say("and the other one") == "Deleted “call the plumber”."
    assert await conversation.pending() == ["sand the door"]


async def test_what_is_gone_is_no_task_any_more(conversation: Conversation) -> None:
    await conversation.have("sand the door")
    await conversation.say("delete sand the door")
    assert (await conversation.say("its done")).startswith("What was spoken of last is not there any more")


async def test_the_second_one_gets_its_own(conversation: Conversation) -> None:
    await conversation.have("Alder", "Birch")
    await conversation.say("show my tasks")
    await conversation.say("make the first one p1")
    await conversation.say("and the second one p2")
    assert {title: task.priority for title, task in (await conversation.tasks()).items()} == {"Alder": 1, "Birch": 2}


async def test_another_hour_is_said_after_a_no(conversation: Conversation) -> None:
    await conversation.say("add swimming tomorrow at 7pm")
    assert "07:00" in await conversation.say("no, 7 in the morning")


async def test_a_no_without_an_apostrophe_leaves_everything(conversation: Conversation) -> None:
    await conversation.have("call the plumber", "pay the plumber")
    await conversation.say("delete the plumber")
    assert await conversation.say("no dont") == "All right, I left everything as it was."


@pytest.mark.parametrize("said", ["which one is first?", "wait, show it first", "study for it every day until then"])
async def test_what_has_no_sense_alone_is_not_made_up(conversation: Conversation, said: str) -> None:
    await conversation.have_drafts(TaskDraft("Alder"))
    reply = await conversation.say(said)
    assert "due:" not in reply
    assert await conversation.pending() == ["Alder"]
    assert conversation.shown is None


async def test_what_somebody_moved_is_moved(conversation: Conversation) -> None:
    await conversation.have("see the vet")
    assert "Fri 6 Mar 2026, 10:00" in await conversation.say("they moved the vet to friday at 10")


async def test_a_comparison_of_weeks_asks_for_figures(conversation: Conversation) -> None:
    assert "tasks completed" in await conversation.say("how am i doing this week compared to last week?")
