"""Counting what was done. Stretches of time come as moments, worked out in the user's zone; the database compares them
with its indexes by time, so that to count a week it reads a week. What is open is counted by ``standing``."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, FromClause, and_, exists, extract, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.task import Due
from saydone.store.day_begin import day_begin
from saydone.store.list_tables import ListRow
from saydone.store.standing import label_names, labels_in
from saydone.store.stretches import DayPart, Stretch, counted_in, table_of_days, table_of_stretches
from saydone.store.task_tables import CompletionRow, TaskRow

_DONE = CompletionRow.skipped.is_(False)


class LateDue(NamedTuple):
    """How many tasks of this due were done after it; ``made`` is when they were made, if that was not before."""

    due: Due
    made: datetime | None
    tasks: int


async def span(session: AsyncSession, user_id: int) -> tuple[datetime, datetime] | None:
    """When the first and the last of the user's tasks was done; None: none was yet."""
    first, last = [
        select(end(CompletionRow.at)).where(CompletionRow.user_id == user_id, _DONE).scalar_subquery()
        for end in (func.min, func.max)
    ]
    ends: list[datetime | None] = [*(await session.execute(select(first, last))).one()]
    return None if ends[0] is None or ends[1] is None else (ends[0], ends[1])


async def last_passed_over(session: AsyncSession, user_id: int) -> datetime | None:
    """When the user last passed over a task."""
    wanted = select(func.max(CompletionRow.at))
    return await session.scalar(wanted.where(CompletionRow.user_id == user_id, CompletionRow.skipped.is_(True)))


async def active(session: AsyncSession, user_id: int, stretches: Sequence[Stretch]) -> list[int]:
    """In which of the stretches something was done, in their order."""
    each = table_of_stretches(stretches)
    within = CompletionRow.at >= each.c.low, CompletionRow.at < each.c.high
    done = exists().where(CompletionRow.user_id == user_id, _DONE, *within)
    return list(await session.scalars(select(each.c.n).where(done).order_by(each.c.n)))


async def completed(session: AsyncSession, user_id: int, stretches: Sequence[Stretch]) -> list[int]:
    """How often something was done in each stretch."""
    return await counted_in(session, stretches, CompletionRow.at, CompletionRow.user_id == user_id, _DONE)


async def skipped(session: AsyncSession, user_id: int, stretch: Stretch) -> int:
    """How often something was passed over in a stretch."""
    ours = CompletionRow.user_id == user_id, CompletionRow.skipped.is_(True)
    return (await counted_in(session, [stretch], CompletionRow.at, *ours))[0]


async def added(session: AsyncSession, user_id: int, stretches: Sequence[Stretch]) -> list[int]:
    """How many tasks were made in each stretch, with those in the trash: what was done of these counts as well."""
    # As the indexes have them: by status, and those in the trash apart.
    mine, by_status = TaskRow.user_id == user_id, TaskRow.status.in_(("pending", "completed"))
    present = await counted_in(session, stretches, TaskRow.created_at, mine, TaskRow.deleted_at.is_(None), by_status)
    gone = await counted_in(session, stretches, TaskRow.created_at, mine, TaskRow.deleted_at.is_not(None))
    return [there + away for there, away in zip(present, gone, strict=True)]


async def done_with_due(session: AsyncSession, user_id: int, stretch: Stretch) -> int:
    """How much of what was done in a stretch had a due."""
    had_due = or_(CompletionRow.due_on.is_not(None), CompletionRow.due_at.is_not(None))
    return (await counted_in(session, [stretch], CompletionRow.at, CompletionRow.user_id == user_id, _DONE, had_due))[0]


async def done_late(
    session: AsyncSession, user_id: int, parts: Sequence[DayPart], *, or_skipped: bool = False
) -> list[int]:
    """How much of what was done in each part of a day, or passed over as well, was it after its due."""
    each = table_of_days(parts)
    counts = [
        select(func.count()).where(*_late(each, user_id, skipped)).correlate(each).scalar_subquery()
        for skipped in ((False, True) if or_skipped else (False,))
    ]
    return [sum(row) for row in await session.execute(select(*counts).select_from(each).order_by(each.c.n))]


