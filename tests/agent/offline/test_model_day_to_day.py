"""Changes, questions and tidying as they are said from day to day."""

from datetime import date, timedelta

import pytest

from saydone.agent.offline.reading import Clause
from saydone.domain.task import TaskDraft
from tests.agent.offline.conftest import Conversation
from tests.agent.offline.readings import intents, only, read


async def test_words_of_a_title_become_others(conversation: Conversation) -> None:
    await conversation.have("order rye flour")
    await conversation.say("replace rye flour with oat bran in order rye flour")
    assert await conversation.pending() == ["order oat bran"]


async def test_a_due_moves_by_what_is_said_beside_it(conversation: Conversation) -> None:
    await conversation.have_drafts(TaskDraft("Hem the curtains", due=date(2026, 3, 10)))
    for said, due in (
        ("move hem the curtains to the day before", date(2026, 3, 9)),
        ("the curtains need two more days", date(2026, 3, 11)),
        ("the curtains take another week", date(2026, 3, 18)),
        ("hem the curtains should be done by friday", date(2026, 3, 6)),
    ):
        await conversation.say(said)
        assert (await conversation.tasks())["Hem the curtains"].due == due, said


async def test_what_should_be_done_and_is_no_task_is_offered(conversation: Conversation) -> None:
    assert "I can add “paint the shed”" in await conversation.say("paint the shed should be done by thursday")
    await conversation.say("yes")
    assert (await conversation.tasks())["paint the shed"].due == date(2026, 3, 5)


async def test_less_and_more_important_is_said_of_what_it_was(conversation: Conversation) -> None:
    await conversation.have_drafts(TaskDraft("Oil the gate", priority=1))
    for said, level in (
        ("make the gate less important", 2),
        ("make oil the gate more urgent", 1),
        ("make the gate more important", 1),
        ("bump the gate down to low priority", 4),
    ):
        await conversation.say(said)
        assert (await conversation.tasks())["Oil the gate"].priority == level, said


async def test_a_subtask_is_moved_out_of_its_task(conversation: Conversation) -> None:
    await conversation.have("plan the fair")
    await conversation.say("add a subtask to plan the fair: rent tables")
    await conversation.say("move the tables out of the fair")
    assert (await conversation.tasks())["rent tables"].parent_id is None


async def test_lists_named_like_a_time_of_day_are_put_in_order_and_described(conversation: Conversation) -> None:
    for name in ("Work", "Yard"):
        await conversation.say(f"create a list called {name}")
    await conversation.have("Oil the gate")
    assert await conversation.say("put Yard before Work") == "Moved the list “Yard”."
    assert await conversation.say("put Yard after Work") == "Moved the list “Yard”."
    assert (
        await conversation.say("describe the Work list as all that is paid") == "The list “Work” has a new description."
    )
    assert (await conversation.tasks())["Oil the gate"].description == ""


async def test_a_list_is_sorted_where_it_is_asked_for(conversation: Conversation) -> None:
    await conversation.say("create a list called Yard")
    await conversation.say("add rake leaves to Yard")
    await conversation.say("add oil the gate p1 to Yard")
    assert (await conversation.say("sort yard by priority")).splitlines()[1:] == [
        "- oil the gate (#2) (p1) in Yard",
        "- rake leaves (#1) in Yard",
    ]


async def test_what_is_called_off_or_no_longer_needed_is_deleted_only_after_a_yes(conversation: Conversation) -> None:
    await conversation.have("see the dentist", "ring the garage", "buy rice", "scrub the pans")
    for said in (
        "the dentist called, they cancelled",
        "I don't need to ring the garage any more",
        "we already have rice",
    ):
        assert "Shall I go ahead?" in await conversation.say(said)
        assert len(await conversation.pending()) == 4
        await conversation.say("no")
    await conversation.say("the dentist was cancelled")
    await conversation.say("yes")
    assert await conversation.pending() == ["buy rice", "ring the garage", "scrub the pans"]


