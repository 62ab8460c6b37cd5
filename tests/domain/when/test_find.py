from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saydone.domain.when.find import find_past, find_when, strip_when
from tests.domain.when.clock import BERLIN, NEW_YORK, NOW, short


@pytest.mark.parametrize(
    ("text", "due", "title"),
    [
        ("feed the hamster tomorrow at 5pm", "2026-03-05T17:00", "feed the hamster"),
        ("tomorrow at 5pm feed the hamster", "2026-03-05T17:00", "feed the hamster"),
        ("feed the hamster, due on Friday.", "2026-03-06", "feed the hamster"),
        ("a 7pm walk along the river tomorrow", "2026-03-05T19:00", "a walk along the river"),
        ("iron the shirts by next tuesday, please", "2026-03-10", "iron the shirts, please"),
        ("Friday's rehearsal", "2026-03-06", "rehearsal"),
        ("defrost the freezer in an hour and a half", "2026-03-04T11:30", "defrost the freezer"),
        ("defrost the freezer tommorrow aftenoon", "2026-03-05T15:00", "defrost the freezer"),
        ("sharpen the knives sat", "2026-03-07", "sharpen the knives"),
        ("sharpen the knives 9 tomorrow", "2026-03-05T09:00", "sharpen the knives"),
        ("party night on the 12th", "2026-03-12", "party night"),
        ("visit the dentist thursday 8:00 PST", "2026-03-05T11:00", "visit the dentist"),
        ("tune the piano from 3pm to 5pm on monday", "2026-03-09T15:00", "tune the piano"),
        ("wrap the presents 24.12.", "2026-12-24", "wrap the presents"),
        ("pay the dues by 3.4.", "2026-04-03", "pay the dues"),
        ("prune the pear next year on february 2", "2027-02-02", "prune the pear"),
        ("dial in at 3:30 pacific", "2026-03-04T18:30", "dial in"),
        ("feed the hamster tomorrow 24:00", "2026-03-06T00:00", "feed the hamster"),
        ("feed the hamster tonight at 24:00", "2026-03-05T00:00", "feed the hamster"),
        ("feed the hamster on friday at 24h", "2026-03-07T00:00", "feed the hamster"),
        ("record the 9pm news", "2026-03-04T21:00", "record the 9pm news"),
        ("take the 8:15 train tomorrow", "2026-03-05T08:15", "take the 8:15 train"),
        ("tidy up for the 5 pm guests", "2026-03-04T17:00", "tidy up for the 5 pm guests"),
        ("İstanbul’da tomorrow", "2026-03-05", "İstanbul’da"),
        ("close the books by end of q1", "2026-03-31", "close the books"),
        ("close the books in q3", "2026-07-01", "close the books"),
        ("renew the permit by summer 2027", "2027-06-21", "renew the permit"),
        ("book a table for two tonight", "2026-03-04T20:00", "book a table for two"),
        ("collect the cake fri arvo", "2026-03-06T15:00", "collect the cake"),
        ("collect the cake b4 friday", "2026-03-06", "collect the cake"),
        ("fair 10 to 12 march", "2026-03-10", "fair"),
        ("fair thurs 14h", "2026-03-05T14:00", "fair"),
        ("order 3 monday papers", "2026-03-09", "order 3 papers"),
        ("dinner with Ann sat 7:30", "2026-03-07T19:30", "dinner with Ann"),
        ("quiz night friday at 8", "2026-03-06T20:00", "quiz night"),
        ("dinner with Ann sat at 7am", "2026-03-07T07:00", "dinner with Ann"),
        ("ring Ann in 2 weeks on sunday", "2026-03-22", "ring Ann"),
        ("hand in the essay in 3 weeks on monday", "2026-03-30", "hand in the essay"),
        ("get up early tomorrow", "2026-03-05", "get up early"),
        ("feed the hamster early tomorrow", "2026-03-05", "feed the hamster"),
        ("holiday monday to friday", "2026-03-09", "holiday"),
        ("plan considered before friday today", "2026-03-04", "plan considered before friday"),
        ("ring Ann today about saturday", "2026-03-04", "ring Ann about saturday"),
        ("order the cake by friday for 12 april", "2026-03-06", "order the cake for 12 april"),
        ("concert sunday 12 april", "2026-04-12", "concert"),
    ],
)
def test_due_words_are_found_and_taken_out(text: str, due: str, title: str) -> None:
    found = find_when(text, now=NOW)
    assert found is not None
    assert (short(found.due), strip_when(text, found)) == (due, title)
    assert found.rrule is None


@pytest.mark.parametrize(
    "text",
    [
        "ask for a second opinion", "buy sun cream", "march to the castle", "repair the sat-nav",
        "install version 3.10", "tidy room 5", "may I have the recipe", "sit in the sun", "3/4 cup of flour",
        "write the weekly report", "untangle the christmas lights", "the 5th floor window", "read 1984",
        "water 3 plants", "30 minute workout", "call june", "the second coat of paint", "delete the third",
        "scan page 12", "two for the road", "the boy next door", "decide on curtains", "first aid kit", "",
        "2 days ago", "last week", "yesterday",
    ],
)  # fmt: skip
def test_other_words_are_no_due(text: str) -> None:
    assert find_when(text, now=NOW) is None


