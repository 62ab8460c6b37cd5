"""When to remind of a task, read from the words of a call: "30 minutes before", "at 8am tomorrow"."""

import re
from dataclasses import dataclass
from datetime import datetime

from saydone.domain.reminder import Reminder
from saydone.domain.task import Task
from saydone.domain.text import shown_text
from saydone.domain.when.duration import read_duration, say_duration
from saydone.domain.when.moment import zone_of
from saydone.domain.when.read import read_due, say_due
from saydone.errors import InvalidInput, NotFound
from saydone.services import reminders
from saydone.tools.desk import Work

_BEFORE = re.compile(r"(?P<amount>.+?) (?:before(?:hand)?|earlier|ahead)(?: (?:it is|it's|the) due)?", re.IGNORECASE)
_AT_DUE = re.compile(r"(?:at|when|on)(?: the)?(?: (?:it is|it's))? ?(?:due|due time|time)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A moment, or some minutes before the due."""

    at: datetime | None
    minutes_before: int | None


def read_reminder(words: str, *, now: datetime) -> Wanted:
    """When ``words`` ask to be reminded; ``now`` is in the user's zone. Raises ``InvalidInput``."""
    text = words.strip()
    if _AT_DUE.fullmatch(text):
        return Wanted(None, 0)
    if hit := _BEFORE.fullmatch(text):
        return Wanted(None, read_duration(hit["amount"]))
    at = read_due(text, now=now).due
    if not isinstance(at, datetime):
        raise InvalidInput(f"A reminder needs a time of day. Try “{text} at 9am” or “30 minutes before”.")
    return Wanted(at, None)


async def remind(work: Work, task: Task, wanted: list[Wanted]) -> None:
    """Keep the reminders of a task. Raises ``InvalidInput`` when there are too many."""
    for each in wanted:
        at, minutes = each.at, each.minutes_before
        await reminders.add(work.session, work.actor, str(task.id), at=at, minutes_before=minutes, now=work.now)


async def remind_no_more(work: Work, task: Task, said: list[str]) -> None:
    """Take reminders of a task away: those that the words say, or “all”. Raises ``NotFound`` where one is not there."""
    there = await reminders.listing(work.session, work.actor, str(task.id))
    going: dict[int, Reminder] = {}
    for words in said:
        found = [each for each in there if words.strip().lower() == "all" or _is_meant(each, words, work.now)]
        if not found:
            raise NotFound(f"“{task.title}” has no reminder “{shown_text(words)}”.")
        going |= {each.id: each for each in found}
    for reminder in going:
        await reminders.delete(work.session, work.actor, reminder, now=work.now)


def _is_meant(reminder: Reminder, words: str, now: datetime) -> bool:
    wanted = read_reminder(words, now=now)
    return (reminder.at, reminder.minutes_before) == (wanted.at, wanted.minutes_before)


def say_reminder(reminder: Reminder, now: datetime) -> str:
    """``30 min before``, ``when it is due``, ``Tue 10 Mar 2026, 17:00``."""
    if reminder.at is not None:
        return say_due(reminder.at, zone_of(now))
    return f"{say_duration(reminder.minutes_before)} before" if reminder.minutes_before else "when it is due"
