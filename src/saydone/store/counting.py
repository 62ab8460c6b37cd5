"""How many tasks a query finds. To count them all in a million would take as long as to read a million: it ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from sqlalchemy import ColumnElement, and_, case, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.query_language.tree import And, During, HasPriority, Node, Overdue
from saydone.domain.task import Status
from saydone.domain.task_query import TOTAL_MAX
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
        return self.found < _RARE if self.more else self.by is not None and self.by is not sort


async def counted(
    session: AsyncSession,
    sources: Sequence[Conditions],
    statuses: Sequence[Status],
    wanted: Conditions,
    tree: Node | None = None,
) -> Count:
    """Count the tasks of the sources, up to ``TOTAL_MAX``; with ``wanted``, which says all that the tree asks, look at
    each of up to ``LOOKED_AT``."""
    by, bounds = _narrow(tree)
    most = LOOKED_AT if wanted else TOTAL_MAX
    hit = case((and_(*wanted), 1)) if wanted else literal(1)
    looked = found = 0
    for source, status in product(sources, statuses):
        rows = select(hit.label("hit")).select_from(TaskRow).where(*source, TaskRow.status == status, *bounds)
        # Ordered, or they might be looked for from one end of the table to the other.
        each = rows.order_by(by or TaskRow.due_sort).limit(most + 1 - looked).subquery()
        those, hits = (await session.execute(select(func.count(), func.count(each.c.hit)).select_from(each))).one()
        looked, found = looked + those, found + hits
    return Count(found, looked > most, by)


def _narrow(tree: Node | None) -> tuple[Column | None, Conditions]:
    """One column and what is asked of it, so that those are looked at which meet it."""
    for part in tree.parts if isinstance(tree, And) else [tree]:
        match part:
            case During() | Overdue():
                column, bounds = indexed(part)
                if column is not None:
                    return column, bounds
            case HasPriority(priority=priority):
                return TaskRow.priority, [TaskRow.priority == priority]
            case _:
                pass
    return None, ()
