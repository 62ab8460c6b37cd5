"""Sentences whose words sound like a deletion or a completion, and are none."""

import pytest

from tests.agent.offline.readings import DESTRUCTIVE, intents, only, read, target, titles


@pytest.mark.parametrize(
    "text",
    [
        "complete nonsense",
        "complete darkness",
        "complete this proverb for me",
        "complete the pattern 3 6 9",
        "completed bridges of the famous engineer",
        "finished leather feels soft",
        "finish lines are painted white",
        "tick prevention",
        "strike that",
        "drop it",
        "drop that",
        "got it",
        "none of my errands are done",
        "few of the tasks are finished",
        "delete or keep the stamps?",
        "remove the second paragraph",
        "erase the word from your memory",
        "complete tom's chores",
        "don't forget to delete the duplicates",
        "i am done with women",
        "complete my booking reservation",
        "tick the box saying that i agree",
        "delete my search results",
    ],
)
def test_nothing_is_deleted_or_completed(text: str) -> None:
    assert not set(intents(text)) & set(DESTRUCTIVE)


def test_a_thing_that_is_got_may_be_a_task() -> None:
    clause = only("i got the stamps")
    assert clause.intent == "other"
    assert clause.perhaps
    assert clause.perhaps.intent == "complete"
    assert clause.perhaps.targets[0].stated


@pytest.mark.parametrize(
    ("text", "intent", "name"),
    [
        ("complete the brochure", "complete", "brochure"),
        ("consider the garage swept", "other", ""),
        ("consider the garage cleaned", "complete", "garage"),
        ("ring the vet: done", "complete", "ring the vet"),
        ("handed in my thesis, mark it done", "complete", "thesis"),
        ("forget about repainting the shed", "other", ""),
        ("forget about painting the shed", "remove", "painting the shed"),
        ("lose the shed task", "remove", "shed"),
        ("mark the shed as a finished task", "complete", "shed"),
        ("take chives off the list, we have some", "remove", "chives"),
        ("scrub chives from the grocery list", "remove", "chives"),
        ("grabbed the chives, you can remove it", "remove", "chives"),
        ("i decided against painting the shed, drop it", "remove", "painting the shed"),
        ("i don't need a reminder to paint the shed anymore", "remove", "paint the shed"),
        ("we have chives, remove them from the list", "remove", "chives"),
        ("i've already chosen the tiles", "complete", "tiles"),
        ("the brochure can wait until december 5th", "update", "brochure"),
        ("paint the shed should be called paint the barn", "update", "paint the shed"),
        ("assign paint the shed to the garden list", "update", "paint the shed"),
        ("edit the brochure to say print the brochure", "update", "brochure"),
        ("put chives on my list instead of parsley", "update", "parsley"),
    ],
)
def test_what_is_asked_for_is_still_read(text: str, intent: str, name: str) -> None:
    assert intents(text) == [intent]
    if name:
        assert target(text).name.removeprefix("the ").removeprefix("my ") == name


def test_the_appointment_that_is_cancelled_may_be_no_task() -> None:
    assert target("cancel my dentist appointment").stated


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("check whether chives are on my list and if not add them", "chives"),
        ("is there soap on the grocery list, if there isn't put it there", "soap"),
        ("is soap on the list, if it isn't then add it", "soap"),
        ("do i have soap on my list and if not could you put it on there", "soap"),
        ("are there any figs on the shopping list? if not, add them", "figs"),
        ("i could use some more soap, put that on the list", "soap"),
        ("the soap is gone, add it to my list", "soap"),
        ("there's no more soap, put it on the list", "soap"),
        ("i keep forgetting soap, put it on the list", "soap"),
        ("i must feed the hens, don't let me forget", "feed the hens"),
        ("give me a task to feed the hens", "feed the hens"),
    ],
)
def test_what_was_spoken_of_before_is_added_by_its_name(text: str, title: str) -> None:
    assert titles(text) == [title]


def test_the_hour_of_one_thing_is_not_that_of_the_next() -> None:
    (first, second) = only("i need to fetch the kids at 4 and then cook dinner").items
    assert (first.title, second.title) == ("fetch the kids", "cook dinner")
    assert first.due
    assert second.due is None


def test_two_lists_are_made_one_after_the_other() -> None:
    made = [clause.tending.name for clause in read("create lists Lisbon and Porto").clauses if clause.tending]
    assert made == ["Lisbon", "Porto"]


def test_a_task_is_broken_down_into_its_parts() -> None:
    items = only("break down order paint into: measure the wall, pick a colour").items
    assert [(item.title, item.parent) for item in items] == [
        ("measure the wall", "order paint"),
        ("pick a colour", "order paint"),
    ]
