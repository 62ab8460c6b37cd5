"""What can be done with tasks. Of several at once, what works is done, and what fails says why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.task import (
    BATCH_MAX,
    Task,
    TaskChange,
    TaskDraft,
    checked_due,
    clean_description,
    clean_title,
)
from saydone.domain.task_query import PAGE_MAX, TaskPage, TaskQuery
from saydone.domain.text import checked_text
from saydone.errors import AppError, InvalidInput
from saydone.services import access
from saydone.store import journal
from saydone.store import tasks as store


@dataclass(frozen=True, slots=True)
class Failure:
    """One item that was not done: what it was called in the request, and why."""

    item: str
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of each item: ``changed`` now, ``unchanged`` because it was so already, or ``failed``."""

    changed: list[Task] = field(default_factory=list[Task])
    unchanged: list[Task] = field(default_factory=list[Task])
    failed: list[Failure] = field(default_factory=list[Failure])


async def add(session: AsyncSession, actor: Actor, drafts: Sequence[TaskDraft], *, now: datetime) -> Outcome:
    """Add tasks. Raises ``InvalidInput`` on an empty or too long list."""
    _check_batch(drafts)
    outcome = Outcome()
    for draft in drafts:
        try:
            clean = replace(
                draft,
                title=clean_title(draft.title),
                description=clean_description(draft.description),
                due=checked_due(draft.due),
            )
        except AppError as error:
            outcome.failed.append(Failure(item=draft.title[:80], reason=error.message))
            continue
        task = await store.insert(session, actor.user_id, clean, actor.zone, now.astimezone(UTC))
        await journal.record(session, actor, "add", None, task, now)
        outcome.changed.append(task)
    return outcome


async def listing(session: AsyncSession, actor: Actor, query: TaskQuery, *, now: datetime) -> TaskPage:
    """The actor's tasks that the query asks for. Raises ``InvalidInput`` on a bad limit or cursor."""
    if not 1 <= query.limit <= PAGE_MAX:
        raise InvalidInput(f"The limit must be between 1 and {PAGE_MAX}.")
    checked_text(query.words, "The search")
    checked_due(query.due_after)
    checked_due(query.due_before)
    return await store.page(session, actor.user_id, query, now.astimezone(actor.zone))


async def get(session: AsyncSession, actor: Actor, ids: Sequence[str]) -> Outcome:
    """The named tasks, as ``unchanged``."""
    outcome = Outcome()
    outcome.unchanged.extend(await _named(session, actor, ids, outcome, for_change=False))
    return outcome


async def update(
    session: AsyncSession, actor: Actor, changes: Sequence[tuple[str, TaskChange]], *, now: datetime
) -> Outcome:
    """Change tasks; each change comes with the id as it was written."""
    _check_batch(changes)
    outcome = Outcome()
    for name, change in changes:
        for task in await _named(session, actor, [name], outcome, for_change=True):
            try:
                after = _changed(task, change)
            except AppError as error:
                outcome.failed.append(Failure(item=name, reason=error.message))
                continue
            await _write(session, actor, "update", task, after, outcome, now)
    return outcome


async def complete(session: AsyncSession, actor: Actor, ids: Sequence[str], *, now: datetime) -> Outcome:
    """Mark tasks as done."""

    def done(task: Task) -> Task:
        return (
            task if task.status == "completed" else replace(task, status="completed", completed_at=now.astimezone(UTC))
        )

    return await _each(session, actor, "complete", ids, done, now)


async def reopen(session: AsyncSession, actor: Actor, ids: Sequence[str], *, now: datetime) -> Outcome:
    """Mark tasks as not done."""

    def pending(task: Task) -> Task:
        return replace(task, status="pending", completed_at=None)

    return await _each(session, actor, "reopen", ids, pending, now)


async def delete(session: AsyncSession, actor: Actor, ids: Sequence[str], *, now: datetime) -> Outcome:
    """Delete tasks; ``changed`` has them as they were."""
    outcome = Outcome()
    for task in await _named(session, actor, ids, outcome, for_change=True):
        await store.remove(session, actor.user_id, task.id)
        await journal.record(session, actor, "delete", task, None, now)
        outcome.changed.append(task)
    return outcome


async def _each(
    session: AsyncSession,
    actor: Actor,
    kind: journal.ChangeKind,
    ids: Sequence[str],
    change: Callable[[Task], Task],
    now: datetime,
) -> Outcome:
    outcome = Outcome()
    for task in await _named(session, actor, ids, outcome, for_change=True):
        await _write(session, actor, kind, task, change(task), outcome, now)
    return outcome


async def _named(
    session: AsyncSession, actor: Actor, ids: Sequence[str], outcome: Outcome, *, for_change: bool
) -> list[Task]:
    _check_batch(ids)
    found = await access.named_tasks(session, actor, ids, for_change=for_change)
    outcome.failed.extend(Failure(item=name[:80], reason=error.message) for name, error in found.missing)
    return found.tasks


async def _write(
    session: AsyncSession,
    actor: Actor,
    kind: journal.ChangeKind,
    before: Task,
    after: Task,
    outcome: Outcome,
    now: datetime,
) -> None:
    if after == before:
        outcome.unchanged.append(before)
        return
    after = replace(after, version=before.version + 1, updated_at=now.astimezone(UTC))
    await store.save(session, actor.user_id, after, actor.zone)
    await journal.record(session, actor, kind, before, after, now)
    outcome.changed.append(after)


def _changed(task: Task, change: TaskChange) -> Task:
    due = None if change.clear_due else change.due if change.due is not None else task.due
    if isinstance(due, datetime):
        due = due.astimezone(UTC)
    return replace(
        task,
        title=task.title if change.title is None else clean_title(change.title),
        description=task.description if change.description is None else clean_description(change.description),
        priority=task.priority if change.priority is None else change.priority,
        due=checked_due(due),
    )


def _check_batch(items: Sequence[object]) -> None:
    if not items:
        raise InvalidInput("Nothing was named. Name at least one task.")
    if len(items) > BATCH_MAX:
        raise InvalidInput(f"That is {len(items)} at once; {BATCH_MAX} is the most. Do it in several steps.")
