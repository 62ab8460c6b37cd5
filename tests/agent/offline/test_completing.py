"""Sentences that say a task is done, or take that back."""

import pytest

from tests.agent.offline.readings import intents, only, target


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("i watered the ferns", "ferns"),
        ("i've already paid the gas bill", "gas bill"),
        ("groceries are done", "groceries"),
        ("finished the essay", "essay"),
        ("the recycling is out", "recycling"),
        ("done: ring the vet", "ring the vet"),
        ("wrapped up the essay", "essay"),
        ("the bottles have been taken out", "bottles"),
        ("i took the bins out", "bins"),
        ("done: text the landlord", "text the landlord"),
        ("mark walk the dog as complete", "walk the dog"),
        ("tick off the ironing", "ironing"),
        ("back from the barber, you can tick that off", "barber"),
    ],
)
def test_what_was_done_is_completed_by_name(text: str, name: str) -> None:
    assert intents(text) == ["complete"]
    assert target(text).name == name


@pytest.mark.parametrize(
    ("text", "ids"),
    [("done with 3", (3,)), ("7 done", (7,)), ("mark tasks 2, 3 and 5 as done", (2, 3, 5)), ("close task #12", (12,))],
)
def test_numbers_are_ids(text: str, ids: tuple[int, ...]) -> None:
    assert intents(text) == ["complete"]
    assert target(text).ids == ids


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("check off the first one", (1,)),
        ("mark the last two as done", (-2, -1)),
        ("mark the second and third as done", (2, 3)),
    ],
)
def test_places_count_in_the_last_answer(text: str, positions: tuple[int, ...]) -> None:
    assert target(text).positions == positions


def test_it_is_a_pronoun_when_nothing_was_said_before() -> None:
    assert target("it's done").kind == "pronoun"
    assert target("mark both of them as done").plural


def test_all_of_a_kind_is_limited_by_its_query() -> None:
    late = target("complete all overdue tasks")
    assert late.kind == "every"
    assert late.query
    assert late.query.overdue


def test_one_completion_said_twice_is_one() -> None:
    assert target("i'm done with the taxes, tick it off").name == "taxes"


@pytest.mark.parametrize(
    "text",
    [
        "uncheck the ironing",
        "task 3 isn't done yet",
        "reopen 8",
        "mark 4 as not done",
        "i haven't finished the essay yet",
    ],
)
def test_taking_a_completion_back_reopens(text: str) -> None:
    assert only(text).intent == "reopen"


@pytest.mark.parametrize(
    "text",
    [
        "i'm done for today",
        "i have to complete the essay",
        "i should finish the report",
        "is task 3 done?",
        "nothing is done",
        "almost done with the essay",
        "it is done when it is done",
        "close the door",
        "finish my sentence",
    ],
)
def test_what_is_not_done_is_not_completed(text: str) -> None:
    assert "complete" not in intents(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("✅ figs", "figs"),
        ("☑️ buy figs", "buy figs"),
        ("toll paid", "toll"),
        ("parcel: sent", "parcel"),
        ("crossed off figs", "figs"),
        ("sent the parcel just now", "parcel"),
        ("i finished the attic this morning", "attic"),
        ("done with the attic at last", "attic"),
    ],
)
def test_when_it_was_done_is_no_part_of_the_name(text: str, name: str) -> None:
    assert only(text).intent == "complete"
    assert target(text).name == name


@pytest.mark.parametrize("text", ["toll paid?", "the attic is done?", "all done?", "p1 is done?"])
def test_a_statement_with_a_question_mark_is_a_question(text: str) -> None:
    assert intents(text) in (["list"], ["other"])


@pytest.mark.parametrize("text", ["can you tick off the toll?", "mark the toll as done?"])
def test_an_order_with_a_question_mark_is_an_order(text: str) -> None:
    assert intents(text) == ["complete"]


def test_what_was_said_of_a_task_is_no_name_of_another() -> None:
    assert "update" not in intents("i said the bread was done, not the milk")


def test_what_was_done_is_several_things_where_each_has_its_verb() -> None:
    assert intents("i paid the toll and sent the parcel") == ["complete", "complete"]
