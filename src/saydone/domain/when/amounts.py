"""Lengths of time: "in 3 days", "half an hour from now", "a week from tuesday", "2 hours later"."""

import re
from dataclasses import replace
from datetime import datetime, timedelta

from saydone.domain.when.moment import Amount, later, later_day
from saydone.domain.when.pattern import Pattern
from saydone.domain.when.sense import Rule, Sense
from saydone.domain.when.words import END, START, UNIT, unit_of

_HALF = r"(?:half|1/2)(?: of)?(?: an?)?|an? half(?: of)?(?: an?)?"
_QUARTER = r"(?:an? |1 )?quarter (?:of )?an?|(?:an? |1 )?quarter(?=[ -]hour)|1/4(?: of)?(?: an?)?"
_THREE_QUARTERS = r"3[ -]quarters? (?:of )?an?|3/4(?: of)?(?: an?)?"
_FEW = r"(?:an? )?(?:few|couple)(?: of)?|several"
_NUMBER = r"[0-9]{1,4}(?:[.,][0-9]{1,2})?(?:,? and an? half| 1/2)?"
_COUNT = rf"(?:{_THREE_QUARTERS}|{_QUARTER}|{_HALF}|{_FEW}|{_NUMBER}|an?|another)"
_SHORT = r"(?:(?:[0-9]{1,4}(?:\.[0-9])?|[13]/[24])[smhdwy]\b|[0-9]{1,2}h ?[0-5][0-9](?:m|min|mins)?\b)"
_ONE = (
    rf"(?:{_SHORT}|{_COUNT}(?: more)?(?:[ -](?=[a-z])|(?<=[0-9]))(?:{UNIT})\b(?: and an? (?:half"
    rf"|quarter))?)"
)
AMOUNT = rf"(?:{_ONE}(?:(?:,? and |, ?| ){_ONE}){{0,5}})"
"""A pattern for "3 days", "1 hour and 20 minutes", "half an hour", "2h"."""

_PIECE = Pattern(
    rf"(?<![a-z])(?:(?P<hours>[0-9]{{1,2}})h ?(?P<minutes>[0-5][0-9])(?:m|min|mins)?\b"
    rf"|(?P<short>[0-9]{{1,4}}(?:\.[0-9])?|[13]/[24])(?P<letter>[smhdwy])\b"
    rf"|(?P<count>{_COUNT})(?: more)?(?:[ -](?=[a-z])|(?<=[0-9]))(?P<unit>{UNIT})(?: and an? (?P<more>half"
    rf"|quarter))?)"
)
_UNITS = {
    "seconds": Amount(seconds=1), "minutes": Amount(seconds=60), "hours": Amount(seconds=3600),
    "days": Amount(days=1), "weeks": Amount(days=7), "fortnights": Amount(days=14),
    "months": Amount(months=1), "quarters": Amount(months=3), "years": Amount(months=12), "decades": Amount(months=120),
}  # fmt: skip


def read_amount(words: str) -> Amount:
    """The length of time that ``words`` (they match AMOUNT) are; ValueError when they are none."""
    total = Amount()
    for hit in _PIECE.finditer(words):
        if hit["hours"]:
            total += Amount(seconds=3600 * int(hit["hours"]) + 60 * int(hit["minutes"]))
            continue
        count = _count(hit["short"] or hit["count"]) + {"half": 0.5, "quarter": 0.25}.get(hit["more"] or "", 0)
        total += _times(count, _UNITS[unit_of(hit["letter"] or hit["unit"])])
    if total == Amount():
        raise ValueError("no length of time")
    return total


def _times(count: float, unit: Amount) -> Amount:
    """Half a year is 6 months, half a month 15 days, half a day 12 hours."""
    months = int(count * unit.months)
    days = count * unit.days + (count * unit.months - months) * 30
    if unit.days == 1 and days != int(days):
        return Amount(seconds=round(days * 24 * 3600))
    return Amount(months, round(days), round(count * unit.seconds))


def _count(said: str) -> float:
    if "few" in said or said == "several":
        return 3
    if "couple" in said:
        return 2
    if re.fullmatch(_THREE_QUARTERS, said):
        return 0.75
    if re.fullmatch(_QUARTER, said) or said.endswith("quarter"):
        return 0.25
    if re.fullmatch(_HALF, said):
        return 0.5
    number = re.match(r"[0-9]+(?:[.,][0-9]+)?", said)
    return (float(number[0].replace(",", ".")) if number else 1) + (0.5 if "half" in said or "1/2" in said else 0)


def from_now(amount: Amount, now: datetime) -> Sense:
    """What "in 3 days" or "in 2 hours" is: a day, or a moment."""
    if amount.seconds:
        return Sense(moment=later(now, amount))
    weeks = not amount.months and amount.days % 7 == 0
    return Sense(on=later_day(now.date(), amount), loose=weeks)


