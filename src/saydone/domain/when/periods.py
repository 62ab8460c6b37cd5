"""Stretches of days: "next week", "this weekend", "end of the month", "in march", "this summer"."""

import calendar
import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from saydone.domain.when.dates import full_year, next_date, nth_day
from saydone.domain.when.days import find_weekday
from saydone.domain.when.pattern import Pattern
from saydone.domain.when.sense import Rule, Sense
from saydone.domain.when.words import END, MONTH, ORDINAL, START, WEEKDAY, month_of, weekday_of

Period = tuple[date, date]
_BACK = ("last", "past", "previous")
_SHIFTS = {"next": 1, "following": 1, "coming": 1, "upcoming": 1, "last": -1, "past": -1, "previous": -1}
_SEASONS = {"spring": (3, 20), "summer": (6, 21), "fall": (9, 22), "autumn": (9, 22), "winter": (12, 21)}


def week(today: date, shift: int = 0) -> Period:
    """Monday to Sunday."""
    monday = today + timedelta(days=7 * shift - today.weekday())
    return monday, monday + timedelta(days=6)


def weekend(today: date, shift: int = 0) -> Period:
    """Saturday and Sunday of the week."""
    monday, sunday = week(today, shift)
    return monday + timedelta(days=5), sunday


def month(today: date, shift: int = 0) -> Period:
    """First to last of the month."""
    year, index = divmod(today.year * 12 + today.month - 1 + shift, 12)
    return date(year, index + 1, 1), date(year, index + 1, calendar.monthrange(year, index + 1)[1])


def quarter(today: date, shift: int = 0) -> Period:
    """A calendar quarter."""
    shift = 3 * shift - (today.month - 1) % 3
    return month(today, shift)[0], month(today, shift + 2)[1]


def year(today: date, shift: int = 0) -> Period:
    """First of January to the last of December."""
    return date(today.year + shift, 1, 1), date(today.year + shift, 12, 31)


PERIODS = {"week": week, "weekend": weekend, "month": month, "quarter": quarter, "year": year}


def named_month(name: str, said_year: str | None, which: str, *, today: date) -> Period:
    """The month called ``name``: this one or the next such; "next march" is never the present month."""
    number = month_of(name)
    if said_year:
        return month(date(full_year(said_year), number, 1))
    past = number < today.month or (which == "next" and number == today.month)
    return month(date(today.year + past, number, 1))


def _period(hit: re.Match[str], now: datetime) -> Sense:
    shift = _SHIFTS.get(hit["which"], 0) + (1 if hit["after"] else 0)
    return Sense(within=PERIODS[hit["what"]](now.date(), shift), past=hit["which"] in _BACK)


def _after_next(hit: re.Match[str], now: datetime) -> Sense:
    return Sense(within=PERIODS[hit["what"]](now.date(), 2))


def _month_after_next(hit: re.Match[str], now: datetime) -> Sense:
    first, _ = named_month(hit["month"], None, "next", today=now.date())
    return Sense(within=month(date(first.year + 1, first.month, 1)))


def _before_weekend(_: re.Match[str], now: datetime) -> Sense:
    saturday, _end = weekend(now.date())
    return Sense(on=max(saturday - timedelta(days=1), now.date()))


def _the_weekend(_: re.Match[str], now: datetime) -> Sense:
    return Sense(within=weekend(now.date()))


def _bare_weekend(_: re.Match[str], now: datetime) -> Sense:
    return Sense(within=weekend(now.date()), needs="bare")


def _month(hit: re.Match[str], now: datetime) -> Sense:
    return Sense(within=named_month(hit["month"], hit["year"], hit["which"] or "", today=now.date()))


def _whole_month(hit: re.Match[str], now: datetime) -> Sense:
    return Sense(within=named_month(hit["month"], None, "", today=now.date()), needs="whole")


def _last_month(hit: re.Match[str], now: datetime) -> Sense:
    number, today = month_of(hit["month"]), now.date()
    return Sense(within=month(date(today.year - (number >= today.month), number, 1)), past=True)


def _year(hit: re.Match[str], now: datetime) -> Sense:
    return Sense(within=year(date(int(hit["year"]), 1, 1)), needs="" if int(hit["year"]) >= now.year else "whole")


