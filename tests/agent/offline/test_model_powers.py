"""Lists, labels, subtasks, order, repetition, comments, undo, history and the trash, in conversations."""

from datetime import date

import pytest

from saydone.domain.task import TaskDraft
from tests.agent.offline.conftest import Conversation


async def test_a_task_is_put_on_a_list_that_is_there(conversation: Conversation) -> None:
    assert await conversation.say("make a list called Lisbon") == "Made the list “Lisbon”."
    assert await conversation.say("add book a tram tour to my lisbon list") == "Added “book a tram tour”, in “Lisbon”."
    assert "book a tram tour" in await conversation.say("what is on the Lisbon list?")
    assert "Lisbon — 1 open" in await conversation.say("which lists do I have?")


async def test_a_list_that_is_not_there_is_never_made_silently(conversation: Conversation) -> None:
    said = await conversation.say("add wax to my surfing list")
    assert said.startswith("Added “wax”. There is no list “Surfing” yet, so that is in the Inbox.")
    assert "Surfing" not in await conversation.say("show my lists")


async def test_a_task_moves_to_another_list_and_back_by_undo(conversation: Conversation) -> None:
    await conversation.have("order tiles")
    await conversation.say("make a list called House")
    assert await conversation.say("move order tiles to House") == "“order tiles” is in “House” now."
    await conversation.say("undo that")
    assert "You have no open tasks in “House”." in await conversation.say("show the House list")
    said = await conversation.say("move order tiles to Garage")
    assert said.startswith("There is no list “Garage”; there are “Inbox” and “House”. Say “make a list")


async def test_labels_are_given_shown_and_taken(conversation: Conversation) -> None:
    assert await conversation.say("add post the form @town") == "Added “post the form”, labelled town."
    assert await conversation.say("tag post the form with paper") == "“post the form” is labelled paper."
    assert "post the form" in await conversation.say("show tasks labelled paper")
    assert await conversation.say("take the label town off post the form") == (
        "“post the form” is no longer labelled town."
    )


async def test_a_subtask_stands_below_its_parent(conversation: Conversation) -> None:
    (parent,) = await conversation.have("bake a cake")
    said = await conversation.say("add candles under bake a cake")
    assert said == "Added “candles”, below “bake a cake”."
    assert (await conversation.tasks())["candles"].parent_id == parent.id


async def test_subtasks_go_with_what_they_are_below_and_none_is_said_to_be_missing(conversation: Conversation) -> None:
    (trip,) = await conversation.have("plan the trip")
    await conversation.have_drafts(*[TaskDraft(f"Step {n}", parent_id=trip.id) for n in range(8)])
    await conversation.say("delete everything")
    reply = await conversation.say("yes")
    assert reply.startswith("Deleted “plan the trip”, “Step 0”")
    assert "no task" not in reply
    assert await conversation.pending() == []


async def test_a_parent_that_is_not_there_does_not_lose_the_task(conversation: Conversation) -> None:
    said = await conversation.say("add a subtask to paint the boat: sandpaper")
    assert said == "Added “sandpaper”. I found no task “paint the boat” to put it under, so it stands by itself."


async def test_the_order_is_changed_by_name(conversation: Conversation) -> None:
    await conversation.have("Alpha", "Beta", "Gamma")
    await conversation.say("put Gamma first")
    await conversation.say("put Alpha after Beta")
    rows = sorted((await conversation.tasks()).values(), key=lambda task: task.position)
    assert [task.title for task in rows] == ["Gamma", "Beta", "Alpha"]


async def test_a_repetition_is_kept_passed_over_and_ended(conversation: Conversation) -> None:
    said = await conversation.say("add clean the hood every 5 weeks after I do it")
    assert "every 5 weeks after it is done" in said
    before = (await conversation.tasks())["clean the hood"]
    assert before.repeat_from == "completion"
    await conversation.say("skip clean the hood this time")
    assert (await conversation.tasks())["clean the hood"].due != before.due
    assert "repeats no more" in await conversation.say("stop repeating clean the hood")
    assert (await conversation.tasks())["clean the hood"].rrule is None


async def test_many_tasks_repeat_from_now_on_and_the_answer_says_how(conversation: Conversation) -> None:
    await conversation.have("sweep", "mop")
    await conversation.say("make a list called Home")
    await conversation.say("move sweep and mop to Home")
    said = await conversation.say("repeat all tasks in Home every friday")
    assert said == "Changed “sweep” and “mop”, now due Fri 6 Mar 2026 and repeating every Friday."
    rules = {(task.rrule, task.due) for task in (await conversation.tasks()).values()}
    assert rules == {("FREQ=WEEKLY;BYDAY=FR", date(2026, 3, 6))}


