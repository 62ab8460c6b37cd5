"""Comments in the database."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.comment import Comment
from saydone.store.records import Records
from saydone.store.task_tables import CommentRow

RECORDS = Records(CommentRow, Comment, {"author_id": "user_id"})


async def of_task(session: AsyncSession, task_id: int) -> list[Comment]:
    """A task's comments, the oldest first."""
    rows = await session.scalars(select(CommentRow).where(CommentRow.task_id == task_id).order_by(CommentRow.id))
    return [RECORDS.of(row) for row in rows]
