"""When a task is: its due, its start, how long it takes and how it repeats, read from the words of a call."""

from dataclasses import dataclass
from datetime import datetime, time

from saydone.domain.recurrence.parse import parse_rule
from saydone.domain.task import Due, Task, TaskChange
from saydone.domain.text import is_nothing
from saydone.domain.when.duration import read_duration
from saydone.domain.when.read import read_due
from saydone.domain.when.reading import When
from saydone.domain.when.repetition import Repetition, begins, read_repetition
from saydone.errors import InvalidInput, about


@dataclass(frozen=True, slots=True)
class Timing:
    """What was said; None where nothing was. ``cleared`` has the fields that the word for nothing stood for.

    ``skipped`` is the time of day that was said of the due, where clocks skip it on that day and the due is later.
    """

    due: Due | None
    start: Due | None
    minutes: int | None
    repetition: Repetition | None
    cleared: frozenset[str]
    skipped: time | None = None

    def begins(self, task: Task | None, now: datetime) -> tuple[Due | None, str | None]:
        """The due and the rule of ``task``, of a new one without it, as far as the words say them."""
        told = self.repetition
        if told is not None and self.due is None and "due" not in self.cleared:
            due, rule = begins(told, task and task.due, now=now)
            return due, str(rule)
        rrule = None if told is None else str(told.rule)
        if self.skipped is None:
            return self.due, rrule
        kept = rrule or (task.rrule if task and "repeat" not in self.cleared else None)
        return self.due, str(parse_rule(kept).returning_to(self.skipped)) if kept else None

    def change(self, task: Task | None, now: datetime) -> TaskChange:
        """The change to ``task``."""
        told = self.repetition
        due, rrule = self.begins(task, now)
        return TaskChange(
            due=due,
            clear_due="due" in self.cleared,
            start=self.start,
            clear_start="start" in self.cleared,
            duration_minutes=self.minutes,
            clear_duration="duration" in self.cleared,
            rrule=rrule,
            repeat_from=None if told is None else told.repeat_from,
            clear_rrule="repeat" in self.cleared,
        )


def read_timing(
    *, due: str | None, start: str | None, duration: str | None, repeat: str | None, now: datetime
) -> Timing:
    """What the words say; a due that repeats ("every monday") is a repetition as well.

    Raises ``InvalidInput``, whose ``field`` says which of the words cannot be read.
    """
    words = {"due": due or "", "start": start or "", "duration": duration or "", "repeat": repeat or ""}
    cleared = frozenset(name for name, said in words.items() if is_nothing(said))
    said = {name: "" if name in cleared else text.strip() for name, text in words.items()}
    with about("repeat"):
        repetition = read_repetition(said["repeat"], now=now) if said["repeat"] else None
    with about("due"):
        day = _due(said["due"], now, or_repeats=repetition is None and "repeat" not in cleared)
    if isinstance(day, Repetition):
        repetition, day = day, None
    with about("start"):
        begin = read_due(said["start"], now=now).due if said["start"] else None
    with about("duration"):
        minutes = read_duration(said["duration"]) if said["duration"] else None
    return Timing(
        due=day and day.due,
        start=begin,
        minutes=minutes,
        repetition=repetition,
        cleared=cleared,
        skipped=day and day.skipped,
    )


def _due(words: str, now: datetime, *, or_repeats: bool) -> When | Repetition | None:
    if not words:
        return None
    try:
        found = read_due(words, now=now)
    except InvalidInput as unread:
        if not or_repeats:
            raise
        # "every 3 days after I do it" is no date, and a repetition all the same.
        try:
            return read_repetition(words, now=now)
        except InvalidInput:
            raise unread from None
    return read_repetition(words, now=now) if or_repeats and found.rrule else found
