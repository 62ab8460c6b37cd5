"""A write to a task: its row, its version and its line in the journal."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.change import ChangeKind
from saydone.domain.task import Task
from saydone.errors import Stale
from saydone.store import journal
from saydone.store import tasks as store


async def write(
    session: AsyncSession, actor: Actor, kind: ChangeKind, before: Task, after: Task, now: datetime
) -> Task:
    """Make ``before``, which is held for change, into ``after``; returns it as it is now. The same is no write."""
    if after == before:
        return before
    after = replace(after, version=before.version + 1, updated_at=now.astimezone(UTC))
    await store.save(session, before, after, actor.zone)
    await journal.record(session, actor, kind, before, after, now)
    return after


async def write_all(
    session: AsyncSession, actor: Actor, kind: ChangeKind, pairs: Sequence[tuple[Task, Task]], now: datetime
) -> list[Task]:
    """Write several, one after the other."""
    return [await write(session, actor, kind, before, after, now) for before, after in pairs]


def check_version(expected: int | None, task: Task) -> None:
    """Raises ``Stale``, with the task as it stands, when the caller saw another version of it."""
    if expected is not None and expected != task.version:
        raise Stale(f"“{task.title}” was changed meanwhile. Look at it again before you change it.", task)
