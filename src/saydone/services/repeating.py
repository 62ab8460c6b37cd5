"""Tasks that repeat: the rule that is kept with the due, and what comes after it."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from saydone.domain.actor import Actor
from saydone.domain.recurrence.expand import first_day
from saydone.domain.recurrence.fit import settle
from saydone.domain.recurrence.following import next_occurrence
from saydone.domain.recurrence.parse import parse_rule
from saydone.domain.task import Due, Task
from saydone.domain.when.moment import day_of, localize


def settled(actor: Actor, task: Task, now: datetime) -> Task:
    """The task with its rule as it is kept: in its normal form, fitted to the due, in the actor's zone.

    Without a due it is due on the first day that the rule names, from today on. Raises ``InvalidInput`` when the rule
    is none, or does not go with the due.
    """
    if task.rrule is None:
        return replace(task, due_zone=None, repeat_from="due")
    rule = parse_rule(task.rrule)
    today = now.astimezone(actor.zone).date()
    due = task.due if task.due is not None else first_day(rule, today) or today
    return replace(task, due=due, rrule=str(settle(rule, due, zone=actor.zone)), due_zone=actor.zone.key)


def followed(actor: Actor, task: Task, now: datetime, *, skipped: bool) -> Task | None:
    """The task at its next occurrence; None when it does not repeat, or not any more.

    COUNT in its rule is how many times are left, the present one included; a skipped one is not counted. What is
    counted from its completion is counted from a skipped occurrence as if it were done when it is due, or now if it
    is overdue.
    """
    if task.rrule is None or task.due is None:
        return None
    zone = actor.zone if task.due_zone is None else ZoneInfo(task.due_zone)
    rule, used = parse_rule(task.rrule), 0 if skipped else 1
    at = max(now, _moment_of(task.due, zone)) if skipped and task.repeat_from == "completion" else now
    found = next_occurrence(rule, task.due, now=at, zone=zone, done=used, repeat_from=task.repeat_from)
    if found is None:
        return None
    kept = found.rule if rule.count is None else replace(found.rule, count=rule.count - used)
    start = None if task.start is None else _shifted(task.start, task.due, found.due, zone)
    return replace(task, due=found.due, start=start, rrule=str(kept))


def _moment_of(due: Due, zone: ZoneInfo) -> datetime:
    return due if isinstance(due, datetime) else localize(datetime.combine(due, time()), zone)


def _shifted(start: Due, old: Due, new: Due, zone: ZoneInfo) -> Due:
    """The start as many days before the new due as it was before the old one, at the same time on the wall."""
    by: timedelta = day_of(new, zone) - day_of(old, zone)
    if not isinstance(start, datetime):
        return start + by
    return localize(start.astimezone(zone).replace(tzinfo=None) + by, zone)
