"""Whether a rule comes again is told from one turn of the calendar as from all of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product

import pytest
from dateutil.rrule import rrulestr

from saydone.domain.recurrence import expand
from saydone.domain.recurrence.expand import comes_again, happens
from saydone.domain.recurrence.following import next_occurrence
from saydone.domain.recurrence.parse import parse_rule
from saydone.domain.recurrence.rule import RecurrenceRule, RuleDay
from saydone.errors import InvalidInput


@pytest.mark.parametrize(
    "start", [datetime(6796, 2, 29), datetime(9027, 3, 9), datetime(9601, 1, 1), datetime(9990, 12, 20)]
)
@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;INTERVAL=28;BYDAY=TU",
        "FREQ=DAILY;INTERVAL=7;BYDAY=MO,WE",
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


def test_whether_any_day_fits_is_told_by_years_as_by_days_and_months() -> None:
    told: list[bool] = []
    for freq, months, month_days, days in product(
        ("DAILY", "MONTHLY"), ((), (2,), (4, 6)), ((), (29,), (30, 31), (31,), (-31,)), ((), (RuleDay(0), RuleDay(2)))
    ):
        rule = RecurrenceRule(freq=freq, interval=7, months=months, month_days=month_days, days=days)
        told.append(happens(rule))
        followed = rrulestr(str(replace(rule, interval=1)), dtstart=datetime(9950, 1, 1))
        assert told[-1] == (next(iter(followed), None) is not None), rule
    assert {True, False} == {*told}


def test_a_rule_that_many_tasks_have_is_tried_once(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[datetime] = []

    def counted(rule: RecurrenceRule, start: datetime) -> Iterator[datetime]:
        tried.append(start)
        return iter(())

    monkeypatch.setattr(expand, "expand", counted)
    start = datetime(2026, 3, 3)
    for number in range(100):
        with pytest.raises(InvalidInput, match="never happens"):
            parse_rule("FREQ=DAILY;INTERVAL=11;BYMONTH=11;BYMONTHDAY=31")
        rule = RecurrenceRule(freq="DAILY", interval=14, days=(RuleDay(1),), count=number + 1)
        assert not comes_again(rule, start)
        assert not comes_again(replace(rule, interval=7 * (number + 1), days=(RuleDay(4),)), start)
    assert len(tried) == 2


def test_a_week_that_reaches_over_the_end_of_the_calendar_is_no_more() -> None:
    assert not comes_again(parse_rule("FREQ=WEEKLY;INTERVAL=54"), datetime(9998, 12, 20))


def test_a_rule_that_fits_no_day_counted_from_the_completion_has_ended() -> None:
    rule, tuesday = parse_rule("FREQ=DAILY;INTERVAL=7;BYDAY=TU"), date(2026, 3, 3)
    on_wednesday = datetime(2026, 3, 4, 9, tzinfo=UTC)
    assert next_occurrence(rule, tuesday, now=on_wednesday, zone=UTC, repeat_from="completion") is None
    assert next_occurrence(rule, tuesday, now=on_wednesday, zone=UTC) is not None
