"""A repetition's UNTIL: when it is over, on which day, and how others want it to be said."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from saydone.domain.recurrence.rule import RecurrenceRule
from saydone.domain.task import Due
from saydone.domain.when.moment import day_of, localize


def is_over(rule: RecurrenceRule, due: Due, zone: tzinfo) -> bool:
    """Whether ``due`` lies behind the rule's UNTIL, which is inclusive.

    RFC 5545 wants both to be days or both moments; calendars in use do not keep to it, so any pair is compared.
    """
    until, last = rule.until, last_day(rule, zone)
    if until is None or last is None:
        return False
    if not isinstance(until, datetime) or not isinstance(due, datetime):
        return day_of(due, zone) > last
    if until.tzinfo:
        return due > until
    return due.astimezone(zone).replace(tzinfo=None) > until


def last_day(rule: RecurrenceRule, zone: tzinfo) -> date | None:
    """The last day on which it may come, in the zone in which the task repeats; None when no day is its end."""
    if rule.until is None:
        return None
    until = rule.until.astimezone(zone) if isinstance(rule.until, datetime) and rule.until.tzinfo else rule.until
    return until.date() if isinstance(until, datetime) else until


def with_end_for(rule: RecurrenceRule, due: Due, zone: tzinfo) -> RecurrenceRule:
    """The same rule with its UNTIL as RFC 5545 (3.3.10) wants it: a day for days, for moments a moment in UTC."""
    until, last = rule.until, last_day(rule, zone)
    if last is None or not isinstance(due, datetime):
        return replace(rule, until=last)
    if isinstance(until, datetime):
        return replace(rule, until=until if until.tzinfo else localize(until, zone).astimezone(UTC))
    # Not 23:59:59, which clocks may show twice.
    after = localize(datetime.combine(last + timedelta(days=1), time()), zone)
    return replace(rule, until=after.astimezone(UTC) - timedelta(seconds=1))
