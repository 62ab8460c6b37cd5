"""Everything of a user, read for an export."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.comment import Comment
from saydone.domain.completion import Completion
from saydone.domain.reminder import Reminder
from saydone.domain.task import Task
from saydone.domain.task_file import TaskFile
from saydone.store import comments, completions, reminders, task_files
from saydone.store.records import Records
from saydone.store.task_rows import COLUMNS, tasks_of
from saydone.store.task_tables import CommentRow, CompletionRow, ReminderRow, TaskAttachmentRow, TaskRow

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Whole:
    """A task with all that belongs to it; the reminders are the owner's. Of files, what is known of them."""

    task: Task
    comments: list[Comment]
    reminders: list[Reminder]
    completions: list[Completion]
    files: list[TaskFile]


async def whole_tasks(session: AsyncSession, user_id: int, *, list_id: int | None = None) -> list[Whole]:
    """The tasks in a user's own lists, or in one of them, but for those in the trash; by list and position."""
    wanted = select(*COLUMNS).where(TaskRow.user_id == user_id, TaskRow.deleted_at.is_(None))
    if list_id is not None:
        wanted = wanted.where(TaskRow.list_id == list_id)
    rows = (await session.execute(wanted.order_by(TaskRow.list_id, TaskRow.position, TaskRow.id))).all()
    found: list[Whole] = []
    for at in range(0, len(rows), _AT_ONCE):
        tasks = await tasks_of(session, rows[at : at + _AT_ONCE])
        ids = [task.id for task in tasks]
        said = await _belonging(session, CommentRow, comments.RECORDS, ids)
        minded = await _belonging(session, ReminderRow, reminders.RECORDS, ids)
        done = await _belonging(session, CompletionRow, completions.RECORDS, ids)
        attached = await _belonging(session, TaskAttachmentRow, task_files.RECORDS, ids)
        for task in tasks:
            own = [each for each in minded.get(task.id, []) if each.user_id == user_id]
            found.append(Whole(task, said.get(task.id, []), own, done.get(task.id, []), attached.get(task.id, [])))
    return found


async def _belonging(
    session: AsyncSession, row: Any, records: Records[Any, Any], task_ids: Sequence[int]
) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for each in await session.scalars(select(row).where(row.task_id.in_(task_ids)).order_by(row.id)):
        found.setdefault(each.task_id, []).append(records.of(each))
    return found
