"""What an addition names, where the words run on: several things, several days, a list behind "for"."""

from datetime import date, datetime

import pytest

from saydone.agent.offline.reading import Clause
from tests.agent.offline.conftest import Conversation
from tests.agent.offline.readings import NOW, intents, only, read, target, titles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("add carrots rice and tea", ["carrots", "rice", "tea"]),
        ("add plums onions leeks and a loaf", ["plums", "onions", "leeks", "a loaf"]),
        ("add rye bread and tea", ["rye bread", "tea"]),
        ("add sports socks and a towel", ["sports socks", "a towel"]),
        ("add exercise 7 and 8", ["exercise 7 and 8"]),
    ],
)
def test_things_are_told_apart_by_their_plurals_and_numbers_are_none(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


def test_what_is_counted_may_be_a_task_each() -> None:
    assert target("delete exercise 7 and 8").parts == ("exercise 7", "exercise 8")


def _days(text: str) -> dict[str, date | datetime | None]:
    return {item.title: item.due for clause in read(text).clauses for item in clause.items}


def test_each_wish_and_each_task_has_a_day_of_its_own() -> None:
    assert _days("tomorrow I have to sign the form and on friday I need to take it to Bonn") == {
        "sign the form": date(2026, 3, 5),
        "take it to Bonn": date(2026, 3, 6),
    }
    assert _days("add a task to oil the gate on saturday and another to trim the hedge on sunday") == {
        "oil the gate": date(2026, 3, 7),
        "trim the hedge": date(2026, 3, 8),
    }


async def test_a_wish_that_is_not_understood_is_told(conversation: Conversation) -> None:
    said = await conversation.say("tomorrow I have to see it and on friday I have to sign the form")
    assert await conversation.pending() == ["sign the form"]
    assert "tomorrow I have to see it" in said


def test_a_wish_without_a_subject_and_a_length_behind_a_comma_are_read() -> None:
    assert _days("gotta drop the bike off at the shop on the 12th at half past eight") == {
        "drop the bike off at the shop": datetime(2026, 3, 12, 8, 30, tzinfo=NOW.tzinfo)
    }
    (item,) = only("eye test next monday at 10:15, takes 45 minutes").items
    assert (item.title, item.duration, item.due) == (
        "eye test",
        "45 minutes",
        datetime(2026, 3, 9, 10, 15, tzinfo=NOW.tzinfo),
    )


def test_what_is_said_of_somebody_is_a_note_and_no_due() -> None:
    (item,) = only("add order a cake for Lou, her birthday is on sunday").items
    assert (item.title, item.due, item.description) == ("order a cake for Lou", None, "her birthday is on sunday")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("remind Lou tomorrow", "remind Lou"),
        ("remind mum on friday at 5", "remind mum"),
        ("remind me on friday of the choir", "the choir"),
    ],
)
def test_a_reminder_for_somebody_else_is_something_to_do(text: str, title: str) -> None:
    assert titles(text) == [title]


def test_a_note_for_a_task_is_never_a_task() -> None:
    clause = only("add a note to the hotel: budget 120 a night")
    assert (clause.intent, clause.items) == ("update", ())


@pytest.mark.parametrize(
    "text", ["feed the fish only every 3 days", "fish every 3 days instead of daily", "fish only on mondays"]
)
def test_another_rhythm_is_a_change_of_the_task(text: str) -> None:
    clause = only(text)
    assert (clause.intent, clause.changes is not None and bool(clause.changes.rrule)) == ("update", True)


def test_what_somebody_only_does_on_some_day_is_no_task() -> None:
    assert intents("I can only come on mondays") == ["other"]


@pytest.mark.parametrize(
    "text",
    [
        "new task for studio: fix the lamp",
        "add fix the lamp to Studio with high priority",
        "put fix the lamp on the studio list @errand",
        "add to studio: fix the lamp",
    ],
)
async def test_a_list_is_found_wherever_it_is_named(conversation: Conversation, text: str) -> None:
    await conversation.say("create a list called Studio")
    assert "in “Studio”" in await conversation.say(text)
    assert await conversation.pending() == ["fix the lamp"]


async def test_what_is_there_already_is_moved_by_putting_it_somewhere(conversation: Conversation) -> None:
    await conversation.have("collect the dry cleaning", "write the card", "plan the fair")
    said = await conversation.say("create a list called Rounds and put the dry cleaning and the card in it")
    assert said.startswith("Made the list “Rounds”. Changed “collect the dry cleaning” and “write the card”")
    await conversation.say("put write the card under plan the fair")
    await conversation.say("put the cake on my Rounds list")
    assert await conversation.pending() == ["collect the dry cleaning", "plan the fair", "the cake", "write the card"]
    tasks = await conversation.tasks()
    assert tasks["write the card"].parent_id == tasks["plan the fair"].id


async def test_what_is_added_to_a_task_goes_below_it(conversation: Conversation) -> None:
    await conversation.have("plan the fair")
    said = await conversation.say("add to the fair: rent tables, hang lamps")
    assert said == "Added 2 tasks below “plan the fair”: “rent tables” and “hang lamps”."
    assert "There is no list “Oslo” yet" in await conversation.say("add to Oslo: book a cabin, pack the bags")


def test_a_day_that_another_is_named_for_stays_in_the_title() -> None:
    clause: Clause = only("add finish the slides tomorrow for monday")
    assert [(item.title, item.due) for item in clause.items] == [("finish the slides for monday", date(2026, 3, 5))]


def test_what_is_bought_in_a_number_is_not_bought_at_that_hour() -> None:
    zone = NOW.tzinfo
    assert _days("Bring two tomorrow 9am") == {"Bring two": datetime(2026, 3, 5, 9, tzinfo=zone)}
    assert _days("add order one tomorrow") == {"order one": date(2026, 3, 5)}
    assert _days("add ring Ida one tomorrow") == {"ring Ida": datetime(2026, 3, 5, 13, tzinfo=zone)}


@pytest.mark.parametrize(
    "text", ["each tuesday at 3pm send the rota", "order ink every 6 weeks", "every monday at 8 book a court"]
)
def test_a_line_that_repeats_is_added_whoever_else_might_do_it(text: str) -> None:
    assert intents(text) == ["add"]


@pytest.mark.parametrize("text", ["every day at 8 tell me a riddle", "every day at 6 put on the radio"])
def test_what_repeats_and_is_asked_of_an_assistant_is_not_added(text: str) -> None:
    assert intents(text) == ["other"]
