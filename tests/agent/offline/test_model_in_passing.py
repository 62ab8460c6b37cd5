"""Tasks that are asked about, moved or let go in a way that names no command."""

from datetime import date

import pytest

from saydone.domain.task import TaskDraft
from tests.agent.offline.conftest import Conversation
from tests.agent.offline.readings import only


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("when do i have to pay the rent", "“pay the rent” is due Mon 9 Mar 2026."),
        ("how long until the rent is due?", "“pay the rent” is due Mon 9 Mar 2026."),
        ("did i already add the rent", "Yes, “pay the rent”, due Mon 9 Mar 2026, is on your list."),
        ("when did i water the plants?", "No, “water the plants” is not done yet."),
        (
            "when must I mend the boat",
            "I found no task called “mend the boat”. Tasks are all I keep, so I changed nothing.",
        ),
        (
            "group by label",
            "I can group tasks by list, priority or assignee, and sort them by date or name: “sort by date”.",
        ),
        (
            "delete my last comment",
            "I cannot take comments back from here, so I changed nothing. The task's own form on the page can.",
        ),
        (
            "stop reminding me about the rent",
            "“pay the rent” has no reminders, so I changed nothing. Say “delete it” if it is to go.",
        ),
    ],
)
async def test_what_is_asked_or_cannot_be_done_changes_nothing(
    conversation: Conversation, said: str, answer: str
) -> None:
    await conversation.have_drafts(
        TaskDraft("pay the rent", due=date(2026, 3, 9), description="by card"), TaskDraft("water the plants")
    )
    before = await conversation.tasks()
    await conversation.say(said)
    assert conversation.words == answer
    assert await conversation.tasks() == before


@pytest.mark.parametrize(
    "said",
    [
        "can we do the report on friday instead?",
        "the report moved to friday",
        "the report slipped to friday",
        "the report is on friday now",
        "report on friday instead of monday",
    ],
)
async def test_what_is_on_another_day_is_moved_and_not_added(conversation: Conversation, said: str) -> None:
    await conversation.have("write the report")
    await conversation.say(said)
    assert {title: task.due for title, task in (await conversation.tasks()).items()} == {
        "write the report": date(2026, 3, 6)
    }


async def test_what_is_no_longer_needed_goes_when_the_user_says_so_again(conversation: Conversation) -> None:
    await conversation.have("buy bread", "wash the car")
    assert (await conversation.say("i don't need bread anymore")).startswith("That would delete 1 task:")
    assert await conversation.pending() == ["buy bread", "wash the car"]
    await conversation.say("yes")
    assert await conversation.pending() == ["wash the car"]


def test_what_one_got_done_is_done_and_what_one_has_to_get_done_is_open() -> None:
    for said, status in (
        ("what did i get done yesterday", "completed"),
        ("what have i got done this week", "completed"),
        ("what do i have to get done today", "pending"),
    ):
        query = only(said).query
        assert query
        assert query.status == status


def test_a_list_is_put_first_whichever_way_round_it_is_said() -> None:
    for said in ("put the list Work first", "put the Work list first"):
        tending = only(said).tending
        assert tending
        assert (tending.do, tending.name, tending.to) == ("reorder", "Work", "first")


async def test_no_books_are_meant_by_what_is_to_be_booked(conversation: Conversation) -> None:
    await conversation.have("book the hotel", "return the books")
    await conversation.say("delete the books")
    assert await conversation.pending() == ["book the hotel"]
    await conversation.say("delete the books")
    assert await conversation.pending() == ["book the hotel"]


def test_a_label_is_named_before_or_after_the_word_for_it() -> None:
    for said in ("which tasks have the errand label", "which tasks have the label errand"):
        query = only(said).query
        assert query
        assert query.label == "errand"


def test_a_repetition_said_before_something_to_do_is_added_with_it() -> None:
    added = only("every first monday of the month pay the gardener")
    assert added.intent == "add"
    assert [(item.title, item.rrule) for item in added.items] == [("pay the gardener", "FREQ=MONTHLY;BYDAY=1MO")]
    assert only("every little helps").perhaps is None
