"""The orders in which tasks are listed, as sort keys that name one place each, so that a page can go on behind it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, and_, false, func, literal, or_, true, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from saydone.domain.task import Status
from saydone.domain.task_query import Group, Sort
from saydone.store.tables import Moment
from saydone.store.task_rows import NEVER
from saydone.store.task_tables import TaskRow


@dataclass(frozen=True, slots=True, eq=False)
class Key:
    """One column of a sort key, never NULL."""

    column: ColumnElement[Any] | InstrumentedAttribute[Any]
    kind: type[int] | type[str] | type[datetime] = int
    descending: bool = False

    @property
    def ordered(self) -> ColumnElement[Any]:
        """For ORDER BY."""
        return self.column.desc() if self.descending else self.column.asc()

    @property
    def apart(self) -> ColumnElement[Any]:
        """The same, said so that no index has it."""
        value = func.coalesce(self.column, self.column)
        return value.desc() if self.descending else value.asc()


_DUE = Key(TaskRow.due_sort, datetime)
_PRIORITY = Key(TaskRow.priority)
_ID = Key(TaskRow.id)
RANK = Key(literal(0))
"""Stands for the place of a task's status: which status it is, whoever reads the tasks of one status knows."""
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
}
_ASSIGNEE = Key(TaskRow.assignee_id)


@dataclass(frozen=True, slots=True)
class Run:
    """Tasks that stand together, in the order of ``keys``, of which the last is unique. Those of each status are read
    on their own, as the indexes have them; ``further`` is what else they have in common."""

    statuses: Sequence[Status]
    keys: Sequence[Key]
    further: Sequence[ColumnElement[bool]] = ()


def runs(
    sort: Sort, descending: bool, group: Group | None, statuses: Sequence[Status], *, in_list: bool = False
) -> list[Run]:
    """What is read one after the other, of tasks of these statuses; ``in_list`` says that all are of one list."""
    each: list[tuple[Sequence[Status], tuple[Key, ...]]]
    if group is None or len(statuses) < 2:
        each = [([status], _sorted(sort, descending, status, in_list)) for status in statuses]
    else:
        each = [(statuses, (RANK, *_sorted(sort, descending, None, in_list)))]
    found: list[Run] = []
    for those, keys in each:
        if group == "assignee":  # those without one come first
            found.append(Run(those, keys, [TaskRow.assignee_id.is_(None)]))
            found.append(Run(those, (_ASSIGNEE, *keys), [TaskRow.assignee_id.is_not(None)]))
        else:
            found.append(Run(those, (_GROUPS[group], *keys) if group else keys))
    return found


def _sorted(sort: Sort, descending: bool, status: Status | None, in_list: bool) -> tuple[Key, ...]:
    keys = _SORTS[sort][1:] if sort == "position" and in_list else _SORTS[sort]
    if sort == "completed" and status is not None:
        # Those that are not completed have no such moment: they stand as by their due.
        keys = (_COMPLETED, _ID) if status == "completed" else _SORTS["due"]
    return tuple(replace(key, descending=True) for key in keys) if descending else keys


def leading(sort: Sort) -> ColumnElement[Any] | InstrumentedAttribute[Any]:
    """The column by which tasks are ordered first."""
    return TaskRow.completed_at if sort == "completed" else _SORTS[sort][0].column


def behind(keys: Sequence[Key], seen: Sequence[Any], rank: int) -> ColumnElement[bool]:
    """Whether a row, of a status at that place, comes after the one that has these values."""
    if RANK in keys:
        at = keys.index(RANK)
        if rank == seen[at]:
            return behind([*keys[:at], *keys[at + 1 :]], [*seen[:at], *seen[at + 1 :]], rank)
        if at == 0:
            return true() if rank > seen[0] else false()
        # Of the same group, either all or none.
        return keys[0].column >= seen[0] if rank > seen[at] else keys[0].column > seen[0]
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
