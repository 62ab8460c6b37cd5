"""Whether a repetition's UNTIL is over."""

from datetime import datetime, tzinfo

from saydone.domain.recurrence.rule import RecurrenceRule
from saydone.domain.task import Due
from saydone.domain.when.moment import day_of


def is_over(rule: RecurrenceRule, due: Due, zone: tzinfo) -> bool:
    """Whether ``due`` lies behind the rule's UNTIL, which is inclusive.

    RFC 5545 wants both to be days or both moments; calendars in use do not keep to it, so any pair is compared.
    """
    until = rule.until
    if until is None:
        return False
    if not isinstance(until, datetime):
        return day_of(due, zone) > until
    if not isinstance(due, datetime):
        return due > (until.astimezone(zone) if until.tzinfo else until).date()
    if until.tzinfo:
        return due > until
    return due.astimezone(zone).replace(tzinfo=None) > until
