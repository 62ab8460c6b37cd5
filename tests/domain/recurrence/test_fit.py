from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from saydone.domain.recurrence.fit import forgiving, settle
from saydone.domain.recurrence.parse import parse_rule
from saydone.domain.task import Due
from saydone.errors import InvalidInput

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("FREQ=MONTHLY;BYMONTHDAY=30", "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"),
        ("FREQ=MONTHLY;BYMONTHDAY=28", "FREQ=MONTHLY;BYMONTHDAY=28"),
        ("FREQ=MONTHLY;BYMONTHDAY=30;BYHOUR=9,17", "FREQ=MONTHLY;BYMONTHDAY=30;BYHOUR=9,17"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"),
        ("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=31", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=31"),
        ("FREQ=MONTHLY;BYMONTHDAY=31;BYDAY=FR", "FREQ=MONTHLY;BYMONTHDAY=31;BYDAY=FR"),
    ],
)
def test_in_a_short_month_people_mean_its_last_day(said: str, meant: str) -> None:
    assert str(forgiving(parse_rule(said))) == meant


@pytest.mark.parametrize(
    ("rule", "due", "kept"),
    [
        ("FREQ=MONTHLY", date(2026, 1, 31), "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("FREQ=MONTHLY", datetime(2026, 1, 30, 23, 30, tzinfo=UTC), "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("FREQ=MONTHLY", date(2026, 1, 15), "FREQ=MONTHLY"),
        ("FREQ=YEARLY", date(2024, 2, 29), "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"),
        ("FREQ=YEARLY", date(2024, 1, 31), "FREQ=YEARLY"),
        ("FREQ=MONTHLY;BYMONTHDAY=31", date(2026, 1, 31), "FREQ=MONTHLY;BYMONTHDAY=31"),
    ],
)
def test_a_rule_without_a_day_takes_it_from_the_due_where_months_differ(rule: str, due: Due, kept: str) -> None:
    assert str(settle(parse_rule(rule), due, zone=BERLIN)) == kept


@pytest.mark.parametrize(
    ("rule", "due", "advice"),
    [
        ("FREQ=HOURLY", date(2026, 3, 2), "To repeat every hour a task needs a time of day"),
        ("FREQ=DAILY;BYHOUR=9", date(2026, 3, 2), "needs a time of day"),
        ("FREQ=DAILY;UNTIL=20260301", date(2026, 3, 2), "ends before the task is due"),
        ("FREQ=DAILY;UNTIL=20260301", datetime(2026, 3, 1, 23, 30, tzinfo=UTC), "ends before the task is due"),
        ("FREQ=DAILY;UNTIL=20260302T080000Z", datetime(2026, 3, 2, 9, 0, tzinfo=UTC), "ends before the task is due"),
        ("FREQ=DAILY;UNTIL=20260302T093000", datetime(2026, 3, 2, 9, 0, tzinfo=UTC), "ends before the task is due"),
        (
            "FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29",
            date(2025, 3, 1),
            "due on 2025-03-01 never comes again",
        ),
        ("FREQ=DAILY;INTERVAL=7;BYDAY=MO", date(2026, 3, 3), "never comes again"),
        ("FREQ=DAILY", date(9999, 12, 31), "never comes again"),
    ],
)
def test_a_rule_and_a_due_that_do_not_go_together_are_refused(rule: str, due: Due, advice: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        settle(parse_rule(rule), due, zone=BERLIN)
    assert advice in refused.value.message
