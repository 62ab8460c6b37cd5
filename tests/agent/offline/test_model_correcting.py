"""Mistakes put right by words."""

from datetime import date

import pytest

from saydone.domain.task import TaskDraft
from tests.agent.offline.conftest import Conversation


async def test_a_wrong_completion_is_opened_and_the_right_task_completed(conversation: Conversation) -> None:
    await conversation.have("Book the train", "Book the hotel")
    await conversation.say("book the train is done")
    said = await conversation.say("Sorry, I meant the hotel")
    assert said == "“Book the train” is open again. Marked “Book the hotel” as done."
    assert await conversation.done() == ["Book the hotel"]


async def test_a_wrong_deletion_is_taken_back_with_all_it_had(conversation: Conversation) -> None:
    wrong = TaskDraft("Book the train", description="window seat", priority=2, due=date(2026, 4, 1))
    await conversation.have_drafts(wrong, TaskDraft("Book the hotel"))
    await conversation.say("delete book the train")
    said = await conversation.say("not the train, the hotel")
    assert said == ("“Book the train” is back. Deleted “Book the hotel”.")
    task = (await conversation.tasks())["Book the train"]
    assert (task.description, task.priority, task.due) == ("window seat", 2, date(2026, 4, 1))


async def test_a_new_task_is_renamed(conversation: Conversation) -> None:
    await conversation.say("add buy rye bread")
    assert await conversation.say("no, I meant buy white bread") == "Renamed “buy rye bread” to “buy white bread”."
    assert await conversation.pending() == ["buy white bread"]


async def test_only_the_due_is_corrected_when_only_a_day_is_said(conversation: Conversation) -> None:
    await conversation.say("add buy rye bread tomorrow")
    assert await conversation.say("oops, I meant friday") == "“buy rye bread” is now due Fri 6 Mar 2026."


async def test_a_change_is_taken_back_and_made_on_the_right_task(conversation: Conversation) -> None:
    await conversation.have_drafts(TaskDraft("Rake leaves", due=date(2026, 3, 7)), TaskDraft("Trim hedge"))
    await conversation.say("move rake leaves to monday")
    await conversation.say("wrong one, I meant trim hedge")
    tasks = await conversation.tasks()
    assert tasks["Rake leaves"].due == date(2026, 3, 7)
    assert tasks["Trim hedge"].due == date(2026, 3, 9)


async def test_undo_takes_back_what_was_done_last(conversation: Conversation) -> None:
    await conversation.have("Rake leaves")
    await conversation.say("rename rake leaves to sweep the path")
    await conversation.say("undo that")
    assert await conversation.pending() == ["Rake leaves"]
    await conversation.say("complete rake leaves")
    await conversation.say("show my tasks")
    await conversation.say("undo")
    await conversation.say("yes")
    assert await conversation.pending() == ["Rake leaves"]
    await conversation.say("add pick apples")
    await conversation.say("undo")
    assert await conversation.pending() == ["Rake leaves"]


async def test_deleted_tasks_are_put_back_as_they_were(conversation: Conversation) -> None:
    await conversation.have("Rake leaves", "Trim hedge")
    await conversation.say("complete rake leaves")
    await conversation.say("delete rake leaves and trim hedge")
    assert await conversation.tasks() == {}
    await conversation.say("put them back")
    assert await conversation.done() == ["Rake leaves"]
    assert await conversation.pending() == ["Trim hedge"]


async def test_the_right_task_is_asked_for_when_two_fit(conversation: Conversation) -> None:
    await conversation.have("Call Ines", "Call Ida", "Mail Ines")
    await conversation.say("complete mail ines")
    said = await conversation.say("no, I meant the call")
    assert said.startswith("“Mail Ines” is open again. Which one should I complete?")
    await conversation.say("2")
    assert await conversation.done() == ["Call Ida"]


async def test_a_vague_regret_is_asked_about_and_changes_nothing(conversation: Conversation) -> None:
    await conversation.have("Rake leaves")
    await conversation.say("delete rake leaves")
    assert "I can take back what was done" in await conversation.say("oops, that was wrong")
    assert await conversation.pending() == []