async def test_a_repeating_task_that_is_done_is_due_again(conversation: Conversation) -> None:
    await conversation.say("add air the cellar every monday")
    said = await conversation.say("air the cellar is done")
    assert said == "Marked “air the cellar” as done; it is due again Mon 16 Mar 2026."
    assert await conversation.pending() == ["air the cellar"]


async def test_a_comment_is_left_on_a_task(conversation: Conversation) -> None:
    await conversation.have("order tiles")
    said = await conversation.say("comment on order tiles: the blue ones")
    assert said == "Commented on “order tiles”: “the blue ones”."
    assert "has 1 comment" in await conversation.say("show me the order tiles task")


async def test_a_task_that_is_there_is_reminded_of(conversation: Conversation) -> None:
    await conversation.say("add see Ida on friday at 3pm and remind me a day before")
    said = await conversation.say("remind me 2 hours before see Ida")
    assert said == "“see Ida” has a reminder 2 hours before it is due."
    assert "reminds 1 day before and 2h before" in await conversation.say("show me the see Ida task")
    assert "no task called “opera”" in await conversation.say("remind me 2 hours before the opera")
    assert await conversation.pending() == ["see Ida"]


async def test_reminders_are_taken_away_by_talking_and_the_task_stays(conversation: Conversation) -> None:
    await conversation.say("add see Ida on friday at 3pm with reminders a day before and 2 hours before")
    said = await conversation.say("remove the reminder 2 hours before see Ida")
    assert said == "“see Ida” has no reminder 2 hours before it is due any more."
    assert await conversation.say("take the reminders off see Ida") == "“see Ida” has no reminders any more."
    assert "reminds" not in await conversation.say("show me the see Ida task")
    assert await conversation.pending() == ["see Ida"]


@pytest.mark.parametrize(
    ("said", "then"),
    [
        ("comment on the fence: the blue one", "Commented on “mend the fence”: “the blue one”."),
        ("remind me 2 hours before the fence", "“mend the fence” has a reminder 2 hours before it is due."),
    ],
)
async def test_a_bare_answer_says_which_task_gets_a_comment_or_a_reminder(
    conversation: Conversation, said: str, then: str
) -> None:
    await conversation.say("add paint the fence on friday at 3pm")
    await conversation.say("add mend the fence on friday at 4pm")
    assert "paint the fence" in await conversation.say(said)
    assert await conversation.say("the second one") == then


async def test_undo_of_much_takes_back_one_message_and_says_so(conversation: Conversation) -> None:
    await conversation.say("add Alpha")
    await conversation.say("add Beta")
    assert "one message at a time" in await conversation.say("undo everything I did today")
    assert await conversation.pending() == ["Alpha"]


async def test_what_was_deleted_comes_back_out_of_the_trash(conversation: Conversation) -> None:
    await conversation.say("add order tiles @home")
    await conversation.say("delete order tiles")
    assert await conversation.say("bring it back") == "“order tiles” is back."
    assert (await conversation.tasks())["order tiles"].labels == ("home",)


async def test_two_changes_of_one_task_are_both_made(conversation: Conversation) -> None:
    await conversation.have("call the dentist")
    await conversation.say("tag the dentist as health and make it p1")
    task = (await conversation.tasks())["call the dentist"]
    assert (task.labels, task.priority) == (("health",), 1)


async def test_a_question_counts_what_it_does_not_show(conversation: Conversation) -> None:
    for start in (0, 20):
        await conversation.have(*(f"Errand {start + number}" for number in range(20)))
        await conversation.say("delete everything")
        await conversation.say("yes")
    assert "That would delete 40 tasks for good" in await conversation.say("empty the trash")


async def test_undo_takes_back_a_whole_message_and_redo_does_it_again(conversation: Conversation) -> None:
    await conversation.have("Alpha")
    await conversation.say("delete Alpha and add Beta")
    await conversation.say("undo")
    assert await conversation.pending() == ["Alpha"]
    await conversation.say("redo")
    assert await conversation.pending() == ["Beta"]
    assert "Beta" in await conversation.say("what did you do?")


async def test_the_trash_is_shown_and_gives_back_one_task(conversation: Conversation) -> None:
    await conversation.have("Alpha", "Beta")
    await conversation.say("delete Alpha and Beta")
    assert "Beta" in await conversation.say("what is in the trash?")
    assert await conversation.say("restore beta from the trash") == "“Beta” is back."
    assert await conversation.pending() == ["Beta"]
    assert "nothing called “Gamma”" in await conversation.say("restore Gamma from the trash")


