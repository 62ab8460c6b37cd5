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
from saydone.domain.task_query import PAGE_MAX, SEARCH_MAX, TaskPage, TaskQuery
from saydone.domain.text import checked_text, shown_text
from saydone.errors import AppError, InvalidInput
from saydone.services import access
from saydone.store import journal
from saydone.store import tasks as store


@dataclass(frozen=True, slots=True)
class Failure:
    """One item that was not done: what it was called in the request, and why."""

    item: str
    error: AppError

    @property
    def reason(self) -> str:
        """Why, in a sentence."""
        return self.error.message


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of each item: ``changed`` now, ``unchanged`` because it was so already, or ``failed``."""

    changed: list[Task] = field(default_factory=list[Task])
    unchanged: list[Task] = field(default_factory=list[Task])
    failed: list[Failure] = field(default_factory=list[Failure])


async def add(session: AsyncSession, actor: Actor, drafts: Sequence[TaskDraft], *, now: datetime) -> Outcome:
    """Add tasks. Raises ``InvalidInput`` on an empty or too long list."""
    check_batch(drafts)
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
            outcome.failed.append(Failure(item=shown_text(draft.title), error=error))
            continue
        task = await store.insert(session, actor.user_id, clean, actor.zone, now.astimezone(UTC))
        await journal.record(session, actor, "add", None, task, now)
        outcome.changed.append(task)
    return outcome


async def listing(session: AsyncSession, actor: Actor, query: TaskQuery, *, now: datetime) -> TaskPage:
    """The actor's tasks that the query asks for. Raises ``InvalidInput`` on a bad limit or cursor."""
    if not 1 <= query.limit <= PAGE_MAX:
        raise InvalidInput(f"The limit must be between 1 and {PAGE_MAX}.")
    if len(checked_text(query.words, "The search")) > SEARCH_MAX:
        raise InvalidInput(f"The search has {len(query.words)} characters; {SEARCH_MAX} is the most.")
    checked_due(query.due_after)
    checked_due(query.due_before)
    return await store.page(session, actor.user_id, query, now.astimezone(actor.zone))


async def get(session: AsyncSession, actor: Actor, ids: Sequence[str]) -> Outcome:
    """The named tasks, as ``unchanged``."""
    found = await _named(session, actor, ids, for_change=False)
    return Outcome(unchanged=found.tasks, failed=_missing(found))


async def update(
    session: AsyncSession, actor: Actor, changes: Sequence[tuple[str, TaskChange]], *, now: datetime
) -> Outcome:
    """Change tasks; each change comes with the id as it was written. Of one task, they apply one after another."""
    check_batch(changes)
    # All at once and in one order: two calls that hold each other's tasks would wait for ever.
    found = await access.named_tasks(session, actor, [name for name, _ in changes], for_change=True)
    failed = _missing(found)
    before = {task.id: task for task in found.tasks}
    after: dict[int, Task] = {}
    for name, change in changes:
        if name not in found.by_name:
            continue
        task = found.by_name[name]
        task = after.get(task.id, task)
        try:
            after[task.id] = await _write(session, actor, "update", task, _changed(task, change), now)
        except AppError as error:
            failed.append(Failure(item=shown_text(name), error=error))
    return _outcome(before, after, failed)


async def complete(session: AsyncSession, actor: Actor, ids: Sequence[str], *, now: datetime) -> Outcome:
    """Mark tasks as done."""

    def done(task: Task) -> Task:
        if task.status == "completed":
            return task
        return replace(task, status="completed", completed_at=now.astimezone(UTC))

    return await _each(session, actor, "complete", ids, done, now)


async def reopen(session: AsyncSession, actor: Actor, ids: Sequence[str], *, now: datetime) -> Outcome:
    """Mark tasks as not done."""

    def pending(task: Task) -> Task:
        return replace(task, status="pending", completed_at=None)

    return await _each(session, actor, "reopen", ids, pending, now)


async def delete(session: AsyncSession, actor: Actor, ids: Sequence[str], *, now: datetime) -> Outcome:
    """Delete tasks; ``changed`` has them as they were."""
    found = await _named(session, actor, ids, for_change=True)
    for task in found.tasks:
        await store.remove(session, actor.user_id, task.id)
        await journal.record(session, actor, "delete", task, None, now)
    return Outcome(changed=found.tasks, failed=_missing(found))


async def _each(
    session: AsyncSession,
    actor: Actor,
    kind: journal.ChangeKind,
    ids: Sequence[str],
    change: Callable[[Task], Task],
    now: datetime,
) -> Outcome:
    found = await _named(session, actor, ids, for_change=True)
    before = {task.id: task for task in found.tasks}
    after = {task.id: await _write(session, actor, kind, task, change(task), now) for task in found.tasks}
    return _outcome(before, after, _missing(found))


async def _named(session: AsyncSession, actor: Actor, ids: Sequence[str], *, for_change: bool) -> access.NamedTasks:
    check_batch(ids)
    return await access.named_tasks(session, actor, ids, for_change=for_change)


def _missing(found: access.NamedTasks) -> list[Failure]:
    return [Failure(item=shown_text(name), error=error) for name, error in found.missing]


def _outcome(before: dict[int, Task], after: dict[int, Task], failed: list[Failure]) -> Outcome:
    return Outcome(
        changed=[task for number, task in after.items() if task != before[number]],
        unchanged=[task for number, task in after.items() if task == before[number]],
        failed=failed,
    )


async def _write(
    session: AsyncSession, actor: Actor, kind: journal.ChangeKind, before: Task, after: Task, now: datetime
) -> Task:
    if after == before:
        return before
    after = replace(after, version=before.version + 1, updated_at=now.astimezone(UTC))
    await store.save(session, actor.user_id, after, actor.zone)
    await journal.record(session, actor, kind, before, after, now)
    return after


def _changed(task: Task, change: TaskChange) -> Task:
    due = None if change.clear_due else change.due if change.due is not None else task.due
    return replace(
        task,
        title=task.title if change.title is None else clean_title(change.title),
        description=task.description if change.description is None else clean_description(change.description),
        priority=task.priority if change.priority is None else change.priority,
        due=checked_due(due),
    )


def check_batch(items: Sequence[object]) -> None:
    """Raises ``InvalidInput`` on an empty list, which selects nothing, and on a too long one."""
    if not items:
        raise InvalidInput("Nothing was named. Name at least one task.")
    if len(items) > BATCH_MAX:
        raise InvalidInput(f"That is {len(items)} at once; {BATCH_MAX} is the most. Do it in several steps.")