async def test_of_two_of_a_name_the_day_says_which(conversation: Conversation) -> None:
    await conversation.have_drafts(
        TaskDraft("gym", due=date(2026, 3, 5)), TaskDraft("gym", due=date(2026, 3, 6)), TaskDraft("gym bag")
    )
    await conversation.say("delete the gym on friday")
    tasks = await conversation.tasks()
    assert (tasks["gym"].due, sorted(tasks)) == (date(2026, 3, 5), ["gym", "gym bag"])


async def test_deleting_a_task_says_all_of_what_is_below_it(conversation: Conversation) -> None:
    await conversation.have("plan the fair", "sweep the yard")
    await conversation.say("add a subtask to plan the fair: rent tables")
    said = await conversation.say("delete plan the fair and everything below it")
    assert said == "Deleted “plan the fair”. What is below it was deleted as well: “rent tables”."
    assert await conversation.pending() == ["sweep the yard"]


async def test_what_is_put_below_another_or_trashed_is_a_task_there_is(conversation: Conversation) -> None:
    await conversation.have("plan the fair", "rent tables", "sweep the yard")
    await conversation.say("put the tables below the fair")
    tasks = await conversation.tasks()
    assert tasks["rent tables"].parent_id == tasks["plan the fair"].id
    await conversation.say("trash the yard")
    assert await conversation.pending() == ["plan the fair", "rent tables"]


async def test_the_only_task_there_is_is_the_first_one(conversation: Conversation) -> None:
    await conversation.have("sweep the yard")
    await conversation.say("tick off the first one")
    assert await conversation.done() == ["sweep the yard"]


async def test_what_was_done_is_found_by_a_word_of_it(conversation: Conversation) -> None:
    await conversation.have("read exercise 7", "read exercise 17")
    await conversation.say("I did exercise 7")
    assert await conversation.done() == ["read exercise 7"]


def test_two_questions_are_two_answers() -> None:
    assert intents("what is overdue and what is due tomorrow?") == ["list", "list"]
    assert [
        clause.query and clause.query.overdue for clause in read("what's overdue and what's due today?").clauses
    ] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "words"), [("who should I ring today?", "ring"), ("whom do I still need to visit?", "visit")]
)
def test_whom_to_call_is_asked_of_the_tasks_that_say_so(text: str, words: str) -> None:
    clause = only(text)
    assert (clause.intent, clause.query and clause.query.words) == ("list", words)


@pytest.mark.parametrize(
    ("text", "do", "name", "to"),
    [
        ('save "p1 & overdue" as hot', "create", "hot", "p1 & overdue"),
        ("archive Cellar", "archive", "Cellar", ""),
        ("unarchive cellar", "unarchive", "cellar", ""),
        ("set the description of the Work list to paid things", "describe", "Work", "paid things"),
    ],
)
def test_lists_and_filters_are_tended(text: str, do: str, name: str, to: str) -> None:
    tending = only(text).tending
    assert tending is not None
    assert (tending.do, tending.name, tending.to) == (do, name, to)


@pytest.mark.parametrize("text", ["take back the last five minutes", "undo that too", "stop"])
def test_taking_back_and_stopping_are_understood(text: str) -> None:
    clause: Clause = only(text)
    assert clause.intent == "undo" or clause.answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("what time is it?", "It is Wednesday, 4 March 2026, 10:00."),
        ("what's the date on friday?", "That is Friday, 6 March 2026."),
    ],
)
def test_the_clock_is_told(text: str, answer: str) -> None:
    assert only(text).answer == answer


def test_lists_are_counted_by_what_is_in_them() -> None:
    assert intents("how many tasks have I got in each list?") == ["show_lists"]
    assert intents("how many tasks did I complete today by list?") == ["insight"]
    assert only("show everything sorted by priority").query is not None


def test_a_task_called_like_an_order_is_told_to_be_urgent() -> None:
    assert only("pay the rent is urgent").changes is not None


