"""What was done: by day and week, by list and label, in a row, in time. Days are those of the user's zone.

Whatever is in the user's own lists counts, whoever did it. Which tasks were overdue in the past is told by the dues
that they have now, or had when they were done. What is open in archived lists does not count, what was done in them
does.
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
from saydone.errors import InvalidInput
from saydone.services import access
from saydone.store import insight as store

_EARLIEST = datetime(1800, 1, 1, tzinfo=UTC)


async def insight(session: AsyncSession, actor: Actor, *, period: str, by: By, now: datetime) -> Insight:
    """What was done in the days that the words ``period`` name. Raises ``InvalidInput`` when they name none that have
    been, more than ten years, or more days to tell one by one than anyone reads."""
    now = now.astimezone(actor.zone)
    begun = await store.first_completion(session, actor.user_id)
    since = None if begun is None else begun.astimezone(actor.zone).date()
    days = read_period(period, now, since)
    edges = days.edges(actor.zone)
    completed, before = await store.completed(session, actor.user_id, [edges, days.before().edges(actor.zone)])
    skipped, with_due = await store.skipped_and_due(session, actor.user_id, edges)
    late = await _late(session, actor, edges[0])
    sees = await access.visible(session, actor)
    still_open, overdue = await store.open_and_overdue(session, sees, now)
    active = await _active_days(session, actor, since, now.date())
    return Insight(
        period=days,
        by=by,
        buckets=await _buckets(session, actor, days, by, late, now),
        completed=completed,
        completed_before=before,
        on_time=with_due - sum(at < edges[1] and not was_skipped for _, at, was_skipped in late),
        with_due=with_due,
        added=sum(await store.added(session, actor.user_id, [edges])),
        skipped=skipped,
        open=still_open,
        overdue=overdue,
        streak=current_run(active, now.date()),
        longest_streak=longest_run(active),
        hours_to_done=await store.median_hours_to_done(session, actor.user_id, edges),
    )


async def _late(session: AsyncSession, actor: Actor, since: datetime) -> list[tuple[datetime, datetime, bool]]:
    """From when on something was overdue, when it was done or passed over, and whether it was passed over."""
    found = await store.done_after_due(session, actor.user_id, since)
    ends: dict[Due, datetime] = {due: _over(actor, due) for due in {each.due for each, _ in found}}
    return [
        (max(ends[each.due], each.made or ends[each.due]), each.at, skipped)
        for each, skipped in found
        if each.at > ends[each.due]
    ]


async def _active_days(session: AsyncSession, actor: Actor, since: date | None, today: date) -> list[date]:
    """The days on which something was done, in their order."""
    if since is None:
        return []
    days = [part.first for part in Period(since, max(since, today)).split("day")]
    starts = [day_starts(day, actor.zone) for day in [*days, days[-1] + timedelta(days=1)]]
    return [days[n] for n in await store.active(session, actor.user_id, list(pairwise(starts)))]


async def _buckets(
    session: AsyncSession, actor: Actor, days: Period, by: By,
    late: Sequence[tuple[datetime, datetime, bool]], now: datetime,
) -> tuple[Bucket, ...]:  # fmt: skip
    if by in ("day", "week"):
        return await _in_time(session, actor, days, by, late, now)
    edges = days.edges(actor.zone)
    sees = await access.visible(session, actor)
    if by == "list":
        done = await store.completed_by_list(session, actor.user_id, edges)
        standing, nameless = await store.open_by_list(session, sees, now), "deleted for good"
    else:
        done = await store.completed_by_label(session, actor.user_id, edges)
        standing, nameless = await store.open_by_label(session, sees, now), "no label"
    names = sorted({*done, *standing}, key=lambda name: (name is None, -done.get(name, 0), (name or "").casefold()))
    nothing = (0, 0)
    return tuple(
        Bucket(name or nameless, None, done.get(name, 0), None, *standing.get(name, nothing)) for name in names
    )


async def _in_time(
    session: AsyncSession, actor: Actor, days: Period, by: Literal["day", "week"],
    late: Sequence[tuple[datetime, datetime, bool]], now: datetime,
) -> tuple[Bucket, ...]:  # fmt: skip
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
    overdue = await _overdue_at(session, actor, ends, late)
    return tuple(
        Bucket(_name(part), part, completed, added, None, behind)
        for part, completed, added, behind in zip(parts, done, new, overdue, strict=True)
    )


async def _overdue_at(
    session: AsyncSession, actor: Actor, ends: Sequence[datetime], late: Sequence[tuple[datetime, datetime, bool]]
) -> list[int]:
    """How many tasks were overdue at each of these moments, which are in their order."""
    # What is open became overdue before the first, or between two of them, and is so still.
    became: Counter[int] = Counter()
    sees = await access.visible(session, actor)
    for day, count in await store.open_by_day(session, sees, ends[-1]):
        became[bisect_right(ends, _over(actor, day) - timedelta(microseconds=1))] += count
    stretches = list(pairwise([_EARLIEST, *ends]))
    became.update(dict(enumerate(await store.open_by_moment(session, sees, stretches))))
    for due, made in await store.open_made_late(session, sees, ends[-1]):
        became[bisect_right(ends, max(_over(actor, due), made) - timedelta(microseconds=1))] += 1
    # What was done since was overdue up to then.
    for over, at, _ in late:
        first, behind = (bisect_right(ends, moment - timedelta(microseconds=1)) for moment in (over, at))
        became[first] += 1
        became[behind] -= 1
    return list(accumulate(became[n] for n in range(len(ends))))


def _over(actor: Actor, due: Due) -> datetime:
    """From when on a due has passed: a day when it is over."""
    return due if isinstance(due, datetime) else day_starts(due + timedelta(days=1), actor.zone)


def _name(part: Period) -> str:
    return part.first.isoformat() if part.days == 1 else f"{part.first.isoformat()} to {part.last.isoformat()}"
