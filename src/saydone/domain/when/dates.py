"""Calendar dates: "march 3", "the 15th", "3/10" (month first), "2026-03-10", "friday the 13th"."""

import calendar
import re
from datetime import date, datetime, timedelta

from saydone.domain.when.pattern import Pattern
from saydone.domain.when.sense import Clock, Rule, Sense
from saydone.domain.when.words import END, MONTH, MONTH_LENGTHS, ORDINAL, START, WEEKDAY, month_of, weekday_of

_YEARS_AHEAD = 12
"""How far 29 February may be."""


def next_date(month: int, day: int, *, today: date) -> date:
    """The first such date from ``today`` on; ValueError when there is none."""
    for year in range(today.year, today.year + _YEARS_AHEAD):
        if day <= calendar.monthrange(year, month)[1]:
            found = date(year, month, day)
            if found >= today:
                return found
    raise ValueError("no such date")


def next_monthday(monthday: int, *, today: date, weekday: int | None = None) -> date:
    """The first day from ``today`` on with this number (and weekday); ValueError when there is none."""
    year, month = today.year, today.month
    for _ in range(48):
        if 1 <= monthday <= calendar.monthrange(year, month)[1]:
            found = date(year, month, monthday)
            if found >= today and weekday in (None, found.weekday()):
                return found
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    raise ValueError("no such day")


def full_year(said: str) -> int:
    """2026 for "26", "'26" and "2026"."""
    year = int(said.strip("'"))
    return year if year > 99 else 2000 + year


def _dated(month: int, day: int, year: str | None, now: datetime) -> Sense:
    if not 1 <= day <= MONTH_LENGTHS[month - 1]:
        raise ValueError("no such date")
    if year:
        return Sense(on=date(full_year(year), month, day))
    return Sense(on=next_date(month, day, today=now.date()))


def _by_name(hit: re.Match[str], now: datetime) -> Sense:
    return _dated(month_of(hit["month"]), int(hit["day"]), hit["year"], now)


def _by_name_this_year(hit: re.Match[str], now: datetime) -> Sense:
    shift = 1 if hit["which"] == "next" else 0
    return Sense(on=date(now.year + shift, month_of(hit["month"]), int(hit["day"])))


def _year_first(hit: re.Match[str], _: datetime) -> Sense:
    return Sense(on=date(int(hit["year"]), int(hit["month"]), int(hit["day"])))


def _run_together(hit: re.Match[str], _: datetime) -> Sense:
    return Sense(on=date.fromisoformat(hit[0]))


def _iso_moment(hit: re.Match[str], now: datetime) -> Sense:
    moment = datetime.fromisoformat(hit[0].upper())
    if moment.tzinfo is not None:
        return Sense(moment=moment.astimezone(now.tzinfo))
    return Sense(on=moment.date(), clock=Clock(moment.hour, moment.minute))


def _numbers(hit: re.Match[str], now: datetime) -> Sense:
    """3/10 is 10 March; 31/3 can only be 31 March."""
    month, day = int(hit["month"]), int(hit["day"])
    if month > 12:
        month, day = day, month
    if not 1 <= month <= 12:
        raise ValueError("no such month")
    said = _dated(month, day, hit["year"], now)
    return said if hit["year"] else Sense(on=said.on, needs="preposition")


def _day_first(hit: re.Match[str], now: datetime) -> Sense:
    return _dated(int(hit["month"]), int(hit["day"]), hit["year"], now)


def _the(hit: re.Match[str], _: datetime) -> Sense | None:
    day = int(hit["day"].rstrip("stndrh"))
    return Sense(monthday=day, needs="bare") if 1 <= day <= 31 else None


def _whole(hit: re.Match[str], _: datetime) -> Sense | None:
    day = int(hit["day"])
    return Sense(monthday=day, needs="whole") if 1 <= day <= 31 else None


def _weekday_and_number(hit: re.Match[str], now: datetime) -> Sense | None:
    """ "friday 23": a date when the 23rd is a Friday soon."""
    weekday, day = weekday_of(hit["weekday"]), int(hit["day"])
    found = next_monthday(day, today=now.date(), weekday=weekday)
    return Sense(on=found) if found - now.date() < timedelta(days=45) else None


