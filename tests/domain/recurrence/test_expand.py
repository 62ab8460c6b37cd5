"""Whether a rule comes again is told from one turn of the calendar as from all of it."""

from datetime import UTC, date, datetime

import pytest
from dateutil.rrule import rrulestr

from saydone.domain.recurrence.expand import comes_again
from saydone.domain.recurrence.following import next_occurrence
from saydone.domain.recurrence.parse import parse_rule


@pytest.mark.parametrize(
    "start", [datetime(6796, 2, 29), datetime(9027, 3, 9), datetime(9601, 1, 1), datetime(9990, 12, 20)]
)
@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;INTERVAL=28;BYDAY=TU",
        "FREQ=DAILY;INTERVAL=366",
        "FREQ=WEEKLY;INTERVAL=53;BYDAY=SU",
        "FREQ=MONTHLY;INTERVAL=12;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=MONTHLY;INTERVAL=999",
        "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=YEARLY;INTERVAL=100;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=YEARLY;INTERVAL=999",
    ],
)  # fmt: skip
def test_a_rule_comes_again_as_it_does_when_followed_to_the_end_of_the_calendar(rule: str, start: datetime) -> None:
    assert comes_again(parse_rule(rule), start) == (rrulestr(rule, dtstart=start).after(start) is not None)


def test_a_week_that_reaches_over_the_end_of_the_calendar_is_no_more() -> None:
    assert not comes_again(parse_rule("FREQ=WEEKLY;INTERVAL=54"), datetime(9998, 12, 20))


def test_a_rule_that_fits_no_day_counted_from_the_completion_has_ended() -> None:
    rule, tuesday = parse_rule("FREQ=DAILY;INTERVAL=7;BYDAY=TU"), date(2026, 3, 3)
    on_wednesday = datetime(2026, 3, 4, 9, tzinfo=UTC)
    assert next_occurrence(rule, tuesday, now=on_wednesday, zone=UTC, repeat_from="completion") is None
    assert next_occurrence(rule, tuesday, now=on_wednesday, zone=UTC) is not None
