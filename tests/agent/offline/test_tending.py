"""Sentences about lists, labels, comments, the trash and what was done."""

from datetime import UTC, datetime

import pytest

from saydone.agent.offline.reading import Query, Tending
from saydone.agent.offline.understand import understand
from saydone.agent.offline.wire import to_json
from tests.agent.offline.readings import intents, only, read, target


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("make a list called Lisbon", Tending("create", "list", "Lisbon")),
        ("i want a new list: Films to see", Tending("create", "list", "Films to see")),
        ("create a label called someday", Tending("create", "label", "someday")),
        ("rename the House list to Flat", Tending("rename", "list", "House", "Flat")),
        ("change the name of my House list to Flat", Tending("rename", "list", "House", "Flat")),
        ("archive the Lisbon list", Tending("archive", "list", "Lisbon")),
        ("unarchive the Lisbon list", Tending("unarchive", "list", "Lisbon")),
        ("make the House list teal", Tending("recolor", "list", "House", "teal")),
        ("delete the label someday", Tending("delete", "label", "someday")),
        ("delete the list called Lisbon", Tending("delete", "list", "Lisbon")),
    ],
)
def test_lists_and_labels_are_tended(text: str, wanted: Tending) -> None:
    assert (only(text).intent, only(text).tending) == ("organize", wanted)


def test_a_label_that_is_taken_off_a_task_is_not_deleted() -> None:
    assert intents("remove the tag someday from order tiles") == ["update"]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("list the lists i have", "show_lists"),
        ("which labels do I have", "show_lists"),
        ("undo what you just did", "undo"),
        ("bring back what you deleted", "trash"),
        ("undo the undo", "redo"),
        ("what did you just change?", "history"),
        ("how was my month?", "insight"),
        ("how many tasks did I finish last week?", "insight"),
        ("what's in the recycle bin?", "trash"),
        ("empty the trash", "trash"),
        ("restore order tiles from the trash", "trash"),
        ("undelete order tiles", "trash"),
        ("comment on order tiles: the blue ones", "comment"),
    ],
)
def test_what_was_done_and_what_is_there_is_asked_about(text: str, intent: str) -> None:
    assert intents(text) == [intent]


@pytest.mark.parametrize(
    ("day", "text", "period"),
    [
        (2, "how was my week?", "last 7 days"),
        (2, "how did the week go", "last 7 days"),
        (2, "how was this week", "this week"),
        (2, "how was my week so far", "this week"),
        (2, "how was last week", "last week"),
        (3, "how was my week?", "this week"),
    ],
)
def test_on_a_monday_the_week_that_was_is_the_last_days(day: int, text: str, period: str) -> None:
    (clause,) = understand(text, now=datetime(2026, 3, day, 10, tzinfo=UTC)).clauses
    assert (clause.intent, clause.text) == ("insight", period)


@pytest.mark.parametrize(
    "text",
    [
        "restore factory settings",
        "empty the dishwasher",
        "archive my emails",
        "history of Rome",
        "rename my wifi network",
        "comment on my instagram post",
        "how was your week?",
        "delete my account",
    ],
)
def test_the_same_words_about_other_things_are_other(text: str) -> None:
    assert intents(text) == ["other"]


def test_a_comment_has_its_task_and_its_words() -> None:
    clause = only("leave a comment on order tiles saying the blue ones")
    assert (clause.targets[0].name, clause.text) == ("order tiles", "the blue ones")


@pytest.mark.parametrize(
    ("text", "query", "list_name"),
    [
        ("what do I have in House?", Query(), "House"),
        ("show overdue p1 in House", Query(overdue=True, priority=1), "House"),
        ("show me tasks labelled someday", Query(label="someday"), ""),
        ("open my filter Mornings", Query(saved="Mornings"), ""),
        ("show my tasks, newest first", Query(sort="-created"), ""),
        ("show tasks without a due date", Query(terms=("no date",)), ""),
        ("what does the roofer task say?", Query(words="roofer", in_full=True), ""),
    ],
)
def test_a_part_of_the_tasks_is_asked_for(text: str, query: Query, list_name: str) -> None:
    clause = only(text)
    assert (clause.intent, clause.query, clause.list_name) == ("list", query, list_name)


def test_everything_completed_may_be_cleared() -> None:
    found = target("clear completed")
    assert (found.kind, found.query) == ("every", Query(status="completed"))


def test_how_a_reminder_should_come_is_no_part_of_its_title() -> None:
    assert only("remind me by email to feed the hens").items[0].title == "feed the hens"


@pytest.mark.parametrize(
    ("text", "action"),
    [("make a list called Lisbon", "add"), ("delete the label someday", "remove"), ("list the lists i have", "list")],
)
def test_the_wire_form_names_what_is_done_to_lists(text: str, action: str) -> None:
    assert to_json(read(text))["intent"] == action


def test_the_wire_form_says_what_a_repetition_is_counted_from() -> None:
    assert to_json(read("add clean the hood every 5 weeks after I do it"))["repeat_from"] == "completion"
