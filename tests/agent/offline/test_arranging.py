"""Sentences about where tasks are, what they are labelled, and how they repeat."""

from datetime import timedelta

import pytest

from saydone.agent.offline.reading import Changes, Item
from tests.agent.offline.readings import intents, only, target


def item(text: str) -> Item:
    """The one task that a sentence adds."""
    (found,) = only(text).items
    return found


def changes(text: str) -> Changes:
    """The changes that a sentence asks for."""
    found = only(text).changes
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "title", "list_name"),
    [
        ("add return the drill to the Borrowed list", "return the drill", "Borrowed"),
        ("add call the roofer #House", "call the roofer", "House"),
        ("add 'oil the hinges' to House", "oil the hinges", "House"),
        ("add oil the hinges to the 'Old house' list", "oil the hinges", "Old house"),
        ("add oil the hinges to House", "oil the hinges", "House"),
        ("new task in House: order tiles", "order tiles", "House"),
    ],
)
def test_a_new_task_has_the_list_that_is_named(text: str, title: str, list_name: str) -> None:
    assert (item(text).title, item(text).list_name) == (title, list_name)


@pytest.mark.parametrize("what", ["send the drill to Ida", "book a hotel in Lisbon", "plan a trip to Lisbon"])
def test_a_place_or_a_person_is_no_list(what: str) -> None:
    assert (item(f"add {what}").title, item(f"add {what}").list_name) == (what, "")


@pytest.mark.parametrize(
    ("text", "title", "labels"),
    [
        ("add drop off the parcel @town", "drop off the parcel", ("town",)),
        ("add fetch the keys with the label town", "fetch the keys", ("town",)),
        ("add sign the lease tagged paper and town", "sign the lease", ("paper", "town")),
        ("add write to bob@example.com", "write to bob@example.com", ()),
        ("add lunch with Kim @ noon", "lunch with Kim", ()),
    ],
)
def test_a_new_task_has_the_labels_that_are_given(text: str, title: str, labels: tuple[str, ...]) -> None:
    assert (item(text).title, item(text).labels) == (title, labels)


@pytest.mark.parametrize(
    "text",
    [
        "add candles under bake the birthday cake",
        "add a subtask to bake the birthday cake: candles",
        "add candles as a subtask of bake the birthday cake",
        "create a subtask candles under bake the birthday cake",
    ],
)
def test_a_subtask_is_named_with_its_parent(text: str) -> None:
    assert (item(text).title, item(text).parent) == ("candles", "bake the birthday cake")


@pytest.mark.parametrize(
    ("text", "rrule", "repeat_from"),
    [
        ("add clean the hood every 5 weeks after I do it", "FREQ=WEEKLY;INTERVAL=5", "completion"),
        ("add clean the hood every! 5 weeks", "FREQ=WEEKLY;INTERVAL=5", "completion"),
        ("add clean the hood every 5 weeks", "FREQ=WEEKLY;INTERVAL=5", "due"),
    ],
)
def test_a_repetition_is_counted_from_what_was_said(text: str, rrule: str, repeat_from: str) -> None:
    found = item(text)
    assert (found.title, found.rrule, found.repeat_from) == ("clean the hood", rrule, repeat_from)


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        ("move order tiles to House", "order tiles", Changes(list_name="House")),
        ("move the tiles to the House list", "tiles", Changes(list_name="House")),
        ("untag the tiles paper", "tiles", Changes(labels_remove=("paper",))),
        ("take the label paper off the tiles", "tiles", Changes(labels_remove=("paper",))),
        ("add the label paper to order tiles", "order tiles", Changes(labels_add=("paper",))),
        ("put order tiles first", "order tiles", Changes(place="first")),
        ("move order tiles to the bottom of the list", "order tiles", Changes(place="last")),
        ("put order tiles after the roofer", "order tiles", Changes(place="after", beside="the roofer")),
        ("make candles a subtask of bake a cake", "candles", Changes(parent="bake a cake")),
        ("skip air the cellar this time", "air the cellar", Changes(skip=True)),
        ("the roofer takes 90 minutes", "roofer", Changes(duration="90 minutes")),
        ("air the cellar should no longer repeat", "air the cellar", Changes(clear=("rrule",))),
        ("postpone the roofer a week", "roofer", Changes(due_shift=timedelta(weeks=1))),
    ],
)
def test_a_task_is_arranged_as_asked(text: str, name: str, wanted: Changes) -> None:
    assert (only(text).intent, target(text).name, changes(text)) == ("update", name, wanted)


@pytest.mark.parametrize(
    "text", ["skip this song", "put the kettle on", "label makers are cheap", "move to Berlin", "skip the queue"]
)
def test_what_only_sounds_like_arranging_is_other(text: str) -> None:
    assert intents(text) == ["other"]
