"""How single expressions are read; where they stand in a sentence is test_find's."""

import pytest

from saydone.domain.when.find import find_when
from tests.domain.when.clock import NOW, short

_CLOCK = {
    "at 5": "2026-03-04T17:00", "at 11": "2026-03-04T11:00", "at 9": "2026-03-04T21:00",
    "5 pm": "2026-03-04T17:00", "7:13 p.m.": "2026-03-04T19:13", "17:30": "2026-03-04T17:30",
    "at 17.30": "2026-03-04T17:30", "at 5p": "2026-03-04T17:00", "615 pm": "2026-03-04T18:15",
    "6 15 pm": "2026-03-04T18:15", "09:00": "2026-03-05T09:00", "noon": "2026-03-04T12:00",
    "midnight": "2026-03-05T00:00", "12am": "2026-03-05T00:00", "half past six": "2026-03-04T18:30",
    "quarter past 3": "2026-03-04T15:15", "a quarter to five": "2026-03-04T16:45",
    "twenty past four pm": "2026-03-04T16:20", "8 o'clock": "2026-03-04T20:00",
    "6 o clock in the evening": "2026-03-04T18:00", "at seven thirty": "2026-03-04T19:30",
    "six forty-five pm": "2026-03-04T18:45", "5ish pm": "2026-03-04T17:00", "after lunch": "2026-03-04T13:00",
    "2-4pm": "2026-03-04T14:00", "4pm CET": "2026-03-05T10:00", "today at 9am": "2026-03-04T09:00",
    "4ish": "2026-03-04T16:00", "at 7:15-ish": "2026-03-04T19:15", "in 2h15": "2026-03-04T12:15",
    "20.15h": "2026-03-04T20:15", "in less than an hour": "2026-03-04T11:00", "not before 6pm": "2026-03-04T18:00",
    "after school": "2026-03-04T15:00", "between 2 and 3": "2026-03-04T14:00", "in a quarter hour": "2026-03-04T10:15",
}  # fmt: skip
_PARTS = {
    "tonight": "2026-03-04T20:00", "tonight at 11": "2026-03-04T23:00", "11 tonight": "2026-03-04T23:00",
    "tonight at 1": "2026-03-05T01:00", "this morning": "2026-03-04", "in the morning": "2026-03-05T09:00",
    "friday evening": "2026-03-06T19:00", "tomorrow afternoon at 4": "2026-03-05T16:00",
    "at 6 tomorrow evening": "2026-03-05T18:00", "eod": "2026-03-04", "friday eod": "2026-03-06",
    "end of day tomorrow": "2026-03-05", "on the morning of the 20th": "2026-03-20T09:00",
    "3 in the morning": "2026-03-05T03:00", "first thing tomorrow": "2026-03-05T07:00",
    "late tonight": "2026-03-04T22:00", "friday morning first thing": "2026-03-06T07:00",
}  # fmt: skip
_DAYS = {
    "today": "2026-03-04", "tmrw": "2026-03-05", "the day after tomorrow": "2026-03-06",
    "on wednesday": "2026-03-04", "wednesday at 9am": "2026-03-11T09:00",
    "wednesday at 1pm": "2026-03-04T13:00", "friday": "2026-03-06", "next friday": "2026-03-13",
    "this friday": "2026-03-06", "friday after next": "2026-03-13", "coming wednesday": "2026-03-11",
    "monday week": "2026-03-16", "wednesday next week": "2026-03-11", "tuesday of next week": "2026-03-10",
    "3 fridays from now": "2026-03-20", "a week from tuesday": "2026-03-17",
    "2 days after friday": "2026-03-08", "monday in two weeks": "2026-03-16", "next working day": "2026-03-05",
    "asap": "2026-03-04", "a fortnight today": "2026-03-18", "tomorrow week": "2026-03-12",
    "three weeks on monday": "2026-03-30",
    "in 2 fridays": "2026-03-13", "friday or saturday": "2026-03-06", "friday same time": "2026-03-06T10:00",
}  # fmt: skip
_DATES = {
    "march 20": "2026-03-20", "20 march": "2026-03-20", "the 20th of march": "2026-03-20",
    "twentieth of march": "2026-03-20", "march 3": "2027-03-03", "mar. 20 2028": "2028-03-20",
    "sep-20-2027": "2027-09-20", "oct/20": "2026-10-20", "3/20": "2026-03-20", "20/3": "2026-03-20",
    "3/20/27": "2027-03-20", "20.3.2027": "2027-03-20", "2027-03-20": "2027-03-20",
    "2027-03-20 at 8am": "2027-03-20T08:00", "2027-03-20T08:00Z": "2027-03-20T04:00", "feb 29": "2028-02-29",
    "the 4th": "2026-03-04", "the 3rd": "2026-04-03", "the 15th": "2026-03-15", "on the 31st": "2026-03-31",
    "friday the 13th": "2026-03-13", "friday 13": "2026-03-13", "the 20th of next month": "2026-04-20",
    "15th day of next month": "2026-04-15", "first monday of april": "2026-04-06",
    "last friday of the month": "2026-03-27", "second to last day of april": "2026-04-29",
    "last day of next month": "2026-04-30", "30 feb": None, "february 30": None, "13/45": None,
    "the 32nd": None, "20270320": "2027-03-20", "20.3.27": "2027-03-20", "the 3rd to 5th of may": "2026-05-03",
    "friday at the latest": "2026-03-06", "on or before may 3": "2026-05-03",
}  # fmt: skip
_PERIODS = {
    "this week": "2026-03-06", "next week": "2026-03-09", "week after next": "2026-03-16",
    "this weekend": "2026-03-07", "next weekend": "2026-03-14", "next month": "2026-04-01",
    "this month": "2026-03-31", "next year": "2027-01-01", "end of the month": "2026-03-31",
    "by the end of next month": "2026-04-30", "eom": "2026-03-31", "end of year": "2026-12-31",
    "end of the week": "2026-03-06", "beginning of next month": "2026-04-01", "end of tomorrow": "2026-03-05",
    "mid april": "2026-04-15", "in april": "2026-04-01", "april 2027": "2027-04-01",
    "this summer": "2026-06-21", "in 2028": "2028-01-01", "next quarter": "2026-04-01",
    "the 27th, next month": "2026-04-27", "before the weekend": "2026-03-06",
    "later this week": "2026-03-06", "by month end": "2026-03-31",
}  # fmt: skip
_AMOUNTS = {
    "in 20 minutes": "2026-03-04T10:20", "in half an hour": "2026-03-04T10:30",
    "in a half hour": "2026-03-04T10:30", "in three quarters of an hour": "2026-03-04T10:45",
    "in 1.5 hours": "2026-03-04T11:30", "in 2h": "2026-03-04T12:00", "in 1d, 3hr and 5min": "2026-03-05T13:05",
    "in a couple of hours": "2026-03-04T12:00", "in a few days": "2026-03-07",
    "in 24 hours": "2026-03-05T10:00", "in 3 days": "2026-03-07", "in three days at noon": "2026-03-07T12:00",
    "2 weeks from now": "2026-03-18", "in a fortnight": "2026-03-18", "3 months later": "2026-06-04",
    "in half a year": "2026-09-04", "in 5 business days": "2026-03-11",
    "an hour before noon": "2026-03-04T11:00", "in 9999 years": None, "in 9999 weeks": "2217-10-22",
}  # fmt: skip
_HOLIDAYS = {
    "the friday before christmas": "2026-12-18", "monday after thanksgiving": "2026-11-30",
    "christmas": "2026-12-25", "xmas eve": "2026-12-24", "new year's eve": "2026-12-31",
    "halloween": "2026-10-31", "thanksgiving": "2026-11-26", "black friday": "2026-11-27",
    "easter": "2026-04-05", "good friday": "2026-04-03", "easter monday": "2026-04-06",
    "mother's day": "2026-05-10", "labor day": "2026-09-07", "valentine's day": "2027-02-14",
    "4th of july": "2026-07-04", "christmas 2028": "2028-12-25", "the day after christmas": "2026-12-26",
    "3 days before christmas": "2026-12-22",
}  # fmt: skip


@pytest.mark.parametrize(
    ("words", "due"),
    [case for table in (_CLOCK, _PARTS, _DAYS, _DATES, _PERIODS, _AMOUNTS, _HOLIDAYS) for case in table.items()],
)
def test_words_are_read_as(words: str, due: str | None) -> None:
    found = find_when(f"polish the silver {words}", now=NOW)
    assert (short(found.due) if found else None) == due
