from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saydone.domain.when.read import read_due, read_span
from saydone.domain.when.reading import say_due
from saydone.errors import InvalidInput
from tests.domain.when.clock import BERLIN, NEW_YORK, NOW, short


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("2026-03-10", "2026-03-10"),
        (" 2026-03-10T17:00 ", "2026-03-10T17:00"),
        ("2026-03-10T17:00Z", "2026-03-10T13:00"),
        ("2026-03-10T17:00:00+01:00", "2026-03-10T12:00"),
        ("2026-03-08T02:30", "2026-03-08T03:00"),
        ("2026-11-01T01:30", "2026-11-01T01:30"),
        ("tomorrow, please", "2026-03-05"),
        ("due friday", "2026-03-06"),
        ("by the end of the week", "2026-03-06"),
        ("april", "2026-04-01"),
        ("15th", "2026-03-15"),
        ("17.30", "2026-03-04T17:30"),
        ("sat", "2026-03-07"),
        ("2 days", "2026-03-06"),
        ("now", "2026-03-04T10:00"),
        ("yesterday", "2026-03-03"),
    ],
)
def test_a_whole_string_is_read_as_a_due(words: str, due: str) -> None:
    assert short(read_due(words, now=NOW).due) == due


def test_the_earlier_of_two_equal_times_is_meant() -> None:
    due = read_due("2026-11-01T01:30", now=NOW).due
    assert isinstance(due, datetime)
    assert due.astimezone(UTC) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


def test_a_recurrence_is_a_due_too() -> None:
    read = read_due("every monday at 9", now=NOW)
    assert (read.rrule, short(read.due)) == ("FREQ=WEEKLY;BYDAY=MO", "2026-03-09T09:00")


@pytest.mark.parametrize(
    "words",
    [
        "flurbday", "", "5", "feed the hamster tomorrow", "2026-02-30", "2026-13-01", "2026-03-10T25:00", "0000-01-01",
        "9999-12-31T23:59", "0001-01-01T00:00+14:00", "february 30", "in 9999 years", "soon " * 100, "\ud800", "\x00",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_advice(words: str) -> None:
    with pytest.raises(InvalidInput, match=r"(?s)I can't read “.*” as a date. Try “tomorrow at 5pm”"):
        read_due(words, now=NOW)


@pytest.mark.parametrize("words", ["9999-12-31", "1 january 9999", "1899-12-31", "1899-12-31T12:00", "0001-01-01"])
def test_a_year_in_which_no_task_can_be_due_is_refused(words: str) -> None:
    with pytest.raises(InvalidInput, match=r"^A date must lie between the years 1900 and 9998\.$"):
        read_due(words, now=NOW)


@pytest.mark.parametrize(
    ("words", "after", "before"),
    [
        ("today", "2026-03-04", "2026-03-04"),
        ("due tomorrow", "2026-03-05", "2026-03-05"),
        ("this week", "2026-03-02", "2026-03-08"),
        ("next month", "2026-04-01", "2026-04-30"),
        ("last week", "2026-02-23", "2026-03-01"),
        ("this weekend", "2026-03-07", "2026-03-08"),
        ("in april", "2026-04-01", "2026-04-30"),
        ("2027", "2027-01-01", "2027-12-31"),
        ("overdue", None, "2026-03-04T10:00"),
        ("before friday", None, "2026-03-05"),
        ("by friday", None, "2026-03-06"),
        ("before next week", None, "2026-03-08"),
        ("before 5pm", None, "2026-03-04T16:59"),
        ("after friday", "2026-03-07", None),
        ("since monday", "2026-03-02", None),
        ("from tomorrow", "2026-03-05", None),
        ("the next 7 days", "2026-03-04", "2026-03-11"),
        ("past 3 hours", "2026-03-04T07:00", "2026-03-04T10:00"),
        ("the last 7 days", "2026-02-26", "2026-03-04"),
        ("past two weeks", "2026-02-19", "2026-03-04"),
        ("between monday and friday", "2026-03-02", "2026-03-06"),
        ("from march 10 to march 20", "2026-03-10", "2026-03-20"),
        ("this afternoon", "2026-03-04T12:00", "2026-03-04T18:00"),
        ("rest of the week", "2026-03-04", "2026-03-08"),
        ("upcoming", "2026-03-04", None),
        ("any time", None, None),
    ],
)
def test_a_stretch_of_time_is_read_as(words: str, after: str | None, before: str | None) -> None:
    first, last = read_span(words, now=NOW)
    assert (short(first), short(last)) == (after, before)


@pytest.mark.parametrize("words", ["flurbday", "", "every monday", "since flurbday", "in 9999 years", "before " * 60])
def test_what_is_no_stretch_of_time_is_refused_with_advice(words: str) -> None:
    with pytest.raises(InvalidInput, match=r"as a stretch of time\. Try “today”"):
        read_span(words, now=NOW)


@given(words=st.text(max_size=60), now=st.datetimes(timezones=st.sampled_from([UTC, NEW_YORK, BERLIN])))
def test_any_string_is_read_or_refused(words: str, now: datetime) -> None:
    for read in (read_due, read_span):
        with suppress(InvalidInput):
            read(words, now=now)


def test_a_due_is_told_in_the_zone_of_the_reader() -> None:
    assert say_due(datetime(2026, 3, 10, 16, 0, tzinfo=UTC), BERLIN) == "Tue 10 Mar 2026, 17:00"
    assert say_due(date(2026, 3, 10), BERLIN) == "Tue 10 Mar 2026"