async def late_dues(session: AsyncSession, user_id: int, parts: Sequence[DayPart]) -> list[LateDue]:
    """The dues of all that was done late, or passed over late, in parts of days."""
    each = table_of_days(parts)
    begins = func.coalesce(CompletionRow.due_at, day_begin(CompletionRow.due_on))
    # Not as a join: PostgreSQL, which does not see how few are meant, would read all tasks for it.
    after = select(TaskRow.created_at).where(TaskRow.id == CompletionRow.task_id, TaskRow.created_at > begins)
    made = after.correlate(CompletionRow).scalar_subquery()
    found: list[LateDue] = []
    for skipped in (False, True):
        late = select(CompletionRow.due_on, CompletionRow.due_at, made.label("made")).select_from(each)
        late = late.join(CompletionRow, and_(*_late(each, user_id, skipped))).subquery()
        rows = await session.execute(select(late, func.count()).group_by(*late.c))
        found += [LateDue(due, after, count) for day, at, after, count in rows if (due := day if at is None else at)]
    return found


async def completed_by_list(session: AsyncSession, user_id: int, stretch: Stretch) -> dict[str | None, int]:
    """How often something was done in a stretch, by the name of the list that it is in; None: it is gone."""
    wanted = select(TaskRow.list_id, func.count().label("n")).select_from(CompletionRow)
    wanted = wanted.outerjoin(TaskRow, TaskRow.id == CompletionRow.task_id).where(*_done_in(user_id, stretch))
    counts = wanted.group_by(TaskRow.list_id).subquery()
    named = select(ListRow.name, counts.c.n).select_from(counts).outerjoin(ListRow, ListRow.id == counts.c.list_id)
    found: dict[str | None, int] = {}
    for name, count in await session.execute(named):
        found[name] = found.get(name, 0) + count
    return found


async def completed_by_label(session: AsyncSession, user_id: int, stretch: Stretch) -> dict[str | None, int]:
    """How often something was done in a stretch, by label; None: without one."""
    wanted = select(TaskRow.label_ids, func.count()).select_from(CompletionRow)
    wanted = wanted.outerjoin(TaskRow, TaskRow.id == CompletionRow.task_id).where(*_done_in(user_id, stretch))
    names = await label_names(session, user_id)
    found: dict[str | None, int] = {}
    for ids, count in await session.execute(wanted.group_by(TaskRow.label_ids)):
        for name in labels_in(ids, names):
            found[name] = found.get(name, 0) + count
    return found


async def median_hours_to_done(session: AsyncSession, user_id: int, stretch: Stretch) -> float | None:
    """The median time from creation to completion of what was done in a stretch, without what repeats."""
    took = (extract("epoch", CompletionRow.at) - extract("epoch", TaskRow.created_at)).label("took")
    each = select(took).select_from(CompletionRow).join(TaskRow, TaskRow.id == CompletionRow.task_id)
    times = each.where(*_done_in(user_id, stretch), TaskRow.rrule.is_(None)).cte("times").prefix_with("MATERIALIZED")
    count = select(func.count()).select_from(times).scalar_subquery()
    middle = select(times.c.took).order_by(times.c.took).offset((count - 1) // 2).limit(2 - count % 2)
    seconds = [float(each) for each in await session.scalars(middle)]
    return sum(seconds) / len(seconds) / 3600 if seconds else None


def _done_in(user_id: int, stretch: Stretch) -> tuple[ColumnElement[bool], ...]:
    return CompletionRow.user_id == user_id, _DONE, CompletionRow.at >= stretch[0], CompletionRow.at < stretch[1]


def _late(each: FromClause, user_id: int, skipped: bool) -> tuple[ColumnElement[bool], ...]:
    """What was done in the parts of days, after its due: a day's is over when the next one begins."""
    after_day = or_(
        CompletionRow.due_on < each.c.eve, and_(CompletionRow.due_on < each.c.day, CompletionRow.at > each.c.begins)
    )
    within = CompletionRow.at >= each.c.low, CompletionRow.at < each.c.high
    late = or_(after_day, CompletionRow.due_at < CompletionRow.at)
    return CompletionRow.user_id == user_id, CompletionRow.skipped.is_(skipped), *within, late
