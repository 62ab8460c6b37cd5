"""The table is whole: each feature has a test by each door, here or where it is named."""

from pathlib import Path

import pytest

from tests.flows.doors.feature import DOORS, Door
from tests.flows.doors.features import FEATURES

TESTS = Path(__file__).parents[2]

WANTED = (
    "adding", "renaming", "describing", "completing", "reopening", "deleting", "lists", "subtasks", "labels",
    "labels of a task", "priority", "order", "due", "start", "duration", "recurrence", "reminders", "comments",
    "attachments", "memberships", "query", "saved filters", "search with a letter wrong", "sorting", "grouping",
    "totals", "pages", "undo", "redo", "history", "trash", "bulk", "idempotency",
    "what was changed meanwhile is not overwritten",
    "search in descriptions", "search in comments", "insight", "export", "import", "feed",
)  # fmt: skip
"""What can be done; a feature of the table has its name, with what of it behind a colon."""

_FILES = "web/api/test_attachments.py"
ELSEWHERE: dict[tuple[str, Door], str] = {
    (
        "attachments",
        "talking",
    ): f"{_FILES}::test_a_file_of_the_chat_is_given_to_a_task_by_talking_and_outlives_the_chat",
    ("attachments", "tool"): f"{_FILES}::test_files_are_given_shown_and_taken_by_the_tools",
    ("attachments", "rest"): f"{_FILES}::test_a_file_is_given_to_a_task_read_by_its_link_and_stays",
    **{
        ("memberships", door): "flows/doors/test_memberships.py::test_who_may_only_look_at_a_list_changes_nothing"
        for door in DOORS
    },
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("wanted", WANTED)
def test_each_feature_is_tested_by_each_door(wanted: str, door: Door) -> None:
    here = [each for each in FEATURES if each.name.partition(":")[0] == wanted and each.steps(door)]
    if (wanted, door) not in ELSEWHERE:
        assert here
        return
    path, _, name = ELSEWHERE[wanted, door].partition("::")
    assert f"def {name}(" in (TESTS / path).read_text()


def test_every_feature_of_the_table_is_wanted_called_once_and_has_all_doors() -> None:
    assert {each.name.partition(":")[0] for each in FEATURES} <= {*WANTED}
    assert len({each.name for each in FEATURES}) == len(FEATURES)
    assert [each.name for each in FEATURES if not all(each.steps(door) for door in DOORS)] == []
