"""Which task is meant, and what of it stays as it was."""

from datetime import date, datetime

from saydone.domain.task import TaskDraft
from tests.agent.offline.conftest import Conversation
from tests.conftest import BERLIN


async def test_open_tasks_are_meant_before_completed_ones(conversation: Conversation) -> None:
    await conversation.have("yeast")
    await conversation.say("complete the yeast")
    await conversation.have("buy dry yeast", "buy fresh yeast")
    said = await conversation.say("done with the yeast")
    assert said.startswith("Which one should I complete?")
    await conversation.say("the dry one")
    assert await conversation.pending() == ["buy fresh yeast"]


async def test_another_day_keeps_the_time_and_another_time_keeps_the_day(conversation: Conversation) -> None:
    due = datetime(2026, 3, 8, 15, 0, tzinfo=BERLIN)
    await conversation.have_drafts(TaskDraft("dinner with Ida", due=due))
    said = await conversation.say("move the dinner to tuesday")
    assert said == "“dinner with Ida” is now due Tue 10 Mar 2026, 15:00, the same time as before."
    said = await conversation.say("move it to 8pm")
    assert said == "“dinner with Ida” is now due Tue 10 Mar 2026, 20:00."


async def test_undoing_a_time_takes_the_time_away(conversation: Conversation) -> None:
    await conversation.have_drafts(TaskDraft("dinner with Ida", due=date(2026, 3, 8)))
    await conversation.say("move the dinner to tuesday at 8pm")
    await conversation.say("undo")
    assert (await conversation.tasks())["dinner with Ida"].due == date(2026, 3, 8)


async def test_names_of_other_worlds_are_names_of_tasks_where_such_tasks_are(conversation: Conversation) -> None:
    await conversation.have_drafts(TaskDraft("boarding card"), TaskDraft("the visa", due=date(2026, 3, 9)))
    assert await conversation.say("when is the visa due?") == "“the visa” is due Mon 9 Mar 2026."
    assert await conversation.say("delete the boarding card") == "Deleted “boarding card”."
    said = await conversation.say("delete the song")
    assert said == "I found no task called “song”. Tasks are all I keep, so I changed nothing."
    assert await conversation.pending() == ["the visa"]


async def test_tasks_found_by_a_word_are_shown_before_they_are_deleted(conversation: Conversation) -> None:
    await conversation.have("pay rent", "pay the plumber", "call Ida")
    assert "delete 2 tasks" in await conversation.say("delete every task called pay")
    assert len(await conversation.pending()) == 3
    await conversation.say("yes")
    assert await conversation.pending() == ["call Ida"]


async def test_a_part_that_is_not_understood_is_said(conversation: Conversation) -> None:
    said = await conversation.say("add yeast to my list and take the tram around the block")
    assert said == (
        "Added “yeast”. I did not understand “take the tram around the block”, so I changed nothing for it."
    )


async def test_a_message_too_long_to_read_is_told_so(conversation: Conversation) -> None:
    assert (await conversation.say("add yeast " * 400)).startswith("That is more than I can read at once")
    assert await conversation.tasks() == {}


async def test_the_one_meant_after_a_wrong_deletion_is_deleted_instead(conversation: Conversation) -> None:
    await conversation.say("add yeast")
    await conversation.say("add call the baker tomorrow 3pm urgent")
    await conversation.say("list")
    await conversation.say("move the baker to friday")
    await conversation.say("the yeast is done")
    await conversation.say("delete the second one")
    said = await conversation.say("no, i meant the baker")
    assert "“yeast” is back" in said
    assert "Deleted “call the baker”." in said
    assert await conversation.done() == ["yeast"]


async def test_a_task_is_told_by_its_number(conversation: Conversation) -> None:
    await conversation.have_drafts(TaskDraft("bake rye bread", description="two loaves", due=date(2026, 3, 9)))
    told = "#1 is “bake rye bread”, due Mon 9 Mar 2026: it is open. Its note: two loaves"
    assert await conversation.say("show me number 1") == told
    assert await conversation.say("is task 1 done?") == told
    assert await conversation.say("when is task 7 due?") == "There is no task 7."


async def test_and_goes_on_with_what_was_added(conversation: Conversation) -> None:
    await conversation.say("add buy a cake by saturday")
    assert await conversation.say("and some candles") == "Added “candles”."
    await conversation.say("show my tasks")
    await conversation.say("and the balloons")
    assert await conversation.pending() == ["buy a cake", "candles"]


async def test_it_says_goodbye(conversation: Conversation) -> None:
    assert await conversation.say("ok bye") == "Goodbye! Your tasks stay where they are."


async def test_a_hotel_is_a_task_where_one_is_called_so(conversation: Conversation) -> None:
    await conversation.have("book the hotel", "the flight to Rome")
    assert await conversation.say("set the hotel as top priority") == "“book the hotel” has priority p1."
    await conversation.say("move the flight to friday")
    await conversation.say("add a note to the hotel saying it has a pool")
    tasks = await conversation.tasks()
    assert tasks["the flight to Rome"].due == date(2026, 3, 6)
    assert tasks["book the hotel"].description == "it has a pool"
    assert await conversation.say("we booked the hotel") == "Marked “book the hotel” as done."
    assert await conversation.pending() == ["the flight to Rome"]


async def test_a_hotel_that_is_no_task_is_none_of_ours(conversation: Conversation) -> None:
    await conversation.have("book the train")
    before = await conversation.tasks()
    for said in ("set the hotel as top priority", "we booked the hotel", "move the photos to friday"):
        assert "Tasks are all I keep, so I changed nothing." in await conversation.say(said)
    assert await conversation.tasks() == before


async def test_a_task_called_task_7_is_meant_before_the_one_that_has_the_number(conversation: Conversation) -> None:
    await conversation.have("buy yeast")
    number = (await conversation.tasks())["buy yeast"].id
    await conversation.have(f"task {number}")
    assert await conversation.say(f"delete task number {number}") == f"Deleted “task {number}”."
    assert await conversation.pending() == ["buy yeast"]
    assert await conversation.say(f"complete task {number}") == "Marked “buy yeast” as done."
