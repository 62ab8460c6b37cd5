"""Reminders in the database."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.reminder import Reminder
from saydone.store.number_set import among
from saydone.store.records import Records
from saydone.store.task_tables import ReminderRow

RECORDS = Records(ReminderRow, Reminder)


async def of_tasks(session: AsyncSession, task_ids: Collection[int], user_id: int) -> dict[int, list[Reminder]]:
    """What a user is to be reminded of these tasks by, by the task's id."""
    wanted = select(ReminderRow).where(among(ReminderRow.task_id, task_ids), ReminderRow.user_id == user_id)
    found: dict[int, list[Reminder]] = {}
    for row in await session.scalars(wanted.order_by(ReminderRow.id)):
        found.setdefault(row.task_id, []).append(RECORDS.of(row))
    return found


async def of_task(session: AsyncSession, task_id: int, user_id: int) -> list[Reminder]:
    """What a user is to be reminded of a task by, in the order in which they were made."""
    wanted = select(ReminderRow).where(ReminderRow.task_id == task_id, ReminderRow.user_id == user_id)
    return [RECORDS.of(row) for row in await session.scalars(wanted.order_by(ReminderRow.id))]