@pytest.mark.parametrize(
    "said", ["I didn't mean that", "i did not mean that", "oops, that was wrong", "that's not what I wanted"]
)
async def test_what_was_not_meant_is_taken_back_by_a_yes(conversation: Conversation, said: str) -> None:
    await conversation.have("Rake leaves")
    await conversation.say("delete rake leaves")
    assert "Deleted “Rake leaves”" in await conversation.say(said)
    await conversation.say("yes")
    assert await conversation.pending() == ["Rake leaves"]


async def test_what_was_meant_instead_may_be_said_when_it_is_asked(conversation: Conversation) -> None:
    await conversation.have("Rake leaves", "Trim hedge")
    await conversation.say("rake leaves is done")
    await conversation.say("that was wrong")
    await conversation.say("I meant the hedge")
    assert await conversation.done() == ["Trim hedge"]


async def test_nothing_done_is_nothing_to_undo(conversation: Conversation) -> None:
    assert await conversation.say("undo") == "There is nothing to undo."


async def test_the_other_one_is_the_candidate_that_was_not_taken(conversation: Conversation) -> None:
    await conversation.have("Call Ines", "Call Ida")
    await conversation.say("complete the call")
    await conversation.say("1")
    assert await conversation.say("no, the other one") == "“Call Ines” is open again. Marked “Call Ida” as done."


async def test_a_new_request_after_a_no_takes_nothing_back(conversation: Conversation) -> None:
    await conversation.have("Rake leaves", "Trim hedge")
    await conversation.say("complete rake leaves")
    await conversation.say("oh, trim hedge is done")
    assert await conversation.done() == ["Rake leaves", "Trim hedge"]


async def test_what_is_not_done_after_all_is_opened_again(conversation: Conversation) -> None:
    await conversation.have("Rake leaves")
    await conversation.say("complete rake leaves")
    assert await conversation.say("actually it is not done") == "“Rake leaves” is open again."


async def test_an_undo_can_be_undone(conversation: Conversation) -> None:
    await conversation.have("Rake leaves")
    for words in ("move rake leaves to monday", "undo", "redo"):
        await conversation.say(words)
    assert (await conversation.tasks())["Rake leaves"].due == date(2026, 3, 9)


async def test_of_several_wrong_ones_the_wrong_one_must_be_named(conversation: Conversation) -> None:
    await conversation.have("Rake leaves", "Trim hedge", "Sow grass")
    await conversation.say("complete rake leaves and trim hedge")
    assert (await conversation.say("no, I meant sow grass")).startswith("Which of these was wrong:")
    assert await conversation.done() == ["Rake leaves", "Trim hedge"]


async def test_a_word_of_a_title_that_was_just_given_is_put_right(conversation: Conversation) -> None:
    await conversation.say("add dinner with Lou on friday")
    await conversation.say("no, not Lou, Lena")
    assert await conversation.pending() == ["dinner with Lena"]
    await conversation.say("call it dinner with Lena and Max")
    await conversation.say("sorry, not Max, Mark")
    assert await conversation.pending() == ["dinner with Lena and Mark"]
    await conversation.say("no, I meant supper at home")
    assert await conversation.pending() == ["supper at home"]


async def test_a_word_is_put_right_after_the_due_was_and_a_task_that_is_pointed_at_is_not_renamed(
    conversation: Conversation,
) -> None:
    await conversation.have("sweep the hall")
    await conversation.say("add paint the boat on sunday")
    await conversation.say("sorry I meant saturday")
    await conversation.say("not boat, canoe")
    assert (await conversation.tasks())["paint the canoe"].due == date(2026, 3, 7)
    await conversation.say("move the hall to friday")
    await conversation.say("no, not the hall, the attic")
    assert await conversation.pending() == ["paint the canoe", "sweep the hall"]


async def test_another_list_is_meant_for_what_was_just_put_into_one(conversation: Conversation) -> None:
    for name in ("Studio", "Garden"):
        await conversation.say(f"create a list called {name}")
    await conversation.say("add oil the hinges to Studio")
    assert await conversation.say("oops wrong list, it should be garden") == "“oil the hinges” is in “Garden” now."
    assert await conversation.say("no, I meant Studio") == "“oil the hinges” is in “Studio” now."
    assert await conversation.pending() == ["oil the hinges"]
