"""Several things to do, each with a time of its own: "lunch today at 1 and dinner tomorrow at 8"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from saydone.agent.offline.lexicon import NOUN_VERBS, VERBS
from saydone.agent.offline.reading import Item
from saydone.agent.offline.titles import is_verbal, item_of
from saydone.domain.task import BATCH_MAX
from saydone.domain.when.pattern import Pattern
from saydone.domain.when.pieces import groups_in
from saydone.domain.when.plain import plain

_AND = Pattern(r",? and (?:then |also )?|, ", re.I)
_ALONE = VERBS | NOUN_VERBS


def each_dated(words: str, now: datetime) -> tuple[Item, ...]:
    """The tasks in the words, two or more, where each of them has a time of its own; else none."""
    parts = _AND.split(words)
    if not 1 < len(parts) <= BATCH_MAX:
        return ()
    items = [item_of(part, now=now) for part in parts]
    found = [item for item in items if item and item.due]
    if len(found) < len(parts):
        return ()
    return tuple(_with_verb(_with_days(found, parts, now)))


def _with_verb(items: Sequence[Item]) -> Sequence[Item]:
    """ "Call mum on Monday and dad on Tuesday" says the verb once."""
    if not is_verbal(items[0].title):
        return items
    verb = items[0].title.split()[0]
    return [
        item if item.title.split()[0].lower() in _ALONE else replace(item, title=f"{verb} {item.title}")
        for item in items
    ]


def _with_days(items: Sequence[Item], parts: Sequence[str], now: datetime) -> Sequence[Item]:
    """ "Lunch tomorrow at 1 and dinner at 8" says the day once."""
    found: list[Item] = []
    for item, part in zip(items, parts, strict=True):
        day = found[-1].due if found else None
        if isinstance(item.due, datetime) and isinstance(day, datetime) and not (item.rrule or _names_a_day(part, now)):
            item = replace(item, due=datetime.combine(day.date(), item.due.timetz()))
        found.append(item)
    return found


def _names_a_day(part: str, now: datetime) -> bool:
    return any(group.sense.has_day or group.sense.length for group in groups_in(plain(part).text, now))
