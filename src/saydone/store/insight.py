"""Counting what was done. Stretches of time come as moments, worked out in the user's zone; the database compares them
with its indexes by time, so that to count a week it reads a week."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Result,
    and_,
    case,
    exists,
    extract,
    func,
    or_,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from saydone.domain.access import Visible
from saydone.domain.task import Due
from saydone.store.stretches import Stretch, table_of_stretches
from saydone.store.task_tables import CompletionRow, LabelRow, ListRow, TaskLabelRow, TaskRow

_ZONES = timedelta(days=2)  # more than the ends of a day in two zones lie apart
_DONE = CompletionRow.skipped.is_(False)
_PRESENT = TaskRow.deleted_at.is_(None)


class DoneLate(NamedTuple):
    """A due, when its task was made (None: it was deleted for good) and when it was done."""

    due: Due
    made: datetime | None
    at: datetime


async def first_completion(session: AsyncSession, user_id: int) -> datetime | None:
    """When the first of the user's tasks was done."""
    return await session.scalar(select(func.min(CompletionRow.at)).where(CompletionRow.user_id == user_id, _DONE))


async def active(session: AsyncSession, user_id: int, stretches: Sequence[Stretch]) -> list[int]:
    """In which of the stretches something was done, in their order."""
    each = table_of_stretches(stretches)
    done = exists().where(CompletionRow.user_id == user_id, _DONE, _within(CompletionRow.at, each))
    return list(await session.scalars(select(each.c.n).where(done).order_by(each.c.n)))


async def completed(session: AsyncSession, user_id: int, stretches: Sequence[Stretch]) -> list[int]:
    """How often something was done in each stretch."""
    return await _counted(session, stretches, CompletionRow.at, CompletionRow.user_id == user_id, _DONE)


async def added(session: AsyncSession, user_id: int, stretches: Sequence[Stretch]) -> list[int]:
    """How many of the tasks that are not in the trash were made in each stretch."""
    # As the index has them: by status.
    ours = TaskRow.user_id == user_id, _PRESENT, TaskRow.status.in_(("pending", "completed"))
    return await _counted(session, stretches, TaskRow.created_at, *ours)


async def skipped_and_due(session: AsyncSession, user_id: int, stretch: Stretch) -> tuple[int, int]:
    """How often something was passed over in a stretch, and how much of what was done in it had a due."""
    had_due = and_(_DONE, or_(CompletionRow.due_on.is_not(None), CompletionRow.due_at.is_not(None)))
    wanted = select(
        func.count(case((CompletionRow.skipped, 1))),
        func.count(case((had_due, 1))),
    ).where(CompletionRow.user_id == user_id, *_in(CompletionRow.at, stretch))
    skipped, with_due = (await session.execute(wanted)).one()
    return skipped, with_due


async def done_after_due(session: AsyncSession, user_id: int, since: datetime) -> list[tuple[DoneLate, bool]]:
    """What was done or passed over from a moment on, after its due, and whether it was passed over.

    Of days, with some that were done on the day itself: which day it was then is the zone's to say.
    """
    late = or_(CompletionRow.due_at < CompletionRow.at, CompletionRow.due_on <= func.date(CompletionRow.at))
    wanted = select(
        CompletionRow.due_on, CompletionRow.due_at, TaskRow.created_at, CompletionRow.at, CompletionRow.skipped
    ).outerjoin(TaskRow, TaskRow.id == CompletionRow.task_id)
    rows = await session.execute(wanted.where(CompletionRow.user_id == user_id, CompletionRow.at >= since, late))
    return [
        (DoneLate(due, made, at), skipped)
        for due_on, due_at, made, at, skipped in rows
        if (due := due_at or due_on) is not None
    ]


async def open_by_day(session: AsyncSession, sees: Visible, until: datetime) -> list[tuple[date, int]]:
    """How many open tasks are due on each day, of those made before their due; until about a moment."""
    wanted = select(TaskRow.due_on, func.count()).where(
        TaskRow.due_on.is_not(None), TaskRow.due_sort < until + timedelta(days=2), *_open_in_time(sees)
    )
    return [(day, count) for day, count in await session.execute(wanted.group_by(TaskRow.due_on)) if day]


async def open_by_moment(session: AsyncSession, sees: Visible, stretches: Sequence[Stretch]) -> list[int]:
    """How many open tasks are due at a moment within each stretch, of those made before their due."""
    return await _counted(session, stretches, TaskRow.due_sort, TaskRow.due_at.is_not(None), *_open_in_time(sees))


async def open_made_late(session: AsyncSession, sees: Visible, until: datetime) -> list[tuple[Due, datetime]]:
    """The due of each open task that was made after it, and when it was made."""
    late = TaskRow.created_at > TaskRow.due_sort
    wanted = select(TaskRow.due_on, TaskRow.due_at, TaskRow.created_at).where(
        *_open(sees), TaskRow.due_sort < until, late
    )
    rows = await session.execute(wanted)
    return [(due, made) for due_on, due_at, made in rows if (due := due_at or due_on) is not None]


async def open_and_overdue(session: AsyncSession, sees: Visible, now: datetime) -> tuple[int, int]:
    """How many tasks are open, and overdue; ``now`` is in the user's zone."""
    ours = _open(sees)
    still_open = await session.scalar(select(func.count()).select_from(TaskRow).where(*ours)) or 0
    overdue = 0
    # Long overdue are those that an index tells; which of the last two days' are, depends on the zone.
    late = select(func.count()).select_from(TaskRow).where(*ours)
    for some in (late.where(TaskRow.due_sort < now - _ZONES), late.where(*_around(now), _overdue(now))):
        overdue += await session.scalar(some) or 0
    return still_open, overdue


