"""What comes after an occurrence: in days, or in moments that keep their time on the wall."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from saydone.domain.recurrence.ending import is_over
from saydone.domain.recurrence.expand import comes_again, expand
from saydone.domain.recurrence.fit import dated_by
from saydone.domain.recurrence.rule import RecurrenceRule, RepeatFrom
from saydone.domain.task import LAST_YEAR, Due
from saydone.domain.when.moment import localize


@dataclass(frozen=True, slots=True)
class Occurrence:
    """When a task is due next (a day, or a moment in UTC), and the rule to keep from then on.

    It is the rule as it was, but where the clocks skip the usual time: the due is later that once, and the rule now
    names the time to return to.
    """

    due: Due
    rule: RecurrenceRule


def next_occurrence(
    rule: RecurrenceRule,
    due: Due,
    *,
    now: datetime,
    zone: tzinfo,
    done: int = 0,
    repeat_from: RepeatFrom = "due",
) -> Occurrence | None:
    """The occurrence behind ``due`` that is not past at ``now`` (aware), or None when the rule has ended.

    A day stays a day, today included; a moment keeps the time that clocks in ``zone`` show, and lies after ``now``.
    Counted from the completion, it is what the rule makes of the day of ``now``, early or late. ``done`` is how many
    occurrences were completed, this one included; they use up the rule's COUNT, skipped ones do not.
    """
    if rule.count is not None and done >= rule.count:
        return None
    if rule.freq == "HOURLY" and isinstance(due, datetime):
        found = _hours_later(rule, due, now, repeat_from)
    elif isinstance(due, datetime):
        found = _moment(rule, due, now, zone, repeat_from)
    else:
        found = _day(rule, due, now.astimezone(zone).date(), repeat_from)
    return found if found and not is_over(rule, found.due, zone) else None


def _day(rule: RecurrenceRule, due: date, today: date, repeat_from: RepeatFrom) -> Occurrence | None:
    start = today if repeat_from == "completion" else due
    earliest = max(start + timedelta(days=1), today)
    for wall in _times(rule, _midnight(start), repeat_from):
        if wall.date() >= earliest:
            return Occurrence(wall.date(), rule) if wall.year <= LAST_YEAR else None
    return None


def _moment(
    rule: RecurrenceRule, due: datetime, now: datetime, zone: tzinfo, repeat_from: RepeatFrom
) -> Occurrence | None:
    start = due.astimezone(zone).replace(tzinfo=None, fold=0)
    earliest = today = now.astimezone(zone).date()
    if repeat_from == "completion":
        start = datetime.combine(today, start.time())
        earliest = today + timedelta(days=1)
    for wall in _times(rule, start, repeat_from):
        if wall.year > LAST_YEAR:  # not a moment in every zone
            return None
        if wall.date() < earliest:  # saves asking the zone about years of days gone by
            continue
        moment = localize(wall, zone).astimezone(UTC)
        if moment.year > LAST_YEAR:
            return None
        if moment > now and (moment > due or repeat_from == "completion"):
            shown = moment.astimezone(zone).replace(tzinfo=None)
            return Occurrence(moment, rule if shown == wall else rule.returning_to(wall.time()))
    return None


def _times(rule: RecurrenceRule, start: datetime, repeat_from: RepeatFrom) -> Iterator[datetime]:
    dated = dated_by(rule, start.date())
    # From the due it comes again, or it would not be kept with it; from the day of a completion perhaps never.
    if repeat_from == "completion" and not comes_again(dated, start):
        return iter(())
    return expand(dated, start)


def _hours_later(rule: RecurrenceRule, due: datetime, now: datetime, repeat_from: RepeatFrom) -> Occurrence | None:
    """Hours are hours that pass, whatever the clocks do."""
    step = timedelta(hours=rule.interval)
    start = due.astimezone(UTC)
    if repeat_from == "completion":
        start = now.astimezone(UTC).replace(second=0, microsecond=0)
    steps = max((now - start) // step, 0) + 1
    try:
        found = start + steps * step
    except OverflowError:
        return None
    return Occurrence(found, rule) if found.year <= LAST_YEAR else None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
