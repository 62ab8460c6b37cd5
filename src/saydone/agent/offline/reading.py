"""What a sentence was understood to ask for: a reading, made of clauses."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from saydone.domain.task import Due, Priority

LONGEST = 1200
"""A message of more characters is not read: its end might take back what its beginning asks for."""

Intent = Literal[
    "add",
    "new_list",
    "list",
    "complete",
    "reopen",
    "update",
    "remove",
    "show_form",
    "help",
    "greet",
    "thanks",
    "bye",
    "other",
]
TargetKind = Literal["ids", "positions", "name", "pronoun", "every"]
StatusAsked = Literal["pending", "completed", "all"]
Clearable = Literal["due", "description", "rrule", "priority"]


@dataclass(frozen=True, slots=True)
class Item:
    """A new task, as said. ``due`` is a day or an aware moment; ``rrule`` an RFC 5545 rule without its name."""

    title: str
    description: str = ""
    due: Due | None = None
    rrule: str | None = None
    priority: Priority | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """Which tasks are asked about. ``due_after`` and ``due_before`` are inclusive days."""

    status: StatusAsked = "pending"
    words: str = ""
    due_after: date | None = None
    due_before: date | None = None
    overdue: bool = False
    priority: Priority | None = None
    counting: bool = False
    next_only: bool = False
    ids: tuple[int, ...] = ()
    """The numbers of the tasks asked about, when they are asked about by number."""
    membership: bool = False
    """The sentence asks whether a certain task is there, rather than for the tasks."""


@dataclass(frozen=True, slots=True)
class Target:
    """How tasks are referred to. ``positions`` count from 1 in the last answer, from -1 at its end."""

    kind: TargetKind
    ids: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    name: str = ""
    parts: tuple[str, ...] = ()
    """The pieces of ``name`` when it may mean several tasks ("lemons and onions"); else empty."""
    plural: bool = False
    list_name: str = ""
    """The list named with it ("shopping"), empty for the list of all tasks."""
    query: Query | None = None
    """What ``every`` is limited to."""
    stated: bool = False
    """Whether it came up in a statement ("i'm done with the app"), which may be about something else than a task."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What an update changes; ``None`` leaves a field as it is, ``clear`` names the fields to empty."""

    title: str | None = None
    description: str | None = None
    adds_note: bool = False
    """Whether ``description`` comes below the one that is there."""
    due: Due | None = None
    due_shift: timedelta | None = None
    whole_day: bool = False
    """Whether a ``due`` that is a day takes the time of day away; else a timed task keeps its own."""
    time_only: bool = False
    """Whether only the time of day of ``due`` was said; a task that is due on a day keeps its day."""
    rrule: str | None = None
    priority: Priority | None = None
    clear: tuple[Clearable, ...] = ()
    replace: tuple[str, str] | None = None
    """A word of the title, and what it becomes."""
    label: str = ""
    """A label asked for. Nothing keeps labels yet; the answer says so."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing asked for.

    ``conditional`` marks an addition wished only where the task is missing. Of what was not understood, ``said`` are
    the words, and ``perhaps`` is what they ask for if there is a task of that very name.
    """

    intent: Intent
    items: tuple[Item, ...] = ()
    targets: tuple[Target, ...] = ()
    changes: Changes | None = None
    query: Query | None = None
    list_name: str = ""
    conditional: bool = False
    said: str = ""
    perhaps: "Clause | None" = None
    answer: str = ""
    """The answer to what was understood but cannot be done."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one message asks for, in its order. There is always at least one clause."""

    text: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """What a recogniser knows besides the words: the clock, and the words said just before."""

    now: datetime
    before: str = ""