async def test_the_trash_is_emptied_only_after_a_yes(conversation: Conversation) -> None:
    await conversation.have("Alpha")
    await conversation.say("delete Alpha")
    await conversation.say("empty the trash")
    await conversation.say("no")
    assert "Alpha" in await conversation.say("what is in the trash?")
    await conversation.say("empty the trash")
    assert "for good" in await conversation.say("yes")
    assert "Alpha" not in await conversation.say("what is in the trash?")


async def test_undo_after_the_trash_was_emptied_says_so_and_offers_what_was_done_before(
    conversation: Conversation,
) -> None:
    await conversation.say("add Beta")
    await conversation.have("Alpha")
    await conversation.say("delete Alpha")
    await conversation.say("empty the trash")
    await conversation.say("yes")
    said = await conversation.say("undo")
    assert said.startswith("This cannot be undone: it deleted 1 task for good. Before that, “")
    assert said.endswith("can be undone: Added “Beta”.")
    assert "Added “Beta”. What was deleted for good since does not come back." in await conversation.say("undo that")
    assert await conversation.say("yes") == "“Beta” is gone again."


async def test_how_it_went_is_told_in_true_numbers(conversation: Conversation) -> None:
    await conversation.have("Alpha")
    await conversation.say("complete Alpha")
    assert "1" in await conversation.say("how was my week?")
    assert conversation.calls == ["insight"]


async def test_everything_in_a_list_is_completed_at_once(conversation: Conversation) -> None:
    await conversation.say("make a list called House")
    await conversation.have_drafts(TaskDraft(title="elsewhere"))
    await conversation.say("add tiles, grout and glue to my House list")
    await conversation.say("complete everything in the House list")
    assert await conversation.pending() == ["elsewhere"]


async def test_a_day_that_no_year_has_is_said_to_be_none(conversation: Conversation) -> None:
    said = await conversation.say("add send the forms on 31 june")
    assert "There is no 31 june, so it has no due date." in said


async def test_what_is_urgent_is_shown_among_what_is_of_high_priority(conversation: Conversation) -> None:
    await conversation.have_drafts(TaskDraft(title="Alpha", priority=1), TaskDraft(title="Beta", priority=2))
    await conversation.have("Gamma")
    said = await conversation.say("show high priority tasks")
    assert ("Alpha" in said, "Beta" in said, "Gamma" in said) == (True, True, False)


async def test_a_filter_is_saved_used_changed_and_deleted(conversation: Conversation) -> None:
    await conversation.say("add post the parcel @town")
    await conversation.say("add ring the vet @phone")
    said = await conversation.say("save a filter called Mornings for tasks labelled town")
    assert said.startswith("The filter “Mornings” finds “@town”.")
    shown = await conversation.say("open my filter mornings")
    assert ("post the parcel" in shown, "ring the vet" in shown) == (True, False)
    await conversation.say("change the filter Mornings to tasks labelled phone")
    assert "ring the vet" in await conversation.say("show the Mornings filter")
    assert "- Mornings: “@phone”" in await conversation.say("which filters do I have?")
    assert "its tasks stay" in await conversation.say("delete the filter Mornings")
    assert await conversation.pending() == ["post the parcel", "ring the vet"]
    assert "There is no filter “Mornings”." in await conversation.say("show my filter Mornings")


async def test_a_filter_whose_words_are_not_understood_is_not_saved(conversation: Conversation) -> None:
    assert "I saved nothing" in await conversation.say("save a filter called Odd for tasks that feel heavy")
    assert await conversation.say("show my filters") == "You have no saved filters."


async def test_tasks_are_shown_in_the_order_and_with_the_condition_asked_for(conversation: Conversation) -> None:
    await conversation.have("Zebra", "Apple")
    await conversation.say("add Mango tomorrow")
    said = await conversation.say("show tasks without a due date sorted by name")
    assert "Mango" not in said
    assert said.index("Apple") < said.index("Zebra")


@pytest.mark.parametrize(
    "said",
    [
        "make a list called Garden and add mow the lawn and weed to it",
        "start a garden list, put mow the lawn and weed on it",
        "can you make a garden list with mow the lawn and weed",
        "create a new list named Garden with mow the lawn and weed",
    ],
)
async def test_a_new_list_gets_what_is_put_in_it_at_once(conversation: Conversation, said: str) -> None:
    assert (await conversation.say(said)).startswith("Made the list “Garden”. Added 2 tasks in “Garden”")
    assert await conversation.pending() == ["mow the lawn", "weed"]
