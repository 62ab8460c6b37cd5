"""RFC 5545 rules: writing one, its first occurrence, and how it is told."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrule, rrulestr

from saydone.domain.when.moment import Amount, later, later_day
from saydone.domain.when.plain import ordinal
from saydone.domain.when.resolve import at, utc_limit
from saydone.domain.when.sense import Repeat, Sense
from saydone.domain.when.words import MONTHS, RULE_DAYS, WEEKDAYS

_YEARS_AHEAD = 41
"""How far the first occurrence may be: 29 February, repeated every few years."""


def resolve_repeat(sense: Sense, repeat: Repeat, now: datetime) -> tuple[date | datetime, str]:
    """The first occurrence and the rule."""
    rule = write_rule(repeat)
    due = _first(sense, repeat, now)
    until = sense.until
    if sense.length is not None:
        until = later_day(due.date() if isinstance(due, datetime) else due, sense.length) - timedelta(days=1)
    if until is None:
        return due, rule
    ending = f"{utc_limit(until, now):%Y%m%dT%H%M%SZ}" if isinstance(due, datetime) else f"{until:%Y%m%d}"
    return due, f"{rule};UNTIL={ending}"


def write_rule(repeat: Repeat) -> str:
    """``FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR``."""
    parts = [f"FREQ={repeat.freq}"]
    if repeat.interval != 1:
        parts.append(f"INTERVAL={repeat.interval}")
    if repeat.month:
        parts.append(f"BYMONTH={repeat.month}")
    if repeat.monthdays:
        parts.append("BYMONTHDAY=" + ",".join(map(str, repeat.monthdays)))
    if repeat.days:
        parts.append("BYDAY=" + ",".join(repeat.days))
    return ";".join(parts)


def _first(sense: Sense, repeat: Repeat, now: datetime) -> date | datetime:
    if repeat.freq in ("HOURLY", "MINUTELY") and not sense.has_time and sense.since is None:
        return later(now, Amount(seconds=repeat.interval * (3600 if repeat.freq == "HOURLY" else 60)))
    rule = write_rule(replace(repeat, interval=1))  # an interval counts from the first occurrence
    begin = max(sense.since or now.date(), now.date())
    if not sense.has_time or sense.part == "end":
        return _matching(rule, begin)
    day = _matching(rule, begin)
    found = at(day, sense, now, fresh=True)
    if found <= now:
        found = at(_matching(rule, day + timedelta(days=1)), sense, now, fresh=True)
    return found


def _matching(rule: str, earliest: date) -> date:
    """The first day from ``earliest`` on that fits the rule."""
    begin = datetime.combine(earliest, time())
    years = min(_YEARS_AHEAD, 9999 - begin.year)
    found = rrulestr(rule, dtstart=begin)
    assert isinstance(found, rrule)  # several rules would be a set
    day = found.replace(until=begin + relativedelta(years=years, month=12, day=31)).after(begin, inc=True)
    if day is None:
        raise ValueError("the rule has no occurrence")
    return day.date()


_UNITS = {
    "MINUTELY": "minute",
    "HOURLY": "hour",
    "DAILY": "day",
    "WEEKLY": "week",
    "MONTHLY": "month",
    "YEARLY": "year",
}
_NTH = {"1": "first", "2": "second", "3": "third", "4": "fourth", "5": "fifth", "-1": "last"}


def say_rule(rule: str) -> str:
    """``every other Thursday``, ``every month on the 15th``: an RRULE of this package in words."""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    count = int(parts.get("INTERVAL", "1"))
    unit = _UNITS.get(parts.get("FREQ", ""), "time")
    every = "every" if count == 1 else "every other" if count == 2 else f"every {count}"
    said = f"{every} {unit}{'s' if count > 2 else ''}"
    days = tuple(filter(None, parts.get("BYDAY", "").split(",")))
    if unit == "week" and days:
        said = f"{every} {_say_days(days)}" if count < 3 else f"{said} on {_say_days(days)}"
    elif days:
        said = f"{said} on the {' and the '.join(map(_say_nth, days))}"
    elif "BYMONTH" in parts:
        day = parts.get("BYMONTHDAY", "")
        said = f"{said} {'on' if day else 'in'} {day} {MONTHS[int(parts['BYMONTH']) - 1].capitalize()}".replace(
            "  ", " "
        )
    elif "BYMONTHDAY" in parts:
        said = f"{said} on {_say_monthday(parts['BYMONTHDAY'])}"
    return said


def _say_days(days: tuple[str, ...]) -> str:
    if days == RULE_DAYS[:5]:
        return "weekday"
    if days == RULE_DAYS[5:]:
        return "weekend day"
    names = [WEEKDAYS[RULE_DAYS.index(day)].capitalize() for day in days if day in RULE_DAYS]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _say_nth(day: str) -> str:
    number, code = day[:-2], day[-2:]
    return f"{_NTH.get(number, number)} {WEEKDAYS[RULE_DAYS.index(code)].capitalize()}"


def _say_monthday(days: str) -> str:
    return " and ".join("the last day" if day == "-1" else f"the {ordinal(int(day))}" for day in days.split(","))
