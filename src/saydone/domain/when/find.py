"""Finding due words inside a sentence, and taking them out of it."""

import re
from datetime import datetime, timedelta

from saydone.domain.when.reading import When, say_due

_ROUGH = re.compile(r"\b(?:(?:due|by|on|for) )*(today|tomorrow)\b", re.IGNORECASE)


def find_when(text: str, *, now: datetime) -> When | None:
    """The due and recurrence words in ``text``, or None when there are none."""
    hit = _ROUGH.search(text)
    if hit is None:
        return None
    due = now.date() + timedelta(days=hit[1].lower() == "tomorrow")
    zone = now.tzinfo
    return When(due, None, hit.start(), hit.end(), say_due(due, zone)) if zone else None


def strip_when(text: str, found: When) -> str:
    """``text`` without the words that ``found`` was read from, tidied."""
    return " ".join((text[: found.start] + text[found.end :]).split())
