"""Values of an iCalendar file's properties (RFC 5545, 3.3): texts, days and moments, durations."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import vDDDTypes, vDuration

from saydone.domain.exchange.archive import Note
from saydone.domain.exchange.calendar_lines import Property
from saydone.domain.task import Due
from saydone.domain.text import shown_text
from saydone.domain.when.moment import localize, zone_of

_ESCAPED = re.compile(r"\\([\\;,nN])")


@dataclass(slots=True)
class Values:
    """Reads times as they are meant at ``now``, and notes what cannot be read."""

    now: datetime
    notes: list[Note] = field(default_factory=list[Note])

    def when(self, prop: Property | None, title: str) -> Due | None:
        """A day or a moment, None when there is none."""
        if prop is None:
            return None
        zone = zone_of(self.now)
        try:
            name = zone_name(prop)
            if name is not None:
                zone = ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            self.note(
                prop,
                title,
                f"The time zone “{shown_text(prop.parameters.get('TZID', ''), 40)}” is not known; yours was taken.",
            )
        try:
            found: object = read_value(vDDDTypes, prop.value.strip())
        except (ValueError, OverflowError):
            found = None
        if isinstance(found, datetime):
            return found.astimezone(UTC) if found.tzinfo is not None else localize(found, zone).astimezone(UTC)
        if isinstance(found, date):
            return found
        self.note(prop, title, f"{prop.name} “{shown_text(prop.value, 40)}” is no date.")
        return None

    def moment(self, prop: Property | None, title: str) -> datetime | None:
        """A moment; a day is its noon."""
        found = self.when(prop, title)
        if found is None or isinstance(found, datetime):
            return found
        return localize(datetime(found.year, found.month, found.day, 12), zone_of(self.now))

    def length(self, prop: Property | None, title: str) -> timedelta | None:
        """A duration."""
        if prop is None:
            return None
        try:
            found = read_value(vDuration, prop.value.strip())
            return found if isinstance(found, timedelta) else None
        except (ValueError, OverflowError):
            self.note(prop, title, f"{prop.name} “{shown_text(prop.value, 40)}” is no duration.")
            return None

    def note(self, prop: Property, title: str, reason: str) -> None:
        """Put into the report what became of a property."""
        self.notes.append(Note(prop.line, shown_text(title), "changed", reason))


def read_value(kind: Any, value: str) -> object:
    """A value as the library reads it, which does not say to what. Raises ``ValueError``, ``OverflowError``."""
    return kind.from_ical(value)


def plain(prop: Property) -> str:
    """A property's text."""
    return _unescaped(prop.value)


def _unescaped(text: str) -> str:
    """A TEXT as RFC 5545 (3.3.11) escapes it."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def listed(value: str) -> list[str]:
    """The texts between commas that are not escaped."""
    found, text, escaped = list[str](), "", False
    for letter in value:
        if letter == "," and not escaped:
            found.append(text)
            text = ""
        else:
            text += letter
        escaped = letter == "\\" and not escaped
    return [plain for each in [*found, text] if (plain := _unescaped(each).strip())]


def zone_name(prop: Property) -> str | None:
    """What a property calls its time zone."""
    # "/freeassociation.sourceforge.net/Europe/Berlin": the IANA name is at the end of others' names.
    named = str(prop.parameters.get("TZID", "")).strip('"')
    return "/".join(named.split("/")[-2:]) if named.startswith("/") else named or None
