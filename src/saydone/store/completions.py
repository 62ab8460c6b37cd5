"""Completions in the database."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.completion import Completion
from saydone.store.records import Records
from saydone.store.task_tables import CompletionRow

RECORDS = Records(CompletionRow, Completion, {"owner_id": "user_id"})


async def newest(session: AsyncSession, task_id: int) -> Completion | None:
    """The last time that a task was done or skipped."""
    wanted = select(CompletionRow).where(CompletionRow.task_id == task_id).order_by(CompletionRow.id.desc()).limit(1)
    row = await session.scalar(wanted)
    return RECORDS.of(row) if row else None


async def of_task(session: AsyncSession, task_id: int) -> list[Completion]:
    """Each time that a task was done or skipped, the newest first."""
    wanted = select(CompletionRow).where(CompletionRow.task_id == task_id).order_by(CompletionRow.id.desc())
    return [RECORDS.of(row) for row in await session.scalars(wanted)]
