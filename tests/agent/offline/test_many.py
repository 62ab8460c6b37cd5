"""How a sentence points at many tasks: every word that narrows them counts."""

from datetime import date

import pytest

from saydone.agent.offline.reading import Query
from tests.agent.offline.readings import intents, only, target

_TODAY, _FRIDAY = date(2026, 3, 4), date(2026, 3, 6)


@pytest.mark.parametrize(
    ("text", "list_name", "query"),
    [
        ("complete all urgent tasks in Home", "Home", Query(terms=("p1",))),
        ("delete all unlabelled tasks in Home", "Home", Query(terms=("no label",))),
        ("delete all recurring tasks", "", Query(terms=("recurring",))),
        ("complete all high priority tasks", "", Query(terms=("(p1 | p2)",))),
        ("delete all dusty tasks in Home", "Home", Query(words="dusty")),
        ("complete everything tagged garden", "", Query(label="garden")),
        ("complete all tasks labelled garden in Home", "Home", Query(label="garden")),
        ("push today's tasks to tomorrow", "", Query(due_after=_TODAY, due_before=_TODAY)),
        ("move everything on friday to monday", "", Query(due_after=_FRIDAY, due_before=_FRIDAY)),
        ("delete friday's tasks", "", Query(due_after=_FRIDAY, due_before=_FRIDAY)),
    ],
)
def test_what_is_said_of_many_tasks_narrows_them(text: str, list_name: str, query: Query) -> None:
    found = target(text)
    assert (found.kind, found.list_name, found.query) == ("every", list_name, query)


def test_the_day_behind_to_is_the_new_one() -> None:
    changes = only("move everything on friday to monday").changes
    assert changes is not None
    assert changes.due == date(2026, 3, 9)


def test_some_tasks_are_not_all() -> None:
    assert target("delete some tasks in Home").kind == "pronoun"


@pytest.mark.parametrize("text", ["undo everything I did today", "undo twice", "undo the last two things", "undo all"])
def test_undo_of_much_is_no_reopening(text: str) -> None:
    assert intents(text) == ["undo"]
