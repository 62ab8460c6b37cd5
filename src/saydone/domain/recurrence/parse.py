"""Reading an RFC 5545 rule, and refusing what no task should repeat by."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from saydone.domain.recurrence.expand import happens
from saydone.domain.recurrence.rule import (
    DAY_CODES,
    FREQUENCIES,
    Frequency,
    RecurrenceRule,
    RuleDay,
    ordered,
    ordered_days,
)
from saydone.domain.task import FIRST_YEAR, LAST_YEAR
from saydone.domain.text import shown_text
from saydone.errors import InvalidInput

LENGTH_MAX = 500
INTERVAL_MAX = 999
COUNT_MAX = 9999


def parse_rule(text: str) -> RecurrenceRule:
    """The rule that ``text`` is ("RRULE:" before it is allowed), in its normal form.

    Raises ``InvalidInput`` with a sentence: not a rule, not by RFC 5545, more often than hourly, or a rule that
    never happens (30 February).
    """
    if len(text) > LENGTH_MAX:
        raise InvalidInput(f"A recurrence rule has at most {LENGTH_MAX} characters; this has {len(text)}.")
    rule = _combined(_parts(text))
    _check(rule)
    if rule.freq != "HOURLY" and not happens(rule):
        raise InvalidInput(f"“{rule}” never happens: no day fits all of it.")
    return rule


def _parts(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for part in re.sub("^RRULE:", "", text.strip().upper()).split(";"):
        name, sign, value = part.partition("=")
        if not sign:
            raise InvalidInput(
                f"“{shown_text(text)}” is no recurrence rule. One looks like FREQ=WEEKLY;INTERVAL=2;BYDAY=MO."
            )
        if name in parts:
            raise InvalidInput(f"The recurrence rule says {name} twice.")
        parts[name] = value
    return parts


def _combined(parts: dict[str, str]) -> RecurrenceRule:
    if "FREQ" not in parts:
        raise InvalidInput("The recurrence rule lacks FREQ: YEARLY, MONTHLY, WEEKLY, DAILY or HOURLY.")
    values: dict[str, Any] = {}
    for name, value in parts.items():
        if name not in _READERS:
            raise InvalidInput(
                f"Recurrence rules here have no {shown_text(name, 20)}. They may have {', '.join(_READERS)}."
            )
        field, read = _READERS[name]
        found = read(value)
        if found is None:
            raise InvalidInput(f"{name}={shown_text(value, 40)} cannot be in a recurrence rule: {_EXPECTED[name]}.")
        values[field] = found
    return RecurrenceRule(**values)


def _frequency(value: str) -> Frequency | None:
    if value in ("SECONDLY", "MINUTELY"):
        raise InvalidInput("A task can repeat every hour at most, not by minutes or seconds.")
    return next((freq for freq in FREQUENCIES if freq == value), None)


def _whole(value: str) -> int | None:
    return int(value) if re.fullmatch("[+-]?[0-9]{1,4}", value, re.ASCII) else None


def _number(least: int, most: int) -> Callable[[str], int | None]:
    def read(value: str) -> int | None:
        number = _whole(value)
        return number if number is not None and least <= number <= most else None

    return read


def _numbers(least: int, most: int) -> Callable[[str], tuple[int, ...] | None]:
    """A list of numbers; where ``least`` is negative, counted from either end, so not 0."""

    def read(value: str) -> tuple[int, ...] | None:
        found = {_whole(one) for one in value.split(",")}
        good = {one for one in found if one is not None and least <= one <= most and (one or least == 0)}
        return ordered(good) if good == found else None

    return read


def _days(value: str) -> tuple[RuleDay, ...] | None:
    days: set[RuleDay] = set()
    for one in value.split(","):
        hit = re.fullmatch(rf"([+-]?[0-9]{{1,2}})?({'|'.join(DAY_CODES)})", one, re.ASCII)
        if hit is None or (hit[1] and not 1 <= abs(int(hit[1])) <= 53):
            return None
        days.add(RuleDay(DAY_CODES.index(hit[2]), int(hit[1] or 0)))
    return ordered_days(days)


def _week_start(value: str) -> int | None:
    return DAY_CODES.index(value) if value in DAY_CODES else None


def _until(value: str) -> date | datetime | None:
    if not re.fullmatch("[0-9]{8}(?:T[0-9]{6}Z?)?", value, re.ASCII):
        return None
    try:
        until = datetime.fromisoformat(value.removesuffix("Z"))
    except ValueError:  # no such day
        return None
    if not FIRST_YEAR <= until.year <= LAST_YEAR:
        return None
    if len(value) == 8:
        return until.date()
    return until.replace(tzinfo=UTC) if value.endswith("Z") else until


_READERS: dict[str, tuple[str, Callable[[str], object]]] = {
    "FREQ": ("freq", _frequency),
    "INTERVAL": ("interval", _number(1, INTERVAL_MAX)),
    "BYMONTH": ("months", _numbers(1, 12)),
    "BYWEEKNO": ("week_numbers", _numbers(-53, 53)),
    "BYYEARDAY": ("year_days", _numbers(-366, 366)),
    "BYMONTHDAY": ("month_days", _numbers(-31, 31)),
    "BYDAY": ("days", _days),
    "BYHOUR": ("hours", _numbers(0, 23)),
    "BYMINUTE": ("minutes", _numbers(0, 59)),
    "BYSETPOS": ("positions", _numbers(-366, 366)),
    "WKST": ("week_start", _week_start),
    "COUNT": ("count", _number(1, COUNT_MAX)),
    "UNTIL": ("until", _until),
}
_EXPECTED = {
    "FREQ": "it is YEARLY, MONTHLY, WEEKLY, DAILY or HOURLY",
    "INTERVAL": f"it is a number from 1 to {INTERVAL_MAX}",
    "BYMONTH": "it is a list of months, 1 to 12",
    "BYWEEKNO": "it is a list of weeks, 1 to 53 or -1 to -53",
    "BYYEARDAY": "it is a list of days of the year, 1 to 366 or -1 to -366",
    "BYMONTHDAY": "it is a list of days of the month, 1 to 31 or -1 to -31",
    "BYDAY": "it is a list of days such as MO, 1MO for the first Monday or -1FR for the last Friday",
    "BYHOUR": "it is a list of hours, 0 to 23",
    "BYMINUTE": "it is a list of minutes, 0 to 59",
    "BYSETPOS": "it is a list of places, 1 to 366 or -1 to -366",
    "WKST": "it is a day such as MO",
    "COUNT": f"it is a number from 1 to {COUNT_MAX}",
    "UNTIL": f"it is a day like 20270601 or a moment like 20270601T070000Z, in the years {FIRST_YEAR} to {LAST_YEAR}",
}


def _check(rule: RecurrenceRule) -> None:
    """What RFC 5545 forbids of parts together, and what only hours could mean."""
    if rule.count is not None and rule.until is not None:
        raise InvalidInput("A recurrence rule ends by COUNT or by UNTIL, not by both.")
    by_day = rule.months or rule.week_numbers or rule.year_days or rule.month_days or rule.days
    if rule.freq == "HOURLY" and (by_day or rule.hours or rule.minutes or rule.positions):
        raise InvalidInput("FREQ=HOURLY goes with INTERVAL, COUNT and UNTIL only; for some hours use DAILY and BYHOUR.")
    if rule.freq != "YEARLY" and (rule.week_numbers or rule.year_days):
        raise InvalidInput("BYWEEKNO and BYYEARDAY need FREQ=YEARLY.")
    if rule.freq == "WEEKLY" and rule.month_days:
        raise InvalidInput("BYMONTHDAY does not go with FREQ=WEEKLY; say FREQ=MONTHLY or FREQ=DAILY.")
    _check_days(rule)
    if rule.positions and not (by_day or rule.hours or rule.minutes):
        raise InvalidInput("BYSETPOS chooses among what another BY… part names, and there is none.")


def _check_days(rule: RecurrenceRule) -> None:
    numbered = [day for day in rule.days if day.nth]
    if numbered and (rule.freq not in ("MONTHLY", "YEARLY") or rule.week_numbers):
        raise InvalidInput(f"BYDAY={numbered[0]} needs FREQ=MONTHLY, or FREQ=YEARLY without BYWEEKNO.")
    in_months = rule.freq == "MONTHLY" or rule.months
    if in_months and any(abs(day.nth) > 5 for day in numbered):
        raise InvalidInput("A month has no weekday more than five times.")
