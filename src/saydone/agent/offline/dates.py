"""Due words in a sentence: found by the date engine, and taken out of what becomes a title."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from saydone.domain.recurrence.rule import RepeatFrom
from saydone.domain.task import Due
from saydone.domain.when.find import find_past, find_when, strip_when
from saydone.domain.when.pattern import Pattern
from saydone.domain.when.read import read_span
from saydone.domain.when.reading import When
from saydone.errors import InvalidInput

_SHIFT = Pattern(
    r"\b(?:by |for )?(?:(?P<half>half an hour)|(?P<number>\d{1,3}|an?|another|one|two|three|four|five|six|seven"
    r"|eight|nine|ten"
    r"|a couple of|a few|fifteen|twenty|thirty|forty[- ]five) (?:more )?(?P<unit>minute|min|hour|hr|day|week"
    r"|month)s?)\b",
    re.I,
)
_SPAN = Pattern(r"\b(?:(?:this|next|last|the past) (?:week(?:end)?|month|year)|yesterday)\b", re.I)
_REST = Pattern(r"\b(?:rest|remainder) of (?:the |this )?(?:day|week|month|year)\b", re.I)
_UP_TO = Pattern(r"\b(?:by|before|until|till|up to)\b", re.I)
_NUMBERS = {
    "a": 1, "an": 1, "another": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "a couple of": 2, "a few": 3, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty-five": 45, "forty five": 45,
}  # fmt: skip
_UNITS = {
    "minute": timedelta(minutes=1), "min": timedelta(minutes=1), "hour": timedelta(hours=1),
    "hr": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(weeks=1), "month": timedelta(days=30),
}  # fmt: skip
_LEFT_OVER = Pattern(
    r"(?:[\s,;:-]+(?:at|on|by|for|due|due on|due by|it'?s|that's"
    r"|from|until|till|before|to|of|(?:which |that )?(?:is|are)|starting"
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
    if past:
        text = _AFTER_IT.sub(r"every \g<0>", text)
    when = find_when(text, now=now) or (find_past(text, now=now) if past else None)
    if when is None or (when.due is None and when.rrule is None) or _is_called_so(text, when):
        return Dated(text)
    when = _from_first_day(text, when, now)
    rest = _LEFT_OVER.sub("", strip_when(text, when)).strip(" ,;:-")
    if past and rest:
        rest = f"{rest}{_said_of_it(text, when)}"
    return Dated(rest, when.due, when.rrule, when.repeat_from)


_AFTER_IT = Pattern(
    r"(?<!every )(?<!each )\b(?:\d{1,3}|an?|one|two|three|four|five|six) (?:day|week|month|year)s?"
    r"(?= after (?:i(?:'ve)? (?:do|did|done|finish|finished|complete|completed) (?:it|this|that)\b"
    r"|(?:it's|it is|it was) (?:done|finished|completed)|(?:doing|completing|finishing) it\b))",
    re.I,
)
""" "Six months after I do it" repeats, though it does not say "every"."""
_CAPITALS = Pattern(r"^(?:The )?(?:[A-Z][\w']*(?: |$)){2,}$")
_CAPITAL_GLUE = Pattern(r"\b(?:The|After|Before|Of|In|On|At|Every|This|Last|Next)\b")
_SEEN = Pattern(r"\b(?:(?:re)?watch|(?:re)?read|see|rent|stream|buy|borrow|record|download|return) $", re.I)


def _is_called_so(text: str, when: When) -> bool:
    """Whether the due words are the title of a film or a book: "watch The Day After Tomorrow"."""
    said = text[when.start : when.end].strip()
    ahead = text[: when.start]
    written = _CAPITALS.match(said) and _CAPITAL_GLUE.search(said) and _SEEN.search(ahead)
    return bool(written) and (said.startswith("The ") or ahead[:1].islower())


def _from_first_day(text: str, when: When, now: datetime) -> When:
    """ "Due saturday, every year": the repetition with the first day that is said beside it."""
    if when.rrule is None or when.due is None or when.also or "BY" in when.rrule:
        return when
    first = _beside(text, when, now)
    if first is None or first.rrule or first.due is None:
        return when
    due = first.due
    if isinstance(when.due, datetime) and not isinstance(due, datetime):
        due = datetime.combine(due, when.due.timetz())
    return replace(when, due=due, also=((first.start, first.end), *first.also))


def _beside(text: str, when: When, now: datetime) -> When | None:
    """The due words right before the words of ``when``, else those right behind."""
    before = text[: when.start].rstrip(" ,;")
    found = find_when(before, now=now)
    if found and found.end == len(before):
        return found
    behind = text[when.end :].lstrip(" ,;")
    found = find_when(behind, now=now)
    if found is None or found.start > 0 or found.also:
        return None
    shift = len(text) - len(behind)
    return replace(found, start=shift, end=found.end + shift)


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


_NO_TIME = Pattern(
    r"\bat (?P<said>(?:2[5-9]|[3-9][0-9]):[0-9]{2}|[0-9]{1,2}:[6-9][0-9]|(?:1[3-9]|[2-9][0-9])(?::[0-9]{2})? ?[ap]m)\b",
    re.I,
)


def no_such_time(text: str) -> str:
    """The words for a time that no day has ("25:00"), if the text has any."""
    match = _NO_TIME.search(text)
    return match["said"] if match else ""


def is_after_gap(due: Due | None) -> bool:
    """Whether it is the very moment to which the clocks go forward, which also stands for the times they skip."""
    if not isinstance(due, datetime) or due.tzinfo is None:
        return False
    just_before = (due.astimezone(UTC) - timedelta(minutes=1)).astimezone(due.tzinfo)
    return (due.utcoffset() or timedelta()) > (just_before.utcoffset() or timedelta())


def days_asked(text: str, *, now: datetime) -> tuple[date | None, date | None]:
    """The inclusive days a question is about ("this week", "by friday"), or (None, None)."""
    if between := _between(text, now):
        return between
    words = _span_words(text, now)
    if not words:
        return None, None
    try:
        after, before = read_span(words, now=now)
    except InvalidInput:
        return None, None
    return (None if _UP_TO.search(text) else _day(after)), _day(before)


_BETWEEN = Pattern(r"\b(?:between|from) (?P<span>\S.*? (?:and|to|until|till|through) .+)$", re.I)
_LONGEST_SPAN = 8


def _between(text: str, now: datetime) -> tuple[date | None, date | None] | None:
    """The days from the one to the other ("between monday and friday"); None where no two days are said so."""
    match = _BETWEEN.search(text)
    words = match["span"].strip(" ?.!").split()[:_LONGEST_SPAN] if match else []
    for count in range(len(words), 2, -1):
        try:
            after, before = read_span(f"from {' '.join(words[:count])}", now=now)
        except InvalidInput:
            continue
        if after and before:
            return _day(after), _day(before)
    return None


def _span_words(text: str, now: datetime) -> str:
    if match := _REST.search(text) or _SPAN.search(text):
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
