"""What makes a task valid, and when it is overdue."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saydone.domain.task import (
    Due,
    Status,
    Task,
    check_span,
    checked_due,
    clean_description,
    clean_title,
    is_overdue,
    lies_after,
)
from saydone.errors import InvalidInput

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 4, 10, 0, tzinfo=BERLIN)


def task(due: Due | None, status: Status = "pending") -> Task:
    return Task(
        id=1,
        owner_id=1,
        list_id=1,
        position=1,
        title="Pay rent",
        description="",
        status=status,
        priority=4,
        due=due,
        created_at=NOW,
        updated_at=NOW,
        completed_at=NOW if status == "completed" else None,
        version=1,
    )


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("  Buy   milk \n", "Buy milk"),
        ("two\r\nlines\tand a tab", "two lines and a tab"),
        ("line\u2028separator\u3000wide\u00a0hard", "line separator wide hard"),
        ("data: {}\n\ndata: x", "data: {} data: x"),
        ("👩‍👩‍👧‍👦 party", "👩‍👩‍👧‍👦 party"),
        ("\u202eevil", "\u202eevil"),
        ("x" * 500, "x" * 500),
        ("  " + "é" * 500 + "\n", "é" * 500),
    ],
)
def test_a_title_is_one_line_and_otherwise_as_written(title: str, kept: str) -> None:
    assert clean_title(title) == kept


@pytest.mark.parametrize("title", ["", "   ", "\n\t", "\u200b", "\u202e\u200d", "\ufeff \u2066"])
def test_a_title_that_nobody_can_see_is_refused(title: str) -> None:
    with pytest.raises(InvalidInput, match="needs a title"):
        clean_title(title)


def test_a_title_of_more_than_500_characters_is_refused_with_its_length() -> None:
    with pytest.raises(InvalidInput, match=r"501 characters; 500 is the most\. Put the rest in the description"):
        clean_title("x" * 501)


def test_a_description_keeps_its_lines() -> None:
    assert clean_description("\n one\r\n\r\n  two \n") == "one\n\n  two"


def test_a_description_of_more_than_10000_characters_is_refused() -> None:
    assert len(clean_description("x" * 10_000)) == 10_000
    with pytest.raises(InvalidInput, match="10001 characters"):
        clean_description("x" * 10_001)


@given(st.text(max_size=80))
def test_a_kept_title_is_kept_as_it_is_once_more(title: str) -> None:
    try:
        kept = clean_title(title)
    except InvalidInput:
        return
    assert clean_title(kept) == kept
    assert kept == " ".join(title.split())


def test_a_due_moment_is_kept_in_utc_and_a_day_as_it_is() -> None:
    assert checked_due(None) is None
    assert checked_due(date(2026, 3, 10)) == date(2026, 3, 10)
    kept = checked_due(datetime(2026, 3, 10, 17, tzinfo=BERLIN))
    assert isinstance(kept, datetime)
    assert kept.isoformat() == "2026-03-10T16:00:00+00:00"


@pytest.mark.parametrize(
    "due",
    [
        date.min,
        date.max,
        date(1899, 12, 31),
        datetime.max.replace(tzinfo=UTC),
        datetime.min.replace(tzinfo=ZoneInfo("Pacific/Kiritimati")),
    ],
)
def test_a_due_in_years_that_not_every_zone_can_hold_is_refused(due: Due) -> None:
    with pytest.raises(InvalidInput, match="between the years 1900 and 9998"):
        checked_due(due)


@pytest.mark.parametrize(
    ("start", "due", "after"),
    [
        (date(2026, 3, 10), date(2026, 3, 9), True),
        (date(2026, 3, 10), date(2026, 3, 10), False),
        (datetime(2026, 3, 10, 8, tzinfo=UTC), datetime(2026, 3, 10, 7, tzinfo=UTC), True),
        (date(2026, 3, 10), datetime(2026, 3, 9, 22, 59, tzinfo=UTC), True),
        (date(2026, 3, 10), datetime(2026, 3, 9, 23, 0, tzinfo=UTC), False),
        (datetime(2026, 3, 9, 23, 0, tzinfo=UTC), date(2026, 3, 9), True),
        (datetime(2026, 3, 9, 22, 59, tzinfo=UTC), date(2026, 3, 9), False),
    ],
)
def test_a_start_after_the_due_is_one_by_the_days_of_the_users_zone(start: Due, due: Due, after: bool) -> None:
    assert lies_after(start, due, BERLIN) is after
    if after:
        with pytest.raises(InvalidInput, match="The start lies after the due"):
            check_span(start, due, BERLIN)


def test_a_naive_moment_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="aware"):
        checked_due(datetime(2026, 3, 10))


@pytest.mark.parametrize(
    ("due", "overdue"),
    [
        (None, False),
        (date(2026, 3, 3), True),
        (date(2026, 3, 4), False),
        (date(2026, 3, 5), False),
        (NOW - timedelta(microseconds=1), True),
        (NOW, False),
        (datetime(2026, 3, 4, 8, 59, tzinfo=UTC), True),
        (datetime(2026, 3, 4, 9, 1, tzinfo=UTC), False),
    ],
)
def test_a_task_is_overdue_once_its_day_or_moment_has_passed(due: Due | None, overdue: bool) -> None:
    assert is_overdue(task(due), NOW) is overdue
    assert not is_overdue(task(due, "completed"), NOW)


def test_a_day_is_over_when_it_ends_where_the_user_is() -> None:
    moment = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)
    assert is_overdue(task(date(2026, 3, 4)), moment.astimezone(BERLIN))
    assert not is_overdue(task(date(2026, 3, 4)), moment)
    assert not is_overdue(task(date(2026, 3, 4)), moment.astimezone(ZoneInfo("America/New_York")))


def test_an_hour_that_the_clock_shows_twice_is_told_apart() -> None:
    first = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    second = first.replace(fold=1)
    due = checked_due(first)
    assert is_overdue(task(due), second)
    assert not is_overdue(task(checked_due(second)), first)
