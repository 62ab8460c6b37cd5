"""How many tasks a query finds. To count them all in a million would take as long as to read a million: it ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, case, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.query_language.tree import And, During, HasPriority, Node, Overdue
from saydone.domain.task import Status
from saydone.domain.task_query import TOTAL_MAX
from saydone.store.one_trip import all_of
from saydone.store.query_conditions import Column, indexed
from saydone.store.task_tables import TaskRow

Conditions = Sequence[ColumnElement[bool]]
LOOKED_AT = 5_000
_RARE = 50
"""Fewer than this among so many: then it takes long to come upon a page of them."""


@dataclass(frozen=True, slots=True)
class Count:
    """``found`` among the tasks that were looked at, by the column that narrows them most; ``more`` says that there
    are others."""

    found: int
    more: bool
    by: Column | None = None

    def is_better_found_by(self, sort: object) -> bool:
        """Whether to come upon a page of them would take long in the order of that column."""
        if self.more:
            return self.found < _RARE
        # The tasks of a list are there by their dues as well.
        there = sort is self.by or (self.by is TaskRow.list_id and sort is TaskRow.due_sort)
        return self.by is not None and not there


async def counted(
    session: AsyncSession,
    sources: Sequence[Conditions],
    statuses: Sequence[Status],
    wanted: Conditions,
    tree: Node | None = None,
    *,
    in_list: bool = False,
) -> Count:
    """Count the tasks of the sources, up to ``TOTAL_MAX``; with ``wanted``, which says all that the tree asks, look at
    each of up to ``LOOKED_AT``. ``in_list`` says that the sources are of one list."""
    by, bounds = _narrow(tree, in_list)
    most = LOOKED_AT if wanted else TOTAL_MAX
    hit = case((and_(*wanted), 1)) if wanted else literal(1)
    parts = [
        select(hit.label("hit"))
        .select_from(TaskRow)
        .where(*source, TaskRow.status == status, *bounds)
        # Ordered as an index is, or they might be looked for from one end of the table to the other.
        .order_by(*_order(by, bool(wanted)))
        .limit(most + 1)
        for source in sources
        for status in statuses
    ]
    if not parts:
        return Count(0, False)
    each = all_of(parts).subquery() if len(parts) == 1 else select(all_of(parts).subquery()).limit(most + 1).subquery()
    looked, found = (await session.execute(select(func.count(), func.count(each.c.hit)).select_from(each))).one()
    return Count(found, looked > most, by)


def _narrow(tree: Node | None, in_list: bool) -> tuple[Column | None, Conditions]:
    """One column and what is asked of it, so that those are looked at which meet it: one that has an index, of a list
    if ``in_list``."""
    for part in tree.parts if isinstance(tree, And) else [tree]:
        match part:
            case During() | Overdue():
                column, bounds = indexed(part)
                if column is not None and (not in_list or column is TaskRow.due_sort):
                    return column, bounds
            case HasPriority(priority=priority) if not in_list:
                return TaskRow.priority, [TaskRow.priority == priority]
            case _:
                pass
    return TaskRow.list_id if in_list else None, ()


def _order(by: Column | None, each: bool) -> Sequence[Column]:
    """The columns by which an index has those that are looked at; all that is counted, unless ``each`` is looked at."""
    if by is None:
        return [TaskRow.due_sort] if each else [TaskRow.list_id, TaskRow.due_sort]
    return [by, TaskRow.due_sort] if by is TaskRow.priority or by is TaskRow.list_id else [by]
