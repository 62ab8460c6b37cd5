"""Messages of several lines, and lists of things in one."""

import pytest

from tests.agent.offline.readings import intents, titles


@pytest.mark.parametrize(
    "text",
    [
        "- nails\n- glue\n- sandpaper",
        "* nails\n* glue\n* sandpaper",
        "1. nails\n2. glue\n3) sandpaper",
        "- [ ] nails\n- [ ] glue\n- [ ] sandpaper",
        "add:\n- nails\n- glue\n- sandpaper",
        "shopping list:\nnails\nglue\nsandpaper",
        "nails\nglue\nsandpaper",
        "Add these: nails; glue; sandpaper",
        "todo: nails, glue, sandpaper",
        "add nails, glue and sandpaper",
        "add nails and glue and sandpaper",
    ],
)
def test_each_line_and_each_piece_is_a_task_and_none_is_lost(text: str) -> None:
    assert titles(text) == ["nails", "glue", "sandpaper"]


def test_a_heading_says_what_is_done_with_the_lines_below_it() -> None:
    assert intents("delete:\n- nails\n- glue") == ["remove", "remove"]


def test_lines_that_ask_for_something_are_requests_of_their_own() -> None:
    assert intents("add sandpaper\ndelete task 3\nshow my tasks") == ["add", "remove", "list"]


def test_lines_of_talk_are_not_written_down() -> None:
    assert intents("what a day\ni am so tired") == ["other"]


def test_one_thing_on_several_days_is_a_task_for_each_day() -> None:
    assert titles("add swimming on monday, wednesday and friday") == ["swimming"] * 3
    assert titles("remind me to stretch on tue and thu") == ["stretch"] * 2
    assert titles("add swimming every monday and friday") == ["swimming"]
