"""Counting what is open: in all, by list and label, and since when it is overdue."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import ColumnElement, ScalarSelect, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from saydone.domain.access import Visible
from saydone.domain.task import Due
from saydone.store.list_tables import ListRow
from saydone.store.one_trip import all_of
from saydone.store.task_tables import LabelRow, TaskRow

_ZONES = timedelta(days=2)  # more than the ends of a day in two zones lie apart
Standing = tuple[int, int]
"""How many tasks are open, and how many of these overdue."""
Condition = ColumnElement[bool]
_Kind = TypeVar("_Kind")


async def open_and_overdue(session: AsyncSession, sees: Visible, now: datetime) -> Standing:
    """How many tasks are open, and overdue; ``now`` is in the user's zone."""
    every, long, lately = (_count(*_open(sees), *more) for more in _parts(now))
    still_open, long_overdue, overdue_lately = (await session.execute(select(every, long, lately))).one()
    return still_open, long_overdue + overdue_lately


async def open_by_list(session: AsyncSession, sees: Visible, now: datetime) -> dict[str | None, Standing]:
    """The same in each list that has open tasks, by its name."""
    wanted = select(ListRow.id, ListRow.name).where(ListRow.user_id == sees.user_id)
    names = dict((await session.execute(wanted)).all())
    return _added_up((names[number], counts) for number, counts in await _by(session, TaskRow.list_id, sees, now))


async def open_by_label(session: AsyncSession, sees: Visible, now: datetime) -> dict[str | None, Standing]:
    """The same by label; None: without one."""
    names = await label_names(session, sees.user_id)
    rows = await _by(session, TaskRow.label_ids, sees, now)
    return _added_up((name, counts) for ids, counts in rows for name in labels_in(ids, names))


async def label_names(session: AsyncSession, user_id: int) -> dict[int, str]:
    """A user's labels' names by their ids."""
    wanted = select(LabelRow.id, LabelRow.name).where(LabelRow.user_id == user_id)
    return dict((await session.execute(wanted)).all())


def labels_in(label_ids: str | None, names: dict[int, str]) -> Sequence[str | None]:
    """The names of the labels that ``TaskRow.label_ids`` has; None alone when there is none of them any more."""
    found = [names[int(each)] for each in (label_ids or "").split(",") if each and int(each) in names]
    return found or [None]


async def dues(session: AsyncSession, sees: Visible, until: datetime) -> list[tuple[Due, int]]:
    """How many open tasks have which due, of those made before it; until about a moment."""
    days = select(TaskRow.due_on, func.count()).where(TaskRow.due_on < (until + _ZONES).date())
    # A due that is no day is a moment. Each is asked for itself, as it is in the index.
    moments = select(TaskRow.due_sort, func.count()).where(TaskRow.due_on.is_(None), TaskRow.due_sort < until)
    made_in_time = *_open(sees), TaskRow.created_at <= TaskRow.due_sort
    on_days = await session.execute(days.where(*made_in_time).group_by(TaskRow.due_on))
    found: list[tuple[Due, int]] = [(day, count) for day, count in on_days if day is not None]
    at_moments = await session.execute(moments.where(*made_in_time).group_by(TaskRow.due_sort))
    return found + [(moment, count) for moment, count in at_moments]


async def made_late(session: AsyncSession, sees: Visible, until: datetime) -> list[tuple[Due, datetime]]:
    """The due of each open task that was made after it, and when it was made; until about a moment."""
    late = *_open(sees), TaskRow.created_at > TaskRow.due_sort
    wanted = select(TaskRow.due_on, TaskRow.due_sort, TaskRow.created_at).where(*late)
    days = wanted.where(TaskRow.due_on.is_not(None), TaskRow.due_on < (until + _ZONES).date())
    moments = wanted.where(TaskRow.due_on.is_(None), TaskRow.due_sort < until)
    return [(day or at, made) for day, at, made in await session.execute(all_of([days, moments]))]


def _open(sees: Visible) -> tuple[Condition, ...]:
    """What is open in the user's own lists that are in use."""
    # Asked only where there is such a list: without it, every index has all that is counted.
    in_use = (TaskRow.list_id.not_in(sorted(sees.archived)),) if sees.archived else ()
    return TaskRow.user_id == sees.user_id, TaskRow.status == "pending", TaskRow.deleted_at.is_(None), *in_use


def _parts(now: datetime) -> tuple[Sequence[Condition], Sequence[Condition], Sequence[Condition]]:
    """All; what an index tells to be long overdue; what is overdue of the last days', where it depends on the zone."""
    around = TaskRow.due_sort >= now - _ZONES, TaskRow.due_sort < now + _ZONES
    overdue = or_(TaskRow.due_on < now.date(), TaskRow.due_at < now)
    return (), (TaskRow.due_sort < now - _ZONES,), (*around, overdue)


def _count(*conditions: Condition) -> ScalarSelect[int]:
    return select(func.count()).select_from(TaskRow).where(*conditions).scalar_subquery()


async def _by(
    session: AsyncSession, kind: InstrumentedAttribute[_Kind], sees: Visible, now: datetime
) -> list[tuple[_Kind, Standing]]:
    """Counts for each value of a column, which may come twice."""
    _, long, lately = _parts(now)
    every = select(kind, func.count(), func.count(case((long[0], 1)))).where(*_open(sees)).group_by(kind)
    found: list[tuple[_Kind, Standing]] = [(each, (count, late)) for each, count, late in await session.execute(every)]
    late = select(kind, func.count()).where(*_open(sees), *lately).group_by(kind)
    return found + [(each, (0, count)) for each, count in await session.execute(late)]


def _added_up(rows: Iterable[tuple[str | None, Standing]]) -> dict[str | None, Standing]:
    found: dict[str | None, Standing] = {}
    for name, (count, late) in rows:
        before = found.get(name, (0, 0))
        found[name] = before[0] + count, before[1] + late
    return found
