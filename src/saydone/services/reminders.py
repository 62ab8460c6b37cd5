"""What can be done with reminders: each user has their own, of any task that they see."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.reminder import REMINDERS_MAX, Reminder, checked_reminder
from saydone.errors import Conflict, NotFound
from saydone.services import access
from saydone.store import journal
from saydone.store import reminders as store


async def add(
    session: AsyncSession, actor: Actor, task_id: str, *, at: datetime | None = None, minutes_before: int | None = None,
    now: datetime,
) -> Reminder:  # fmt: skip
    """Keep a reminder of a task, at a moment or some minutes before its due; the same one again is the one there is.

    Raises ``NotFound``, ``InvalidInput``, and ``Conflict`` when there are as many as a task may have.
    """
    task = await access.the_task(session, actor, task_id, for_change=False)
    moment, minutes = checked_reminder(at, minutes_before)
    there = await store.of_task(session, task.id, actor.user_id)
    for reminder in there:
        if (reminder.at, reminder.minutes_before) == (moment, minutes):
            return reminder
    if len(there) >= REMINDERS_MAX:
        raise Conflict(f"“{task.title}” has {REMINDERS_MAX} reminders already; that is the most.")
    new = Reminder(id=0, task_id=task.id, user_id=actor.user_id, at=moment, minutes_before=minutes)
    reminder = await store.RECORDS.insert(session, new)
    await journal.record(session, actor, "add", None, reminder, now)
    return reminder


async def listing(session: AsyncSession, actor: Actor, task_id: str) -> list[Reminder]:
    """The actor's reminders of a task. Raises ``NotFound``."""
    task = await access.the_task(session, actor, task_id, for_change=False)
    return await store.of_task(session, task.id, actor.user_id)


async def delete(session: AsyncSession, actor: Actor, reminder_id: int, *, now: datetime) -> Reminder:
    """Take a reminder of the actor's away; returns it as it was. Raises ``NotFound``."""
    found = (await store.RECORDS.find(session, [reminder_id])).get(reminder_id)
    if found is None or found.user_id != actor.user_id:
        raise NotFound(f"There is no reminder {reminder_id}.")
    await store.RECORDS.remove(session, found.id)
    await journal.record(session, actor, "delete", found, None, now)
    return found
