"""Several requests in one message, parted by words, by commas, or by nothing at all."""

import pytest

from tests.agent.offline.readings import intents, only, read, titles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("add rinse the jars, then delete the lids and mark the labels as done", ["add", "remove", "complete"]),
        ("put yeast on my list then read it back to me", ["add", "list"]),
        ("take off the flour and add rye to my baking list", ["remove", "add"]),
        ("that errand is no longer needed delete it", ["remove"]),
        ("i finished the essay please add print the essay to my list", ["complete", "add"]),
        ("the oven is done and delete the mixer", ["complete", "remove"]),
        ("tick off task 4 then show me the rest", ["complete", "list"]),
    ],
)
def test_requests_are_parted_where_one_ends(text: str, expected: list[str]) -> None:
    assert intents(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "remind me to wash the jars and take them off the shelf",
        "add clear the shelf and delete the old scans",
        "i need to rinse the jars then remove the labels tomorrow",
    ],
)
def test_a_name_that_goes_on_is_not_parted(text: str) -> None:
    assert set(intents(text)) <= {"add", "other"}


def test_a_part_that_is_not_understood_is_kept_and_told_apart() -> None:
    first, second = read("add yeast to my list and take the tram around the block").clauses
    assert first.intent == "add"
    assert (second.intent, second.said) == ("other", "take the tram around the block")


def test_what_only_a_task_could_make_a_request_is_other_and_says_what_it_would_be() -> None:
    clause = only("delete the boarding card")
    assert clause.intent == "other"
    assert clause.perhaps
    assert clause.perhaps.intent == "remove"
    assert only("don't delete the boarding card").perhaps is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("would you mind adding sesame to my shopping list", "sesame"),
        ("is it possible to add sesame to my shopping list", "sesame"),
        ("i'd appreciate it if you put sesame on the list", "sesame"),
        ("i forgot to tell you to put sesame on my list", "sesame"),
        ("shopping list add sesame", "sesame"),
        ("get sesame on my list", "sesame"),
        ("my list is missing sesame", "sesame"),
        ("let's put sesame on the shopping list", "sesame"),
        ("note to self wash the sesame", "wash the sesame"),
        ("help me to remember to grind the sesame", "grind the sesame"),
        ("write down that i need sesame", "sesame"),
        ("add coffee", "coffee"),
    ],
)
def test_requests_are_found_inside_the_ways_people_ask(text: str, title: str) -> None:
    assert titles(text) == [title]


@pytest.mark.parametrize(
    "text",
    [
        "complete the registration for me",
        "take the morning off",
        "the bakery is closed",
        "i did well at the fair",
        "remove the ads",
        "did the parcel arrive",
        "please don't take sesame off my list",
        "add a stop at the mill to my route",
        "how do i get sesame out of the carpet",
    ],
)
def test_near_misses_change_nothing(text: str) -> None:
    assert not set(intents(text)) & {"add", "remove", "complete", "update"}
