"""Days that have a name: fixed, "the fourth Thursday of November", or counted from Easter.

Where countries differ, the day is the one of the United States.
"""

import calendar
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial

from dateutil.easter import easter

from saydone.domain.when.pattern import Pattern
from saydone.domain.when.sense import Rule, Sense
from saydone.domain.when.words import END, START

Yearly = Callable[[int], date]


def _fixed(month: int, day: int, year: int) -> date:
    return date(year, month, day)


def _nth(month: int, weekday: int, nth: int, year: int) -> date:
    days = [week[weekday] for week in calendar.monthcalendar(year, month) if week[weekday]]
    return date(year, month, days[nth - 1 if nth > 0 else nth])


def _easter(shift: int, year: int) -> date:
    return easter(year) + timedelta(days=shift)


def _after_thanksgiving(shift: int, year: int) -> date:
    return _nth(11, 3, 4, year) + timedelta(days=shift)


def _orthodox_easter(shift: int, year: int) -> date:
    return easter(year, 2) + timedelta(days=shift)


_FIXED = {
    r"new year'?s(?: day)?(?!'| eve)|new year(?!'| eve|s)": (1, 1),
    "epiphany": (1, 6), r"groundhogs?(?:'s)? day": (2, 2),
    r"(?:st\.? |saint )?valentine'?s?'?(?: day)?|v-day": (2, 14),
    r"(?:st\.? |saint )pat(?:rick|ty)'?s'?(?: day)?": (3, 17),
    r"pi day": (3, 14), "the ides of march|ides of march": (3, 15), r"april fool'?s?'?(?: day)?": (4, 1),
    r"tax day": (4, 15), r"earth day": (4, 22), r"may day": (5, 1), r"cinco de mayo": (5, 5),
    r"star wars day": (5, 4), r"juneteenth": (6, 19), r"canada day": (7, 1),
    r"independence day|the 4th of july|4th of july": (7, 4), r"bastille day": (7, 14),
    r"halloween|all hallow'?s'? eve": (10, 31), r"all saints?'?s?'? day": (11, 1), r"all souls?'?s?'? day": (11, 2),
    r"guy fawkes(?: day| night)?|bonfire night": (11, 5),
    r"veterans?'?s?'? day|armistice day|remembrance day": (11, 11),
    r"st\.? nicholas'?s? day": (12, 6), r"christmas eve": (12, 24), r"christmas(?: day)?(?! eve)": (12, 25),
    r"boxing day": (12, 26), r"new year'?s'? eve|nye": (12, 31), r"women'?s day|international women'?s day": (3, 8),
    r"australia day": (1, 26), r"anzac day": (4, 25), r"king'?s day": (4, 27), r"kwanzaa": (12, 26),
    r"singles'? day": (11, 11), r"st\.? george'?s day": (4, 23), r"world vegan day": (11, 1),
}  # fmt: skip
_MOVING = {
    r"(?:martin luther king|mlk)(?:,? jr\.?)?(?:'?s)?(?: day)?": (1, 0, 3),
    r"presidents?'?s?'? day|washington'?s birthday": (2, 0, 3),
    r"mothers?'?s?'? day": (5, 6, 2), r"memorial day": (5, 0, -1), r"fathers?'?s?'? day": (6, 6, 3),
    r"labou?r day": (9, 0, 1), r"columbus day|indigenous peoples?'?s?'? day": (10, 0, 2),
    r"thanksgiving(?: day)?(?! eve)": (11, 3, 4), r"grandparents?'?s?'? day": (9, 6, 1),
}  # fmt: skip
_EASTER = {
    r"mardi gras|shrove tuesday|fat tuesday|pancake (?:tues)?day": -47, r"ash wednesday": -46, r"palm sunday": -7,
    r"maundy thursday": -3, r"good friday": -2, r"easter(?: sunday| day)?(?! monday)": 0, r"easter monday": 1,
    r"ascension(?: day)?": 39, r"pentecost|whit sunday|whitsunday": 49, r"whit monday|pentecost monday": 50,
    r"corpus christi": 60, r"trinity sunday": 56,
}  # fmt: skip
_THANKSGIVING = {r"black friday": 1, r"cyber monday": 4, r"giving tuesday": 5, r"thanksgiving eve": -1}

NAMED: tuple[tuple[str, Yearly], ...] = (
    *((words, partial(_fixed, *day)) for words, day in _FIXED.items()),
    *((words, partial(_nth, *day)) for words, day in _MOVING.items()),
    *((words, partial(_easter, shift)) for words, shift in _EASTER.items()),
    *((words, partial(_after_thanksgiving, shift)) for words, shift in _THANKSGIVING.items()),
    (r"orthodox easter(?: sunday)?", partial(_orthodox_easter, 0)),
)
"""Patterns of names, and the day that each is in a year."""

_EACH = tuple((Pattern(words), yearly) for words, yearly in NAMED)
NAMES = "(?:" + "|".join(words for words, _ in sorted(NAMED, key=lambda one: -len(one[0]))) + ")"
MOVING_DAYS = tuple((Pattern(words), day) for words, day in _MOVING.items())
"""Names of days that are the nth weekday of a month, with month, weekday and nth."""
FIXED_DAYS = tuple((Pattern(words), day) for words, day in _FIXED.items())


def _holiday(hit: re.Match[str], now: datetime) -> Sense | None:
    yearly = next((yearly for words, yearly in _EACH if words.fullmatch(hit["name"])), None)
    if yearly is None:
        return None
    year = now.year
    if hit["year"]:
        year = int(hit["year"])
    elif hit["later"] == "next" or (not hit["later"] and yearly(year) < now.date()):
        year += 1
    return Sense(on=yearly(year), needs="bare")


HINT = Pattern(
    r"day\b|eve\b|year|christmas|easter|thanksgiving|halloween|epiphany|valentine|patrick|patty|ides|mayo"
    r"|juneteenth|bonfire|fawkes|nye\b|kwanzaa|king|mlk|birthday|gras|pentecost|corpus|ascension|nicholas|night\b|fool"
    r"|july\b"
)
"""Without a hit of this in a text, none of the rules has one."""

RULES = (
    Rule(
        Pattern(
            rf"{START}(?:(?:in the|the|next|this|coming) )?(?P<name>{NAMES})"
            rf"(?:,? (?:of |in )?(?:(?P<year>[12][0-9]{{3}})|(?P<later>next|this) year))?{END}"
        ),
        _holiday,
    ),
)
