"""Which tasks a filter finds, said in words."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from saydone.agent.offline.filter_words import as_query

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("tasks labelled town", "@town"),
        ("urgent tasks in Work due this week", 'p1 & #Work & due:"this week"'),
        ("everything in Work or Home that is not due today", "(#Work | #Home) & !due:today"),
        ("overdue or due today", "overdue | due:today"),
        ("high priority tasks in the Work list", "(p1 | p2) & #Work"),
        ("tasks tagged phone or email without a date", "(@phone | @email) & no date"),
        ("tasks completed last week", 'completed:"last week"'),
        ("due before next monday", 'due < "next monday"'),
        ("recurring tasks assigned to me", "recurring & assigned:me"),
        ("tasks about taxes", '"taxes"'),
        ("(today | overdue) & !#Work", "(today | overdue) & !#Work"),
    ],
)
def test_words_become_a_query_with_days_as_they_were_said(words: str, query: str) -> None:
    assert as_query(words, now=NOW) == query


@pytest.mark.parametrize("words", ["", "tasks that feel heavy", "due:today & heavy", "Work", "tasks"])
def test_words_of_which_something_is_not_understood_are_no_query(words: str) -> None:
    assert as_query(words, now=NOW) == ""
