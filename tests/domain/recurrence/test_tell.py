from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from saydone.domain.recurrence.parse import parse_rule
from saydone.domain.recurrence.tell import tell

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=DAILY", "every day"),
        ("FREQ=DAILY;INTERVAL=3", "every 3 days"),
        ("FREQ=HOURLY;INTERVAL=8", "every 8 hours"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every weekday"),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "every weekday"),
        ("FREQ=WEEKLY;BYDAY=SA,SU", "every weekend day"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR", "every other Monday, Wednesday and Friday"),
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=MO", "every 3 weeks on Monday"),
        ("FREQ=MONTHLY;BYMONTHDAY=15", "every month on the 15th"),
        ("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=-1", "every other month on the last day"),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", "every month on the 30th or the last day before it"),
        ("FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR", "every month on the 13th if it is Friday"),
        ("FREQ=MONTHLY;BYDAY=1MO,-1MO", "every month on the first Monday and the last Monday"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "every month on the last weekday"),
        ("FREQ=MONTHLY;BYDAY=-2FR", "every month on the 2nd last Friday"),
        ("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=4", "every year on 4 May"),
        ("FREQ=YEARLY;BYMONTH=6", "every year in June"),
        ("FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1", "every year on the 1st of January and July"),
        ("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "every year on the fourth Thursday of November"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "every year on the last day of February"),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "every year on Monday in the 20th week of the year"),
        ("FREQ=YEARLY;BYYEARDAY=100", "every year on the 100th day of the year"),
        ("FREQ=DAILY;BYHOUR=9,17;BYMINUTE=30", "every day at 09:30 and 17:30"),
        ("FREQ=DAILY;COUNT=5", "every day, 5 times"),
        ("FREQ=DAILY;UNTIL=20270601", "every day, until 1 June 2027"),
        ("FREQ=DAILY;UNTIL=20270601T000000", "every day, until 1 June 2027"),
    ],
)
def test_a_rule_is_told_as(rule: str, said: str) -> None:
    assert tell(parse_rule(rule)) == said


def test_time_and_end_are_told_in_the_zone_of_the_task() -> None:
    rule = parse_rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;UNTIL=20270531T230000Z")
    due = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)
    assert tell(rule, due=due, zone=BERLIN) == "every other Monday at 09:00, until 1 June 2027"
    assert tell(rule, due=date(2026, 3, 9), zone=BERLIN) == "every other Monday, until 1 June 2027"


def test_counting_from_the_completion_is_told() -> None:
    rule = parse_rule("FREQ=DAILY;INTERVAL=3;COUNT=2")
    assert tell(rule, repeat_from="completion") == "every 3 days after it is done, 2 times"
