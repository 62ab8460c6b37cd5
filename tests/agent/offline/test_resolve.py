"""Which tasks a name fits."""

import pytest

from saydone.agent.offline.resolve import fit, fits_title, search_words
from saydone.tools.task_view import TaskView


def tasks(*titles: str) -> list[TaskView]:
    return [
        TaskView(
            id=str(number),
            title=title,
            description="",
            status="pending",
            priority="p4",
            due=None,
            due_text=None,
            overdue=False,
            created_at="",
            updated_at="",
            completed_at=None,
            version=1,
        )
        for number, title in enumerate(titles, 1)
    ]


def fitting(name: str, *titles: str) -> list[str]:
    return [task.title for task in fit(name, tasks(*titles)).fits]


def test_the_exact_title_comes_before_those_that_contain_it() -> None:
    assert fitting("call sam", "Call Sam about the party", "Call Sam") == ["Call Sam"]


def test_all_that_contain_the_words_fit_alike() -> None:
    assert fitting("tea", "Tea party", "Buy green tea", "Steam the rice") == ["Tea party", "Buy green tea"]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("the eggs", "Buy an egg"),
        ("berries", "pick the berry"),
        ("paying the bill", "Pay bill"),
        ("MOM’S present", "mom's present"),
        ("pick up the flowers", "Buy flowers"),
        ("grocries", "Groceries"),
        ("dentits", "Call the dentist"),
        ("mlik", "Milk"),
        ("café", "Café visit"),
    ],
)
def test_a_name_fits_in_spite_of_how_it_is_written(name: str, title: str) -> None:
    assert fits_title(name, title)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("silk", "Milk"),
        ("cat", "Car"),
        ("call anna", "Call Hanna"),
        ("room 12", "Room 13"),
        ("version 10", "Version 100"),
        ("buy milk", "Buy bread"),
        ("the", "Buy milk"),
        ("", "Buy milk"),
    ],
)
def test_another_thing_does_not_fit(name: str, title: str) -> None:
    assert not fits_title(name, title)


def test_what_is_only_close_is_offered_and_not_taken() -> None:
    found = fit("boarding card", tasks("Print the boarding pass", "Water the plants"))
    assert found.fits == ()
    assert [task.title for task in found.close] == ["Print the boarding pass"]


def test_the_search_finds_every_task_that_fits_by_its_words() -> None:
    assert search_words("the groceries for my mum") == "grocer mum"
