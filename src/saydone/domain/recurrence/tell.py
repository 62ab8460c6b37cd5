"""A rule in words: "every other Monday at 09:00, until 1 June 2027"."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, tzinfo

from saydone.domain.recurrence.ending import last_day
from saydone.domain.recurrence.rule import Frequency, RecurrenceRule, RepeatFrom, RuleDay
from saydone.domain.task import Due
from saydone.domain.when.plain import ordinal
from saydone.domain.when.words import MONTHS, WEEKDAYS

_UNITS: dict[Frequency, str] = {
    "MINUTELY": "minute", "HOURLY": "hour", "DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year",
}  # fmt: skip
_NTHS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}
_WORKDAYS, _WEEKEND = tuple(map(RuleDay, range(5))), tuple(map(RuleDay, (5, 6)))


def tell(rule: RecurrenceRule, *, due: Due | None = None, zone: tzinfo = UTC, repeat_from: RepeatFrom = "due") -> str:
    """The rule for people; the time of day comes from ``due``, which is told in ``zone`` like the end."""
    said = " ".join((_often(rule), *_days(rule), *_times(rule, due, zone)))
    if repeat_from == "completion":
        said += " after it is done"
    if rule.count is not None:
        said += f", {rule.count} times" if rule.count > 1 else ", once"
    last = last_day(rule, zone)
    return f"{said}, until {last.day} {_month(last.month)} {last.year:04}" if last else said


def _often(rule: RecurrenceRule) -> str:
    every = {1: "every", 2: "every other"}.get(rule.interval, f"every {rule.interval}")
    if _names_weekdays(rule):
        return f"{every} {_weekdays(rule.days)}"
    return f"{every} {_UNITS[rule.freq]}{'s' if rule.interval > 2 else ''}"


def _names_weekdays(rule: RecurrenceRule) -> bool:
    """Whether the weekdays stand for the unit: "every other Monday"."""
    weekly = rule.freq == "WEEKLY" and rule.interval < 3
    daily = rule.freq == "DAILY" and rule.interval == 1 and not rule.month_days
    return bool(rule.days) and not rule.positions and (weekly or daily)


def _days(rule: RecurrenceRule) -> Iterator[str]:
    if rule.freq == "YEARLY" and len(rule.months) == 1 and rule.month_days and min(rule.month_days) > 0:
        months = f"{_and(rule.month_days)} {_month(rule.months[0])}"
        yield f"on {months}" if not rule.days else f"on {months} if it is {_weekdays(rule.days, 'or')}"
        return
    if rule.month_days and rule.positions == (-1,) and not rule.days:
        yield f"on the {ordinal(rule.month_days[-1])} or the last day before it"
    elif rule.month_days:
        yield f"on {_and(map(_month_day, rule.month_days))}"
        if rule.days:
            yield f"if it is {_weekdays(rule.days, 'or')}"
    elif rule.days and not _names_weekdays(rule):
        yield f"on {_chosen(rule)}"
    if rule.year_days:
        yield f"on {_and(_nth(day, 'day') for day in rule.year_days)} of the year"
    if rule.week_numbers:
        yield f"in {_and(_nth(number, 'week') for number in rule.week_numbers)} of the year"
    if rule.months:
        of = rule.freq == "YEARLY" and (rule.days or rule.month_days)
        yield f"{'of' if of else 'in'} {_and(map(_month, rule.months))}"


def _chosen(rule: RecurrenceRule) -> str:
    if rule.positions:
        return _and(_nth(place, _weekdays(rule.days, "or")) for place in rule.positions)
    if any(day.nth for day in rule.days):
        return _and(_nth(day.nth, _weekdays((day,))) if day.nth else f"every {_weekdays((day,))}" for day in rule.days)
    return _weekdays(rule.days)


def _weekdays(days: tuple[RuleDay, ...], last: str = "and") -> str:
    if days == _WORKDAYS:
        return "weekday"
    if days == _WEEKEND:
        return "weekend day"
    return _and((WEEKDAYS[day.weekday].capitalize() for day in days), last)


def _nth(number: int, what: str) -> str:
    if number in _NTHS:
        return f"the {_NTHS[number]} {what}"
    return f"the {ordinal(number)} {what}" if number > 0 else f"the {ordinal(-number)} last {what}"


def _month_day(day: int) -> str:
    return f"the {ordinal(day)}" if day > 0 else _nth(day, "day")


def _month(number: int) -> str:
    return MONTHS[number - 1].capitalize()


def _times(rule: RecurrenceRule, due: Due | None, zone: tzinfo) -> Iterator[str]:
    told = due.astimezone(zone) if isinstance(due, datetime) else None
    if rule.hours:
        minutes = rule.minutes or (told.minute if told else 0,)
        yield f"at {_and(f'{hour:02}:{minute:02}' for hour in rule.hours for minute in minutes)}"
    elif rule.minutes:
        yield f"at {_and(f'{told.hour:02}:{minute:02}' if told else f'minute {minute}' for minute in rule.minutes)}"
    elif told and rule.freq not in ("HOURLY", "MINUTELY"):
        yield f"at {told:%H:%M}"


def _and(words: Iterable[object], last: str = "and") -> str:
    told = [str(word) for word in words]
    return f"{', '.join(told[:-1])} {last} {told[-1]}" if len(told) > 1 else told[0]
