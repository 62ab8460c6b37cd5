"""Recurrences by the day of the month or of the year: "19th of every month", "every april 5", "every christmas"."""

import re
from datetime import datetime

from saydone.domain.when.holidays import FIXED_DAYS, MOVING_DAYS
from saydone.domain.when.pattern import Pattern
from saydone.domain.when.sense import Repeat, Rule, Sense
from saydone.domain.when.words import (
    END,
    MONTH,
    MONTH_LENGTHS,
    ORDINAL,
    RULE_DAYS,
    START,
    WEEKDAY,
    month_of,
    weekday_of,
)

EVERY = (
    r"(?:(?:that |which )?(?:repeat(?:s|ing|ed)?|recurring) )?(?:on )?(?:once )?(?:each and every|every|each|ev)"
    r"(?: single)?"
)
COUNT = rf"(?:(?P<count>other|alternate|few|couple of|couple|[0-9]{{1,3}}|{ORDINAL}) )?"
NTHS = rf"(?:{ORDINAL}|last)(?:(?:,? and |, ?| & )(?:{ORDINAL}|last)){{0,4}}"
_INTERVAL_MAX = 999
_FAR_APART, _LAST = 10, 31


def interval(said: str | None) -> int:
    """2 for "other", 3 for "3", "3rd" and "few", 1 for nothing."""
    if not said:
        return 1
    if said in ("other", "alternate"):
        return 2
    if said in ("few", "couple of", "couple"):
        return 3 if said == "few" else 2
    return int(re.sub("[^0-9]", "", said))


def checked(repeat: Repeat) -> Repeat:
    """``repeat``; ValueError when it can never happen ("every 31st of february")."""
    if not 1 <= repeat.interval <= _INTERVAL_MAX:
        raise ValueError("no such interval")
    longest = max((MONTH_LENGTHS[month - 1] for month in repeat.months), default=31)
    if any(not -1 <= day <= longest or day == 0 for day in repeat.monthdays):
        raise ValueError("no such day in the month")
    return repeat


def nth_days(nths: str, day: str) -> tuple[str, ...]:
    """("1MO", "3MO") for "1st and 3rd", "monday"."""
    code = RULE_DAYS[weekday_of(day.rstrip("s") if not day.startswith("tues") else "tue")]
    numbers = [-1 if nth == "last" else int(nth.rstrip("stndrh")) for nth in re.split(r",? and |, ?| & ", nths)]
    if any(number > 5 or number == 0 for number in numbers):
        raise ValueError("a month has no such weekday")
    return tuple(f"{number}{code}" for number in numbers)


def month_days(said: str) -> tuple[int, ...]:
    """(15, -1) for "15th and last day"."""
    return tuple(-1 if day == "last" else int(day) for day in re.findall("[0-9]+|last", said))


def _monthday(hit: re.Match[str], _: datetime) -> Sense:
    """ "19th of every month", "every 15th"."""
    return Sense(repeat=checked(Repeat("MONTHLY", interval(hit["count"]), monthdays=month_days(hit["day"]))))


def _twice_a_month(hit: re.Match[str], _: datetime) -> Sense | None:
    """ "On the 15th and 30th", "… and the last day": two days so far apart can only be those of every month."""
    first, last = month_days(f"{hit['first']} {hit['last']}")
    apart = last == -1 or (last - first >= _FAR_APART and last <= _LAST)
    return Sense(repeat=Repeat("MONTHLY", monthdays=(first, last))) if first and apart else None


def _edge(hit: re.Match[str], _: datetime) -> Sense:
    first = hit["edge"] in ("start", "beginning", "1st day")
    return Sense(repeat=checked(Repeat("MONTHLY", interval(hit["count"]), monthdays=(1 if first else -1,))))


def _nth_of(hit: re.Match[str], _: datetime) -> Sense:
    repeat = Repeat("MONTHLY", interval(hit["count"]), days=nth_days(hit["nth"], hit["day"]))
    return Sense(repeat=checked(repeat))


def _date(hit: re.Match[str], _: datetime) -> Sense:
    day = (int(hit["day"]),) if hit["day"] else ()
    months = {month_of(name) for name in _MONTH_WORD.findall(hit["month"])}
    return Sense(repeat=checked(Repeat("YEARLY", months=tuple(sorted(months)), monthdays=day)))


