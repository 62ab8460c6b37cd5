"""Due words in a sentence: found by the date engine, and taken out of what becomes a title."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from saydone.domain.recurrence.rule import RepeatFrom
from saydone.domain.task import Due
from saydone.domain.when.find import find_past, find_when, strip_when
from saydone.domain.when.pattern import Pattern
from saydone.domain.when.read import read_span
from saydone.domain.when.reading import When
from saydone.errors import InvalidInput

_SHIFT = Pattern(
    r"\b(?:by |for )?(?:(?P<half>half an hour)|(?P<number>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|a couple of|a few|fifteen|twenty|thirty|forty[- ]five) (?:more )?(?P<unit>minute|min|hour|hr|day|week"
    r"|month)s?)\b",
    re.I,
)
_SPAN = Pattern(r"\b(?:(?:this|next|last|the past) (?:week(?:end)?|month|year)|yesterday)\b", re.I)
_UP_TO = Pattern(r"\b(?:by|before|until|till|up to)\b", re.I)
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "a couple of": 2, "a few": 3, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty-five": 45, "forty five": 45,
}  # fmt: skip
_UNITS = {
    "minute": timedelta(minutes=1), "min": timedelta(minutes=1), "hour": timedelta(hours=1),
    "hr": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(weeks=1), "month": timedelta(days=30),
}  # fmt: skip
_LEFT_OVER = Pattern(
    r"(?:[\s,;:-]+(?:at|on|by|for|due|due on|due by|from|until|till|before|to|of|(?:which |that )?(?:is|are)|starting"
    r"|and|due date:?"
    r"|deadline:?))+$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A text without its due words, and what they said."""

    text: str
    due: Due | None = None
    rrule: str | None = None
    repeat_from: RepeatFrom = "due"


def dated(text: str, *, now: datetime, past: bool = False) -> Dated:
    """The text split into its words and its due words; without due words, the text as it is.

    ``past``: it is something to do, so that a past day at its end is its due.
    """
    when = find_when(text, now=now) or (find_past(text, now=now) if past else None)
    if when is None or (when.due is None and when.rrule is None):
        return Dated(text)
    rest = _LEFT_OVER.sub("", strip_when(text, when)).strip(" ,;:-")
    if past and rest:
        rest = f"{rest}{_said_of_it(text, when)}"
    return Dated(rest, when.due, when.rrule, when.repeat_from)


_IS = Pattern(r"(?<!which)(?<!that)(?<!\bit)(?<!this)(?<!task) (?:is|are)$", re.I)
_DUE = Pattern(r"due\b", re.I)
_NOT_BEFORE = Pattern(
    r"after (?:about |around )?(?:[0-9][0-9:.]* ?(?:[ap]\.?m\.?)?|noon|midnight|work|school|breakfast|lunch|dinner"
    r"|supper)",
    re.I,
)


def _said_of_it(text: str, when: When) -> str:
    """What of the due words is a part of the title: "the rent is due", and "after work", which a due cannot say."""
    if text[when.end :].strip(" .!?"):
        return ""
    if verb := _IS.search(text[: when.start].rstrip()):
        return f"{verb[0]} due" if _DUE.match(text, when.start) else ""
    said = text[when.start : when.end].strip()
    return f" {said}" if _NOT_BEFORE.fullmatch(said) and not when.also else ""


_NO_DAY = Pattern(
    r"\b(?:(?:the )?(?:30|31)(?:st|th)? (?:of )?feb(?:ruary)?|feb(?:ruary)? (?:the )?(?:30|31)(?:st|th)?"
    r"|(?:the )?31(?:st)? (?:of )?(?:apr(?:il)?|june?|sept?(?:ember)?|nov(?:ember)?)"
    r"|(?:apr(?:il)?|june?|sept?(?:ember)?|nov(?:ember)?) (?:the )?31(?:st)?)\b",
    re.I,
)


def no_such_day(text: str) -> str:
    """The words for a day that no year has ("31 june"), if the text has any."""
    match = _NO_DAY.search(text)
    return match[0].removeprefix("the ") if match else ""


def days_asked(text: str, *, now: datetime) -> tuple[date | None, date | None]:
    """The inclusive days a question is about ("this week", "by friday"), or (None, None)."""
    words = _span_words(text, now)
    if not words:
        return None, None
    try:
        after, before = read_span(words, now=now)
    except InvalidInput:
        return None, None
    return (None if _UP_TO.search(text) else _day(after)), _day(before)


def _span_words(text: str, now: datetime) -> str:
    if match := _SPAN.search(text):
        return match.group()
    when = find_when(text, now=now)
    return text[when.start : when.end] if when else ""


def shift(text: str) -> timedelta | None:
    """How far a due date moves ("by two days"); a month counts thirty days."""
    match = _SHIFT.search(text)
    if not match:
        return None
    if match["half"]:
        return timedelta(minutes=30)
    word = match["number"].lower()
    return _UNITS[match["unit"].lower()] * (int(word) if word.isdigit() else _NUMBERS[word])


def _day(moment: date | datetime | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment
