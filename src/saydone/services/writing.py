"""A write to a task: its row, its version and its line in the journal."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.change import ChangeKind
from saydone.domain.task import Task
from saydone.domain.version import Seen, is_seen
from saydone.errors import Stale
from saydone.store import journal
from saydone.store import tasks as store

Change = tuple[ChangeKind, Task, Task]
"""What is done to a task, as it was before and as it is after."""


async def write(
    session: AsyncSession, actor: Actor, kind: ChangeKind, before: Task, after: Task, now: datetime
) -> Task:
    """Make ``before``, which is held for change, into ``after``; returns it as it is now. The same is no write."""
    return (await write_all(session, actor, [(kind, before, after)], now))[0]


async def write_all(session: AsyncSession, actor: Actor, changes: Sequence[Change], now: datetime) -> list[Task]:
    """Write several, which are all others, at once."""
    moment = now.astimezone(UTC)
    written: list[Change] = [
        (kind, before, replace(after, version=before.version + 1, updated_at=moment))
        for kind, before, after in changes
        if after != before
    ]
    if written:
        await store.save_all(session, [(before, after) for _, before, after in written], actor.zone)
        await journal.record_all(session, actor, written, now)
    now_as = {after.id: after for _, _, after in written}
    return [now_as.get(before.id, before) for _, before, _ in changes]


def check_version(expected: Seen, task: Task) -> None:
    """Raises ``Stale``, with the task as it stands, when the caller saw another version of it."""
    if not is_seen(task.version, expected):
        raise Stale(f"“{task.title}” was changed meanwhile. Look at it again before you change it.", task)
