from datetime import date, datetime

import pytest
from dateutil.rrule import rrulestr

from saydone.domain.when.find import find_when, strip_when
from tests.domain.when.clock import NEW_YORK, NOW, short


@pytest.mark.parametrize(
    ("words", "rule", "first"),
    [
        ("daily", "FREQ=DAILY", "2026-03-04"),
        ("every day at 7:13 p.m.", "FREQ=DAILY", "2026-03-04T19:13"),
        ("daily at 9", "FREQ=DAILY", "2026-03-05T09:00"),
        ("every night", "FREQ=DAILY", "2026-03-04T20:00"),
        ("each morning at 7", "FREQ=DAILY", "2026-03-05T07:00"),
        ("every 3 days", "FREQ=DAILY;INTERVAL=3", "2026-03-04"),
        ("every thursday", "FREQ=WEEKLY;BYDAY=TH", "2026-03-05"),
        ("thursdays at 17.30", "FREQ=WEEKLY;BYDAY=TH", "2026-03-05T17:30"),
        ("on tuesdays and fridays", "FREQ=WEEKLY;BYDAY=TU,FR", "2026-03-06"),
        ("every mon, wed and fri at 6pm", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "2026-03-04T18:00"),
        ("every monday to thursday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH", "2026-03-04"),
        ("every other monday at 9", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2026-03-09T09:00"),
        ("every two weeks on friday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2026-03-06"),
        ("every weekday at 8am", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-03-05T08:00"),
        ("weekends", "FREQ=WEEKLY;BYDAY=SA,SU", "2026-03-07"),
        ("saturday mornings", "FREQ=WEEKLY;BYDAY=SA", "2026-03-07T09:00"),
        ("every last friday", "FREQ=MONTHLY;BYDAY=-1FR", "2026-03-27"),
        ("on the first monday of every month", "FREQ=MONTHLY;BYDAY=1MO", "2026-04-06"),
        ("monthly on the 15th", "FREQ=MONTHLY;BYMONTHDAY=15", "2026-03-15"),
        ("on the 2nd of each month at noon", "FREQ=MONTHLY;BYMONTHDAY=2", "2026-04-02T12:00"),
        ("on the last day of every month", "FREQ=MONTHLY;BYMONTHDAY=-1", "2026-03-31"),
        ("on the 1st and 15th of every month", "FREQ=MONTHLY;BYMONTHDAY=1,15", "2026-03-15"),
        ("weekly on mondays", "FREQ=WEEKLY;BYDAY=MO", "2026-03-09"),
        ("daily from monday to friday at 9am", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-03-05T09:00"),
        ("quarterly", "FREQ=MONTHLY;INTERVAL=3", "2026-03-04"),
        ("twice-yearly", None, None),
        ("twice a year", "FREQ=MONTHLY;INTERVAL=6", "2026-03-04"),
        ("semi-monthly", "FREQ=MONTHLY;BYMONTHDAY=1,15", "2026-03-15"),
        ("on alternate tuesdays", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2026-03-10"),
        ("tuesday through thursday at 8am", "FREQ=WEEKLY;BYDAY=TU,WE,TH", "2026-03-05T08:00"),
        ("the 2nd and 4th saturday of the month", "FREQ=MONTHLY;BYDAY=2SA,4SA", "2026-03-14"),
        ("every weekday except friday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH", "2026-03-04"),
        ("annually on the 4th of july", "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=4", "2026-07-04"),
        ("every week for 5 times", "FREQ=WEEKLY;COUNT=5", "2026-03-04"),
        ("every day but sunday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA", "2026-03-04"),
        ("on tuesday and thursday every week", "FREQ=WEEKLY;BYDAY=TU,TH", "2026-03-05"),
        ("every half year", "FREQ=MONTHLY;INTERVAL=6", "2026-03-04"),
        ("7 days a week at 6am", "FREQ=DAILY", "2026-03-05T06:00"),
        ("every year in may", "FREQ=YEARLY;BYMONTH=5", "2026-05-04"),
        ("on the 10th of the month every month", "FREQ=MONTHLY;BYMONTHDAY=10", "2026-03-10"),
        ("every tuesday until june", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260531", "2026-03-10"),
        ("daily until april 1", "FREQ=DAILY;UNTIL=20260401", "2026-03-04"),
        ("every sat from april", "FREQ=WEEKLY;BYDAY=SA", "2026-04-04"),
        ("every sat from april to june", "FREQ=WEEKLY;BYDAY=SA;UNTIL=20260630", "2026-04-04"),
        ("daily from 1 april to 30 june", "FREQ=DAILY;UNTIL=20260630", "2026-04-01"),
        ("mon, wed & fri at 7pm", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "2026-03-04T19:00"),
        ("every year on may 4", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=4", "2026-05-04"),
        ("every february 29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2028-02-29"),
        ("every christmas", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25", "2026-12-25"),
        ("every march and october 3", "FREQ=YEARLY;BYMONTH=3,10;BYMONTHDAY=3", "2026-10-03"),
        ("every april, august and december", "FREQ=YEARLY;BYMONTH=4,8,12", "2026-04-04"),
        ("every 4th day of the month", "FREQ=MONTHLY;BYMONTHDAY=4", "2026-03-04"),
        ("every day at 9am and 5pm", "FREQ=DAILY;BYHOUR=9,17", "2026-03-04T17:00"),
        ("every monday at 8, noon and 6pm", "FREQ=WEEKLY;BYDAY=MO;BYHOUR=8,12,18", "2026-03-09T08:00"),
        ("daily at 6 and 18", "FREQ=DAILY;BYHOUR=6,18", "2026-03-04T18:00"),
        ("every friday until 31.12.", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20261231", "2026-03-06"),
        ("every 2 hours", "FREQ=HOURLY;INTERVAL=2", "2026-03-04T12:00"),
        ("every half hour", "FREQ=MINUTELY;INTERVAL=30", "2026-03-04T10:30"),
        ("every day starting monday", "FREQ=DAILY", "2026-03-09"),
        ("every day until friday", "FREQ=DAILY;UNTIL=20260306", "2026-03-04"),
        ("daily at 8am for two weeks", "FREQ=DAILY;UNTIL=20260319T035959Z", "2026-03-05T08:00"),
        ("mwf at 6am", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "2026-03-06T06:00"),
        ("every tu/th", "FREQ=WEEKLY;BYDAY=TU,TH", "2026-03-05"),
        ("every 3 weeks on monday and friday", "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR", "2026-03-06"),
        ("on the last working day of each month", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-03-31"),
        ("every last weekday", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-03-31"),
        ("on the 12th and 26th", "FREQ=MONTHLY;BYMONTHDAY=12,26", "2026-03-12"),
        ("each and every tuesday", "FREQ=WEEKLY;BYDAY=TU", "2026-03-10"),
        ("once in 4 months", "FREQ=MONTHLY;INTERVAL=4", "2026-03-04"),
        ("every thanksgiving", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "2026-11-26"),
        ("every first tuesday in june", "FREQ=YEARLY;BYMONTH=6;BYDAY=1TU", "2026-06-02"),
        ("every day next week at 8am", "FREQ=DAILY;UNTIL=20260316T035959Z", "2026-03-09T08:00"),
        ("every friday for the next month", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20260405", "2026-03-06"),
        ("every monday at this time", "FREQ=WEEKLY;BYDAY=MO", "2026-03-09T10:00"),
        ("one time per month", "FREQ=MONTHLY", "2026-03-04"),
        ("every 2nd and 4th thursday", "FREQ=MONTHLY;BYDAY=2TH,4TH", "2026-03-12"),
        ("every year on the second sunday of may", "FREQ=YEARLY;BYMONTH=5;BYDAY=2SU", "2026-05-10"),
        ("every decade", "FREQ=YEARLY;INTERVAL=10", "2026-03-04"),
        ("every monday until the end of the year", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261231", "2026-03-09"),
        ("every day until end of month", "FREQ=DAILY;UNTIL=20260331", "2026-03-04"),
        ("every week till mid june", "FREQ=WEEKLY;UNTIL=20260615", "2026-03-04"),
        ("every day till june", "FREQ=DAILY;UNTIL=20260531", "2026-03-04"),
        ("every day through june", "FREQ=DAILY;UNTIL=20260630", "2026-03-04"),
        ("every day until 20th", "FREQ=DAILY;UNTIL=20260320", "2026-03-04"),
        ("every day, ends on the 20th", "FREQ=DAILY;UNTIL=20260320", "2026-03-04"),
        ("every morning except weekends", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-03-05T09:00"),
        ("every weekday at 9:30 except friday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH", "2026-03-05T09:30"),
        ("weekdays but not on friday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH", "2026-03-04"),
        ("daily except on mondays and weekends", "FREQ=WEEKLY;BYDAY=TU,WE,TH,FR", "2026-03-04"),
        ("every day apart from monday to wednesday", "FREQ=WEEKLY;BYDAY=TH,FR,SA,SU", "2026-03-05"),
        ("every day with Bo except sunday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA", "2026-03-04"),
        ("except weekends", None, None),
        ("every friday at 24:00", "FREQ=WEEKLY;BYDAY=SA", "2026-03-07T00:00"),
        ("every 15th at 24:00", None, None),
        ("twice a day", "FREQ=DAILY;BYHOUR=8,20", "2026-03-04T20:00"),
        ("3 times a day", "FREQ=DAILY;BYHOUR=8,14,20", "2026-03-04T14:00"),
        ("twice daily at 9", "FREQ=DAILY;BYHOUR=9,21", "2026-03-04T21:00"),
        ("twice a day at 8am and 7pm", "FREQ=DAILY;BYHOUR=8,19", "2026-03-04T19:00"),
        ("3 times a day at 8am and 7pm", None, None),
        ("from monday to friday", None, "2026-03-09"),
        ("from monday to friday at 8am", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-03-05T08:00"),
        ("from mondays to fridays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-03-04"),
        ("repeat from monday to friday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-03-04"),
        ("from monday to friday until june", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20260531", "2026-03-04"),
        ("mon wed fri at 6pm", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "2026-03-04T18:00"),
        ("tues/thurs", "FREQ=WEEKLY;BYDAY=TU,TH", "2026-03-05"),
        ("twice a week at 7am", "FREQ=WEEKLY;BYDAY=MO,TH", "2026-03-05T07:00"),
        ("3x a week", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "2026-03-04"),
        ("7 times a week", None, None),
        ("3x a day after meals", "FREQ=DAILY;BYHOUR=8,14,20", "2026-03-04T14:00"),
        ("every month on the 15th and 30th", "FREQ=MONTHLY;BYMONTHDAY=15,30", "2026-03-15"),
        ("on the 15th and last day of the month", "FREQ=MONTHLY;BYMONTHDAY=15,-1", "2026-03-15"),
        ("daily until 2027", "FREQ=DAILY;UNTIL=20261231", "2026-03-04"),
        ("every monday until summer", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20260620", "2026-03-09"),
        ("every 31st of february", None, None),
        ("every 5000 days", None, None),
    ],
)
def test_recurrence_words_are_read_as(words: str, rule: str | None, first: str | None) -> None:
    found = find_when(f"dust the shelves {words}", now=NOW)
    assert ((found.rrule, short(found.due)) if found else (None, None)) == (rule, first)


def test_the_rule_happens_on_the_first_occurrence() -> None:
    found = find_when("dust the shelves every other tuesday and friday at 6pm", now=NOW)
    assert found is not None
    assert found.rrule is not None
    assert isinstance(found.due, datetime)
    wall = found.due.replace(tzinfo=None)
    assert rrulestr(found.rrule, dtstart=wall)[0] == wall


def test_only_the_words_of_a_repetition_go() -> None:
    text = "set a weekly reminder to dust the shelves on Saturdays at 10am"
    found = find_when(text, now=NOW)
    assert found is not None
    assert found.rrule == "FREQ=WEEKLY;BYDAY=SA"
    assert strip_when(text, found) == "set a reminder to dust the shelves"


@pytest.mark.parametrize(
    "end",
    [
        "until the end of june",
        "till june",
        "from april to 30 june",
        "from may to june",
        "through june",
        "ending june",
        "ends on the 20th",
    ],
)
def test_the_words_for_the_end_of_a_repetition_go_with_it(end: str) -> None:
    text = f"dust the shelves every friday {end}"
    found = find_when(text, now=NOW)
    assert found is not None
    assert found.rrule is not None
    assert "UNTIL=" in found.rrule
    assert strip_when(text, found) == "dust the shelves"


@pytest.mark.parametrize(
    ("often", "kept", "rule"),
    [
        ("every day", "except in december", "FREQ=DAILY"),
        ("every day", "except next friday", "FREQ=DAILY"),
        ("every 3 days", "except sundays", "FREQ=DAILY;INTERVAL=3"),
        ("every day", "except weekends and holidays", "FREQ=DAILY"),
        ("every monday", "except mondays", "FREQ=WEEKLY;BYDAY=MO"),
        ("every day", "except friday the 13th", "FREQ=DAILY"),
    ],
)
def test_what_a_rule_cannot_leave_out_stays_in_the_title_and_is_no_due(often: str, kept: str, rule: str) -> None:
    text = f"dust the shelves {often} {kept}"
    found = find_when(text, now=NOW)
    assert found is not None
    assert (found.rrule, strip_when(text, found)) == (rule, f"dust the shelves {kept}")


def test_how_often_in_a_day_goes_from_the_title_with_its_times() -> None:
    text = "water the seedlings 3 times a day"
    found = find_when(text, now=NOW)
    assert found is not None
    assert strip_when(text, found) == "water the seedlings"


def test_a_repetition_is_told_in_words() -> None:
    found = find_when("dust the shelves thursdays at 17:30", now=NOW)
    assert found is not None
    assert found.said == "every Thursday at 17:30, first on Thu 5 Mar 2026"


def test_an_occurrence_in_the_gap_of_the_clocks_moves_on() -> None:
    found = find_when("every sunday at 2:30am", now=NOW)
    assert found is not None
    assert found.due == datetime(2026, 3, 8, 3, 0, tzinfo=NEW_YORK)
    assert found.rrule == "FREQ=WEEKLY;BYDAY=SU;BYHOUR=2;BYMINUTE=30"


def test_of_several_times_the_one_in_the_gap_of_the_clocks_is_returned_to() -> None:
    found = find_when("every day at 2:30am and 2:30pm starting march 8", now=NOW)
    assert found is not None
    assert (found.due, found.rrule) == (
        datetime(2026, 3, 8, 3, 0, tzinfo=NEW_YORK),
        "FREQ=DAILY;BYHOUR=2,14;BYMINUTE=30",
    )


def test_near_the_end_of_the_calendar_nothing_breaks() -> None:
    late = datetime(9999, 12, 30, 12, 0, tzinfo=NEW_YORK)
    assert find_when("every february 29", now=late) is None
    found = find_when("every day", now=late)
    assert found is not None
    assert found.due == date(9999, 12, 30)
