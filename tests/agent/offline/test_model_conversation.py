"""Whole conversations with the offline model, on the real agent, tools and database."""

import re
from datetime import date

from saydone.agent.turn_context import FormShown, ListShown
from saydone.domain.task import TaskDraft
from tests.agent.offline.conftest import Conversation
from tests.conftest import Clock


async def test_ten_turns_from_adding_to_putting_a_mistake_right(conversation: Conversation) -> None:
    said = await conversation.say("add buy stamps and post the parcel tomorrow")
    assert "“buy stamps”" in said
    assert "Thu 5 Mar 2026" in said
    said = await conversation.say("add buy envelopes")
    assert said == "Added “buy envelopes”."
    said = await conversation.say("what is on my list now?")
    assert "3 open tasks" in said
    assert "post the parcel" in said
    said = await conversation.say("move the parcel to friday")
    assert said == "“post the parcel” is now due Fri 6 Mar 2026."
    said = await conversation.say("mark the parcel as done")
    assert said == "Marked “post the parcel” as done."
    assert await conversation.done() == ["post the parcel"]
    said = await conversation.say("delete buy")
    assert said.startswith("Which one should I delete?")
    assert conversation.calls == ["show_lists", "list_tasks", "get_task", "ask_user"]
    assert await conversation.pending() == ["buy envelopes", "buy stamps"]
    said = await conversation.say("the stamps")
    assert said == "Deleted “buy stamps”."
    said = await conversation.say("no, I meant the envelopes")
    assert "“buy stamps” is back" in said
    assert "Deleted “buy envelopes”." in said
    said = await conversation.say("show my tasks")
    assert "buy stamps" in said
    assert "envelopes" not in said
    assert await conversation.pending() == ["buy stamps"]


async def test_the_reply_tells_the_due_that_the_tool_understood(conversation: Conversation) -> None:
    assert await conversation.say("add call the plumber tomorrow at 5pm") == (
        "Added “call the plumber”, due Thu 5 Mar 2026, 17:00."
    )


async def test_several_clauses_are_done_together_and_told_in_one_reply(conversation: Conversation) -> None:
    await conversation.have("Pay the rent", "Feed the cat")
    said = await conversation.say("add buy soap. Mark the rent as done and delete feed the cat.")
    assert "Added “buy soap”." in said
    assert "Marked “Pay the rent” as done." in said
    assert "Deleted “Feed the cat”." in said
    assert sorted(conversation.calls[-3:]) == ["add_task", "complete_task", "delete_task"]


async def test_a_new_task_can_be_changed_in_the_sentence_that_adds_it(conversation: Conversation) -> None:
    await conversation.say("add buy soap and make it urgent")
    assert (await conversation.tasks())["buy soap"].priority == 1


async def test_of_a_list_that_is_shown_a_sentence_is_said(conversation: Conversation) -> None:
    await conversation.have(*(f"Chore {number}" for number in range(1, 24)))
    await conversation.say("show my tasks")
    assert conversation.words == "You have 23 open tasks."
    assert isinstance(conversation.shown, ListShown)
    assert len(conversation.shown.result.tasks) == 20
    said = await conversation.say("show more")
    assert conversation.words == "Further on the list are 3 tasks."
    assert "Chore 21" in said
    assert "Chore 20" not in said
    assert await conversation.say("show more") == "There is nothing more to show."


async def test_of_several_lists_the_last_is_shown_and_the_others_are_told(conversation: Conversation) -> None:
    late = TaskDraft("Late bill", due=date(2026, 3, 1), priority=1)
    await conversation.have_drafts(late, TaskDraft("Iron shirts", due=date(2026, 3, 4)))
    await conversation.say("what is overdue? what is due today?")
    assert conversation.words == (
        "You have 1 overdue task:\n- Late bill (#1) (p1) — due Sun 1 Mar 2026, overdue\n\n"
        "You have 1 open task due today."
    )
    assert isinstance(conversation.shown, ListShown)
    assert [task.title for task in conversation.shown.result.tasks] == ["Iron shirts"]


async def test_an_empty_list_is_shown_and_nothing_where_nothing_was_found(conversation: Conversation) -> None:
    assert await conversation.say("show my tasks") == "You have no open tasks."
    assert isinstance(conversation.shown, ListShown)
    assert await conversation.say("what is due tomorrow?") == "You have no open tasks due Thu 5 Mar 2026."
    assert conversation.shown is None


async def test_done_overdue_and_counted_tasks_are_answered_from_the_right_query(conversation: Conversation) -> None:
    await conversation.have_drafts(TaskDraft("Late bill", due=date(2026, 3, 1)), TaskDraft("Iron shirts"))
    assert "1 overdue task" in await conversation.say("what is overdue?")
    assert (await conversation.say("how many tasks do I have?")).startswith("You have 2 open tasks.\n- ")
    assert "Next is “Late bill”, due Sun 1 Mar 2026. It is overdue." in await conversation.say("what's next?")
    assert await conversation.say("show completed tasks") == "You have no completed tasks."