def _holiday(hit: re.Match[str], _: datetime) -> Sense | None:
    for words, (month, day) in FIXED_DAYS:
        if words.fullmatch(hit["name"]):
            return Sense(repeat=Repeat("YEARLY", months=(month,), monthdays=(day,)))
    for words, (month, weekday, nth) in MOVING_DAYS:
        if words.fullmatch(hit["name"]):
            return Sense(repeat=Repeat("YEARLY", months=(month,), days=(f"{nth}{RULE_DAYS[weekday]}",)))
    return None


def _nth_of_year(hit: re.Match[str], _: datetime) -> Sense:
    """ "Every first monday in september"."""
    return Sense(repeat=Repeat("YEARLY", months=(month_of(hit["month"]),), days=nth_days(hit["nth"], hit["day"])))


_MONTH_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
MONTH_DAYS = rf"{_MONTH_DAY}(?:(?:,? and (?:the )?|, ?| & )(?:{_MONTH_DAY}|last(?= day))){{0,4}}"
"""Days of a month: "15th", "1, 11 and 21", "15th and the last (day)"."""
_MONTHS = rf"{MONTH}(?:(?:, ?(?:and )?| and | & ){MONTH}){{0,11}}"
_MONTH_WORD = Pattern(MONTH)
_EVERY_MONTH = r"(?:every|each) (?:(?P<count>other|alternate|[0-9]{1,2}|[0-9]{1,2}(?:nd|rd|th)) )?months?"

HINT = Pattern(r"\b(?:every|each|ev|and|&)\b")
"""Without a hit of this in a text, none of the rules has one: they need not be tried, nor compiled."""

RULES = (
    Rule(
        Pattern(
            rf"{START}(?:on )?the (?P<first>{ORDINAL}) (?:and|&) (?:the )?"
            rf"(?P<last>{ORDINAL}|last(?= day))(?: day)?(?: of (?:the|each|every) month)?{END}"
            rf"(?! (?:of|{MONTH}))"
        ),
        _twice_a_month,
    ),
    Rule(
        Pattern(
            rf"{START}(?:on )?(?:the )?(?P<day>{MONTH_DAYS})(?: day)? "
            rf"(?:of|in) (?:the month,? )?{_EVERY_MONTH}{END}"
        ),
        _monthday,
    ),
    Rule(
        Pattern(
            rf"{START}{EVERY} (?P<count>)(?P<day>{ORDINAL}(?:(?:,? and (?:the )?|, ?| & ){ORDINAL}){{0,4}})(?: day)?"
            rf"(?: of (?:the|each|every) month)?{END}(?! (?:of )?{MONTH})"
        ),
        _monthday,
    ),
    Rule(
        Pattern(
            rf"{START}(?:at |on |by )?(?:the )?"
            rf"(?P<edge>end|last day|start|beginning|1st day) of {_EVERY_MONTH}{END}"
        ),
        _edge,
    ),
    Rule(
        Pattern(
            rf"{START}{EVERY} (?P<count>)(?P<edge>month end|end of (?:the )?month"
            rf"|last day of (?:the )?month){END}"
        ),
        _edge,
    ),
    Rule(
        Pattern(
            rf"{START}(?:on )?(?:the )?(?P<nth>{NTHS}) (?P<day>{WEEKDAY}) (?:of|in) (?:the month,?"
            rf" )?{_EVERY_MONTH}{END}"
        ),
        _nth_of,
    ),
    Rule(
        Pattern(
            rf"{START}{EVERY} (?P<month>{_MONTHS})(?: (?:the )?(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?)?"
            rf"(?! ?(?::|[ap]\.?m)){END}"
        ),
        _date,
    ),
    Rule(
        Pattern(rf"{START}{EVERY} (?P<day>[0-3]?[0-9])(?:st|nd|rd|th)? (?:of )?(?P<month>{_MONTHS}){END}"),
        _date,
    ),
    Rule(
        Pattern(
            rf"{START}{EVERY} (?P<name>{'|'.join(words.pattern for words, _ in (*FIXED_DAYS, *MOVING_DAYS))}){END}"
        ),
        _holiday,
    ),
    Rule(
        Pattern(
            rf"{START}(?:every year,?|each year,?|yearly"
            rf"|annually) (?:on )?(?:the )?(?P<nth>{NTHS}) (?P<day>{WEEKDAY}) "
            rf"(?:of|in) (?P<month>{MONTH}){END}"
        ),
        _nth_of_year,
    ),
    Rule(
        Pattern(rf"{START}{EVERY} (?P<nth>{NTHS}) (?P<day>{WEEKDAY}) (?:of|in) (?P<month>{MONTH}){END}"),
        _nth_of_year,
    ),
)
