"""The zones in what goes out as iCalendar: right in any year for who reads only the file, and short."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil import tz
from icalendar import Calendar

from saydone.domain.exchange.calendar_out import FeedTask, write_feed
from saydone.domain.exchange.calendar_zone import zone_component

HOUR = timedelta(hours=1)
ZONES = [
    *("Europe/Berlin", "America/New_York", "Europe/Dublin", "Australia/Lord_Howe", "Asia/Tokyo", "America/Santiago"),
    *("Africa/Cairo", "Asia/Jerusalem", "America/Nuuk", "Africa/Casablanca", "Antarctica/Troll", "Asia/Kolkata"),
]


def calendar_of(*names: str, year: int) -> str:
    begins = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n"
    zones = "".join(zone_component(name, year).to_ical().decode() for name in names)
    return f"{begins}{zones}END:VCALENDAR\r\n"


def differences(name: str, year: int, years: list[int]) -> list[datetime]:
    """When another reader of the file's zone has another offset than the zone has, but for the hours of a change."""
    zone, read = ZoneInfo(name), tz.tzical(StringIO(calendar_of(name, year=year))).get()
    wrong: list[datetime] = []
    for each in years:
        for day in range(0, 365, 3):
            at = datetime(each, 1, 1, 12) + timedelta(days=day)
            steady = {(at + hours).replace(tzinfo=zone).utcoffset() for hours in (-3 * HOUR, 0 * HOUR, 3 * HOUR)}
            if len(steady) == 1 and at.replace(tzinfo=read).utcoffset() not in steady:
                wrong.append(at)
    return wrong


@pytest.mark.parametrize("name", ZONES)
def test_whoever_reads_only_the_file_has_the_offsets_of_the_zone(name: str) -> None:
    assert differences(name, 2026, [2026, 2037, 2038, 2040, 2087, 2100, 2133]) == []


def test_clocks_that_changed_otherwise_in_the_past_are_told_one_by_one() -> None:
    assert differences("Europe/Berlin", 1978, [1978, 1980, 1981, 1995, 1996, 2038]) == []
    assert differences("America/New_York", 2005, [2005, 2006, 2007, 2026, 2050]) == []


def test_a_zone_with_a_rule_is_short_and_without_an_end() -> None:
    text = zone_component("Europe/Berlin", 2026).to_ical().decode()
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n" in text
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n" in text
    assert not [word for word in ("RDATE", "2038", "UNTIL") if word in text]
    assert len(text) < 600


def test_a_feed_has_each_zone_that_it_names_once_and_none_that_it_does_not() -> None:
    def task(uid: str, year: int, zone: str | None) -> FeedTask:
        due = datetime(year, 7, 1, 7, tzinfo=UTC)
        return FeedTask(uid, uid, "", due, None, "FREQ=YEARLY" if zone else None, zone, due)

    tasks = [task("a", 2040, "Europe/Berlin"), task("b", 2026, "Europe/Berlin"), task("c", 9000, "America/New_York")]
    text = write_feed([*tasks, task("d", 2026, None)], name="All")
    read: Any = Calendar.from_ical(text)
    assert [str(zone["tzid"]) for zone in read.walk("VTIMEZONE")] == ["America/New_York", "Europe/Berlin"]
    assert "DTSTART:20250101T000000" in text
    starts: dict[str, datetime] = {str(event["uid"]): event.start for event in read.walk("VEVENT")}
    assert starts["a"].astimezone(UTC) == datetime(2040, 7, 1, 7, tzinfo=UTC)
    assert starts["c"].astimezone(UTC) == datetime(9000, 7, 1, 7, tzinfo=UTC)
    assert read.get_missing_tzids() == set()
    assert "VTIMEZONE" not in write_feed([task("d", 2026, None)], name="All")
