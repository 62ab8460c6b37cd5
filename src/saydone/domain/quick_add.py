"""A task in one line: “Call Ann tomorrow 5pm p1 @phone #Work”."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from saydone.domain.recurrence.fit import forgiving
from saydone.domain.recurrence.parse import parse_rule
from saydone.domain.recurrence.rule import RepeatFrom
from saydone.domain.task import Due, Priority, checked_duration
from saydone.domain.text import folded
from saydone.domain.when.duration import read_duration
from saydone.domain.when.find import find_past, find_when, strip_when
from saydone.domain.when.lengths import Length, length_in
from saydone.domain.when.reading import When
from saydone.errors import InvalidInput

QUICK_MAX = 1000

Kind = Literal["due", "duration", "priority", "label", "list"]
_LABEL = re.compile(r"(?<!\S)@(?P<name>[^\W_][\w-]{0,59})(?![\w@.])")
_PRIORITY = re.compile(r"(?<!\S)(?:p|!)(?P<level>[1-4])(?![\w])", re.IGNORECASE)
_HASH = re.compile(r"(?<!\S)#(?=\S)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the line that says something besides the title; half-open."""

    kind: Kind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class QuickReading:
    """What a line says. ``said`` tells the due and the repetition for people; ``list_name`` is one of those given."""

    title: str
    due: Due | None
    rrule: str | None
    repeat_from: RepeatFrom
    said: str | None
    duration_minutes: int | None
    priority: Priority | None
    labels: tuple[str, ...]
    list_name: str | None
    marks: tuple[Mark, ...]


def read_line(text: str, *, now: datetime, lists: Iterable[str] = ()) -> QuickReading:
    """What the line says; ``now`` is in the user's zone, ``lists`` are the names that may stand behind “#”.

    Never raises. What is said twice, a priority or a list, counts as it was said first; the rest is title.
    """
    labels = [Mark("label", *hit.span()) for hit in _LABEL.finditer(text)]
    found_list = _list_in(text, lists)
    level = _PRIORITY.search(text)
    marks = [*labels, *([found_list[1]] if found_list else []), *([Mark("priority", *level.span())] if level else [])]
    rest = _without(text, marks)
    length = _length_in(rest)
    if length is not None and length.end:
        marks.append(Mark("duration", length.start, length.end))
        rest = _without(rest, marks[-1:])
    when = find_when(rest, now=now) or find_past(rest, now=now)
    if when is not None:
        marks += [Mark("due", start, end) for start, end in ((when.start, when.end), *when.also)]
    return QuickReading(
        title=_title(rest, when),
        due=when and when.due,
        rrule=str(forgiving(parse_rule(when.rrule))) if when and when.rrule else None,
        repeat_from=when.repeat_from if when else "due",
        said=when and when.said,
        duration_minutes=length and read_duration(length.said),
        priority=_level(level),
        labels=tuple(dict.fromkeys(text[mark.start + 1 : mark.end] for mark in labels)),
        list_name=found_list[0] if found_list else None,
        marks=tuple(sorted(marks, key=lambda mark: mark.start)),
    )


def _length_in(text: str) -> Length | None:
    """How long it takes, as far as that can be a task's duration."""
    length = length_in(text)
    try:
        if length is not None:
            checked_duration(read_duration(length.said))
    except InvalidInput:
        return None
    return length


def _list_in(text: str, lists: Iterable[str]) -> tuple[str, Mark] | None:
    names = sorted(lists, key=len, reverse=True)  # the longest: “#Work trips” is not the list “Work”
    for hit in _HASH.finditer(text):
        for name in names:
            end = hit.end() + len(name)
            if folded(text[hit.end() : end]) == folded(name) and not text[end : end + 1].isalnum():
                return name, Mark("list", hit.start(), end)
    return None


def _without(text: str, marks: Iterable[Mark]) -> str:
    """The text with spaces for what was read, so that all else stays where it is."""
    for mark in marks:
        text = f"{text[: mark.start]}{' ' * (mark.end - mark.start)}{text[mark.end :]}"
    return text


def _title(rest: str, when: When | None) -> str:
    return " ".join((strip_when(rest, when) if when else rest).split())


def _level(hit: re.Match[str] | None) -> Priority | None:
    levels: dict[str, Priority] = {"1": 1, "2": 2, "3": 3, "4": 4}
    return levels[hit["level"]] if hit else None
