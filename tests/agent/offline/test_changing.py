"""Sentences that change a task."""

from datetime import date, timedelta

import pytest

from saydone.agent.offline.reading import Changes
from tests.agent.offline.readings import intents, only, read


def changes(text: str) -> Changes:
    clause = only(text)
    assert clause.intent == "update"
    assert clause.changes is not None
    return clause.changes


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("rename the gym task to leg day", "leg day"),
        ("change task 3 to buy oat milk", "buy oat milk"),
        ("change the title of 2 to wash the bike", "wash the bike"),
        ("fix the spelling in task 6, it should be 'send parcel'", "send parcel"),
        ("rename 'pay rent' to 'pay rent and gas'", "pay rent and gas"),
        ("change nails to a box of nails", "a box of nails"),
        ("on my hardware list change nails to screws", "screws"),
    ],
)
def test_a_new_name_is_a_title(text: str, title: str) -> None:
    assert changes(text).title == title


@pytest.mark.parametrize(
    "text",
    [
        "move the dentist to tomorrow",
        "the report is now due tomorrow",
        "change the due date of the report to tomorrow",
        "make task 3 due tomorrow",
        "snooze the fern task until tomorrow",
        "set a deadline of tomorrow for the report task",
        "add a due date of tomorrow to the report",
        "report deadline moved to tomorrow",
        "move up the report to tomorrow",
    ],
)
def test_another_day_is_a_due_date(text: str) -> None:
    assert changes(text).due == date(2026, 3, 5)


def test_each_of_two_numbered_tasks_gets_its_own_change() -> None:
    clauses = read("make #2 due tomorrow and #3 due friday").clauses
    assert [clause.targets[0].ids for clause in clauses] == [(2,), (3,)]
    assert [clause.changes.due for clause in clauses if clause.changes] == [date(2026, 3, 5), date(2026, 3, 6)]


def test_a_note_after_a_change_is_for_the_same_task() -> None:
    clauses = read("mark bread as important and add a note: wholegrain").clauses
    assert [clause.intent for clause in clauses] == ["update", "update"]
    assert clauses[1].targets[0].kind == "pronoun"


def test_a_repetition_is_stopped_in_other_words() -> None:
    assert changes("stop the watering from repeating").clear == ("rrule",)


def test_the_place_of_a_list_is_not_that_of_its_tasks() -> None:
    assert "update" not in intents("put the Family list first")


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("push task 5 back by two days", timedelta(days=2)),
        ("postpone the car wash by a week", timedelta(weeks=1)),
        ("move it half an hour earlier", -timedelta(minutes=30)),
    ],
)
def test_a_stretch_of_time_shifts_the_due_date(text: str, by: timedelta) -> None:
    assert changes(text).due_shift == by


@pytest.mark.parametrize(
    ("text", "target", "duration"),
    [
        ("make the report an hour", "report", "an hour"),
        ("make the report take an hour and a half", "report", "an hour and a half"),
        ("change the report's duration to 2 hours", "report", "2 hours"),
        ("actually make it 90 minutes", "", "90 minutes"),
    ],
)
def test_a_stretch_of_time_that_a_task_is_made_is_its_length(text: str, target: str, duration: str) -> None:
    clause = only(text)
    assert (clause.targets[0].name, clause.changes) == (target, Changes(duration=duration))


@pytest.mark.parametrize("text", ["make the report an hour later", "make it by an hour", "push it an hour"])
def test_later_by_and_push_move_the_due_date(text: str) -> None:
    assert changes(text) == Changes(due_shift=timedelta(hours=1))


@pytest.mark.parametrize(
    ("text", "priority"),
    [
        ("make task 2 urgent", 1),
        ("make the report high priority", 2),
        ("set the priority of task 3 to low", 4),
        ("bump the invoice to p1", 1),
        ("prioritize the tax return", 1),
    ],
)
def test_priority_words_set_the_priority(text: str, priority: int) -> None:
    assert changes(text).priority == priority


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("remove the deadline from task 3", "due"),
        ("the garage task doesn't need a due date anymore", "due"),
        ("clear the description of task 2", "description"),
        ("stop repeating the vitamins", "rrule"),
    ],
)
def test_a_field_that_is_taken_away_is_cleared(text: str, field: str) -> None:
    assert changes(text).clear == (field,)


def test_a_note_goes_to_the_description() -> None:
    assert changes("add a note to task 4: ask for Anna").description == "ask for Anna"
    assert changes("change the description of 2 to use the back door").description == "use the back door"


def test_i_meant_replaces_a_word() -> None:
    assert changes("i meant pears, not apples").replace == ("apples", "pears")


def test_a_label_is_put_on_a_task() -> None:
    assert changes("tag the tax return with money").labels_add == ("money",)


def test_a_change_that_says_nothing_opens_the_form() -> None:
    assert intents("edit task 3") == ["show_form"]


@pytest.mark.parametrize(
    "text", ["change my name to bob", "change the channel to 5", "move to the next song", "update the software"]
)
def test_changes_of_other_things_are_other(text: str) -> None:
    assert intents(text) == ["other"]
