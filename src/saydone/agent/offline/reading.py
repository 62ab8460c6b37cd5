"""What a sentence was understood to ask for: a reading, made of clauses."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from saydone.domain.recurrence.rule import RepeatFrom
from saydone.domain.task import Due, Priority

LONGEST = 1200
"""A message of more characters is not read: its end might take back what its beginning asks for."""

Intent = Literal[
    "add",
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
    "organize",
    "show_lists",
    "comment",
    "undo",
    "redo",
    "history",
    "insight",
    "trash",
    "remind",
    "unremind",
    "files",
    "calendar",
    "swap",
]
TargetKind = Literal["ids", "positions", "name", "pronoun", "every"]
StatusAsked = Literal["pending", "completed", "all"]
Kind = Literal["list", "label", "filter"]
Clearable = Literal["due", "description", "rrule", "priority", "parent"]


@dataclass(frozen=True, slots=True)
class Item:
    """A new task, as said. ``due`` is a day or an aware moment; ``rrule`` an RFC 5545 rule without its name.

    ``list_name`` and ``parent`` are words: which list and which task they are, only the tools can tell.
    """

    title: str
    description: str = ""
    due: Due | None = None
    rrule: str | None = None
    priority: Priority | None = None
    repeat_from: RepeatFrom = "due"
    list_name: str = ""
    labels: tuple[str, ...] = ()
    parent: str = ""
    duration: str = ""
    reminders: tuple[str, ...] = ()


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
    whether_done: bool = False
    """The sentence asks of that task whether it is done."""
    label: str = ""
    saved: str = ""
    """The name of a saved filter."""
    in_full: bool = False
    """One task, by its words, is asked for with all that is known of it."""
    sort: str = ""
    group: str = ""
    terms: tuple[str, ...] = ()
    """Conditions in the query language ("no date")."""
    without: tuple[str, ...] = ()
    """The names of lists, labels or tasks that are left out."""
    to_buy: bool = False
    """Only what is to be bought."""


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
    in_list: str = ""
    """The name of that list where there is one; else the tasks that mention it are meant."""
    query: Query | None = None
    """What ``every`` is limited to."""
    spills: bool = False
    """Whether its last words may belong to the label that the task is to have: "label the trip summer plans"."""
    stated: bool = False
    """Whether it came up in a statement ("i'm done with the app"), which may be about something else than a task."""
    asked: bool = False
    """Whether the user is asked first, though one task is meant: what was said may ask for less."""
    hint: str = ""
    """What else could be done, told beside that question."""
    without: tuple[str, ...] = ()
    """The names of lists, labels or tasks that are spared."""
    alert: bool = False
    """Whether "the reminder" of it is to go: of a task that has some they are meant, and the task stays."""


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
    bare_hour: bool = False
    """Whether that is an hour of either half of the day: the one nearer to the task's own time is meant."""
    rrule: str | None = None
    priority: Priority | None = None
    priority_shift: int = 0
    """By how many levels less important it becomes."""
    clear: tuple[Clearable, ...] = ()
    replace: tuple[str, str] | None = None
    """A word of the title, and what it becomes."""
    repeat_from: RepeatFrom = "due"
    labels_add: tuple[str, ...] = ()
    labels_remove: tuple[str, ...] = ()
    list_name: str = ""
    parent: str = ""
    duration: str = ""
    start: str = ""
    """When it is to be begun, as the tools take it."""
    place: str = ""
    """Where it goes in the order: "first", "last", "before" or "after" (the task ``beside``)."""
    beside: str = ""
    skip: bool = False
    """Whether a repeating task passes over its present time."""
    skipped_days: tuple[date, date] | None = None
    """The days, both included, in which that time is to be."""
    weekday: str = ""
    """"friday after" or "monday before": the day of the week next to its due."""


@dataclass(frozen=True, slots=True)
class Tending:
    """What is done about a list, a label, a saved filter, or the trash: ``to`` is a new name, a colour, a query."""

    do: str
    kind: Kind = "list"
    name: str = ""
    to: str = ""
    also: tuple[str, ...] = ()
    """What else the same is done to: "make lists Trip and Garden"."""


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
    otherwise: "Clause | None" = None
    """What is offered where there is no task of that name: the words as something to do."""
    named: bool = False
    """Whether its new things were only named, with no word of adding: an open task of that very name is meant."""
    tending: Tending | None = None
    text: str = ""
    """A comment, or the period that figures are asked for."""
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
