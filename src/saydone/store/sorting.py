"""The orders in which tasks are listed, as sort keys that name one place each, so that a page can go on behind it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, and_, case, func, literal, or_, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from saydone.domain.task import Status
from saydone.domain.task_query import Group, Sort
from saydone.store.tables import Moment
from saydone.store.task_rows import NEVER
from saydone.store.task_tables import TaskRow


@dataclass(frozen=True, slots=True)
class Key:
    """One column of a sort key, never NULL."""

    column: ColumnElement[Any] | InstrumentedAttribute[Any]
    kind: type[int] | type[str] | type[datetime] = int
    descending: bool = False

    @property
    def ordered(self) -> ColumnElement[Any]:
        """For ORDER BY."""
        return self.column.desc() if self.descending else self.column.asc()


_DUE = Key(TaskRow.due_sort, datetime)
_PRIORITY = Key(TaskRow.priority)
_ID = Key(TaskRow.id)
_RANK = Key(case((TaskRow.status == "pending", 0), else_=1))
_COMPLETED = Key(TaskRow.completed_at, datetime)

_SORTS: dict[Sort, tuple[Key, ...]] = {
    "due": (_DUE, _PRIORITY, _ID),
    "priority": (_PRIORITY, _DUE, _ID),
    "created": (Key(TaskRow.created_at, datetime), _ID),
    "updated": (Key(TaskRow.updated_at, datetime), _ID),
    "completed": (Key(func.coalesce(TaskRow.completed_at, literal(NEVER, Moment)), datetime), _ID),
    "title": (Key(TaskRow.title_sort, str), _ID),
    "position": (Key(TaskRow.list_id), Key(TaskRow.position), _ID),
}
_GROUPS: dict[Group, Key] = {
    "list": Key(TaskRow.list_id),
    "priority": _PRIORITY,
    "assignee": Key(func.coalesce(TaskRow.assignee_id, 0)),
}


def sort_key(sort: Sort, descending: bool, group: Group | None, status: Status | None) -> tuple[Key, ...]:
    """The columns by which tasks of that status, or of both, are ordered; the last is unique."""
    keys = _SORTS[sort]
    if sort == "completed" and status is not None:
        # Those that are not completed have no such moment: they stand as by their due.
        keys = (_COMPLETED, _ID) if status == "completed" else _SORTS["due"]
    if descending:
        keys = tuple(replace(key, descending=True) for key in keys)
    return (*([_GROUPS[group]] if group else []), *([] if status else [_RANK]), *keys)


def leading(sort: Sort) -> ColumnElement[Any] | InstrumentedAttribute[Any]:
    """The column by which tasks are ordered first."""
    return TaskRow.completed_at if sort == "completed" else _SORTS[sort][0].column


def behind(keys: Sequence[Key], seen: Sequence[object]) -> ColumnElement[bool]:
    """Whether a row comes after the one that has these values."""
    # A made-up number may be larger than the column's: it is compared all the same.
    types = [BigInteger() if key.kind is int else key.column.type for key in keys]
    values = [literal(value, of) for value, of in zip(seen, types, strict=True)]
    columns, place = tuple_(*[key.column for key in keys]), tuple_(*values)
    if not any(key.descending for key in keys):
        return columns > place
    if all(key.descending for key in keys):
        return columns < place
    steps: list[ColumnElement[bool]] = []
    for at, (key, value) in enumerate(zip(keys, values, strict=True)):
        further = key.column < value if key.descending else key.column > value
        same = [before.column == same for before, same in zip(keys[:at], values[:at], strict=True)]
        steps.append(and_(*same, further))
    return or_(*steps)
