"""How many tasks a query finds. To count them all in a million would take as long as to read a million: it ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnClause, ColumnElement, Select, and_, case, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.visitors import iterate

from saydone.domain.query_language.tree import And, During, HasPriority, Node, Overdue
from saydone.domain.task import Status
from saydone.domain.task_query import TOTAL_MAX
from saydone.store.one_trip import all_of
from saydone.store.query_conditions import Column, indexed
from saydone.store.sorting import RANK, Run
from saydone.store.task_tables import LOOKED_AT as IN_INDEX
from saydone.store.task_tables import TaskRow

Conditions = Sequence[ColumnElement[bool]]
LOOKED_AT = 5_000
_RARE = 50
"""Fewer than this among so many: then it takes long to come upon a page of them."""
_FIRST = 1_000
_SOON = 10
"""Fewer than this among the first of a page's order, and it takes long as well."""
_KNOWN = {"user_id", "status", "due_sort", "priority", "id", *IN_INDEX}
"""What the index by due has."""


@dataclass(frozen=True, slots=True)
class Count:
    """``found`` among the tasks that were looked at, those within ``bounds`` on ``by``, the column that narrows them
    most; ``more`` says that there are others, ``soon`` how many are among the first of the page's order, if they are
    not the ones that were looked at."""

    found: int
    more: bool
    by: Column | None = None
    bounds: Conditions = ()
    soon: int | None = None

    @property
    def are_rare(self) -> bool:
        """Whether to come upon a page of them would take long."""
        return self.more and (self.found < _RARE or (self.soon is not None and self.soon < _SOON))

    def are_better_read_by_bounds(self, sort: object) -> bool:
        """Whether all were looked at by that column, and are in another order than the page's."""
        # The tasks of a list are there by their dues as well.
        there = sort is self.by or (self.by is TaskRow.list_id and sort is TaskRow.due_sort)
        return not self.more and self.by is not None and not there


async def counted(
    session: AsyncSession,
    sources: Sequence[Conditions],
    statuses: Sequence[Status],
    wanted: Conditions,
    tree: Node | None = None,
    *,
    in_list: bool = False,
    along: Run | None = None,
) -> Count:
    """Count the tasks of the sources, up to ``TOTAL_MAX``; with ``wanted``, which says all that the tree asks, look at
    each of up to ``LOOKED_AT``. ``in_list`` says that the sources are of one list; a page of them goes ``along``."""
    if not statuses:
        return Count(0, False)
    by, bounds = _narrow(tree, in_list)
    reads = not _is_in_index(wanted)
    most = LOOKED_AT if wanted else TOTAL_MAX
    hit = case((and_(*wanted), 1)) if wanted else literal(1)

    def some(source: Conditions, status: Status, order: Sequence[Any], limit: int) -> Select[*tuple[Any, ...]]:
        those = select(hit.label("hit")).select_from(TaskRow).where(*source, TaskRow.status == status, *bounds)
        return those.order_by(*order).limit(limit)

    # Ordered as an index is, or they might be looked for from one end of the table to the other.
    order = _order(by, bool(wanted), reads)
    parts = [some(source, status, order, most + 1) for source in sources for status in statuses]
    each = all_of(parts).subquery() if len(parts) == 1 else select(all_of(parts).subquery()).limit(most + 1).subquery()
    told: list[ColumnElement[int]] = [func.count(), func.count(each.c.hit)]
    if along is not None and reads and by is None:
        # Those that were looked at are the newest; a page may begin with others.
        first = some([*sources[0], *along.further], along.statuses[0], _order_of(along), _FIRST).subquery()
        told.append(select(func.count(first.c.hit)).scalar_subquery())
    looked, found, *soon = (await session.execute(select(*told).select_from(each))).one()
    return Count(found, looked > most, by, bounds, *soon)


def _is_in_index(wanted: Conditions) -> bool:
    """Whether an index has all that is asked, or rows have to be read."""
    return all(each.name in _KNOWN for one in wanted for each in iterate(one) if isinstance(each, ColumnClause))


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


def _order(by: Column | None, each: bool, reads: bool) -> Sequence[Any]:
    """The columns by which an index has those that are looked at; all that is counted, unless ``each`` is looked at.
    Rows that are ``read`` stand side by side when they were made one after the other: that takes a third."""
    if by is None:
        newest = [TaskRow.created_at.desc()] if reads else [TaskRow.due_sort]
        return newest if each else [TaskRow.list_id, TaskRow.due_sort]
    if by is TaskRow.list_id:  # by due SQLite would look through those of all lists
        return [by, TaskRow.position]
    return [by, TaskRow.due_sort] if by is TaskRow.priority else [by]


def _order_of(run: Run) -> Sequence[Any]:
    return [key.ordered for key in run.keys if key is not RANK]
