"""Doing tasks, passing over them once, and opening them again."""

from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.completion import Completion
from saydone.domain.task import Task
from saydone.errors import AppError, Conflict, InvalidInput
from saydone.services import access
from saydone.services.outcome import Failure, Outcome, check_batch, outcome_of
from saydone.services.repeating import followed
from saydone.services.writing import write
from saydone.store import completions as store
from saydone.store import journal, subtree
from saydone.store import tasks as task_store

SubtaskRule = Literal["with-parent", "refuse"]
"""Of a task with open subtasks: they are completed along with it, or it is not completed before them."""


async def complete(
    session: AsyncSession,
    actor: Actor,
    ids: Sequence[str],
    *,
    subtasks: SubtaskRule = "with-parent",
    now: datetime,
) -> Outcome:
    """Mark tasks as done; ``along`` has the subtasks that were completed with them.

    A task that repeats is afterwards pending at its next occurrence, until its rule ends, and its subtasks are open
    again. Below a task that is done for good it comes no more.

    With the rule ``refuse``, a task with open subtasks that are not named as well fails.
    """
    check_batch(ids)
    return await complete_all(session, actor, ids, subtasks=subtasks, now=now)


async def complete_all(
    session: AsyncSession, actor: Actor, ids: Sequence[str], *, subtasks: SubtaskRule, now: datetime
) -> Outcome:
    """The same for as many as there are: what a task does to its subtasks is told only of all at once."""
    found = await access.named_tasks(session, actor, ids, for_change=True, with_subtasks=True)
    before = {task.id: task for task in found.tasks}
    now_as: dict[int, Task] = {}
    failed = found.failures
    everything = before | found.below
    below = _below(everything)
    unnamed = {part.id for part in found.below.values() if part.status == "pending"}
    kept_open = {task.id for task in found.tasks if subtasks == "refuse" and _has(below[task.id], unnamed)}
    ends = [task for task in found.tasks if task.id not in kept_open and is_done_for_good(actor, task, now)]
    ended = {part.id for task in ends for part in below[task.id]}
    # What moved on earlier in the same operation is counted once, and ends with what is above it.
    counted = await journal.completed_in(session, actor.user_id, actor.operation) if len(everything) > 1 else set[int]()
    # Subtasks first: a task that repeats opens those again that were done by then.
    for task in sorted(before.values(), key=lambda task: -_depth(task, everything)):
        parts = [now_as.get(part.id, part) for part in below[task.id]]
        still_open = [part for part in parts if part.status == "pending" and part.id not in before]
        if subtasks == "refuse" and still_open and task.status == "pending":
            failed.append(Failure(item=str(task.id), error=_still_open(task, still_open)))
            continue
        if task.id in ended:
            done = await _finish(session, actor, task, now, counted)
        else:
            done = await _do(session, actor, task, now)
        now_as[task.id] = done
        if done.status == "pending":
            reset = [part for part in parts if part.status == "completed"]
            now_as |= {part.id: await _write_open(session, actor, part, now) for part in reset}
        elif task.status == "pending":
            now_as |= {part.id: await _finish(session, actor, part, now, counted) for part in still_open}
    after = {number: now_as[number] for number in before if number in now_as}
    along = [task for number, task in now_as.items() if number not in before]
    return outcome_of(before, after, failed, along=along)


async def times(
    session: AsyncSession, actor: Actor, task_id: str, *, limit: int, before: int | None = None
) -> list[Completion]:
    """The times that a task was done or skipped, the newest first; ``before`` is the id of the one to go on after.
    Raises ``NotFound``."""
    task = await access.the_task(session, actor, task_id, for_change=False)
    return await store.of_task(session, task.id, limit=limit, before=before)


async def skip(session: AsyncSession, actor: Actor, ids: Sequence[str], *, now: datetime) -> Outcome:
    """Pass over the present occurrence of tasks that repeat: it counts as not done. What does not repeat fails."""
    check_batch(ids)
    found = await access.named_tasks(session, actor, ids, for_change=True)
    failed = found.failures
    before = {task.id: task for task in found.tasks}
    after: dict[int, Task] = {}
    for task in found.tasks:
        if task.rrule is None or task.status == "completed":
            error = InvalidInput(f"“{task.title}” does not come again, so there is nothing to skip.")
            failed.append(Failure(item=str(task.id), error=error))
            continue
        passed = followed(actor, task, now, skipped=True) or _done(task, now)
        after[task.id] = await write(session, actor, "skip", task, passed, now)
        await _note(session, actor, task, now, skipped=True)
    return outcome_of(before, after, failed)


