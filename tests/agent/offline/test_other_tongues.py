"""The same requests as different people put them: long-winded, in a hurry, in a second language, with a slip."""

import pytest

from tests.agent.offline.readings import intents, only, target, titles


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("please to add wash the van", "wash the van"),
        ("might I trouble you to add wash the van", "wash the van"),
        ("could you perhaps remind me to wash the van", "wash the van"),
        ("I was rather hoping you might add wash the van to my list", "wash the van"),
        ("when you have a moment, would you mind adding wash the van to my list", "wash the van"),
        ("I'd be ever so grateful if you could possibly add wash the van", "wash the van"),
    ],
)
def test_courtesy_is_no_part_of_a_request(text: str, title: str) -> None:
    assert titles(text) == [title]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("done w the mural", "mural"),
        ("the crates I have already packed", "crates"),
        ("I am pleased to report that the hens have now been fed", "hens"),
        ("markt he mural as done", "mural"),
        ("emailed landlord this morning", "landlord"),
        ("my visa form I've already sent", "visa form"),
        ("rang the vet. Done", "vet"),
    ],
)
def test_what_is_said_to_be_done_in_other_words_is(text: str, name: str) -> None:
    assert (only(text).intent, target(text).name) == ("complete", name)


@pytest.mark.parametrize(
    "text",
    [
        "the mural I have yet to paint",
        "the landlord emailed this morning",
        "the hens I will feed",
        "emailing landlord this morning",
        "my visa form I haven't sent",
        "am I pleased to report that the hens were fed?",
    ],
)
def test_what_is_still_to_be_done_is_not_completed(text: str) -> None:
    assert "complete" not in intents(text)


@pytest.mark.parametrize(
    "text", ["what I have for today?", "what we have on friday", "am i behind on anything", "waht is overude"]
)
def test_questions_with_a_slip_are_questions(text: str) -> None:
    assert intents(text) == ["list"]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("the viewing is an hour later", 1),
        ("the viewing starts two hours later", 2),
        ("the viewing has been moved an hour earlier", -1),
        ("our rehearsal is 3 hours later than planned", 3),
        ("the viewing is an hour sooner", -1),
    ],
)
def test_a_thing_that_is_later_is_moved(text: str, hours: int) -> None:
    changes = only(text).changes
    assert changes is not None
    assert changes.due_shift is not None
    assert changes.due_shift.total_seconds() == hours * 3600


@pytest.mark.parametrize(
    "text",
    ["the mural isn't urgent anymore", "the mural is no longer important", "the hens are not a priority any more"],
)
def test_what_is_no_longer_urgent_is_normal(text: str) -> None:
    changes = only(text).changes
    assert changes is not None
    assert changes.priority == 4


@pytest.mark.parametrize(
    ("text", "place", "beside"),
    [
        ("the mural should come before the hens", "before", "the hens"),
        ("the mural goes after the hens", "after", "the hens"),
        ("rope must be above twine", "before", "twine"),
    ],
)
def test_what_should_come_before_another_is_put_there(text: str, place: str, beside: str) -> None:
    changes = only(text).changes
    assert changes is not None
    assert (changes.place, changes.beside) == (place, beside)


@pytest.mark.parametrize(
    "text", ["dinner comes before friday", "pride goes before a fall?", "work should come before noon"]
)
def test_a_day_or_a_saying_is_no_place(text: str) -> None:
    assert "update" not in intents(text)


@pytest.mark.parametrize(
    "text",
    [
        "Udo wants me to delete his list",
        "Ann asked me to clear her list",
        "they told us to empty the list",
        "Bo needs me to tidy his list",
    ],
)
def test_what_others_want_is_nothing_to_add_or_delete(text: str) -> None:
    assert not {"add", "remove"} & set(intents(text))


@pytest.mark.parametrize(
    "text",
    ["take out the ashes every tuesday", "clear out the gutters every autumn", "throw out the old papers each month"],
)
def test_what_repeats_is_to_be_done_and_not_removed(text: str) -> None:
    assert "remove" not in intents(text)
