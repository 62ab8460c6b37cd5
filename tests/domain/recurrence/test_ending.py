from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saydone.domain.recurrence.ending import is_over, last_day, with_end_for
from saydone.domain.recurrence.parse import parse_rule
from saydone.domain.task import Due

NEW_YORK = ZoneInfo("America/New_York")
ZONES = [NEW_YORK, *map(ZoneInfo, ("America/Asuncion", "Asia/Beirut", "Pacific/Kiritimati", "UTC"))]
MORNING = datetime(2026, 12, 1, 9, tzinfo=NEW_YORK)


@pytest.mark.parametrize(
    ("until", "due", "said"),
    [
        ("20261225", MORNING, "20261226T045959Z"),
        ("20261225T235959", MORNING, "20261226T045959Z"),
        ("20261226T045959Z", MORNING, "20261226T045959Z"),
        ("20261225", MORNING.date(), "20261225"),
        ("20261225T235959", MORNING.date(), "20261225"),
        ("20261226T045959Z", MORNING.date(), "20261225"),
    ],
)
def test_the_end_is_said_as_a_day_for_days_and_in_utc_for_moments(until: str, due: Due, said: str) -> None:
    rule = with_end_for(parse_rule(f"FREQ=DAILY;UNTIL={until}"), due, NEW_YORK)
    assert str(rule) == f"FREQ=DAILY;UNTIL={said}"


def test_a_rule_without_an_end_stays_as_it_is() -> None:
    rule = parse_rule("FREQ=DAILY;COUNT=3")
    assert with_end_for(rule, MORNING, NEW_YORK) == with_end_for(rule, MORNING.date(), NEW_YORK) == rule


_DAYS = st.dates(date(2000, 1, 1), date(2040, 1, 1))
_UNTIL = _DAYS.map("{:%Y%m%d}".format) | st.builds(
    "{:%Y%m%dT%H%M%S}{}".format, st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1)), st.sampled_from(["", "Z"])
)


@given(until=_UNTIL, zone=st.sampled_from(ZONES), minutes=st.integers(-3000, 3000), timed=st.booleans())
def test_however_the_end_is_said_it_is_the_same(until: str, zone: ZoneInfo, minutes: int, timed: bool) -> None:
    rule = parse_rule(f"FREQ=DAILY;UNTIL={until}")
    last = last_day(rule, zone)
    assert last is not None
    near = datetime(last.year, last.month, last.day, 23, 30, tzinfo=UTC) + timedelta(minutes=minutes)
    due = near if timed else near.date()
    said = parse_rule(str(with_end_for(rule, due, zone)))
    assert isinstance(said.until, datetime) is timed
    assert last_day(said, zone) == last
    # A time that the clocks show twice is an occurrence the first time.
    assert is_over(said, due, zone) == is_over(rule, due, zone)
