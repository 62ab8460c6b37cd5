"""Whether a task is what a query asks for: the meaning of the language, which SQL has to agree with."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from saydone.domain.query_language.tree import (
    And,
    AssignedTo,
    DateField,
    During,
    Has,
    HasLabel,
    HasPriority,
    HasStatus,
    InList,
    Node,
    Not,
    Or,
    Overdue,
    Part,
    Says,
)
from saydone.domain.task import Due, Priority, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFacts:
    """What queries ask about a task. Moments are aware; ``assignee`` is a user's name. ``done_at`` is when it was done,
    each time of one that repeats."""

    title: str
    created_at: datetime
    updated_at: datetime
    description: str = ""
    comments: tuple[str, ...] = ()
    status: Status = "pending"
    priority: Priority = 4
    due: Due | None = None
    start: Due | None = None
    done_at: tuple[datetime, ...] = ()
    labels: frozenset[str] = frozenset()
    list_name: str = "Inbox"
    assignee: str | None = None
    recurring: bool = False
    has_parent: bool = False


def matches(tree: Node, task: TaskFacts, *, me: str) -> bool:
    """Whether the task is one of those asked for by the user called ``me``."""
    match tree:
        case And(parts=parts):
            return all(matches(part, task, me=me) for part in parts)
        case Or(parts=parts):
            return any(matches(part, task, me=me) for part in parts)
        case Not(part=part):
            return not matches(part, task, me=me)
        case AssignedTo(who=who):
            return task.assignee is not None and folded(task.assignee) == folded(me if who == "me" else who)
        case _:
            return _meets(tree, task)


def folded(text: str) -> str:
    """Text as it is compared: in any case, composed or decomposed, wide or narrow."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def _meets(term: Says | HasStatus | HasPriority | HasLabel | InList | Has | Overdue | During, task: TaskFacts) -> bool:
    match term:
        case Says():
            return _says(term, task)
        case HasStatus(status=status):
            return status == "all" or (status == "done") == (task.status == "completed")
        case HasPriority(priority=priority):
            return task.priority == priority
        case HasLabel(name=name):
            return folded(name) in map(folded, task.labels)
        case InList(name=name):
            return folded(name) == folded(task.list_name)
        case Has(part=part):
            return _has(part, task)
        case Overdue(now=now):
            due = task.due
            passed = due is not None and (due < now if isinstance(due, datetime) else due < now.date())
            return passed and task.status == "pending"
        case During(field="completed"):
            return any(_lies_in(term, at) for at in task.done_at)
        case During():
            return _lies_in(term, _date(term.field, task))


def _says(says: Says, task: TaskFacts) -> bool:
    texts = {"title": (task.title,), "description": (task.description,), "comment": task.comments}
    wanted = texts[says.where] if says.where != "any" else (task.title, task.description, *task.comments)
    return any(folded(says.text) in folded(text) for text in wanted)


def _has(part: Part, task: TaskFacts) -> bool:
    there: dict[Part, bool] = {
        "due": task.due is not None,
        "start": task.start is not None,
        "label": bool(task.labels),
        "description": bool(task.description),
        "assignee": task.assignee is not None,
        "parent": task.has_parent,
        "recurrence": task.recurring,
    }
    return there[part]


def _date(field: DateField, task: TaskFacts) -> Due | None:
    dates: dict[str, Due | None] = {
        "due": task.due,
        "start": task.start,
        "created": task.created_at,
        "updated": task.updated_at,
    }
    return dates[field]


def _lies_in(during: During, value: Due | None) -> bool:
    if value is None:
        return False
    if isinstance(value, datetime):
        begin, end = during.moments
        return (begin is None or begin <= value) and (end is None or value < end)
    first, last = during.days
    return (first is None or first <= value) and (last is None or value <= last)
