from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from saydone.domain.recurrence.fit import settle
from saydone.domain.recurrence.following import Occurrence, next_occurrence
from saydone.domain.recurrence.parse import parse_rule
from saydone.domain.recurrence.rule import RecurrenceRule, RepeatFrom
from saydone.domain.task import Due

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = [BERLIN, *map(ZoneInfo, ("America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "UTC"))]
LONG_AGO = datetime(1900, 1, 1, tzinfo=UTC)


def following(
    rule: RecurrenceRule | str, due: Due, times: int, *, zone: tzinfo = BERLIN, now: datetime = LONG_AGO
) -> list[Due]:
    """The next occurrences, each completed in its turn."""
    kept = Occurrence(due, settle(parse_rule(str(rule)), due, zone=zone))
    dues: list[Due] = []
    while len(dues) < times:
        found = next_occurrence(kept.rule, kept.due, now=now, zone=zone, done=len(dues) + 1)
        if found is None:
            break
        kept = found
        dues.append(found.due)
    return dues


def days(*said: str) -> list[Due]:
    return [date.fromisoformat(one) for one in said]


def walls(dues: list[Due], zone: tzinfo) -> list[str]:
    return [f"{due.astimezone(zone):%m-%d %H:%M}" for due in dues if isinstance(due, datetime)]


@pytest.mark.parametrize(
    ("rule", "due", "then"),
    [
        ("FREQ=DAILY;INTERVAL=3", "2026-12-30", days("2027-01-02", "2027-01-05")),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE", "2026-03-02", days("2026-03-04", "2026-03-16", "2026-03-18")),
        ("FREQ=MONTHLY;BYDAY=-1FR", "2026-03-27", days("2026-04-24", "2026-05-29")),
        ("FREQ=MONTHLY", "2026-01-15", days("2026-02-15", "2026-03-15")),
        ("FREQ=MONTHLY", "2026-01-31", days("2026-02-28", "2026-03-31", "2026-04-30")),
        ("FREQ=MONTHLY", "2027-12-30", days("2028-01-30", "2028-02-29", "2028-03-30")),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "2026-01-31", days("2026-03-31", "2026-05-31")),
        ("FREQ=YEARLY", "2024-02-29", days("2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29")),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2096-02-29", days("2104-02-29")),
        ("FREQ=YEARLY;BYMONTH=4", "2026-01-31", days("2026-04-30", "2027-04-30")),
        ("FREQ=DAILY;UNTIL=20260303", "2026-03-01", days("2026-03-02", "2026-03-03")),
        ("FREQ=DAILY;UNTIL=20260303T225959Z", "2026-03-02", days("2026-03-03")),
        ("FREQ=DAILY;COUNT=3", "2026-03-01", days("2026-03-02", "2026-03-03")),
        ("FREQ=DAILY", "9998-12-30", days("9998-12-31")),
    ],
)
def test_the_next_days_are(rule: str, due: str, then: list[Due]) -> None:
    ends = "UNTIL" in rule or "COUNT" in rule or due > "9998"
    assert following(rule, date.fromisoformat(due), len(then) + ends) == then


def test_nine_stays_nine_across_the_changes_of_the_clocks() -> None:
    found = following("FREQ=MONTHLY", datetime(2026, 1, 15, 8, 0, tzinfo=UTC), 11)
    assert {wall[6:] for wall in walls(found, BERLIN)} == {"09:00"}
    assert {due.utcoffset() for due in found if isinstance(due, datetime)} == {timedelta()}


def test_a_time_that_the_clocks_skip_is_later_once_and_then_the_usual_again() -> None:
    due = datetime(2026, 3, 28, 2, 30, tzinfo=BERLIN)
    assert walls(following("FREQ=DAILY", due, 3), BERLIN) == ["03-29 03:00", "03-30 02:30", "03-31 02:30"]


def test_of_a_time_that_the_clocks_show_twice_the_first_is_taken_and_not_the_second() -> None:
    due = datetime(2026, 10, 24, 2, 30, tzinfo=BERLIN)
    first, second = following("FREQ=DAILY", due, 2)
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert second == datetime(2026, 10, 26, 1, 30, tzinfo=UTC)


def test_hours_pass_whatever_the_clocks_do() -> None:
    due = datetime(2026, 3, 28, 23, 0, tzinfo=BERLIN)
    assert walls(following("FREQ=HOURLY;INTERVAL=2", due, 3), BERLIN) == ["03-29 01:00", "03-29 04:00", "03-29 06:00"]


def test_two_times_a_day_that_the_clocks_skip_are_one() -> None:
    due = datetime(2026, 3, 29, 0, 0, tzinfo=BERLIN)
    found = following("FREQ=DAILY;BYHOUR=2;BYMINUTE=10,50", due, 3)
    assert walls(found, BERLIN) == ["03-29 03:00", "03-30 02:10", "03-30 02:50"]


@pytest.mark.parametrize(
    ("due", "now", "then"),
    [
        (date(2026, 3, 2), datetime(2026, 3, 10, 9, 0, tzinfo=BERLIN), date(2026, 3, 16)),
        (date(2026, 3, 2), datetime(2026, 3, 16, 23, 0, tzinfo=BERLIN), date(2026, 3, 16)),
        (date(2026, 3, 9), datetime(2026, 3, 5, 9, 0, tzinfo=BERLIN), date(2026, 3, 16)),
        (
            datetime(2026, 3, 2, 9, 0, tzinfo=BERLIN),
            datetime(2026, 3, 16, 9, 0, tzinfo=BERLIN),
            datetime(2026, 3, 23, 9, 0, tzinfo=BERLIN),
        ),
    ],
)
def test_completed_late_or_early_the_next_is_behind_the_due_and_not_past(due: Due, now: datetime, then: Due) -> None:
    found = next_occurrence(parse_rule("FREQ=WEEKLY;BYDAY=MO"), due, now=now, zone=BERLIN)
    assert found
    assert found.due == then


@pytest.mark.parametrize(
    ("rule", "due", "then"),
    [
        ("FREQ=DAILY;INTERVAL=3", date(2026, 3, 2), date(2026, 3, 13)),
        ("FREQ=DAILY;INTERVAL=3", date(2026, 4, 2), date(2026, 3, 13)),
        (
            "FREQ=DAILY;INTERVAL=3",
            datetime(2026, 3, 2, 9, 0, tzinfo=BERLIN),
            datetime(2026, 3, 13, 9, 0, tzinfo=BERLIN),
        ),
        ("FREQ=HOURLY;INTERVAL=8", datetime(2026, 3, 2, 9, tzinfo=BERLIN), datetime(2026, 3, 11, 7, 15, tzinfo=BERLIN)),
        ("FREQ=WEEKLY;BYDAY=TU", date(2026, 3, 3), date(2026, 3, 17)),
        ("FREQ=MONTHLY", date(2026, 1, 31), date(2026, 4, 10)),
    ],
)
def test_counted_from_the_completion_the_next_follows_from_that_day(rule: str, due: Due, then: Due) -> None:
    tuesday = datetime(2026, 3, 10, 23, 15, 40, tzinfo=BERLIN)
    found = next_occurrence(parse_rule(rule), due, now=tuesday, zone=BERLIN, repeat_from="completion")
    assert found
    assert found.due == then


def test_what_was_skipped_does_not_use_up_the_count() -> None:
    rule, due = parse_rule("FREQ=DAILY;COUNT=2"), date(2026, 3, 2)
    assert next_occurrence(rule, due, now=LONG_AGO, zone=BERLIN, done=1)
    assert next_occurrence(rule, due, now=LONG_AGO, zone=BERLIN, done=2) is None


_PATTERNS = (
    "DAILY", "WEEKLY", "WEEKLY;BYDAY=MO,FR", "MONTHLY;BYDAY=-1FR", "MONTHLY;BYMONTHDAY=31", "MONTHLY;BYMONTHDAY=-1",
    "MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "YEARLY;BYMONTH=2;BYMONTHDAY=28,29", "YEARLY;BYWEEKNO=53;BYDAY=MO",
)  # fmt: skip
_RULES = st.sampled_from([f"FREQ={pattern};INTERVAL={interval}" for pattern in _PATTERNS for interval in (1, 2, 3)])
_LATE = st.datetimes(datetime(9990, 1, 1), datetime(9998, 12, 30))
_DAYS = st.dates(date(1950, 1, 1), date(2150, 1, 1)).filter(lambda day: day.day < 29)


@given(rule=_RULES, due=_DAYS)
def test_days_are_those_of_dateutil(rule: str, due: date) -> None:
    found = following(rule, due, 6)
    expected = rrulestr(rule, dtstart=datetime.combine(due, time())).xafter(datetime.combine(due, time()), count=6)
    assert found == [one.date() for one in expected]


@given(rule=_RULES, day=_DAYS, at=st.times(), zone=st.sampled_from(ZONES))
def test_moments_are_those_of_dateutil_on_the_wall_and_increase(rule: str, day: date, at: time, zone: tzinfo) -> None:
    at = at.replace(second=0, microsecond=0)
    due = datetime.combine(day, at).replace(tzinfo=zone).astimezone(UTC)
    wall = due.astimezone(zone).replace(tzinfo=None, fold=0)
    found = [one for one in following(rule, due, 6, zone=zone) if isinstance(one, datetime)]
    assert all(one < then for one, then in zip([due, *found], found, strict=False))
    for one, expected in zip(found, rrulestr(rule, dtstart=wall).xafter(wall), strict=False):
        shown = one.astimezone(zone)
        if shown.replace(tzinfo=None, fold=0) != expected:  # only because the clocks skip the time
            assert expected.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None) != expected
            assert timedelta() < shown.replace(tzinfo=None) - expected <= timedelta(hours=1)
        assert shown.fold == 0
    assert len(found) == 6


@given(
    rule=_RULES,
    due=_LATE,
    now=_LATE,
    zone=st.sampled_from(ZONES),
    repeat_from=st.sampled_from(["due", "completion"]),
)
def test_to_the_end_of_the_calendar_there_is_a_next_or_none(
    rule: str, due: datetime, now: datetime, zone: tzinfo, repeat_from: RepeatFrom
) -> None:
    now = now.replace(tzinfo=UTC)
    for one in (due.replace(tzinfo=UTC), due.date()):
        found = next_occurrence(parse_rule(rule), one, now=now, zone=zone, repeat_from=repeat_from)
        assert found is None or found.due.year <= 9998
