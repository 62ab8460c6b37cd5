"""Completions in the database."""

from collections.abc import Collection, Sequence

from sqlalchemy import and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.completion import Completion
from saydone.domain.query_language.tree import During
from saydone.store.number_set import among
from saydone.store.query_conditions import done_then
from saydone.store.records import Records
from saydone.store.task_tables import CompletionRow

RECORDS = Records(CompletionRow, Completion, {"owner_id": "user_id"})


async def newest(session: AsyncSession, task_id: int) -> Completion | None:
    """The last time that a task was done or skipped."""
    wanted = select(CompletionRow).where(CompletionRow.task_id == task_id).order_by(CompletionRow.id.desc()).limit(1)
    row = await session.scalar(wanted)
    return RECORDS.of(row) if row else None


async def of_task(
    session: AsyncSession, task_id: int, *, limit: int | None = None, before: int | None = None
) -> list[Completion]:
    """Each time that a task was done or skipped, the newest first; ``before`` is the one to go on after."""
    wanted = select(CompletionRow).where(CompletionRow.task_id == task_id).order_by(CompletionRow.id.desc())
    if before is not None:
        wanted = wanted.where(CompletionRow.id < before)
    return [RECORDS.of(row) for row in await session.scalars(wanted.limit(limit))]


async def times_done(session: AsyncSession, ids: Collection[int], then: Sequence[During]) -> dict[int, int]:
    """How often each of these tasks was done in any of these times."""
    within = or_(*[and_(*done_then(during)) for during in then])
    wanted = select(CompletionRow.task_id, func.count()).where(among(CompletionRow.task_id, ids), within)
    rows = await session.execute(wanted.group_by(CompletionRow.task_id))
    return {number: count for number, count in rows if number is not None}
