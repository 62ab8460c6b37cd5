"""Which files belong to which tasks, in the database. A file belongs to one task at the most."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.task_file import TaskFile
from saydone.errors import Conflict
from saydone.store import attachments
from saydone.store.attachments import StoredAttachment
from saydone.store.number_set import among
from saydone.store.records import Records
from saydone.store.task_tables import TaskAttachmentRow

RECORDS = Records(TaskAttachmentRow, TaskFile)


async def of_task(session: AsyncSession, task_id: int) -> list[tuple[TaskFile, StoredAttachment]]:
    """A task's files, the oldest first, each with what is known of its bytes."""
    wanted = select(TaskAttachmentRow).where(TaskAttachmentRow.task_id == task_id).order_by(TaskAttachmentRow.id)
    files = [RECORDS.of(row) for row in await session.scalars(wanted)]
    stored = await attachments.ready(session, [file.attachment_id for file in files])
    return [(file, stored[file.attachment_id]) for file in files if file.attachment_id in stored]


async def of_tasks(session: AsyncSession, task_ids: Sequence[int]) -> list[TaskFile]:
    """The files of these tasks, the oldest first."""
    wanted = select(TaskAttachmentRow).where(among(TaskAttachmentRow.task_id, task_ids))
    return [RECORDS.of(row) for row in await session.scalars(wanted.order_by(TaskAttachmentRow.id))]


async def insert(session: AsyncSession, file: TaskFile) -> TaskFile:
    """Let a file belong to a task, whether a message uses it as well or not. Raises ``Conflict`` when it is no longer
    there, or belongs to a task."""
    there = await attachments.find(session, file.attachment_id, for_change=True)
    if there is None or there.state != "ready":
        raise Conflict(f"The file “{file.name}” is no longer there.")
    try:
        async with session.begin_nested():
            return await RECORDS.insert(session, file)
    except IntegrityError as error:
        raise Conflict(f"“{file.name}” belongs to a task already.") from error