def _of_month(hit: re.Match[str], now: datetime) -> Sense:
    """ "20th of next month"; of this month, when it is over, of the next that has it."""
    day, today = int(hit["day"]), now.date()
    if not hit["next"]:
        return Sense(on=next_monthday(day, today=today))
    first = date(today.year + today.month // 12, today.month % 12 + 1, 1)
    return Sense(on=first.replace(day=day))


def _nth_in_month(hit: re.Match[str], now: datetime) -> Sense:
    """ "first tuesday of october", "last day of next month"."""
    year, month = _month_meant(hit, now.date())
    found = nth_day(hit["nth"], hit["what"], year, month)
    if found < now.date() and not hit["year"] and hit["month"]:
        found = nth_day(hit["nth"], hit["what"], year + 1, month)
    elif found < now.date() and not hit["month"] and not hit["next"]:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        found = nth_day(hit["nth"], hit["what"], year, month)
    return Sense(on=found)


def _month_meant(hit: re.Match[str], today: date) -> tuple[int, int]:
    if hit["month"]:
        return full_year(hit["year"]) if hit["year"] else today.year, month_of(hit["month"])
    shift = today.month if hit["next"] else today.month - 1
    return today.year + shift // 12, shift % 12 + 1


def nth_day(nth: str, what: str, year: int, month: int) -> date:
    """The ``nth`` ("1st", "last", "2nd last") day, weekday or workday of a month."""
    length = calendar.monthrange(year, month)[1]
    days = [date(year, month, n) for n in range(1, length + 1)]
    if what in ("weekday", "workday", "working day", "business day"):
        days = [day for day in days if day.weekday() < 5]
    elif what != "day":
        days = [day for day in days if day.weekday() == weekday_of(what)]
    number = int(re.sub("[^0-9]", "", nth) or "1")
    index = -number if "last" in nth else number - 1
    if not -len(days) <= index < len(days):
        raise ValueError("no such day in the month")
    return days[index]


_D = r"(?:3[01]|[12][0-9]|0?[1-9])"
_TH = r"(?:st|nd|rd|th)"
_NOT_TIME = r"(?! ?(?::[0-9]|[ap]\.? ?m\b|o'? ?clock|%|people|times|miles|km|kg))(?![0-9])"
_Y4 = r"(?:[12][0-9]{3})"
_FAR = r"(?:[3-9][0-9]{3}(?=\W*$))"
"""A year that is one only at the end: before anything else the number may count that ("3 march 5000 euros")."""
_ANY = r"(?:[1-9][0-9]{3})"
_TO = rf"(?: ?(?:-|to|through|thru|until) ?{_D}{_TH}?{_NOT_TIME}(?![/:]))?"
_YEAR = rf"(?:(?:,? |, ?| ?- ?|/|\. ?| of )(?P<year>{_Y4}|{_FAR}|'[0-9]{{2}})(?![0-9:]))?"
_WHAT = rf"(?P<what>{WEEKDAY}|day|weekday|workday|working day|business day)"

HINT = Pattern(r"[0-9]+(?![0-9:]| ?[ap]\.?m\b)|:[0-9]|\blast\b")
"""Without a hit of this in a text, none of the rules has one: they need not be tried, nor compiled."""

RULES = (
    Rule(
        Pattern(
            rf"{START}(?:(?:next|this|coming|the) )?(?P<month>{MONTH})(?: (?:the )?|[,/.-] ?(?:the )?|, ?| ?)"
            rf"(?P<day>{_D})(?:{_TH}\b)?{_NOT_TIME}{_TO}{_YEAR}{END}"
        ),
        _by_name,
    ),
    Rule(
        Pattern(
            rf"{START}(?:the )?(?:next |this )?(?P<day>{_D})(?:{_TH}\b)?(?: ?(?:-|to|through|until) ?{_D}{_TH}?)?"
            rf"(?: day)?(?: of |, ?| |[/.-] ?|"
            rf"(?<=[0-9]))"
            rf"(?P<month>{MONTH}){_YEAR}{END}(?! ?[0-9]{{1,2}}(?:st|nd|rd|th))"
        ),
        _by_name,
    ),
    Rule(
        Pattern(
            rf"{START}(?P<month>{MONTH}) (?:the )?(?P<day>{_D})(?:{_TH})?(?:,| of)? (?P<which>this"
            rf"|next) year{END}"
        ),
        _by_name_this_year,
    ),
    Rule(
        Pattern(
            rf"{START}(?P<which>this|next) year,? (?:on )?(?:the )?(?P<month>{MONTH}) (?P<day>{_D})(?:{_TH})?{END}"
        ),
        _by_name_this_year,
    ),
    Rule(
        Pattern(
            rf"{START}(?P<year>{_Y4}|{_ANY}(?=[-/]))(?P<sep>[-/. ])(?P<month>1[0-2]|0?[1-9])(?P=sep)(?P<day>{_D}){END}"
        ),
        _year_first,
    ),
    Rule(Pattern(rf"{START}20[0-9]{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]){END}"), _run_together),
    Rule(
        Pattern(rf"{START}(?P<year>{_Y4}),? (?P<month>{MONTH})[ ,-]+(?P<day>{_D})(?:{_TH})?{END}"),
        _by_name,
    ),
    Rule(
        Pattern(
            rf"{START}{_ANY}-[01][0-9]-[0-3][0-9][t ][0-2][0-9]:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?"
            rf"(?:z|[+-][0-9]{{2}}:?[0-9]{{2}})?{END}"
        ),
        _iso_moment,
    ),
    Rule(
        Pattern(
            rf"{START}(?<!\$)(?P<month>[0-3]?[0-9])/(?P<day>[0-3]?[0-9])(?:/(?P<year>{_ANY}"
            rf"|[0-9]{{2}}))?{END}"
        ),
        _numbers,
    ),
    Rule(
        Pattern(rf"{START}(?P<month>[0-3]?[0-9])-(?P<day>[0-3]?[0-9])-(?P<year>{_ANY}|[0-9]{{2}}){END}"),
        _numbers,
    ),
    Rule(
        Pattern(rf"\b(?:on|by|due|until|before|for) (?P<core>(?P<month>1[0-2]|0?[1-9])-(?P<day>{_D}))(?P<year>){END}"),
        _numbers,
    ),
    Rule(Pattern(rf"{START}(?P<day>{_D})\.(?P<month>1[0-2]|0?[1-9])\.(?P<year>{_ANY}|[0-9]{{2}}){END}"), _day_first),
    Rule(Pattern(rf"\bon (?P<core>(?P<day>{_D})\.(?P<month>1[0-2]|0[1-9])(?P<year>)\.?)(?![\w.:])"), _day_first),
    Rule(
        Pattern(
            r"\b(?:on|by|due|until|till|before|from|for|at) "
            rf"(?P<core>(?P<day>{_D})\.(?P<month>1[0-2]|0?[1-9])\.(?P<year>))(?![\w:])"
        ),
        _day_first,
    ),
    Rule(Pattern(rf"{START}(?P<day>{_D})\.(?P<month>1[0-2]|0[1-9])\.(?P<year>)(?![\w.:])"), _day_first),
    Rule(Pattern(rf"{START}the (?P<day>{ORDINAL})(?: day)?{END}"), _the),
    Rule(Pattern(rf"\bon (?P<core>(?P<day>{ORDINAL}|{_D})(?: day)?){_NOT_TIME}{END}(?!:)"), _the),
    Rule(Pattern(rf"{START}(?:the )?(?P<day>{_D}){_TH}{END}"), _whole),
    Rule(
        Pattern(
            rf"{START}(?P<weekday>{WEEKDAY}),? (?:the )?(?P<day>{_D})(?:{_TH}\b)?{_NOT_TIME}{END}"
            rf"(?! (?:of )?{MONTH}{END})"
        ),
        _weekday_and_number,
    ),
    Rule(
        Pattern(
            rf"{START}(?:the )?(?P<day>{_D})(?:{_TH})?(?: day)? (?:of|in) (?:the )?"
            rf"(?:(?P<next>next|following|coming|upcoming) |this |current )?month{END}"
        ),
        _of_month,
    ),
    Rule(
        Pattern(
            rf"{START}(?:the )?(?P<nth>{ORDINAL}(?:[ -](?:to )?last)?|last) {_WHAT} (?:of|in) (?:the )?"
            rf"(?:(?P<month>{MONTH})(?:,? (?P<year>{_Y4}))?|(?P<next>next |the following |following )?"
            rf"(?:this |the |current )?month){END}"
        ),
        _nth_in_month,
    ),
)
