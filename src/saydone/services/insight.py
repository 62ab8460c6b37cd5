"""What was done: by day and week, by list and label, in a row, in time. Days are those of the user's zone.

Whatever is in the user's own lists counts, whoever did it, and also once it is in the trash. What was deleted for good
was done all the same, but when it was added nobody knows any more. Which tasks were overdue in the past is told by the
dues that they have now, or had when they were done. What is open in archived lists does not count, what was done in
them does.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, pairwise
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.insight import (
    BUCKETS_MAX,
    Bucket,
    By,
    Insight,
    Period,
    current_run,
    day_starts,
    longest_run,
    read_period,
)
from saydone.domain.task import Due
from saydone.errors import InvalidInput, about
from saydone.services import access
from saydone.store import insight as store
from saydone.store import standing
from saydone.store.stretches import DayPart, Stretch

_TICK = timedelta(microseconds=1)


async def insight(session: AsyncSession, actor: Actor, *, period: str, by: By, now: datetime) -> Insight:
    """What was done in the days that the words ``period`` name. Raises ``InvalidInput`` when they name none that have
    been, more than ten years, or more days to tell one by one than anyone reads."""
    now = now.astimezone(actor.zone)
    span = await store.span(session, actor.user_id)
    since = None if span is None else span[0].astimezone(actor.zone).date()
    with about("period"):
        days = read_period(period, now, since)
    edges = days.edges(actor.zone)
    completed, before = await store.completed(session, actor.user_id, [edges, days.before().edges(actor.zone)])
    with_due = await store.done_with_due(session, actor.user_id, edges)
    late = sum(await store.done_late(session, actor.user_id, _day_parts(days, actor)))
    sees = await access.visible(session, actor)
    still_open, overdue = await standing.open_and_overdue(session, sees, now)
    active = await _active_days(session, actor, since, now.date())
    return Insight(
        period=days,
        by=by,
        buckets=await _buckets(session, actor, days, by, span, now),
        completed=completed,
        completed_before=before,
        on_time=with_due - late,
        with_due=with_due,
        added=sum(await store.added(session, actor.user_id, [edges])),
        skipped=await store.skipped(session, actor.user_id, edges),
        open=still_open,
        overdue=overdue,
        streak=current_run(active, now.date()),
        longest_streak=longest_run(active),
        hours_to_done=await store.median_hours_to_done(session, actor.user_id, edges),
    )


async def _active_days(session: AsyncSession, actor: Actor, since: date | None, today: date) -> list[date]:
    """The days on which something was done, in their order."""
    if since is None:
        return []
    days = [part.first for part in Period(since, max(since, today)).split("day")]
    starts = [day_starts(day, actor.zone) for day in [*days, days[-1] + timedelta(days=1)]]
    return [days[n] for n in await store.active(session, actor.user_id, list(pairwise(starts)))]


async def _buckets(
    session: AsyncSession, actor: Actor, days: Period, by: By, span: Stretch | None, now: datetime
) -> tuple[Bucket, ...]:
    if by in ("day", "week"):
        return await _in_time(session, actor, days, by, span, now)
    edges = days.edges(actor.zone)
    sees = await access.visible(session, actor)
    if by == "list":
        done = await store.completed_by_list(session, actor.user_id, edges)
        open_now, nameless = await standing.open_by_list(session, sees, now), "deleted for good"
    else:
        done = await store.completed_by_label(session, actor.user_id, edges)
        open_now, nameless = await standing.open_by_label(session, sees, now), "no label"
    names = sorted({*done, *open_now}, key=lambda name: (name is None, -done.get(name, 0), (name or "").casefold()))
    nothing = (0, 0)
    return tuple(
        Bucket(name or nameless, None, done.get(name, 0), None, *open_now.get(name, nothing)) for name in names
    )


async def _in_time(
    session: AsyncSession, actor: Actor, days: Period, by: Literal["day", "week"], span: Stretch | None, now: datetime
) -> tuple[Bucket, ...]:
    parts = days.split(by)
    if len(parts) > BUCKETS_MAX:
        raise InvalidInput(
            f"That is {len(parts)} {by}s one by one; {BUCKETS_MAX} is the most. Ask for a shorter time"
            f"{', or by week' if by == 'day' else ''}."
        )
    edges = [part.edges(actor.zone) for part in parts]
    # The last one has not ended yet when it holds today.
    ends = [min(end, now) for _, end in edges]
    done = await store.completed(session, actor.user_id, edges)
    new = await store.added(session, actor.user_id, edges)
    overdue = await _overdue_at(session, actor, days, ends, span, now)
    return tuple(
        Bucket(_name(part), part, completed, added, None, behind)
        for part, completed, added, behind in zip(parts, done, new, overdue, strict=True)
    )


async def _overdue_at(
    session: AsyncSession, actor: Actor, days: Period, ends: Sequence[datetime], span: Stretch | None, now: datetime
) -> list[int]:
    """How many tasks were overdue at each of these moments, which are in their order."""
    # What is open became overdue before the first, or between two of them, and is so still.
    became: Counter[int] = Counter()

    def at(moment: datetime) -> int:
        return bisect_right(ends, moment - _TICK)

    sees = await access.visible(session, actor)
    for due, count in await standing.dues(session, sees, ends[-1]):
        became[at(_over(actor, due))] += count
    for due, made in await standing.made_late(session, sees, ends[-1]):
        became[at(max(_over(actor, due), made))] += 1
    # What was done since was overdue up to then.
    passed_over = await store.last_passed_over(session, actor.user_id)
    last = max(filter(None, (span and span[1], passed_over)), default=None)
    if last is not None and last >= days.edges(actor.zone)[0]:
        until = Period(days.first, max(days.last, last.astimezone(actor.zone).date()))
        # A part has what was done at its very end as well, and not at its beginning: as ``at`` has it.
        parts = _day_parts(until, actor, cut=now, later=_TICK)
        counts = await store.done_late(session, actor.user_id, parts, or_skipped=True)
        for part, count in zip(parts, counts, strict=True):
            became[at(part.stretch[1] - _TICK)] -= count
        for late in await store.late_dues(session, actor.user_id, parts):
            over = _over(actor, late.due)
            became[at(max(over, late.made or over))] += late.tasks
    return list(accumulate(became[n] for n in range(len(ends))))


def _day_parts(
    days: Period, actor: Actor, *, cut: datetime | None = None, later: timedelta = timedelta()
) -> list[DayPart]:
    """The days, the one with the moment ``cut`` as two parts, each ``later`` than it is."""
    found: list[DayPart] = []
    for day in days.split("day"):
        begins, ends = (edge.astimezone(UTC) for edge in day.edges(actor.zone))
        within = [cut.astimezone(UTC)] if cut is not None and begins < cut < ends else []
        for low, high in pairwise([begins, *within, ends]):
            eve = day.first - timedelta(days=1)
            found.append(DayPart(eve, day.first, begins, (low + later, high + later)))
    return found


def _over(actor: Actor, due: Due) -> datetime:
    """From when on a due has passed: a day when it is over."""
    return due if isinstance(due, datetime) else day_starts(due + timedelta(days=1), actor.zone)


def _name(part: Period) -> str:
    return part.first.isoformat() if part.days == 1 else f"{part.first.isoformat()} to {part.last.isoformat()}"