async def test_more_is_said_of_what_was_just_added(conversation: Conversation) -> None:
    await conversation.say("add sail with Sue on friday")
    await conversation.say("hmm, rather saturday")
    await conversation.say("and add a note: bring the oars")
    task = (await conversation.tasks())["sail with Sue"]
    assert (task.due, task.description) == (date(2026, 3, 7), "bring the oars")
    await conversation.say("rename it to paddle with Sue")
    await conversation.say("change it back")
    assert await conversation.pending() == ["sail with Sue"]


async def test_a_note_without_a_task_makes_no_task(conversation: Conversation) -> None:
    await conversation.say("add a note: bring the oars")
    assert await conversation.pending() == []


async def test_what_is_done_is_cleared_out_as_it_is_said(conversation: Conversation) -> None:
    await conversation.have("oil the gate", "rake leaves")
    await conversation.say("complete rake leaves")
    await conversation.say("clear out everything that's done")
    await conversation.say("yes")
    assert list(await conversation.tasks()) == ["oil the gate"]


@pytest.mark.parametrize(
    "text", ["what have I still got to do on the yard list?", "how much is left on the yard list?"]
)
def test_what_is_left_is_no_name_of_a_task(text: str) -> None:
    query = only(text).query
    assert query is not None
    assert (query.words, query.membership) == ("", False)


def test_a_day_before_a_colon_is_the_due_of_all_that_follows() -> None:
    (clause,) = read("tomorrow: iron the shirts, pack the case, charge the lamp").clauses
    assert [(item.title, item.due) for item in clause.items] == [
        ("iron the shirts", date(2026, 3, 5)),
        ("pack the case", date(2026, 3, 5)),
        ("charge the lamp", date(2026, 3, 5)),
    ]


@pytest.mark.parametrize(
    ("text", "title", "list_name"),
    [
        ("new: oil the gate p3", "oil the gate", ""),
        ("put oil the gate on my list for the end of the month", "oil the gate", ""),
    ],
)
def test_new_is_a_heading_and_the_end_of_a_month_no_list(text: str, title: str, list_name: str) -> None:
    (item,) = only(text).items
    assert (item.title, item.list_name) == (title, list_name)


def test_a_couple_of_days_and_a_note_behind_the_task_are_read() -> None:
    moved, noted = only("postpone the gate by a couple of days"), only("add 'use the wax' to oil the gate as a note")
    assert moved.changes is not None
    assert moved.changes.due_shift == timedelta(days=2)
    assert noted.changes is not None
    assert noted.changes.description == "use the wax"


async def test_of_what_is_asked_about_only_one_may_be_meant(conversation: Conversation) -> None:
    await conversation.say("create a list called Yard")
    await conversation.say("add rake leaves and oil the gate to Yard")
    await conversation.have("sweep the hall")
    for said in ("no, only the hall", "just everything", "only the"):
        assert "That would delete 2 tasks" in await conversation.say("delete everything in Yard")
        await conversation.say(said)
        assert len(await conversation.pending()) == 3, said
    await conversation.say("delete everything in Yard")
    await conversation.say("no, only the gate")
    assert await conversation.pending() == ["rake leaves", "sweep the hall"]


async def test_a_change_of_mind_is_about_what_was_just_written(conversation: Conversation) -> None:
    await conversation.have("sweep the hall")
    await conversation.say("add rake leaves")
    await conversation.say("no wait, call it rake the path")
    await conversation.say("sorry, move it to friday")
    assert (await conversation.tasks())["rake the path"].due == date(2026, 3, 6)


async def test_how_a_task_goes_and_what_its_note_says_is_told(conversation: Conversation) -> None:
    await conversation.have_drafts(TaskDraft("write the speech", description="begin with the boat"))
    for said in ("how's the speech going?", "what did the note on the speech say?"):
        assert "Its note: begin with the boat" in await conversation.say(said)
    assert "1 open task" in await conversation.say("how many are left?")


def test_lists_are_not_merged_and_a_task_can_wait_until_a_month() -> None:
    assert "move everything from Yard to Home" in only("merge the lists Yard and Home").answer
    changes = only("the speech can wait until april").changes
    assert changes is not None
    assert changes.due == date(2026, 4, 1)
