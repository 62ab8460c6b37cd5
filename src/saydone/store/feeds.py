"""Calendar feeds in the database: of their addresses only digests."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.task import Task
from saydone.store.list_tables import FeedRow, ListRow
from saydone.store.records import Records
from saydone.store.task_rows import COLUMNS, tasks_of
from saydone.store.task_tables import TaskRow


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of all that a user has, or of one list."""

    id: int
    user_id: int
    list_id: int | None
    digest: str
    created_at: datetime


RECORDS = Records(FeedRow, Feed)


async def of_user(session: AsyncSession, user_id: int) -> list[Feed]:
    """A user's feeds, the oldest first."""
    rows = await session.scalars(select(FeedRow).where(FeedRow.user_id == user_id).order_by(FeedRow.id))
    return [RECORDS.of(row) for row in rows]


async def count(session: AsyncSession, user_id: int) -> int:
    """How many feeds a user has."""
    return await session.scalar(select(func.count()).select_from(FeedRow).where(FeedRow.user_id == user_id)) or 0


async def by_digest(session: AsyncSession, digest: str) -> Feed | None:
    """The feed with that address."""
    row = await session.scalar(select(FeedRow).where(FeedRow.digest == digest))
    return RECORDS.of(row) if row else None


async def due_tasks(session: AsyncSession, feed: Feed, at_most: int) -> list[Task]:
    """The open tasks with a due that a feed shows, in lists of its user's that are in use; the soonest first."""
    wanted = (
        select(*COLUMNS)
        .join(ListRow, ListRow.id == TaskRow.list_id)
        .where(
            TaskRow.user_id == feed.user_id,
            TaskRow.status == "pending",
            TaskRow.deleted_at.is_(None),
            TaskRow.due_on.is_not(None) | TaskRow.due_at.is_not(None),
            ListRow.archived_at.is_(None),
            ListRow.deleted_at.is_(None),
        )
    )
    if feed.list_id is not None:
        wanted = wanted.where(TaskRow.list_id == feed.list_id)
    rows = await session.execute(wanted.order_by(TaskRow.due_sort, TaskRow.id).limit(at_most))
    return await tasks_of(session, rows.all())
