"""Building the clause of an addition out of the words that name its tasks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from saydone.agent.offline.lexicon import LIST_NAMED, TASK_NOUN
from saydone.agent.offline.list_names import list_name
from saydone.agent.offline.patterns import whole
from saydone.agent.offline.reading import Clause, Item, Scene
from saydone.agent.offline.timetable import after, each_dated, each_time
from saydone.agent.offline.titles import is_verbal, item_of, pieces
from saydone.agent.offline.weekdays import day_by_day
from saydone.domain.when.pattern import Pattern

_EMPTY = whole(
    r"(?:(?:an?|the|some|more|another|new|few|one|something|anything|any|else|things?|stuff|items?|following"
    r"|other|to|me|us"
    rf"|{TASK_NOUN}|{LIST_NAMED})(?: (?=\w)|$))+"
)
_POINTED = whole(r"(?:them|those|these)(?: all| both| too)?|all of (?:them|those|these)|both(?: of them)?")
_THESE = Pattern(
    r"^(?:(?:all of )?(?:the following|these|those|this)|(?:two|three|four|five|some|several|an?|a (?:few"
    r"|couple)(?: of)?)"
    r"(?:(?: more| new| other)?(?= \w+:)|(?: more| new| other)(?=:)))(?: (?:things?|items?|tasks?|stuff|ones))?: ?",
    re.I,
)
_IF_MISSING = Pattern(
    r",? (?:but )?(?:only )?(?:if|in case|unless)(?: it| they| that| these| it's| they're)?(?:'s|'re)?"
    r"(?: (?:is|are|not|isn't|aren't|already|do|does|don't|doesn't|i|have|haven't|has|hasn't|been|added|on|there"
    r"|in|listed|it"
    r"|them|my|the|list|yet|currently|missing)(?:n't)?)+$",
    re.I,
)

_ENDS = Pattern(r"(?:(?<!\d\.\d)(?<!\d\.\d\d)\.|[\s,;:-])+$")
"""What stands behind the words; the point of "25.12." is a part of the date."""


def names_nothing(words: str) -> bool:
    """Whether the words name no task ("an item", "something")."""
    return not words or _EMPTY.match(words) is not None or _POINTED.match(words) is not None


def addition(words: str, scene: Scene, *, dest: str = "", apart: bool = True) -> Clause:
    """The clause that adds what ``words`` name, one task or several; the form where they name nothing."""
    words = _ENDS.sub("", words.lstrip(" ,;:.-"))
    words = _THESE.sub("", words)
    conditional = _IF_MISSING.search(words)
    if conditional:
        words = words[: conditional.start()]
    name = list_name(dest) if dest else ""
    items = () if names_nothing(words) else _items(words, scene.now, apart=apart)
    if not items:
        return Clause("show_form", list_name=name)
    items = tuple(replace(item, list_name=item.list_name or name) for item in items)
    return Clause("add", items=items, list_name=name, conditional=conditional is not None)


def each_apart(words: str) -> str:
    """ "Buy milk, eggs and bread", each apart: "buy milk, buy eggs, buy bread"."""
    verb, _, things = words.partition(" ")
    named = pieces(things)
    return ", ".join(f"{verb} {thing}" for thing in named) if is_verbal(words) and len(named) > 1 else words


def _items(words: str, now: datetime, *, apart: bool) -> tuple[Item, ...]:
    days = day_by_day(words)
    if len(days) > 1:
        return tuple(_day_after_day(days, now, apart=apart))
    whole_item = item_of(words, now=now)
    if whole_item is None or not apart:
        return (whole_item,) if whole_item else ()
    if several := each_dated(words, now) or each_time(words, now):
        return several
    named = pieces(whole_item.title)
    if len(named) < 2:
        return (whole_item,)
    single = [item for item in (item_of(piece, now=now) for piece in pieces(words)) if item]
    timed = [isinstance(item.due, datetime) for item in single]
    # "Fetch the kids at 4 and then cook" says when the first is; "milk and eggs tomorrow" says it of both.
    if sum(1 for item in single if item.due) > 1 or (any(timed[:-1]) and is_verbal(single[-1].title)):
        return tuple(single)
    return tuple(replace(whole_item, title=title) for title in named)


def _day_after_day(days: Sequence[str], now: datetime, *, apart: bool) -> Iterator[Item]:
    due = None
    for day in days:
        items = _items(day, after(due, day, now), apart=apart)
        due = items[-1].due if items else due
        yield from items
