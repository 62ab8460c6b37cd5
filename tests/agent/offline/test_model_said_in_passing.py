"""What is said of tasks in passing: parts of one, another name, a label of two words, a time that is left out."""

from datetime import date

import pytest

from saydone.domain.task import TaskDraft
from tests.agent.offline.conftest import Conversation


async def test_what_is_to_be_bought_is_told_apart_from_the_rest(conversation: Conversation) -> None:
    await conversation.say("create a list called Groceries")
    await conversation.say("add oats to Groceries")
    await conversation.have("buy stamps", "mow the lawn")
    for said in ("what do we still have to buy?", "anything left to buy?", "how many things do I need to buy"):
        reply = await conversation.say(said)
        assert reply.startswith("You have 2 open things to buy."), said
        assert "mow the lawn" not in reply
    assert "3 open tasks" in await conversation.say("what do I need to do?")


async def test_what_was_just_added_becomes_a_list(conversation: Conversation) -> None:
    await conversation.say("add rent a canoe, pack rope and fill the flasks")
    assert (await conversation.say("make that a list called River trip")).startswith("Made the list “River trip”.")
    assert "3 open tasks" in await conversation.say("show River trip")


async def test_where_nothing_was_spoken_of_the_list_is_only_made(conversation: Conversation) -> None:
    await conversation.have("mow the lawn")
    await conversation.say("make that a list called River trip")
    assert "no open tasks" in await conversation.say("show River trip")


async def test_a_time_is_skipped_only_where_it_is_the_next(conversation: Conversation) -> None:
    await conversation.say("add feed the ferns every friday")
    assert "I skipped nothing" in await conversation.say("skip it next week")
    assert (await conversation.tasks())["feed the ferns"].due == date(2026, 3, 6)
    await conversation.say("skip it this week")
    assert (await conversation.tasks())["feed the ferns"].due == date(2026, 3, 13)
    await conversation.say("skip it next week")
    assert (await conversation.tasks())["feed the ferns"].due == date(2026, 3, 20)


async def test_a_task_is_split_into_its_parts(conversation: Conversation) -> None:
    (lease,) = await conversation.have("draft the lease")
    await conversation.say("split the lease into terms and annex")
    tasks = await conversation.tasks()
    assert {tasks["terms"].parent_id, tasks["annex"].parent_id} == {lease.id}


async def test_what_is_no_task_is_not_split_but_offered(conversation: Conversation) -> None:
    assert "I can add “split the bill into mine and hers”" in await conversation.say(
        "split the bill into mine and hers"
    )
    assert await conversation.pending() == []


@pytest.mark.parametrize("said", ["I won't make it to the vet", "sorry, can't make it to the vet tomorrow"])
async def test_what_one_misses_is_asked_about(conversation: Conversation, said: str) -> None:
    await conversation.have_drafts(TaskDraft("visit the vet", due=date(2026, 3, 5)), TaskDraft("mow the lawn"))
    reply = await conversation.say(said)
    assert "That would delete 1 task" in reply
    assert "To move it instead" in reply
    await conversation.say("move it to monday")
    assert (await conversation.tasks())["visit the vet"].due == date(2026, 3, 9)


async def test_a_day_of_the_week_is_counted_from_the_due(conversation: Conversation) -> None:
    await conversation.have_drafts(TaskDraft("Oil the gate", due=date(2026, 3, 13)))
    for said, due in (
        ("move the gate to the friday after", date(2026, 3, 20)),
        ("move it to the monday before", date(2026, 3, 16)),
        ("push it to the monday after that", date(2026, 3, 23)),
    ):
        await conversation.say(said)
        assert (await conversation.tasks())["Oil the gate"].due == due, said


async def test_a_task_is_called_by_another_name_that_has_a_word_of_it(conversation: Conversation) -> None:
    await conversation.have("plan the fair", "call the vet")
    await conversation.say("call the fair Village fair")
    assert "I can add “call the vet Ines”" in await conversation.say("call the vet Ines")
    assert await conversation.pending() == ["Village fair", "call the vet"]


async def test_a_label_may_have_two_words(conversation: Conversation) -> None:
    await conversation.have("plan the fair", "mow the lawn")
    for said in (
        "label the fair slow days",
        "tag mow the lawn with slow days",
        "add fold the maps labelled slow days on friday",
    ):
        await conversation.say(said)
    assert "3 open tasks labelled “slow days”" in await conversation.say("show tasks labelled slow days")
    await conversation.say("remove the label slow days from the fair")
    assert (await conversation.tasks())["plan the fair"].labels == ()
    assert (await conversation.tasks())["fold the maps"].due == date(2026, 3, 6)


@pytest.mark.parametrize("said", ["add air the loft labelled attic today", "add air the loft tagged attic by friday"])
async def test_what_follows_a_label_is_no_part_of_it(conversation: Conversation, said: str) -> None:
    await conversation.say(said)
    assert (await conversation.tasks())["air the loft"].labels == ("attic",)


async def test_a_reminder_said_behind_something_new_is_of_that(conversation: Conversation) -> None:
    await conversation.say("add mow the lawn friday")
    await conversation.say("piano recital on the 20th at 9, remind me the day before")
    assert "reminds 1 day before" in await conversation.say("show me the recital task")
    assert "reminds" not in await conversation.say("show me the lawn task")


async def test_each_thing_below_a_day_has_its_own_hour_on_it(conversation: Conversation) -> None:
    await conversation.say("saturday: rowing 4pm, supper with Ann 8pm")
    due = {title: task.due for title, task in (await conversation.tasks()).items()}
    assert {title: str(moment)[:13] for title, moment in due.items()} == {
        "rowing": "2026-03-07 15",
        "supper with Ann": "2026-03-07 19",
    }


async def test_something_new_for_a_list_goes_there(conversation: Conversation) -> None:
    await conversation.say("create a list called Yard")
    for said in ("new for yard: prune the plum, urgent", "another one for the yard list: oil the gate"):
        await conversation.say(said)
    assert "2 open tasks" in await conversation.say("show Yard")
    assert (await conversation.tasks())["prune the plum"].priority == 1


async def test_what_was_just_added_is_put_right_in_a_few_words(conversation: Conversation) -> None:
    await conversation.say("choir rehearsal saturday at 10")
    await conversation.say("no wait 11")
    await conversation.say("and it's important")
    task = (await conversation.tasks())["choir rehearsal"]
    assert (str(task.due)[:13], task.priority) == ("2026-03-07 10", 2)
    await conversation.say("remind me 30 minutes before the choir")
    assert "no reminders any more" in await conversation.say("actually no reminder")


async def test_the_first_and_the_second_one_are_places(conversation: Conversation) -> None:
    await conversation.have("mow the lawn", "oil the gate", "prune the plum")
    await conversation.say("show my tasks")
    await conversation.say("second one is done")
    assert await conversation.done() == ["oil the gate"]


@pytest.mark.parametrize("said", ["gravel ordered", "Ines called", "got both", "plumber cancelled"])
async def test_what_happened_is_not_offered_as_something_to_do(conversation: Conversation, said: str) -> None:
    await conversation.say("add mow the lawn and oil the gate")
    assert "I can add" not in await conversation.say(said)
    assert await conversation.pending() == ["mow the lawn", "oil the gate"]
