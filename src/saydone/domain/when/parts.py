"""Parts of a day: "in the morning", "tonight", "end of day"."""

import re
from datetime import datetime, time

from saydone.domain.when.pattern import Pattern
from saydone.domain.when.sense import Needs, Part, Rule, Sense
from saydone.domain.when.words import END, START

TIMES: dict[Part, time] = {
    "early": time(7), "morning": time(9), "late morning": time(11), "noon": time(12), "afternoon": time(15),
    "late afternoon": time(17), "evening": time(19), "night": time(20), "late": time(22),
}  # fmt: skip
"""When a part of the day is meant to be, without a time."""

_NAME = r"(?P<part>morning|afternoon|evening|night)"


def part_of(name: str, shade: str | None) -> Part:
    """``late afternoon`` for ("afternoon", "late"); KeyError when ``name`` is no part of the day."""
    return _SHADED.get((name, shade or "")) or _NAMED[name]


_NAMED: dict[str, Part] = {"morning": "morning", "afternoon": "afternoon", "evening": "evening", "night": "night"}
_SHADED: dict[tuple[str, str], Part] = {
    ("morning", "early"): "early",
    ("morning", "late"): "late morning",
    ("afternoon", "late"): "late afternoon",
    ("evening", "late"): "late",
    ("night", "late"): "late",
}


def _shade(hit: re.Match[str]) -> str | None:
    return hit["shade"] or hit["shade2"]


def _in_the(hit: re.Match[str], _: datetime) -> Sense:
    return Sense(part=part_of(hit["part"], _shade(hit)))


def _today(hit: re.Match[str], now: datetime) -> Sense:
    return Sense(on=now.date(), part=part_of(hit["part"], _shade(hit)))


def _bare(hit: re.Match[str], _: datetime) -> Sense:
    return Sense(part=part_of(hit["part"], hit["shade"]), needs="company" if hit["shade"] else "behind")


def _tonight(hit: re.Match[str], now: datetime) -> Sense:
    return Sense(on=now.date(), part="late" if hit["shade"] == "late" else "night")


def _half(hit: re.Match[str], _: datetime) -> Sense:
    needs: Needs = "" if hit["the"] else "company"
    return Sense(part="morning" if hit["half"] == "a" else "afternoon", needs=needs)


def _hours(_: re.Match[str], __: datetime) -> Sense:
    return Sense(part="early")


def _first_thing(hit: re.Match[str], _: datetime) -> Sense:
    return Sense(part="early", needs="" if hit["morning"] else "company")


def _end(_: re.Match[str], __: datetime) -> Sense:
    return Sense(part="end")


def _end_of_work(_: re.Match[str], __: datetime) -> Sense:
    return Sense(part="late afternoon")


_SHADE2 = r"(?:(?P<shade2>early|late) )?"

HINT = Pattern(r"morning|noon|evening|night|\b[ap]\.?m\b|hours|thing|\be?od\b|\bend of\b|\b[ce]ob\b|close")
"""Without a hit of this in a text, none of the rules has one: they need not be tried, nor compiled."""

RULES = (
    Rule(
        Pattern(
            rf"{START}(?:(?P<shade>early|late)(?:r)? )?(?:in|during) the {_SHADE2}"
            rf"(?:part of the )?{_NAME}{END}"
        ),
        _in_the,
    ),
    Rule(Pattern(rf"{START}(?P<shade>)(?P<shade2>)(?:(?:late )?at|by) (?P<part>night){END}"), _in_the),
    Rule(Pattern(rf"{START}(?:(?P<shade>early|late)(?:r)? )?(?:this|today'?s?) {_SHADE2}{_NAME}(?:'s)?{END}"), _today),
    Rule(Pattern(rf"{START}(?:(?P<shade>early|late)(?:r)? )?tonight(?:'?s)?{END}"), _tonight),
    Rule(
        Pattern(rf"{START}(?:the (?=(?:early |late )?\w+ of ))?(?:(?P<shade>early|late|mid)[ -])?{_NAME}{END}"),
        _bare,
    ),
    Rule(Pattern(rf"{START}(?P<the>in the )(?P<half>[ap])\.?m\b\.?{END}"), _half),
    Rule(Pattern(rf"(?:(?<=tomorrow )|(?<=day ))(?P<the>)(?P<half>[ap])\.?m\b\.?{END}"), _half),
    Rule(Pattern(rf"{START}(?:in )?the (?:early|small|wee) hours(?: of the morning)?{END}"), _hours),
    Rule(Pattern(rf"{START}1st thing(?P<morning> in the morning)?{END}"), _first_thing),
    Rule(Pattern(rf"{START}(?:in the )?(?P<morning>)mornings?,? 1st thing{END}"), _first_thing),
    Rule(Pattern(rf"{START}(?:eod|(?:(?:by|before|at) )?(?:the )?end of (?:the |my )?day){END}"), _end),
    Rule(
        Pattern(rf"{START}(?:cob|eob|(?:the )?(?:end|close) of (?:the )?(?:business|work)(?: day)?){END}"),
        _end_of_work,
    ),
)