async def test_a_question_whether_a_task_is_there_gets_a_yes_or_a_no(conversation: Conversation) -> None:
    await conversation.have("Buy flour")
    assert await conversation.say("is flour on my list?") == "Yes, “Buy flour” is on your list."
    assert await conversation.say("is sugar on my list?") == "No, “sugar” is not on your list."


async def test_when_asked_for_a_due_it_is_told(conversation: Conversation) -> None:
    await conversation.have_drafts(TaskDraft("Service the boiler", due=date(2026, 3, 20)), TaskDraft("Sew a button"))
    assert await conversation.say("when is the boiler due?") == "“Service the boiler” is due Fri 20 Mar 2026."


async def test_what_was_finished_on_a_day_goes_by_when_it_was_finished(
    conversation: Conversation, clock: Clock
) -> None:
    await conversation.have_drafts(TaskDraft("Service the boiler", due=date(2026, 3, 20)), TaskDraft("Sew a button"))
    await conversation.say("complete service the boiler")
    clock.pass_(days=1)
    await conversation.say("complete sew a button")
    said = await conversation.say("what did I finish yesterday?")
    assert said.startswith("You completed 1 task on Wed 4 Mar 2026.\n- Service the boiler")
    assert "Sew" not in said


async def test_places_count_in_the_last_list_also_after_something_was_done(conversation: Conversation) -> None:
    await conversation.have("Alpha", "Beta", "Gamma")
    await conversation.say("show my tasks")
    await conversation.say("complete the third one")
    await conversation.say("delete the first one")
    assert await conversation.pending() == ["Beta"]
    assert await conversation.done() == ["Gamma"]


async def test_a_place_beyond_the_list_changes_nothing(conversation: Conversation) -> None:
    await conversation.have("Alpha", "Beta")
    await conversation.say("show my tasks")
    assert await conversation.say("delete the fourth one") == "The last list had only 2 tasks."
    assert await conversation.pending() == ["Alpha", "Beta"]


async def test_a_place_without_a_list_is_asked_about(conversation: Conversation) -> None:
    await conversation.have("Alpha", "Beta")
    assert "Which one should I delete?" in await conversation.say("delete the first one")
    assert await conversation.pending() == ["Alpha", "Beta"]
    assert await conversation.say("1") == "Deleted “Alpha”."


async def test_it_is_the_task_that_was_spoken_of_last(conversation: Conversation) -> None:
    await conversation.say("add mow the lawn")
    await conversation.say("move it to monday 9am")
    assert await conversation.say("push it by two hours") == "“mow the lawn” is now due Mon 9 Mar 2026, 11:00."
    await conversation.say("mark it as done")
    assert await conversation.done() == ["mow the lawn"]


async def test_them_are_the_tasks_that_were_added_last(conversation: Conversation) -> None:
    await conversation.have("Old task")
    await conversation.say("add buy soap and buy towels")
    await conversation.say("delete them")
    assert await conversation.pending() == ["Old task"]


async def test_it_without_anything_spoken_of_is_not_guessed(conversation: Conversation) -> None:
    await conversation.have("Alpha")
    assert "not sure which task" in await conversation.say("delete it")
    assert await conversation.pending() == ["Alpha"]


async def test_typing_mistakes_in_a_name_are_forgiven(conversation: Conversation) -> None:
    await conversation.have("Visit the optician", "Buy milk")
    assert await conversation.say("complete the opticain") == "Marked “Visit the optician” as done."


async def test_a_task_that_only_comes_close_is_asked_about(conversation: Conversation) -> None:
    await conversation.have("Paint the garden fence")
    said = await conversation.say("delete the garden shed")
    assert said == "I found no task called “garden shed”. Did you mean “Paint the garden fence”?\n1. Yes\n2. No"
    assert await conversation.pending() == ["Paint the garden fence"]
    assert await conversation.say("yes") == "Deleted “Paint the garden fence”."


async def test_of_a_name_that_nothing_fits_a_few_are_told_that_come_near_and_nothing_else(
    conversation: Conversation,
) -> None:
    ferns = [f"Water fern {number}" for number in range(1, 8)]
    await conversation.have("Iron shirts", *ferns)
    assert await conversation.say("complete the lawn mower") == "I found no task called “lawn mower”."
    assert conversation.shown is None
    said = await conversation.say("delete the water bill for the cellar")
    assert said.startswith("I found no task called “water bill for the cellar”. What comes nearest: “Water fern 1”,")
    assert said.count("Water fern") == 5
    assert "Iron" not in said
    assert conversation.shown is None
    assert len(await conversation.pending()) == 8


