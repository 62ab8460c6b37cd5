"""Recurrences that are said: their RFC 5545 rule and the first occurrence."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from saydone.domain.recurrence.expand import first_day
from saydone.domain.recurrence.rule import RecurrenceRule, RuleDay, ordered, ordered_days
from saydone.domain.when.moment import Amount, later, later_day
from saydone.domain.when.resolve import at, skipped_time, utc_limit
from saydone.domain.when.sense import Clock, Repeat, Sense
from saydone.domain.when.words import RULE_DAYS


def resolve_repeat(sense: Sense, repeat: Repeat, now: datetime) -> tuple[date | datetime, RecurrenceRule]:
    """The first occurrence and the rule."""
    sense = _spread(sense, sense.times) if sense.times else sense
    rule = rule_of(_to_the_next_day(repeat) if sense.clock and sense.clock.ends else repeat)
    due = _first(sense, repeat, now)
    if sense.clock and sense.more_clocks and isinstance(due, datetime) and repeat.freq != "HOURLY":
        each = [
            (_first(replace(sense, clock=clock), repeat, now), clock) for clock in (sense.clock, *sense.more_clocks)
        ]
        moments = [(moment, clock) for moment, clock in each if isinstance(moment, datetime)]
        due, clock = min(moments, key=lambda one: one[0])
        sense = replace(sense, clock=clock)
        rule = replace(rule, hours=ordered(_said_time(sense, *one).hour for one in moments))
    unseen = skipped_time(sense, due)
    rule = rule.returning_to(unseen) if unseen else rule
    until = sense.until
    if sense.length is not None:
        until = later_day(due.date() if isinstance(due, datetime) else due, sense.length) - timedelta(days=1)
    if until is None:
        return due, rule
    return due, replace(rule, until=utc_limit(until, now) if isinstance(due, datetime) else until)


def _said_time(sense: Sense, moment: datetime, clock: Clock) -> time:
    return skipped_time(replace(sense, clock=clock), moment) or moment.time()


def _spread(sense: Sense, times: int) -> Sense:
    """ "3 times a day" at 8:00, 14:00 and 20:00, or from the time that is said. ValueError when others are said."""
    if sense.part or sense.more_clocks:
        if sense.part or len(sense.more_clocks or ()) + 1 != times:
            raise ValueError("other times are said")
        return sense
    first = replace(sense.clock or Clock(8), sure=True)
    hours = [(first.hour + round(12 * n / (times - 1))) % 24 for n in range(times)]
    return replace(sense, clock=first, more_clocks=tuple(replace(first, hour=hour) for hour in hours[1:]))


def _to_the_next_day(repeat: Repeat) -> Repeat:
    """What "every friday at 24:00" is: a moment of each Saturday. ValueError where no rule has such days."""
    if repeat.monthdays or repeat.months or any(day not in RULE_DAYS for day in repeat.days) or repeat.position:
        raise ValueError("the days after these have no rule")
    days = {RULE_DAYS[(RULE_DAYS.index(day) + 1) % 7] for day in repeat.days}
    return replace(repeat, days=tuple(days))


def rule_of(repeat: Repeat) -> RecurrenceRule:
    """What is said of the repetition as a rule, in its normal form."""
    days = {RuleDay(RULE_DAYS.index(code[-2:]), int(code[:-2] or 0)) for code in repeat.days}
    return RecurrenceRule(
        freq=repeat.freq,
        interval=repeat.interval,
        months=repeat.months,
        month_days=ordered(repeat.monthdays),
        days=ordered_days(days),
        positions=(repeat.position,) if repeat.position else (),
    )


def _first(sense: Sense, repeat: Repeat, now: datetime) -> date | datetime:
    if repeat.freq in ("HOURLY", "MINUTELY") and not sense.has_time and sense.since is None:
        return later(now, Amount(seconds=repeat.interval * (3600 if repeat.freq == "HOURLY" else 60)))
    rule = rule_of(replace(repeat, interval=1))  # an interval counts from the first occurrence
    begin = max(sense.since or now.date(), now.date())
    if not sense.has_time or sense.part == "end":
        return _matching(rule, begin)
    day = _matching(rule, begin)
    found = at(day, sense, now, fresh=True)
    if found <= now:
        found = at(_matching(rule, day + timedelta(days=1)), sense, now, fresh=True)
    return found


def _matching(rule: RecurrenceRule, earliest: date) -> date:
    day = first_day(rule, earliest)
    if day is None:
        raise ValueError("the rule has no occurrence")
    return day