async def reopen(session: AsyncSession, actor: Actor, ids: Sequence[str], *, now: datetime) -> Outcome:
    """Mark tasks as not done; ``along`` has the tasks above them, which are then not done either."""
    check_batch(ids)
    found = await access.named_tasks(session, actor, ids, for_change=True)
    before = {task.id: task for task in found.tasks}
    after = {task.id: await _undo(session, actor, task, now) for task in found.tasks}
    sees = await access.visible(session, actor)
    above = {number for task in found.tasks for number in await subtree.above(session, task.id)} - before.keys()
    parents = await task_store.find(session, sees, above, for_change=True)
    along = [await _undo(session, actor, task, now) for task in parents.values() if task.status == "completed"]
    return outcome_of(before, after, found.failures, along=along)


def is_done_for_good(actor: Actor, task: Task, now: datetime) -> bool:
    """Whether completing it now is the end of it."""
    return task.status == "pending" and followed(actor, task, now, skipped=False) is None


def _has(parts: Sequence[Task], numbers: Set[int]) -> bool:
    return any(part.id in numbers for part in parts)


async def _do(session: AsyncSession, actor: Actor, task: Task, now: datetime) -> Task:
    """Complete a task; one that repeats is then at its next occurrence, and pending."""
    if task.status == "completed":
        return task
    after = followed(actor, task, now, skipped=False) or _done(task, now)
    done = await write(session, actor, "complete", task, after, now)
    await _note(session, actor, task, now, skipped=False)
    return done


async def _finish(session: AsyncSession, actor: Actor, task: Task, now: datetime, counted: Set[int]) -> Task:
    """Complete a task that stands below one that is done for good: it comes no more, even if it repeats."""
    if task.status == "completed":
        return task
    done = await write(session, actor, "complete", task, _done(task, now), now)
    if task.id not in counted:
        await _note(session, actor, task, now, skipped=False)
    return done


async def _undo(session: AsyncSession, actor: Actor, task: Task, now: datetime) -> Task:
    if task.status == "pending":
        return task
    last = await store.newest(session, task.id)
    if last is not None:
        await store.RECORDS.remove(session, last.id)
        await journal.record(session, actor, "delete", last, None, now)
    return await _write_open(session, actor, task, now)


async def _write_open(session: AsyncSession, actor: Actor, task: Task, now: datetime) -> Task:
    return await write(session, actor, "reopen", task, replace(task, status="pending", completed_at=None), now)


async def _note(session: AsyncSession, actor: Actor, task: Task, now: datetime, *, skipped: bool) -> None:
    """Keep that an occurrence was done or skipped: ``task`` is as it was before."""
    at = task.due if isinstance(task.due, datetime) else None
    new = Completion(
        id=0,
        task_id=task.id,
        owner_id=task.owner_id,
        by_user_id=actor.user_id,
        due_on=None if at else task.due,
        due_at=at,
        at=now.astimezone(UTC),
        skipped=skipped,
    )
    await journal.record(session, actor, "add", None, await store.RECORDS.insert(session, new), now)


def _done(task: Task, now: datetime) -> Task:
    return replace(task, status="completed", completed_at=now.astimezone(UTC))


def _depth(task: Task, everything: dict[int, Task]) -> int:
    """How many of the tasks found are above it."""
    above = everything.get(task.parent_id or 0)
    return 0 if above is None else 1 + _depth(above, everything)


def _below(everything: dict[int, Task]) -> dict[int, list[Task]]:
    """The subtasks of each among all that were found, at any depth."""
    below: dict[int, list[Task]] = {number: [] for number in everything}
    for part in everything.values():
        above = everything.get(part.parent_id or 0)
        while above is not None:
            below[above.id].append(part)
            above = everything.get(above.parent_id or 0)
    return below


def _still_open(task: Task, parts: list[Task]) -> AppError:
    count = "an open subtask" if len(parts) == 1 else f"{len(parts)} open subtasks"
    named = ", ".join(f"“{part.title}”" for part in parts[:3])
    return Conflict(f"“{task.title}” has {count}: {named}. Complete them first, or name them as well.")