async def completed_by_list(session: AsyncSession, user_id: int, stretch: Stretch) -> dict[str | None, int]:
    """How often something was done in a stretch, by the name of the list that it is in; None: it is gone."""
    wanted = select(ListRow.name, func.count()).select_from(CompletionRow)
    wanted = wanted.outerjoin(TaskRow, TaskRow.id == CompletionRow.task_id)
    wanted = wanted.outerjoin(ListRow, ListRow.id == TaskRow.list_id)
    wanted = wanted.where(CompletionRow.user_id == user_id, _DONE, *_in(CompletionRow.at, stretch))
    return _by_name(await session.execute(wanted.group_by(ListRow.id, ListRow.name)))


async def completed_by_label(session: AsyncSession, user_id: int, stretch: Stretch) -> dict[str | None, int]:
    """How often something was done in a stretch, by label; None: without one."""
    wanted = select(LabelRow.name, func.count()).select_from(CompletionRow)
    wanted = wanted.outerjoin(TaskLabelRow, TaskLabelRow.task_id == CompletionRow.task_id)
    wanted = wanted.outerjoin(LabelRow, LabelRow.id == TaskLabelRow.label_id)
    wanted = wanted.where(CompletionRow.user_id == user_id, _DONE, *_in(CompletionRow.at, stretch))
    return _by_name(await session.execute(wanted.group_by(LabelRow.id, LabelRow.name)))


async def open_by_list(session: AsyncSession, sees: Visible, now: datetime) -> dict[str | None, tuple[int, int]]:
    """How many tasks are open, and overdue, in each list."""
    wanted = select(ListRow.name, func.count(), func.count(case((_overdue(now), 1)))).select_from(TaskRow)
    wanted = wanted.join(ListRow, ListRow.id == TaskRow.list_id).where(*_open(sees))
    return {name: (count, late) for name, count, late in await session.execute(wanted.group_by(ListRow.name))}


async def open_by_label(session: AsyncSession, sees: Visible, now: datetime) -> dict[str | None, tuple[int, int]]:
    """How many tasks are open, and overdue, by label; None: without one."""
    wanted = select(LabelRow.name, func.count(), func.count(case((_overdue(now), 1)))).select_from(TaskRow)
    wanted = wanted.outerjoin(TaskLabelRow, TaskLabelRow.task_id == TaskRow.id)
    wanted = wanted.outerjoin(LabelRow, LabelRow.id == TaskLabelRow.label_id)
    wanted = wanted.where(*_open(sees))
    return {name: (count, late) for name, count, late in await session.execute(wanted.group_by(LabelRow.name))}


async def median_hours_to_done(session: AsyncSession, user_id: int, stretch: Stretch) -> float | None:
    """The median time from creation to completion of what was done in a stretch, without what repeats."""
    took = extract("epoch", CompletionRow.at) - extract("epoch", TaskRow.created_at)
    wanted = select(took).select_from(CompletionRow).join(TaskRow, TaskRow.id == CompletionRow.task_id)
    wanted = wanted.where(
        CompletionRow.user_id == user_id, _DONE, *_in(CompletionRow.at, stretch), TaskRow.rrule.is_(None)
    )
    count = await session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
    if count == 0:
        return None
    middle = wanted.order_by(took).offset((count - 1) // 2).limit(2 - count % 2)
    seconds = [float(each) for each in await session.scalars(middle)]
    return sum(seconds) / len(seconds) / 3600


def _within(at: InstrumentedAttribute[datetime], each: FromClause) -> ColumnElement[bool]:
    return and_(each.c.low <= at, each.c.high > at)


def _in(at: InstrumentedAttribute[datetime], stretch: Stretch) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return at >= stretch[0], at < stretch[1]


def _open(sees: Visible) -> tuple[ColumnElement[bool], ...]:
    """What is open in the user's own lists that are in use."""
    # Asked only where there is such a list: without it, an index has all that is counted.
    in_use = (TaskRow.list_id.not_in(sorted(sees.archived)),) if sees.archived else ()
    return TaskRow.user_id == sees.user_id, TaskRow.status == "pending", _PRESENT, *in_use


def _open_in_time(sees: Visible) -> tuple[ColumnElement[bool], ...]:
    return *_open(sees), TaskRow.created_at <= TaskRow.due_sort


def _around(now: datetime) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return TaskRow.due_sort >= now - _ZONES, TaskRow.due_sort < now + _ZONES


def _overdue(now: datetime) -> ColumnElement[bool]:
    return or_(TaskRow.due_on < now.date(), TaskRow.due_at < now)


def _by_name(rows: Result[str, int]) -> dict[str | None, int]:
    counts: dict[str | None, int] = {}
    for name, count in rows:
        counts[name] = counts.get(name, 0) + count
    return counts


async def _counted(
    session: AsyncSession,
    stretches: Sequence[Stretch],
    at: InstrumentedAttribute[datetime],
    *conditions: ColumnElement[bool],
) -> list[int]:
    each = table_of_stretches(stretches)
    # Stretch by stretch, so that each is looked up in the index by time.
    within = select(func.count()).where(_within(at, each), *conditions).correlate(each).scalar_subquery()
    return list(await session.scalars(select(within).select_from(each).order_by(each.c.n)))
