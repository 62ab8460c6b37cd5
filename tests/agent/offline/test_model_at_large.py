"""What is said of very many tasks, and small things that a conversation asks for besides tasks."""

from datetime import UTC, date, datetime

import pytest

from saydone.domain.task import TaskDraft
from tests.agent.offline.conftest import Conversation


async def test_more_than_are_looked_at_are_completed_after_a_yes(conversation: Conversation) -> None:
    drafts = [TaskDraft(title=f"Parcel {number}", due=date(2026, 3, 4)) for number in range(503)]
    for start in range(0, len(drafts), 25):
        await conversation.have_drafts(*drafts[start : start + 25])
    await conversation.have("Letter")
    said = await conversation.say("complete everything due today")
    assert said.startswith("That would complete 503 tasks")
    assert await conversation.done() == []
    await conversation.say("yes, complete them")
    assert await conversation.pending() == ["Letter"]
    assert conversation.calls == ["change_many"]


async def test_archived_lists_are_shown_and_lists_put_in_order(conversation: Conversation) -> None:
    assert await conversation.say("show archived lists") == "No list is archived."
    await conversation.say("create lists Lisbon and Porto")
    assert (await conversation.say("put the Porto list first")).startswith("Moved the list “Porto”")
    listed = await conversation.say("show my lists")
    assert listed.index("Porto") < listed.index("Lisbon")
    await conversation.say("archive the list Lisbon")
    assert await conversation.say("show archived lists") == "Archived: “Lisbon”."


async def test_it_is_told_whether_a_task_is_done_and_when_it_is_due(conversation: Conversation) -> None:
    await conversation.have_drafts(TaskDraft("Send the invoice", due=date(2026, 3, 6)))
    assert (
        await conversation.say("is the invoice done?") == "No, “Send the invoice”, due Fri 6 Mar 2026, is not done yet."
    )
    assert await conversation.say("when is invoice due?") == "“Send the invoice” is due Fri 6 Mar 2026."
    await conversation.say("mark the invoice as done")
    assert "done already" in await conversation.say("did i send the invoice?")


async def test_never_mind_is_answered_and_leaves_everything(conversation: Conversation) -> None:
    await conversation.have("Polish the boots")
    assert await conversation.say("never mind") == "All right, I left everything as it was."
    assert await conversation.pending() == ["Polish the boots"]


async def test_a_reminder_a_day_before_is_at_the_time_that_was_said(conversation: Conversation) -> None:
    await conversation.have_drafts(TaskDraft("Take the exam", due=datetime(2026, 3, 20, 8, 0, tzinfo=UTC)))
    await conversation.say("remind me about the exam a day before at 9am")
    assert "Thu 19 Mar 2026, 09:00" in await conversation.say("show the exam task in full")


async def test_a_change_and_its_reminder_are_both_made(conversation: Conversation) -> None:
    await conversation.have("Ring the plumber")
    await conversation.say('make "ring the plumber" due friday at 3pm and remind me one hour before')
    assert "reminds 1h before" in await conversation.say("show the plumber task in full")


async def test_what_is_deleted_with_a_task_is_named(conversation: Conversation) -> None:
    await conversation.say("add plan the trip")
    await conversation.say("add book the train below plan the trip")
    said = await conversation.say("delete plan the trip")
    assert said == "Deleted “plan the trip”. What is below it was deleted as well: “book the train”."
    assert await conversation.tasks() == {}


async def test_a_streak_is_told(conversation: Conversation) -> None:
    await conversation.have("Ring the plumber")
    await conversation.say("the plumber is done")
    await conversation.say("mark ring the plumber as done")
    assert "1 day in a row" in await conversation.say("what is my streak?")


async def test_places_count_in_all_of_what_was_read_last(conversation: Conversation) -> None:
    drafts = [TaskDraft(title=f"Parcel {number:03}", due=date(2026, 4, 1)) for number in range(105)]
    for start in range(0, len(drafts), 25):
        await conversation.have_drafts(*drafts[start : start + 25])
    await conversation.say("set everything to p3")
    await conversation.say("no")
    assert await conversation.say("delete the first one") == "Deleted “Parcel 000”."


@pytest.mark.parametrize(
    ("text", "asked", "left"),
    [
        ("delete everything", "That would delete 33 tasks", []),
        ("delete all my tasks", "That would delete 33 tasks", []),
        ("complete everything due today", "That would complete 33 tasks", []),
        ("mark everything as done", "That would complete 33 tasks", []),
        ('delete everything except "Parcel 7 \\\\ 8"', "That would delete 32 tasks", ['Parcel "7" \\ 8']),
        ("remove all tasks except parcel 21", "That would delete 32 tasks", ["Parcel 21"]),
    ],
)
async def test_more_than_one_call_takes_are_one_question_with_one_undo(
    conversation: Conversation, text: str, asked: str, left: list[str]
) -> None:
    titles = [f"Parcel {number}" for number in range(1, 33)] + ['Parcel "7" \\ 8']
    for start in range(0, len(titles), 25):
        await conversation.have_drafts(
            *(TaskDraft(title=title, due=date(2026, 3, 4)) for title in titles[start : start + 25])
        )
    assert asked in await conversation.say(text)
    assert len(await conversation.pending()) == 33
    await conversation.say("yes")
    assert await conversation.pending() == left
    await conversation.say("undo")
    assert len(await conversation.pending()) == 33
