"""Several things to do, each with a time of its own; a repetition and its first day; a wait for another day."""

from datetime import date, datetime

import pytest

from saydone.domain.task import Due
from tests.agent.offline.readings import NOW, only


def _at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=NOW.tzinfo)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "add supper with Bo tonight at 7:30 and brunch with Cy tomorrow at noon",
            [("supper with Bo", _at(4, 19, 30)), ("brunch with Cy", _at(5, 12))],
        ),
        ("add brunch today at 1 and supper tonight at 8", [("brunch", _at(4, 13)), ("supper", _at(4, 20))]),
        ("add brunch tomorrow at 1 and supper at 8", [("brunch", _at(5, 13)), ("supper", _at(5, 20))]),
        (
            "add rehearsal at 9 every weekday and choir every other friday at 4",
            [("rehearsal", _at(5, 9)), ("choir", _at(6, 16))],
        ),
        (
            "remind me to ring Bo tomorrow at 10 and on friday to email Cy",
            [("ring Bo", _at(5, 10)), ("email Cy", date(2026, 3, 6))],
        ),
        (
            "remind me to ring Bo on friday and Cy on saturday",
            [("ring Bo", date(2026, 3, 6)), ("ring Cy", date(2026, 3, 7))],
        ),
        ("remind me to ring Bo and Cy on friday", [("ring Bo and Cy", date(2026, 3, 6))]),
        ("add rehearsal tomorrow from 2 to 3pm", [("rehearsal", _at(5, 14))]),
    ],
)
def test_each_of_several_keeps_its_own_time(text: str, expected: list[tuple[str, Due]]) -> None:
    assert [(item.title, item.due) for item in only(text).items] == expected


@pytest.mark.parametrize(
    ("text", "title", "due", "rrule"),
    [
        ("add oil the gate, due saturday, every year", "oil the gate", date(2026, 3, 7), "FREQ=YEARLY"),
        ("add oil the gate, due fri, monthly", "oil the gate", date(2026, 3, 6), "FREQ=MONTHLY"),
        ("add oil the gate, every month, due fri", "oil the gate", date(2026, 3, 6), "FREQ=MONTHLY"),
        ("add oil the gate #Home, sat, every year", "oil the gate", date(2026, 3, 7), "FREQ=YEARLY"),
        ("add oil the gate every 3 days at 9, friday", "oil the gate", _at(6, 9), "FREQ=DAILY;INTERVAL=3"),
        ("add file the friday report every month", "file the friday report", date(2026, 3, 4), "FREQ=MONTHLY"),
    ],
)
def test_a_repetition_begins_on_the_day_that_is_said_beside_it(text: str, title: str, due: Due, rrule: str) -> None:
    (item,) = only(text).items
    assert (item.title, item.due, item.rrule) == (title, due, rrule)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("finish the slides can wait until wednesday at 9", _at(11, 9)),
        ("finish the slides can wait until wed", date(2026, 3, 11)),
        ("finish the slides can wait until friday at 9", _at(6, 9)),
        ("snooze the slides until wednesday at 9", _at(11, 9)),
        ("snooze the slides until 5", _at(4, 17)),
    ],
)
def test_what_can_wait_for_the_day_that_it_is_waits_a_week(text: str, due: Due) -> None:
    changes = only(text).changes
    assert changes is not None
    assert changes.due == due