async def test_a_word_of_a_comment_comes_near(conversation: Conversation) -> None:
    await conversation.have("Iron shirts")
    await conversation.say("comment on iron shirts: not the linen ones")
    said = await conversation.say("complete the linen")
    assert said.startswith("I found no task called “linen”. Here is what comes near.\n- Iron shirts")
    assert await conversation.pending() == ["Iron shirts"]


async def test_the_name_of_a_list_is_said_to_be_one(conversation: Conversation) -> None:
    await conversation.have("Iron shirts")
    await conversation.say("make a list called Balcony")
    said = await conversation.say("mark the balcnoy done")
    assert said.startswith("I found no task called “balcnoy”. “Balcony” is a list: say “show Balcony”")
    assert await conversation.pending() == ["Iron shirts"]


async def test_a_task_is_named_by_its_number(conversation: Conversation) -> None:
    (task,) = await conversation.have("Renew the passport")
    await conversation.say(f"mark #{task.id} as done")
    assert await conversation.done() == ["Renew the passport"]
    assert await conversation.say("complete 4711") == "There is no task 4711."


async def test_a_note_is_added_and_a_due_date_taken_away(conversation: Conversation) -> None:
    await conversation.have_drafts(TaskDraft("Call aunt Rosa", due=date(2026, 3, 9)))
    await conversation.say("add a note to call aunt rosa: ask about the garden")
    assert (await conversation.tasks())["Call aunt Rosa"].description == "ask about the garden"
    said = await conversation.say("remove the due date from call aunt rosa")
    assert said == "“Call aunt Rosa” has no due date any more."
    assert (await conversation.tasks())["Call aunt Rosa"].due is None


async def test_a_done_task_is_opened_again(conversation: Conversation) -> None:
    await conversation.have("Wash the car")
    await conversation.say("mark wash the car as done")
    assert await conversation.say("mark wash the car as not done") == "“Wash the car” is open again."
    assert await conversation.pending() == ["Wash the car"]


async def test_what_was_done_before_is_told_as_done_already(conversation: Conversation) -> None:
    await conversation.have("Wash the car")
    await conversation.say("complete wash the car")
    assert await conversation.say("complete wash the car") == "“Wash the car” was done already."


async def test_a_repeating_task_is_added_with_its_rule(conversation: Conversation) -> None:
    said = await conversation.say("remind me to air the cellar every monday")
    assert said == "Added “air the cellar”, due Mon 9 Mar 2026, every Monday."
    assert (await conversation.tasks())["air the cellar"].rrule == "FREQ=WEEKLY;BYDAY=MO"


async def test_what_repeats_too_often_is_added_once_and_that_is_said(conversation: Conversation) -> None:
    said = await conversation.say("remind me to stir the soup every 5 minutes")
    assert "repeat every hour at most" in said
    assert (await conversation.tasks())["stir the soup"].rrule is None


async def test_a_task_wished_only_when_missing_is_not_added_twice(conversation: Conversation) -> None:
    await conversation.have("salt")
    await conversation.say("add salt if it isn't on my list yet")
    assert conversation.words == "“salt” is on your list already."
    assert list(await conversation.tasks()) == ["salt"]


async def test_a_list_that_is_not_there_is_not_cleared(conversation: Conversation) -> None:
    await conversation.have("Alpha")
    assert "no task mentions it" in await conversation.say("clear my packing list")
    assert await conversation.pending() == ["Alpha"]


async def test_the_form_is_shown_for_a_task_that_is_not_named(conversation: Conversation) -> None:
    assert "form" in await conversation.say("create a task")
    assert conversation.shown == FormShown(task=None)


async def test_the_form_is_shown_for_a_task_that_is_to_be_edited(conversation: Conversation) -> None:
    (task,) = await conversation.have("Alpha")
    await conversation.say(f"edit task {task.id}")
    assert isinstance(conversation.shown, FormShown)
    assert conversation.shown.task is not None
    assert conversation.shown.task.title == "Alpha"


async def test_it_says_what_it_is_when_asked_or_lost(conversation: Conversation) -> None:
    assert "SAYDONE_MODEL" in await conversation.say("what can you do?")
    assert "built-in rules" in await conversation.say("who won the world cup in 1990?")
    assert conversation.calls == []
    assert "welcome" in await conversation.say("thanks")
    assert (await conversation.say("hello")).startswith("Hello!")
    assert "have not asked" in await conversation.say("yes")


async def test_help_is_short_and_each_of_its_examples_is_understood(conversation: Conversation) -> None:
    said = await conversation.say("what can you do?")
    examples = re.findall(r"“([^”]+)”", said)
    assert len(said) < 450
    assert len(examples) == 6
    for example in examples:
        reply = await conversation.say(example)
        assert "not understand" not in reply
        assert "found no" not in reply
