"""Fitting a rule to a task's due: what the due adds to the rule, and months that are too short for it.

RFC 5545 passes over a month without a 31st. A rule that came from outside keeps that. What people mean by "every
month on the 31st" is the last day of a shorter one, and RFC 5545 can say so too: ``BYMONTHDAY=-1`` for the 31st, and
for the 30th the last of ``BYMONTHDAY=28,29,30;BYSETPOS=-1``. So the rule says it, and no code bends it.
"""

from dataclasses import replace
from datetime import date, datetime, tzinfo

from saydone.domain.recurrence.ending import is_over
from saydone.domain.recurrence.expand import comes_again
from saydone.domain.recurrence.rule import RecurrenceRule
from saydone.domain.recurrence.tell import tell
from saydone.domain.task import Due
from saydone.domain.when.words import MONTH_LENGTHS
from saydone.errors import InvalidInput


def forgiving(rule: RecurrenceRule) -> RecurrenceRule:
    """The rule as people mean it: in a month without a 29th, 30th or 31st its last day stands in.

    For rules made of words. A rule from elsewhere, an import, means what RFC 5545 says.
    """
    if len(rule.month_days) != 1 or rule.days or rule.positions:
        return rule
    day = rule.month_days[0]
    if rule.freq == "YEARLY" and rule.months == (2,) and day == 29:
        return replace(rule, month_days=(-1,))
    if rule.freq != "MONTHLY" or day < 29:
        return rule
    if day == 31:
        return replace(rule, month_days=(-1,))
    if len(rule.hours) > 1 or len(rule.minutes) > 1:  # the last of a month's times, not of its days
        return rule
    return replace(rule, month_days=tuple(range(28, day + 1)), positions=(-1,))


def dated_by(rule: RecurrenceRule, due: date) -> RecurrenceRule:
    """``rule`` with the day that it leaves to the due, where that day is one that some months or years lack.

    "Every month" for a task due on 31 January is its last day from then on, and not the 28th after February.
    """
    if due.day < 29 or rule.month_days or rule.days or rule.year_days or rule.week_numbers:
        return rule
    if rule.freq == "MONTHLY":
        return forgiving(replace(rule, month_days=(due.day,)))
    if rule.freq != "YEARLY" or len(rule.months) > 1:
        return rule
    month = rule.months[0] if rule.months else due.month
    if due.day <= MONTH_LENGTHS[month - 1] and (month, due.day) != (2, 29):
        return rule
    return replace(rule, months=(month,), month_days=(-1,))


def settle(rule: RecurrenceRule, due: Due, *, zone: tzinfo) -> RecurrenceRule:
    """The rule to keep with a task that is due then. Raises ``InvalidInput`` when the two do not go together."""
    timed = rule.freq == "HOURLY" or rule.hours or rule.minutes
    if timed and not isinstance(due, datetime):
        raise InvalidInput(f"To repeat {tell(rule)} a task needs a time of day. Give the due with one.")
    start = due.astimezone(zone).replace(tzinfo=None) if isinstance(due, datetime) else datetime(*due.timetuple()[:3])
    if is_over(rule, due, zone):
        raise InvalidInput("The repetition ends before the task is due the first time. Choose a later end.")
    kept = dated_by(rule, start.date())
    if kept.freq != "HOURLY" and not comes_again(kept, start):
        raise InvalidInput(f"A task due on {start.date().isoformat()} never comes again by the rule “{rule}”.")
    return kept
