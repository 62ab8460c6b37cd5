"""The moment these tests stand at, and the short form in which they look at dates."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

NEW_YORK = ZoneInfo("America/New_York")
BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 4, 10, 0, tzinfo=NEW_YORK)
"""A Wednesday; the clocks go forward on Sunday, 8 March."""


def short(due: date | datetime | None) -> str | None:
    """``2026-03-10T17:00`` or ``2026-03-10``."""
    if isinstance(due, datetime):
        return due.strftime("%Y-%m-%dT%H:%M")
    return due.isoformat() if due else None
