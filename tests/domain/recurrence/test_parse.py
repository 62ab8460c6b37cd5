import pytest
from hypothesis import given
from hypothesis import strategies as st

from saydone.domain.recurrence.parse import parse_rule
from saydone.errors import InvalidInput


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("FREQ=DAILY", "FREQ=DAILY"),
        (" rrule:freq=weekly;byday=we,mo,we;interval=1;wkst=mo\n", "FREQ=WEEKLY;BYDAY=MO,WE"),
        ("BYMONTHDAY=-1,15,+1;FREQ=MONTHLY;COUNT=010", "FREQ=MONTHLY;BYMONTHDAY=1,15,-1;COUNT=10"),
        ("FREQ=MONTHLY;BYDAY=-1FR,+2MO", "FREQ=MONTHLY;BYDAY=2MO,-1FR"),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;WKST=SU", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;WKST=SU"),
        ("FREQ=YEARLY;BYYEARDAY=366", "FREQ=YEARLY;BYYEARDAY=366"),
        ("FREQ=DAILY;BYMINUTE=30,0;BYHOUR=9,17", "FREQ=DAILY;BYHOUR=9,17;BYMINUTE=0,30"),
        ("FREQ=HOURLY;INTERVAL=8;UNTIL=20270601T070000Z", "FREQ=HOURLY;INTERVAL=8;UNTIL=20270601T070000Z"),
        ("FREQ=DAILY;UNTIL=20270601T070000", "FREQ=DAILY;UNTIL=20270601T070000"),
        ("FREQ=DAILY;UNTIL=20270601", "FREQ=DAILY;UNTIL=20270601"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO"),
    ],
)
def test_a_rule_is_brought_to_its_normal_form(text: str, normal: str) -> None:
    assert str(parse_rule(text)) == normal
    assert parse_rule(normal) == parse_rule(text)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("", "is no recurrence rule. One looks like FREQ=WEEKLY"),
        ("every day", "is no recurrence rule"),
        ("FREQ=DAILY;", "is no recurrence rule"),
        ("INTERVAL=2", "lacks FREQ"),
        ("FREQ=DAILY;FREQ=DAILY", "says FREQ twice"),
        ("FREQ=OFTEN", "it is YEARLY, MONTHLY, WEEKLY, DAILY or HOURLY"),
        ("FREQ=MINUTELY;INTERVAL=30", "every hour at most"),
        ("FREQ=SECONDLY", "every hour at most"),
        ("FREQ=DAILY;BYSECOND=1", "have no BYSECOND"),
        ("FREQ=DAILY;BYEASTER=0", "have no BYEASTER"),
        ("FREQ=DAILY;INTERVAL=0", "a number from 1 to 999"),
        ("FREQ=DAILY;INTERVAL=99999999999999999999", "a number from 1 to 999"),
        ("FREQ=DAILY;INTERVAL=²", "a number from 1 to 999"),
        ("FREQ=DAILY;COUNT=-1", "a number from 1 to 9999"),
        ("FREQ=DAILY;COUNT=5;UNTIL=20270601", "not by both"),
        ("FREQ=DAILY;UNTIL=20270230", "a day like 20270601"),
        ("FREQ=DAILY;UNTIL=99990101", "in the years 1900 to 9998"),
        ("FREQ=DAILY;UNTIL=tomorrow", "a day like 20270601"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "days of the month"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "days of the month"),
        ("FREQ=MONTHLY;BYDAY=6MO", "no weekday more than five times"),
        ("FREQ=MONTHLY;BYDAY=0MO", "1MO for the first Monday"),
        ("FREQ=WEEKLY;BYDAY=", "a list of days"),
        ("FREQ=WEEKLY;BYDAY=1MO", "needs FREQ=MONTHLY"),
        ("FREQ=WEEKLY;BYMONTHDAY=1", "say FREQ=MONTHLY"),
        ("FREQ=MONTHLY;BYWEEKNO=20", "need FREQ=YEARLY"),
        ("FREQ=HOURLY;BYHOUR=9", "use DAILY and BYHOUR"),
        ("FREQ=DAILY;BYSETPOS=1", "there is none"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "never happens"),
        ("FREQ=DAILY;BYMONTH=4;BYMONTHDAY=31", "never happens"),
        ("FREQ=MONTHLY;BYMONTHDAY=1;BYDAY=5MO", "never happens"),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6", "never happens"),
        ("FREQ=DAILY;" + "X" * 500, "at most 500 characters"),
    ],
)
def test_what_no_task_can_repeat_by_is_refused_with_advice(text: str, advice: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        parse_rule(text)
    assert advice in refused.value.message


_PARTS = (
    "FREQ=DAILY", "FREQ=MONTHLY", "FREQ=YEARLY", "INTERVAL=7", "BYMONTH=2,4", "BYMONTHDAY=29,-1", "BYDAY=MO",
    "BYDAY=-1FR", "BYSETPOS=-1", "BYWEEKNO=53", "BYYEARDAY=-1", "BYHOUR=2", "BYMINUTE=30", "COUNT=3", "UNTIL=20270601",
    "WKST=SU", "=", "RRULE:", "BYDAY=١MO",
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(st.sampled_from(_PARTS)).map(";".join)))
def test_any_text_is_a_rule_or_refused(text: str) -> None:
    try:
        rule = parse_rule(text)
    except InvalidInput:
        return
    assert parse_rule(str(rule)) == rule
