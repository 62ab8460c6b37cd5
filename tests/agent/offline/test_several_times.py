"""Several things with a time each, and one thing at several times, in one sentence."""

from datetime import datetime

import pytest

from saydone.domain.task import Due
from tests.agent.offline.readings import intents, read


def _dues(text: str) -> str:
    items = (item for clause in read(text).clauses for item in clause.items)
    return "; ".join(f"{item.title}, {_told(item.due)}" for item in items)


def _told(due: Due | None) -> str:
    return f"{due:%a %d %H:%M}" if isinstance(due, datetime) else f"{due:%a %d}" if due else ""


@pytest.mark.parametrize(
    ("text", "dues"),
    [
        ("rinse the urns tonight and wax the skis tomorrow", "rinse the urns, Wed 04 20:00; wax the skis, Thu 05"),
        ("prune the hedge on friday and paint the gate on saturday", "prune the hedge, Fri 06; paint the gate, Sat 07"),
        ("i have physio on monday at 3 and choir on tuesday at 4", "physio, Mon 09 15:00; choir, Tue 10 16:00"),
        ("we've got the plumber on friday at 8am and a viewing on saturday at noon",
         "plumber, Fri 06 08:00; viewing, Sat 07 12:00"),
        ("i've got badminton at 6pm tomorrow", "badminton, Thu 05 18:00"),
        ("remind me to feed the hens today at 6pm and tomorrow at 7",
         "feed the hens, Wed 04 18:00; feed the hens, Thu 05 07:00"),
        ("add rehearsal on monday at 3 and wednesday at 4", "rehearsal, Mon 09 15:00; rehearsal, Wed 11 16:00"),
        ("add rehearsal on friday and on sunday at 10am", "rehearsal, Fri 06; rehearsal, Sun 08 10:00"),
        ("add night shift on monday and wednesday at 9", "night shift, Mon 09 09:00; night shift, Wed 11 09:00"),
        ("add water the ferns today and tomorrow", "water the ferns, Wed 04; water the ferns, Thu 05"),
    ],
)  # fmt: skip
def test_each_thing_has_its_own_time(text: str, dues: str) -> None:
    assert _dues(text) == dues


@pytest.mark.parametrize(
    ("text", "dues"),
    [
        ("add ring Bo in an hour and a half", "ring Bo, Wed 04 11:30"),
        ("add nap in 2 hours and 30 minutes", "nap, Wed 04 12:30"),
        ("add pay gas and power on friday", "pay gas and power, Fri 06"),
        ("add viewing between 3pm and 4pm tomorrow", "viewing, Thu 05 15:00"),
    ],
)
def test_one_time_with_an_and_in_it_is_one(text: str, dues: str) -> None:
    assert _dues(text) == dues


@pytest.mark.parametrize(
    "text",
    [
        "i had physio on monday at 3 and choir on tuesday at 4",
        "i have been there on monday at 3",
        "i have no time on friday at 3",
        "i've had it with choir on monday at 3",
        "have i got choir on monday at 3?",
    ],
)
def test_what_was_or_is_not_in_the_diary_is_not_added(text: str) -> None:
    assert "add" not in intents(text)