def test_the_words_are_where_the_reading_says() -> None:
    text = "Buy stamps by next Friday at noon!"
    found = find_when(text, now=NOW)
    assert found is not None
    assert text[found.start : found.end] == "by next Friday at noon"
    assert found.said == "Fri 13 Mar 2026, 12:00"


def test_words_apart_from_one_another_are_all_named() -> None:
    text = "a 7pm call with Ada tomorrow"
    found = find_when(text, now=NOW)
    assert found is not None
    assert {text[found.start : found.end], *(text[a:b] for a, b in found.also)} == {"7pm", "tomorrow"}


def test_the_day_turns_over_in_the_zone_of_the_user() -> None:
    evening = datetime(2026, 3, 4, 23, 30, tzinfo=NEW_YORK)
    here, there = find_when("today", now=evening), find_when("today", now=evening.astimezone(BERLIN))
    assert here is not None
    assert there is not None
    assert (here.due, there.due) == (date(2026, 3, 4), date(2026, 3, 5))


def test_a_time_that_is_skipped_becomes_the_next_that_exists() -> None:
    found = find_when("wake the baby on sunday at 2:30am", now=NOW)
    assert found is not None
    assert found.due == datetime(2026, 3, 8, 3, 0, tzinfo=NEW_YORK)


def test_hours_are_counted_through_a_change_of_clocks() -> None:
    found = find_when("in 3 hours", now=datetime(2026, 3, 8, 0, 30, tzinfo=NEW_YORK))
    assert found is not None
    assert found.due == datetime(2026, 3, 8, 4, 30, tzinfo=NEW_YORK)


def test_a_hostile_text_takes_no_long_time() -> None:
    for words in ("1 day, ", "mondays and ", "every other ", "at 5 to ", "the the ", "12:30-", "half past "):
        find_when(words * 300, now=NOW)  # the suite's time limit is the check


_ZONES: st.SearchStrategy[tzinfo] = st.one_of(
    st.sampled_from([UTC, NEW_YORK, BERLIN]),
    st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
_NOWS = st.datetimes(timezones=_ZONES)
_WORDS = st.sampled_from(
    [
        *(
            "at",
            "by",
            "on",
            "in",
            "of",
            "to",
            "an",
            "a",
            "ago",
            "the",
            "next",
            "last",
            "this",
            "every",
            "other",
            "each",
        ),
        *("from", "after", "before", "past", "until", "starting", "for", "end", "half", "quarter", "few", "couple"),
        *(
            "day",
            "week",
            "month",
            "year",
            "years",
            "hour",
            "hours",
            "minutes",
            "second",
            "first",
            "15th",
            "29",
            "30",
            "31",
        ),
        *("monday", "tues", "fri", "weekend", "weekdays", "thursdays", "tomorrow", "tonight", "today", "now", "noon"),
        *("midnight", "morning", "evening", "5", "5pm", "17:30", "3/10", "99", "1000", "9999", "0001", "2026-02-30"),
        *("feb", "february", "march", "may", "daily", "weekly", "monthly", "yearly", "christmas", "easter", "PST"),
        *("utc+14", ",", ".", "-"),
    ]
)
_PHRASES = st.lists(_WORDS, max_size=9).map(" ".join)


@given(text=st.one_of(st.text(max_size=80), _PHRASES), now=_NOWS)
@settings(max_examples=400)
def test_any_text_at_any_time_is_read_or_left_alone(text: str, now: datetime) -> None:
    found = find_when(text, now=now)
    if found is None:
        return
    for start, end in ((found.start, found.end), *found.also):
        assert 0 <= start < end <= len(text)
    assert not isinstance(found.due, datetime) or found.due.utcoffset() == found.due.astimezone(now.tzinfo).utcoffset()
    if isinstance(found.due, datetime):
        found.due.astimezone(UTC)
    assert found.said
    assert len(strip_when(text, found)) <= len(text)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("pay the rent yesterday", "2026-03-03"),
        ("ring Ida 3 days ago.", "2026-03-01"),
        ("send the invoice last friday", "2026-02-27"),
        ("yesterday's paper", None),
        ("tell Bo what happened yesterday", None),
        ("file the notes from yesterday", None),
    ],
)
def test_a_past_day_at_the_end_of_something_to_do_is_its_due(text: str, due: str | None) -> None:
    found = find_past(text, now=NOW)
    assert (short(found.due) if found else None) == due


@pytest.mark.parametrize("day", ["31 december 9999", "december 31, 9999", "9999-12-31", "31/12/9999", "31.12.9999"])
def test_a_year_far_ahead_is_a_part_of_the_date_and_not_of_what_is_to_be_done(day: str) -> None:
    text = f"renew the passport on {day}"
    found = find_when(text, now=NOW)
    assert found is not None
    assert (found.due, strip_when(text, found)) == (date(9999, 12, 31), "renew the passport")


def test_a_number_behind_a_date_that_counts_something_is_no_year() -> None:
    found = find_when("transfer on 3 december 5000 euros", now=NOW)
    assert found is not None
    assert found.due == date(2026, 12, 3)
