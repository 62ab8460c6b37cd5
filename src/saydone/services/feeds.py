"""Calendar feeds: read-only, at a secret address that can be revoked. Whoever has the address sees the tasks."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.exchange.archive import ArchivedReminder
from saydone.domain.exchange.calendar_out import FeedTask, write_feed
from saydone.domain.reminder import Reminder
from saydone.domain.task import Task
from saydone.errors import Conflict, NotFound
from saydone.services import access
from saydone.services.exporting import uid_of
from saydone.store import feeds as store
from saydone.store import reminders
from saydone.store.feeds import Feed

FEEDS_MAX = 50
_TASKS_MAX = 2_000


async def create(session: AsyncSession, actor: Actor, list_id: int | None, *, now: datetime) -> tuple[Feed, str]:
    """Make a feed of all of the actor's tasks, or of one of their lists; the secret in its address is told this once.

    Raises ``NotFound``, ``Forbidden``, and ``Conflict`` when there are as many as anyone needs.
    """
    if list_id is not None:
        found = await access.the_list(session, actor, list_id)
        (await access.visible(session, actor)).check_owner(found.id, found.owner_id)
    if await store.count(session, actor.user_id) >= FEEDS_MAX:
        raise Conflict(f"There are {FEEDS_MAX} feeds already; that is the most. Delete one first.")
    secret = secrets.token_urlsafe(32)
    new = Feed(id=0, user_id=actor.user_id, list_id=list_id, digest=_digest(secret), created_at=now.astimezone(UTC))
    return await store.RECORDS.insert(session, new), secret


def path_of(secret: str) -> str:
    """Where the calendar with that secret is, on this server."""
    return f"/api/v1/feeds/{secret}.ics"


async def listing(session: AsyncSession, actor: Actor) -> list[Feed]:
    """The actor's feeds."""
    return await store.of_user(session, actor.user_id)


async def revoke(session: AsyncSession, actor: Actor, feed_id: int) -> None:
    """Delete a feed: its address shows nothing from now on. Raises ``NotFound``."""
    found = (await store.RECORDS.find(session, [feed_id])).get(feed_id)
    if found is None or found.user_id != actor.user_id:
        raise NotFound(f"There is no feed {feed_id}.")
    await store.RECORDS.remove(session, found.id)


async def read(session: AsyncSession, secret: str) -> str:
    """The calendar at a secret address: each open task with a due is an event. Raises ``NotFound``."""
    feed = await store.by_digest(session, _digest(secret))
    if feed is None:
        raise NotFound("There is no such feed.")
    tasks = await store.due_tasks(session, feed, _TASKS_MAX)
    minded = await reminders.of_tasks(session, [task.id for task in tasks], feed.user_id)
    return write_feed([_shown(task, minded.get(task.id, [])) for task in tasks], name="Saydone")


def _shown(task: Task, minded: Sequence[Reminder]) -> FeedTask:
    assert task.due is not None  # the store's condition
    # What is reckoned from the completion has no next time before it.
    repeats = task.rrule if task.repeat_from == "due" else None
    return FeedTask(
        uid=uid_of(task.id),
        title=task.title,
        description=task.description,
        due=task.due,
        duration_minutes=task.duration_minutes,
        rrule=repeats,
        zone=task.due_zone,
        updated_at=task.updated_at,
        reminders=tuple(ArchivedReminder(at=each.at, minutes_before=each.minutes_before) for each in minded),
    )


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()
