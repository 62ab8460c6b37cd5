from datetime import date, datetime

import pytest

from saydone.domain.when.repetition import begins, read_repetition
from saydone.errors import InvalidInput
from tests.domain.when.clock import NEW_YORK, NOW, short


@pytest.mark.parametrize(
    ("words", "rule", "counted_from", "first"),
    [
        ("every monday at 9", "FREQ=WEEKLY;BYDAY=MO", "due", "2026-03-09T09:00"),
        ("Every 3 days after I do it.", "FREQ=DAILY;INTERVAL=3", "completion", "2026-03-04"),
        ("two weeks after I finish it", "FREQ=WEEKLY;INTERVAL=2", "completion", "2026-03-04"),
        ("every 2 weeks, when it is done", "FREQ=WEEKLY;INTERVAL=2", "completion", "2026-03-04"),
        ("every! 3 days", "FREQ=DAILY;INTERVAL=3", "completion", "2026-03-04"),
        ("every day at 9 until 1 june", "FREQ=DAILY;UNTIL=20260601", "due", "2026-03-05T09:00"),
        ("every monday 9am for 5 times", "FREQ=WEEKLY;BYDAY=MO;COUNT=5", "due", "2026-03-09T09:00"),
        ("from monday to friday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "due", "2026-03-04"),
        ("daily, twice", "FREQ=DAILY;COUNT=2", "due", "2026-03-04"),
        # As people mean it: the last day, where a month has no 31st.
        ("monthly on the 31st", "FREQ=MONTHLY;BYMONTHDAY=-1", "due", "2026-03-31"),
        ("rrule:freq=weekly;byday=mo", "FREQ=WEEKLY;BYDAY=MO", "due", None),
    ],
)
def test_words_are_a_rule_and_what_it_is_counted_from(
    words: str, rule: str, counted_from: str, first: str | None
) -> None:
    found = read_repetition(words, now=NOW)
    assert (str(found.rule), found.repeat_from, short(found.first)) == (rule, counted_from, first)


@pytest.mark.parametrize(
    "words",
    ["", "next friday", "every minute", "FREQ=SECONDLY", "every day until xyzzy", "daily for 0 times", "x" * 9999],
)
def test_what_is_no_repetition_is_refused_with_a_sentence(words: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_repetition(words, now=NOW)
    assert len(str(refused.value)) < 400


@pytest.mark.parametrize(
    ("words", "present", "due"),
    [
        ("every friday", datetime(2026, 3, 6, 17, 0, tzinfo=NEW_YORK), "2026-03-06T17:00"),
        ("every monday", datetime(2026, 3, 6, 17, 0, tzinfo=NEW_YORK), "2026-03-09T17:00"),
        ("every monday at 9", datetime(2026, 3, 6, 17, 0, tzinfo=NEW_YORK), "2026-03-09T09:00"),
        ("every 3 days", date(2026, 3, 6), "2026-03-06"),
        ("every day at 8", date(2026, 3, 6), "2026-03-06T08:00"),
        ("FREQ=WEEKLY;BYDAY=MO", date(2026, 4, 1), "2026-04-06"),
        ("every monday", None, "2026-03-09"),
        ("FREQ=WEEKLY;BYDAY=MO", None, None),
    ],
)
def test_the_present_due_stays_as_far_as_it_fits_the_words(words: str, present: date | None, due: str | None) -> None:
    assert short(begins(read_repetition(words, now=NOW), present, now=NOW)[0]) == due


@pytest.mark.parametrize(
    ("words", "present", "rule"),
    [
        ("every day at 2:30am", date(2026, 3, 8), "FREQ=DAILY;BYHOUR=2;BYMINUTE=30"),
        ("every sunday", datetime(2026, 3, 7, 2, 30, tzinfo=NEW_YORK), "FREQ=WEEKLY;BYDAY=SU;BYHOUR=2;BYMINUTE=30"),
        ("every day at 2:30am starting march 8", date(2026, 3, 9), "FREQ=DAILY;BYHOUR=2;BYMINUTE=30"),
        ("every day at 3am", date(2026, 3, 8), "FREQ=DAILY"),
    ],
)
def test_a_rule_keeps_the_time_that_clocks_skip_on_its_first_day(words: str, present: date, rule: str) -> None:
    due, kept = begins(read_repetition(words, now=NOW), present, now=NOW)
    assert str(kept) == rule
    assert short(due) == ("2026-03-08T03:00" if present.day < 9 else "2026-03-09T02:30")
