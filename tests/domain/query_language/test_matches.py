from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saydone.domain.query_language.matches import TaskFacts, matches
from saydone.domain.query_language.parse import parse_query
from saydone.domain.task import Due

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 4, 10, 0, tzinfo=BERLIN)
TASK = TaskFacts(
    title="Buy oat milk",
    description="The blue one",
    comments=("Ask Über for the Straße",),
    priority=2,
    due=datetime(2026, 3, 4, 17, 0, tzinfo=BERLIN),
    start=date(2026, 3, 3),
    labels=frozenset({"Errand"}),
    list_name="Side project",
    assignee="Ada",
    recurring=True,
    created_at=datetime(2026, 2, 24, 23, 30, tzinfo=UTC),
    updated_at=datetime(2026, 3, 3, 23, 30, tzinfo=UTC),
)
NONE: set[str] = set()
BARE = TaskFacts(title="Rest", created_at=NOW, updated_at=NOW)
DONE = TaskFacts(
    title="Done", status="completed", due=date(2026, 3, 1), has_parent=True, done_at=(NOW,),
    created_at=NOW, updated_at=NOW,
)  # fmt: skip


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("MILK", {"TASK"}),
        ('"oat milk"', {"TASK"}),
        ("milk bread", NONE),
        ("milk | bread", {"TASK"}),
        ("blue STRASSE", {"TASK"}),
        ("title:blue", NONE),
        ("description:blue comment:über", {"TASK"}),
        ("p2", {"TASK"}),
        ("@errand #'", NONE),
        ('@ERRAND #"side PROJECT"', {"TASK"}),
        ("!#inbox", {"TASK"}),
        ("no label", {"BARE", "DONE"}),
        ("status:open", {"TASK", "BARE"}),
        ("status:all !status:done", {"TASK", "BARE"}),
        ("assigned:me", {"TASK"}),
        ("assigned:bob", NONE),
        ("assigned | recurring", {"TASK"}),
        ("subtask", {"DONE"}),
        ("no date", {"BARE"}),
        ("no description & has:due", {"DONE"}),
        ("today", {"TASK"}),
        ("due < today", {"DONE"}),
        ("overdue", NONE),
        ("due: this afternoon", {"TASK"}),
        ("due: this morning", NONE),
        ("start:yesterday", {"TASK"}),
        ("created:2026-02-25", {"TASK"}),
        ("created:2026-02-24", NONE),
        ("updated:today", {"TASK", "BARE", "DONE"}),
        ("completed:this month", {"DONE"}),
        ("!completed:this month", {"TASK", "BARE"}),
    ],
)
def test_a_query_finds(query: str, found: set[str]) -> None:
    tree = parse_query(query, now=NOW)
    tasks = {"TASK": TASK, "BARE": BARE, "DONE": DONE}
    assert {name for name, task in tasks.items() if matches(tree, task, me="ada")} == found


@pytest.mark.parametrize(
    ("due", "late"),
    [
        (date(2026, 3, 3), True),
        (date(2026, 3, 4), False),
        (datetime(2026, 3, 4, 9, 59, tzinfo=BERLIN), True),
        (datetime(2026, 3, 4, 10, 0, tzinfo=BERLIN), False),
    ],
)
def test_a_day_is_overdue_when_it_is_over_and_a_moment_when_it_is_past(due: Due, late: bool) -> None:
    task = TaskFacts(title="x", due=due, created_at=NOW, updated_at=NOW)
    assert matches(parse_query("overdue", now=NOW), task, me="ada") is late


@given(due=st.datetimes(datetime(2026, 3, 20), datetime(2026, 4, 10)), day=st.integers(0, 20))
def test_a_moment_is_on_the_day_that_the_wall_says_also_when_the_clocks_change(due: datetime, day: int) -> None:
    moment = due.replace(tzinfo=UTC)
    wanted = date(2026, 3, 20) + timedelta(days=day)
    task = TaskFacts(title="x", due=moment, created_at=NOW, updated_at=NOW)
    on = matches(parse_query(f"due:{wanted}", now=NOW), task, me="ada")
    before = matches(parse_query(f"due < {wanted}", now=NOW), task, me="ada")
    shown = moment.astimezone(BERLIN).date()
    assert (on, before) == (shown == wanted, shown < wanted)
