"""Several times in a sentence: "lunch today at 1 and dinner tomorrow at 8", "a call on monday and on tuesday at 4"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from saydone.agent.offline.dates import dated
from saydone.agent.offline.lexicon import NOUN_VERBS, VERBS
from saydone.agent.offline.patterns import whole
from saydone.agent.offline.reading import Item
from saydone.agent.offline.titles import is_verbal, item_of
from saydone.agent.offline.weekdays import day_by_day
from saydone.domain.task import BATCH_MAX, Due
from saydone.domain.when.lengths import LENGTH
from saydone.domain.when.pattern import Pattern
from saydone.domain.when.pieces import groups_in
from saydone.domain.when.plain import plain

_AND = Pattern(r",? and (?:then |also )?|, ", re.I)
_LENGTH = whole(LENGTH)
"""What goes on with a length said before it ("in two hours and 30 minutes")."""
_WEEKDAY = Pattern(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b", re.I)
_SPAN = Pattern(r"\b(?:between|from|every|each|either|or)\b", re.I)
_ALONE = VERBS | NOUN_VERBS
_AN = Pattern(r"^an? (?=\w)", re.I)


def timed(words: str, now: datetime) -> tuple[Item, ...]:
    """The task in the words, or the tasks where it is several of them or one at several times."""
    found: list[Item] = []
    for day in day_by_day(words):
        here = after(found[-1].due if found else None, day, now)
        several = each_dated(day, here) or each_time(day, here)
        one = None if several else item_of(day, now=here)
        found += several or ((one,) if one else ())
    return tuple(found)


def each_dated(words: str, now: datetime) -> tuple[Item, ...]:
    """The tasks in the words, two or more, where each of them has a time of its own; else none."""
    parts = _AND.split(words)
    if not 1 < len(parts) <= BATCH_MAX:
        return ()
    items = [item_of(_AN.sub("", part), now=now) for part in parts]
    found = [item for item in items if item and item.due]
    if len(found) < len(parts):
        return ()
    return tuple(_with_verb(_with_days(found, parts, now)))


def each_time(words: str, now: datetime) -> tuple[Item, ...]:
    """The task once for each of the times in the words, two or more; else none."""
    head, *times = re.split(r",? and (?:then |also |again )?", words, flags=re.I)
    first = item_of(head, now=now) if 0 < len(times) < BATCH_MAX else None
    if first is None or first.due is None or first.rrule or _SPAN.search(words):
        return ()
    found = [first]
    for each in times:
        when = dated(each, now=after(found[-1].due, each, now))
        if when.text or when.due is None or when.rrule or _LENGTH.match(each):
            return ()
        found.append(replace(first, due=when.due))
    return tuple(_with_days(found, [head, *times], now))


def after(before: Due | None, words: str, now: datetime) -> datetime:
    """The time that a weekday in the words is read against, where another day was said before it: it comes after."""
    if before is None or _WEEKDAY.search(words) is None:
        return now
    day = before.date() if isinstance(before, datetime) else before
    return max(now, datetime.combine(day + timedelta(days=1), time(), now.tzinfo))


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
