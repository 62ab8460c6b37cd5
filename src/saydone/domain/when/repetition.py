"""Reading how a task repeats: "every monday at 9", "every 3 days after I do it", or a rule by RFC 5545."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, tzinfo

from saydone.domain.recurrence.expand import first_day
from saydone.domain.recurrence.fit import forgiving
from saydone.domain.recurrence.parse import parse_rule
from saydone.domain.recurrence.rule import RecurrenceRule, RepeatFrom
from saydone.domain.task import Due
from saydone.domain.text import shown_text
from saydone.domain.when.counted import AFTER_IT, TIMES, count_of
from saydone.domain.when.find import find_whole
from saydone.domain.when.moment import day_of, localize, skipped, zone_of
from saydone.domain.when.pattern import Pattern
from saydone.domain.when.plain import plain
from saydone.domain.when.read import read_due
from saydone.errors import InvalidInput

_LENGTH_MAX = 500
_RULE = Pattern(r"(?:RRULE:)?[A-Z]+=.*", re.IGNORECASE | re.DOTALL)
_UNTIL = Pattern(r"[ ,]*\b(?:until|till?|through|ending(?: on)?|ends(?: on)?) (?P<day>.+)$")


@dataclass(frozen=True, slots=True)
class Repetition:
    """A rule, what its next occurrence is counted from, and the ``first`` that the words name; a rule names none."""

    rule: RecurrenceRule
    repeat_from: RepeatFrom
    first: Due | None


def read_repetition(words: str, *, now: datetime) -> Repetition:
    """How ``words`` say that a task repeats; ``now`` is in the user's zone.

    Raises ``InvalidInput`` with a sentence that says what would be understood.
    """
    if _RULE.fullmatch(words.strip()):
        return Repetition(parse_rule(words), "due", None)
    told = plain(words[:_LENGTH_MAX]).text.strip(" .").removeprefix("from ")
    told, after_it = _without(told, AFTER_IT)
    told, bang = (told.replace("every!", "every", 1), True) if told.startswith("every!") else (told, False)
    told, until = _without(told, _UNTIL)
    told, times = _without(told, TIMES) if not until else (told, None)
    if after_it and not told.startswith(("every", "each")) and told[:1].isdigit():
        told = f"every {told}"
    found = find_whole(told, now=now) if told else None
    if found is None or found.rrule is None:
        raise InvalidInput(
            f"I can't read “{shown_text(words, 60)}” as a repetition. Try “every monday at 9”, “every 3 days after I "
            "do it”, “monthly on the 15th until june”, or a rule such as FREQ=WEEKLY;BYDAY=MO."
        )
    rule = forgiving(parse_rule(found.rrule))
    if until:
        rule = replace(rule, until=_day(read_due(until["day"], now=now).due), count=None)
    if times:
        rule = replace(rule, count=_count(times), until=None)
    return Repetition(parse_rule(str(rule)), "completion" if after_it or bang else "due", found.due)


def begins(repetition: Repetition, present: Due | None, *, now: datetime) -> tuple[Due | None, RecurrenceRule]:
    """When a task with the due ``present`` is due under the rule: then, if that fits it, else the first time after.

    A time of day that the words name is kept, else the present one. None leaves the first due to the rule. The rule
    is as it was, or it names the time to return to, where clocks skip it on the first day.
    """
    rule = repetition.rule
    if present is None or rule.freq == "HOURLY":
        return present or repetition.first, rule
    zone = zone_of(now)
    start = day_of(present, zone)
    # Of "every 3 days" any day is the first; of "every monday" only a Monday.
    day = first_day(replace(repetition.rule, interval=1, count=None, until=None), start) or start
    at = _time_of(repetition, present, zone)
    if at is None:
        return day, rule
    wall = datetime.combine(day, at)
    due = localize(wall, zone)
    return due, rule.returning_to(at) if skipped(wall, due) else rule


def _time_of(repetition: Repetition, present: Due, zone: tzinfo) -> time | None:
    rule, first = repetition.rule, repetition.first
    if isinstance(first, datetime):
        # A rule of words names both only where clocks skip its time on the first day.
        return time(rule.hours[0], rule.minutes[0]) if rule.hours and rule.minutes else first.astimezone(zone).time()
    return present.astimezone(zone).time() if isinstance(present, datetime) else None


def _without(told: str, pattern: Pattern) -> tuple[str, re.Match[str] | None]:
    """What stands before the words that end the text, and their match."""
    hit = next((hit for hit in pattern.finditer(told) if hit.end() == len(told)), None)
    return (told[: hit.start()].rstrip(" ,"), hit) if hit else (told, None)


def _count(times: re.Match[str]) -> int:
    count = count_of(times)
    if not count:
        raise InvalidInput("A repetition happens at least once.")
    return count


def _day(due: date | datetime | None) -> date | None:
    return due.date() if isinstance(due, datetime) else due