def _quarter(hit: re.Match[str], now: datetime) -> Sense | None:
    """ "in Q2", "end of q1": this one or the next such. A "q2" alone names what is planned in it."""
    if hit[0].startswith("q"):
        return None
    today, number = now.date(), int(hit["number"])
    said = full_year(hit["year"]) if hit["year"] else today.year + (number * 3 < today.month)
    first, last = quarter(date(said, 3 * number - 2, 1))
    return Sense(on=last) if hit["end"] else Sense(within=(first, last))


def _season(hit: re.Match[str], now: datetime) -> Sense:
    begin, days = _SEASONS[hit["season"]], timedelta(days=91)
    first = date(full_year(hit["year"]) if hit["year"] else now.year, *begin)
    if first + days < now.date() and not hit["year"]:
        first = date(now.year + 1, *begin)
    if hit["which"] == "next" and first <= now.date():
        first = date(first.year + 1, *begin)
    return Sense(within=(first, first + days))


def _bare_year(hit: re.Match[str], _: datetime) -> Sense:
    return Sense(within=year(date(int(hit["year"]), 1, 1)), needs="whole")


def _bare_season(hit: re.Match[str], now: datetime) -> Sense:
    return replace(_season(hit, now), needs="whole")


def _edge(hit: re.Match[str], now: datetime) -> Sense:
    """ "end of the month", "start of next week", "mid march", "early october"."""
    today = now.date()
    name, which, edge = hit["what"], hit["which"] or "", hit["edge"] or "middle"
    if hit["month"]:
        period = named_month(hit["month"], hit["year"], which, today=today)
    elif name in PERIODS:
        period = PERIODS[name](today, _SHIFTS.get(which, 0))
        if _edge_day(edge, period, name) < today and not which:
            period = PERIODS[name](today, 1)
    else:
        day = today + timedelta(days=name == "tomorrow") if name in ("today", "tomorrow") else None
        found = day or find_weekday(weekday_of(name), "next" if which == "next" else "", today=today)
        return Sense(on=found, part=None if day or edge == "end" else "morning")
    return Sense(on=_edge_day(edge, period, name or "month"))


def _edge_day(edge: str, period: Period, name: str) -> date:
    first, last = period
    if edge in ("end", "close", "last", "late"):
        return first + timedelta(days=4) if name == "week" else last if edge != "late" else last - timedelta(days=7)
    if edge == "middle" and name == "week":
        return first + timedelta(days=2)
    if edge == "middle":
        return first.replace(day=15) if name == "month" else first + (last - first) // 2
    return first


def _abbreviated(hit: re.Match[str], now: datetime) -> Sense:
    name = {"w": "week", "m": "month", "q": "quarter", "y": "year"}[hit["what"]]
    first, last = PERIODS[name](now.date())
    end = first + timedelta(days=4) if name == "week" else last
    return Sense(on=max(end, now.date()))


def _week_of_month(hit: re.Match[str], now: datetime) -> Sense:
    """ "first week of october", "last weekend of july"."""
    first, _ = named_month(hit["month"], hit["year"], "", today=now.date())
    saturday = nth_day(hit["nth"], "saturday", first.year, first.month)
    if hit["end"]:
        return Sense(within=(saturday, saturday + timedelta(days=1)))
    monday, sunday = week(saturday)
    return Sense(within=(max(monday, saturday.replace(day=1)), sunday))


def _week_of(hit: re.Match[str], now: datetime) -> Sense:
    day = next_date(month_of(hit["month"]), int(hit["day"]), today=now.date())
    return Sense(within=(day, day + timedelta(days=6)))


_WHICH = r"(?P<which>this|next|following|coming|upcoming|current|last|past|previous)"
_Y4 = r"(?:,? (?:of )?(?P<year>[12][0-9]{3}))?"
_EDGE = r"(?:(?P<edge>end|close|last|start|beginning|middle) of|(?P<mid>mid))"

HINT = Pattern(
    rf"week|month|quarter|year|\b{MONTH}|\beo[wmqy]\b|20[0-9]{{2}}|spring|summer|fall|autumn|winter"
    r"|\bq[1-4]\b|\b(?:end|close|last|start|beginning|middle|mid)\b"
)
"""Without a hit of this in a text, none of the rules has one: they need not be tried, nor compiled."""

