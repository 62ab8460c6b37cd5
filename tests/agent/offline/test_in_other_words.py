"""Orders that were taken for things to do, titles that lost words, and two changes that say their verb once."""

from datetime import date, datetime

import pytest

from saydone.agent.offline.reading import Changes
from tests.agent.offline.conftest import Conversation
from tests.agent.offline.readings import NOW, intents, only, read, titles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("and another one: ring the bank", ["ring the bank"]),
        ("one more thing: ring the bank", ["ring the bank"]),
        ("add two more: ring the bank and sort the shed", ["ring the bank", "sort the shed"]),
        ("add three more things: nails, glue, string", ["nails", "glue", "string"]),
        ("add watch The Day After Tomorrow", ["watch The Day After Tomorrow"]),
        ("Add Call Mum The Day After Tomorrow", ["Call Mum"]),
        ("add book 3 seats for 7pm concert on friday", ["book 3 seats for 7pm concert"]),
        ("add catch the 9:15 train tomorrow", ["catch the 9:15 train"]),
        ("add book a table for 7pm on friday", ["book a table"]),
        ("add descale the kettle 3 months after I do it", ["descale the kettle"]),
        ("add nails tomorow", ["nails"]),
    ],
)
def test_what_is_added_keeps_its_words_and_no_others(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


def test_so_long_after_it_was_done_repeats() -> None:
    (item,) = only("add descale the kettle 3 months after I do it").items
    assert (item.rrule, item.repeat_from) == ("FREQ=MONTHLY;INTERVAL=3", "completion")


def test_a_concert_at_seven_is_due_at_seven() -> None:
    (item,) = only("add book 3 seats for 7pm concert on friday").items
    assert item.due == datetime(2026, 3, 6, 19, tzinfo=NOW.tzinfo)


@pytest.mark.parametrize(
    "text",
    [
        "wait to mark the invitations done until friday",
        "wait with deleting the milk until friday",
        "hold off deleting the milk",
    ],
)
def test_what_is_to_wait_is_neither_done_nor_added(text: str) -> None:
    assert intents(text) == ["other"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("make the nails p1 and wood glue p2", [("nails", Changes(priority=1)), ("wood glue", Changes(priority=2))]),
        (
            "move the report to friday and the invoice to monday",
            [("report", Changes(due=date(2026, 3, 6))), ("invoice", Changes(due=date(2026, 3, 9)))],
        ),
    ],
)
def test_the_verb_of_two_changes_may_be_said_once(text: str, expected: list[tuple[str, Changes]]) -> None:
    assert [(clause.targets[0].name, clause.changes) for clause in read(text).clauses] == expected


def test_an_order_beside_a_change_keeps_its_own_verb() -> None:
    assert intents("make the nails p1 and add wood glue p2") == ["update", "add"]


def test_what_should_be_every_other_week_repeats_so() -> None:
    changes = only("the bins should be every other week").changes
    assert changes is not None
    assert changes.rrule == "FREQ=WEEKLY;INTERVAL=2"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("shwo my grocries", "list"),
        ("whats overdu", "list"),
        ("undoo", "undo"),
        ("am I on a streak?", "insight"),
        ("do i have a streak?", "insight"),
        ("how long do tasks usually take me?", "insight"),
        ("save filter Warm as p1 or due today", "organize"),
        ("save the search p1 or due today as Warm", "organize"),
    ],
)
def test_what_is_asked_is_understood(text: str, intent: str) -> None:
    assert intents(text) == [intent]


async def test_a_note_and_a_reminder_go_to_the_task_that_is_meant(conversation: Conversation) -> None:
    await conversation.have("Wash the van")
    await conversation.say("add a note to wash the van: delete this once it is sold")
    assert (await conversation.tasks())["Wash the van"].description == "delete this once it is sold"
    await conversation.say("add ring the bank on friday at 3")
    said = await conversation.say("remind me the evening before")
    assert said == "“ring the bank” has a reminder a day before at 18:00."
    assert await conversation.pending() == ["Wash the van", "ring the bank"]
