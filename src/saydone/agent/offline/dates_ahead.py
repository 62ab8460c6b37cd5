"""Due words said before the request: "tomorrow at 8, remind me …", "on Friday I need a reminder to …"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from re import IGNORECASE

from saydone.agent.offline.dates import Dated, dated
from saydone.agent.offline.reading import Item
from saydone.domain.when.find import find_when
from saydone.domain.when.pattern import Pattern

_LONGEST_DAY = 40
_PARTS = Pattern(r",(?: and)? | and ", IGNORECASE)


def joined_dates(pieces: Sequence[str], *, now: datetime) -> tuple[str, ...]:
    """The pieces of a message, those that are nothing but due words joined to what follows them."""
    found: list[str] = []
    ahead = ""
    for piece in pieces:
        joined = _headed(f"{ahead} {piece}".strip(), now)
        ahead = joined if _is_due(joined, now) else ""
        if not ahead:
            found.append(joined)
    return tuple([*found, ahead] if ahead else found)


def _headed(text: str, now: datetime) -> str:
    """ "Tomorrow: iron the shirts, pack" adds what stands below the day."""
    day, _, things = text.partition(": ")
    if not things or len(day) > _LONGEST_DAY or not _is_due(day, now):
        return text
    parts = _PARTS.split(things)
    timed = len(parts) > 1 and any(isinstance(dated(part, now=now).due, datetime) for part in parts[:-1])
    return f"add {', '.join(f'{part} {day}' for part in parts)}" if timed else f"add {things} {day}"


def dated_ahead(text: str, *, now: datetime) -> tuple[Dated, str]:
    """What the due words at the start of the text say, and the text after them; empty where there are none."""
    when = find_when(text, now=now)
    if when is None or when.start > 0 or (when.due is None and when.rrule is None):
        return Dated(text), ""
    return dated(text[: when.end], now=now), text[when.end :].strip(" ,;:-")


def when_done(item: Item, when: Dated) -> Item:
    """The task with the due that was said."""
    return replace(item, due=when.due, rrule=when.rrule, repeat_from=when.repeat_from)


def _is_due(text: str, now: datetime) -> bool:
    when = dated(text, now=now)
    return (when.due is not None or when.rrule is not None) and not when.text