def workdays_after(now: datetime, count: int) -> datetime:
    """``now`` moved ``count`` days on, Saturdays and Sundays not counted."""
    weeks, rest = divmod(count, 5)
    moved = now + timedelta(weeks=weeks)
    while rest:
        moved += timedelta(days=1)
        rest -= moved.weekday() < 5
    return moved


def _in(hit: re.Match[str], now: datetime) -> Sense:
    return from_now(read_amount(hit["amount"]), now)


def _in_the_next(hit: re.Match[str], now: datetime) -> Sense:
    return from_now(read_amount(f"a {hit['unit'] or hit['soon']}"), now)


def _minutes(hit: re.Match[str], now: datetime) -> Sense:
    return from_now(Amount(seconds=60 * int(hit["count"])), now)


def _workdays(hit: re.Match[str], now: datetime) -> Sense:
    return Sense(on=workdays_after(now, int(hit["count"])).date())


def _shift(hit: re.Match[str], _: datetime) -> Sense:
    amount = read_amount(hit["amount"].replace("the ", "a ", 1))
    return Sense(shift=-amount if hit["way"] in ("before", "prior to") else amount, needs="company")


def _length_of(hit: re.Match[str], _: datetime) -> Sense:
    return Sense(length=read_amount(hit["amount"]), needs="company")


def _length_unit(hit: re.Match[str], _: datetime) -> Sense:
    return Sense(length=read_amount(f"a {hit['unit']}"), needs="company")


def _whole(hit: re.Match[str], now: datetime) -> Sense:
    return replace(from_now(read_amount(hit["amount"]), now), needs="whole")


def _ago(hit: re.Match[str], now: datetime) -> Sense:
    return replace(from_now(-read_amount(hit["amount"]), now), past=True)


_VAGUE = (
    r"(?:(?:about|around|approximately|approx|exactly|only|just|roughly|less than|no more than|like|maybe|say|some"
    r"|under|the next|next"
    r"|another) )*"
)
_WORKDAY = r"(?:weekday|workday|working day|business day|work day)s?"

HINT = Pattern(
    r"[0-9][smhdwy]\b|[0-9]h|\bin [0-9]|sec|min|hour|hr|day|night|week|wk|month|mth|mos\b|quarter|year|yr|decade"
    r"|\b2nd|[13]/[24][smhdwy]\b"
)
"""Without a hit of this in a text, none of the rules has one: they need not be tried, nor compiled."""

RULES = (
    Rule(
        Pattern(
            rf"{START}(?:in|within|after) {_VAGUE}(?:[0-9]{{1,3}} ?(?:-|or"
            rf"|to) ?(?=[0-9]))?(?P<amount>{AMOUNT})(?:'s?)?(?: time)?"
            rf"(?: from (?:now|today)| or (?:2|so))?{END}"
        ),
        _in,
    ),
    Rule(
        Pattern(rf"{START}(?:in|within) the (?:next (?P<unit>minute|hour|day|month|year)|(?P<soon>hour)){END}"),
        _in_the_next,
    ),
    Rule(Pattern(r"(?:\bremind me |^)(?P<core>in (?P<count>[1-9][05]|5))(?= (?:to|about|that)\b|$)"), _minutes),
    Rule(
        Pattern(
            rf"{START}{_VAGUE}(?P<amount>{AMOUNT})(?:'s?)? (?:from (?:now|today|this moment)|later|hence"
            rf"|time){END}"
        ),
        _in,
    ),
    Rule(
        Pattern(
            rf"\b(?:reminder|alarm|timer|remind me) (?P<core>for {_VAGUE}(?P<amount>{AMOUNT})"
            rf"(?: from now)?){END}"
        ),
        _in,
    ),
    Rule(
        Pattern(
            rf"{START}(?:in |within |after )?(?P<count>[0-9]{{1,3}}) {_WORKDAY}(?: from (?:now|today)"
            rf"| later)?{END}"
        ),
        _workdays,
    ),
    Rule(
        Pattern(
            rf"{START}(?<!x )(?<!times )(?<!once )(?<!twice )(?<!thrice )"
            rf"(?P<amount>{AMOUNT}|the (?:day|week|month|year)) (?P<way>from|after|following|before|prior to)(?= )"
        ),
        _shift,
    ),
    Rule(Pattern(rf"{START}for (?:the next |the following )?(?P<amount>{AMOUNT}){END}"), _length_of),
    Rule(Pattern(rf"{START}for the (?:next|following|whole|entire) (?P<unit>week|month|year){END}"), _length_unit),
    Rule(Pattern(rf"{START}(?P<amount>{AMOUNT}) ago{END}"), _ago),
    Rule(Pattern(rf"{START}(?P<amount>{AMOUNT}){END}"), _whole),
)
