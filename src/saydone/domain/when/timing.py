"""When a task is: its due, its start, how long it takes and how it repeats, read from the words of a call."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from saydone.domain.task import Due, TaskChange
from saydone.domain.text import is_nothing
from saydone.domain.when.duration import read_duration
from saydone.domain.when.read import read_due
from saydone.domain.when.repetition import Repetition, first_due, read_repetition
from saydone.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Timing:
    """What was said; None where nothing was. ``cleared`` has the fields that the word for nothing stood for."""

    due: Due | None
    start: Due | None
    minutes: int | None
    repetition: Repetition | None
    cleared: frozenset[str]

    def due_for(self, present: Due | None, now: datetime) -> Due | None:
        """The due for a task with the due ``present``, as far as the words say it."""
        if self.due is not None or self.repetition is None or "due" in self.cleared:
            return self.due
        return first_due(self.repetition, present, now=now)

    def change(self, present: Due | None, now: datetime) -> TaskChange:
        """The change to a task with the due ``present``."""
        told = self.repetition
        return TaskChange(
            due=self.due_for(present, now),
            clear_due="due" in self.cleared,
            start=self.start,
            clear_start="start" in self.cleared,
            duration_minutes=self.minutes,
            clear_duration="duration" in self.cleared,
            rrule=None if told is None else str(told.rule),
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
    with _field("repeat"):
        repetition = read_repetition(said["repeat"], now=now) if said["repeat"] else None
    with _field("due"):
        day = _due(said["due"], now) if repetition is None and "repeat" not in cleared else _day(said["due"], now)
    if isinstance(day, Repetition):
        repetition, day = day, None
    with _field("start"):
        begins = _day(said["start"], now)
    with _field("duration"):
        minutes = read_duration(said["duration"]) if said["duration"] else None
    return Timing(due=day, start=begins, minutes=minutes, repetition=repetition, cleared=cleared)


@contextmanager
def _field(name: str) -> Generator[None]:
    try:
        yield
    except InvalidInput as error:
        error.field = name
        raise


def _day(words: str, now: datetime) -> Due | None:
    return read_due(words, now=now).due if words else None


def _due(words: str, now: datetime) -> Due | Repetition | None:
    if not words:
        return None
    try:
        found = read_due(words, now=now)
    except InvalidInput as unread:
        # "every 3 days after I do it" is no date, and a repetition all the same.
        try:
            return read_repetition(words, now=now)
        except InvalidInput:
            raise unread from None
    return found.due if found.rrule is None else read_repetition(words, now=now)
