"""A query's tree as a condition on rows of tasks; it means what ``domain/query_language/matches.py`` says.

Each condition is true or false, never NULL: the opposite of NULL would be NULL again.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, func, not_, or_, true
from sqlalchemy.orm import InstrumentedAttribute

from saydone.domain.query_language.tree import (
    And,
    AssignedTo,
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
from saydone.store.containing import contains
from saydone.store.line_end import line_end
from saydone.store.query_names import QueryNames
from saydone.store.task_rows import NEVER
from saydone.store.task_tables import CommentRow, CompletionRow, TaskRow

Condition = ColumnElement[bool]
Column = InstrumentedAttribute[Any]
_DATES: dict[str, tuple[InstrumentedAttribute[date | None], InstrumentedAttribute[datetime | None]]] = {
    "due": (TaskRow.due_on, TaskRow.due_at),
    "start": (TaskRow.start_on, TaskRow.start_at),
}
_MOMENTS: dict[str, Column] = {
    "created": TaskRow.created_at,
    "updated": TaskRow.updated_at,
}
_DAY = timedelta(days=1)
_ZONES = timedelta(hours=16)
"""More than any zone is behind or before UTC."""


def condition(tree: Node, names: QueryNames) -> Condition:
    """Whether a task, which the user sees, is what the query asks for."""
    match tree:
        case And(parts=parts):
            return and_(*[condition(part, names) for part in parts])
        case Or(parts=parts):
            return or_(*[condition(part, names) for part in parts])
        case Not(part=part):
            return not_(condition(part, names))
        case InList():
            return TaskRow.list_id.in_(names.meant(tree))
        case HasLabel():
            return or_(false(), *[TaskRow.label_ids.contains(f",{number},") for number in names.meant(tree)])
        case AssignedTo():
            return and_(TaskRow.assignee_id.is_not(None), TaskRow.assignee_id.in_(names.meant(tree)))
        case _:
            return _meets(tree)


def _meets(term: Says | HasStatus | HasPriority | Has | Overdue | During) -> Condition:
    match term:
        case Says():
            return _says(term)
        case HasStatus(status="all"):
            return true()
        case HasStatus(status=status):
            return TaskRow.status == ("completed" if status == "done" else "pending")
        case HasPriority(priority=priority):
            return TaskRow.priority == priority
        case Has(part=part):
            return _HAS[part]
        case Overdue(now=now):
            return and_(TaskRow.status == "pending", _before(now), *indexed(term)[1])
        case During(field="due" | "start"):
            return _is_due(term)
        case During(field="completed"):
            return exists().where(CompletionRow.task_id == TaskRow.id, *done_then(term))
        case During():
            return _happened(term)


def indexed(term: During | Overdue) -> tuple[Column | None, list[Condition]]:
    """A column with an index, and what the term asks of it, or a little more; None when there is no such column."""
    match term:
        case Overdue(now=now):
            return TaskRow.due_sort, [TaskRow.due_sort < max(now, _utc(now.date()) + _ZONES)]
        case During(field="due"):
            return TaskRow.due_sort, _bounds(TaskRow.due_sort, *_due_between(term))
        case During(field="start" | "completed"):
            return None, []
        case During(field=field):
            return _MOMENTS[field], _bounds(_MOMENTS[field], *term.moments)


def _says(says: Says) -> Condition:
    # Title and description are one text with a line's end between: a title has none.
    end = line_end(TaskRow.search_text)
    title, description = func.substr(TaskRow.search_text, 1, end - 1), func.substr(TaskRow.search_text, end + 1)
    in_either = contains(TaskRow.search_text, says.text)
    of_task = exists().where(CommentRow.task_id == TaskRow.id)
    in_comment = of_task.where(contains(CommentRow.search_text, says.text))
    match says.where:
        case "title":
            return and_(in_either, contains(title, says.text))
        case "description":
            return and_(in_either, contains(description, says.text))
        case "comment":
            return in_comment
        case "any" if "\n" in says.text:
            return or_(contains(description, says.text), in_comment)
        case "any":
            return or_(in_either, in_comment)


def _before(now: datetime) -> Condition:
    on_day = and_(TaskRow.due_on.is_not(None), TaskRow.due_on < now.date())
    return or_(on_day, and_(TaskRow.due_at.is_not(None), TaskRow.due_at < now))


def _is_due(during: During) -> Condition:
    on, at = _DATES[during.field]
    first, last = during.days
    begin, end = during.moments
    day = and_(on.is_not(None), *_bounds(on, first, last and last + timedelta(days=1)))
    meant = or_(day, and_(at.is_not(None), *_bounds(at, begin, end)))
    if during.field == "start":
        return meant
    return and_(meant, *indexed(during)[1])


def done_then(during: During) -> list[Condition]:
    """Of a completion: that it was one, then."""
    return [CompletionRow.skipped.is_(False), *_bounds(CompletionRow.at, *during.moments)]


def _happened(during: During) -> Condition:
    return and_(*indexed(during)[1], true())


def _bounds(
    column: ColumnElement[object] | InstrumentedAttribute[object], low: object, high: object
) -> list[Condition]:
    return [*([column >= low] if low is not None else []), *([column < high] if high is not None else [])]


def _due_between(during: During) -> tuple[datetime | None, datetime | None]:
    """Between which ``due_sort`` the dues lie that match: moments, and the ends of days in whichever zones."""
    (first, last), (begin, end) = during.days, during.moments
    low = min(begin, _utc(first)) if begin is not None and first is not None else None
    high = max(end, _utc(last + _DAY) + _ZONES) if end is not None and last is not None else None
    return low, high


def _utc(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


_HAS: dict[Part, Condition] = {
    "due": TaskRow.due_sort < NEVER,
    "start": or_(TaskRow.start_on.is_not(None), TaskRow.start_at.is_not(None)),
    "label": TaskRow.label_ids != "",
    "description": TaskRow.description != "",
    "assignee": TaskRow.assignee_id.is_not(None),
    "parent": TaskRow.parent_id.is_not(None),
    "recurrence": TaskRow.rrule.is_not(None),
}