RULES = (
    Rule(
        Pattern(
            rf"{START}(?<!for the )(?:(?:in|during|over|on|at|for(?! the)|by|before|within) )?(?:the )?"
            rf"(?P<after>next )?{_WHICH} (?:coming )?"
            rf"(?P<what>weekend|week|month|quarter|year){END}"
        ),
        _period,
    ),
    Rule(
        Pattern(
            rf"{START}(?:the )?(?P<what>weekend|week|month|quarter|year) after (?:the )?next"
            rf"(?: one)?{END}"
        ),
        _after_next,
    ),
    Rule(Pattern(rf"{START}(?:on|over|at|by|for|during|in) the weekend{END}"), _the_weekend),
    Rule(Pattern(rf"{START}before the weekend{END}"), _before_weekend),
    Rule(Pattern(rf"{START}(?:the )?weekend{END}"), _bare_weekend),
    Rule(
        Pattern(
            rf"{START}(?:in|by|during|until|before|since|due) (?P<which>this |next |coming )?"
            rf"(?P<month>{MONTH}){_Y4}{END}(?! (?:the )?[0-3]?[0-9](?:st|nd|rd|th)?{END})"
        ),
        _month,
    ),
    Rule(Pattern(rf"{START}(?P<which>this|next|coming) (?P<month>{MONTH}){_Y4}{END}"), _month),
    Rule(Pattern(rf"{START}(?P<which>)(?P<month>{MONTH}),? (?P<year>[12][0-9]{{3}}){END}"), _month),
    Rule(Pattern(rf"{START}(?P<month>{MONTH}){END}"), _whole_month),
    Rule(Pattern(rf"{START}(?:the )?(?P<month>{MONTH}) after next{END}"), _month_after_next),
    Rule(Pattern(rf"{START}(?:last|past) (?P<month>{MONTH}){END}"), _last_month),
    Rule(Pattern(rf"{START}(?:in|by|before|during)(?: the year)? (?P<year>20[0-9]{{2}}){END}"), _year),
    Rule(Pattern(rf"{START}(?P<year>20[0-9]{{2}}){END}"), _bare_year),
    Rule(
        Pattern(rf"{START}(?:the )?(?P<which>(?!)x)?(?P<season>spring|summer|fall|autumn|winter)(?P<year>(?!)x)?{END}"),
        _bare_season,
    ),
    Rule(
        Pattern(
            rf"{START}(?:(?:by|before|at|in|until|towards?) )?(?:the )?(?P<end>end of )?q(?P<number>[1-4])"
            rf"(?:,? (?:of )?(?P<year>20[0-9]{{2}}))?{END}"
        ),
        _quarter,
    ),
    Rule(
        Pattern(
            rf"{START}(?:(?:in |by |before )?(?P<which>this|next|coming)|(?:in|by|before)(?: the)?) "
            rf"(?P<season>spring|summer|fall|autumn|winter)(?:,? (?:of )?(?P<year>20[0-9]{{2}}))?{END}"
        ),
        _season,
    ),
    Rule(
        Pattern(
            rf"{START}(?:(?:by|at|before|until|in|on|around|towards?) )?(?:the )?{_EDGE}[ -]?"
            rf"(?:(?:the|my) )?"
            rf"(?:(?P<which>this|next|following|coming|current) )?"
            rf"(?:(?P<what>weekend|week|month|quarter|year|tomorrow|today|{WEEKDAY})|"
            rf"(?P<month>{MONTH})){_Y4}{END}"
        ),
        _edge,
    ),
    Rule(
        Pattern(
            rf"{START}(?:(?:in|by) )?(?P<edge>early|late)(?: in)?(?P<mid>) "
            rf"(?P<which>next |this )?(?P<what>(?!)x)?(?P<month>{MONTH}){_Y4}{END}"
        ),
        _edge,
    ),
    Rule(Pattern(rf"{START}eo(?P<what>[wmqy]){END}"), _abbreviated),
    Rule(Pattern(rf"{START}(?P<what>w|m|q|y)(?:eek|onth|uarter|ear)[ -]end{END}"), _abbreviated),
    Rule(
        Pattern(
            rf"{START}(?:the )?(?P<nth>{ORDINAL}|last) week(?P<end>end)? (?:of|in) "
            rf"(?P<month>{MONTH}){_Y4}{END}"
        ),
        _week_of_month,
    ),
    Rule(
        Pattern(rf"{START}(?:the )?week of (?P<month>{MONTH}) (?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?{END}"),
        _week_of,
    ),
)
