"""Deleting: into the trash, back from it, and for good."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.task import Task
from saydone.domain.task_query import PAGE_MAX, SEARCH_MAX, TaskPage
from saydone.domain.text import checked_text
from saydone.errors import Conflict, InvalidInput
from saydone.services import access
from saydone.services.outcome import Failure, Outcome, check_batch
from saydone.store import journal, lists, order, subtree
from saydone.store import tasks as store
from saydone.store import trash as bin_store


async def delete(session: AsyncSession, actor: Actor, ids: Sequence[str], *, now: datetime) -> Outcome:
    """Put tasks into the trash; ``changed`` has them as they were, ``along`` their subtasks.

    What went along with another before, in the same operation, is ``unchanged``.
    """
    check_batch(ids)
    found = await access.named_tasks(session, actor, ids, for_change=True, with_subtasks=True)
    along = list(found.below.values())
    numbers = {number for name, _ in found.missing if (number := access.number_in(name)) is not None}
    gone = await bin_store.gone_in(session, actor.user_id, actor.operation, numbers) if numbers else []
    went = {task.id for task in gone}
    missing = [(name, error) for name, error in found.missing if access.number_in(name) not in went]
    await discard(session, actor, [*found.tasks, *along], now)
    return Outcome(changed=found.tasks, unchanged=gone, failed=replace(found, missing=missing).failures, along=along)


async def listing(
    session: AsyncSession, actor: Actor, *, limit: int = 20, cursor: str | None = None, words: str = ""
) -> TaskPage:
    """The tasks in the trash of the actor's lists that have all ``words``, what was deleted last first. Raises
    ``InvalidInput``."""
    if not 1 <= limit <= PAGE_MAX:
        raise InvalidInput(f"The limit must be between 1 and {PAGE_MAX}.")
    if len(checked_text(words, "The search")) > SEARCH_MAX:
        raise InvalidInput(f"The search has {len(words)} characters; {SEARCH_MAX} is the most.")
    return await bin_store.page(session, actor.user_id, limit, cursor, words)


async def restore(session: AsyncSession, actor: Actor, ids: Sequence[str], *, now: datetime) -> Outcome:
    """Bring tasks back from the trash, each with the subtasks that were deleted with it, which are ``along``.

    A task comes back to its list, or to its owner's Inbox when that list is gone or archived; below its parent, or
    to the top of the list when that is gone. What is not in the trash is ``unchanged``; ``failed`` is what is nowhere,
    and what is open and would come back below a task that is done.
    """
    check_batch(ids)
    found = await access.named_tasks(session, actor, ids, for_change=True, where="anywhere")
    outcome = Outcome(failed=found.failures)
    back: dict[int, Task] = {}
    # Parents first: a subtask that is named as well goes back below its parent.
    for task in _parents_first(found.tasks):
        if task.deleted_at is None:
            outcome.unchanged.append(task)
        elif task.id not in back:
            try:
                back |= await _bring_back(session, actor, task, now)
            except Conflict as error:
                outcome.failed.append(Failure(item=str(task.id), error=error))
    named = {task.id for task in found.tasks}
    outcome.changed.extend(task for number, task in back.items() if number in named)
    outcome.along.extend(task for number, task in back.items() if number not in named)
    return outcome


def _parents_first(tasks: Sequence[Task]) -> list[Task]:
    parents = {task.id: task.parent_id for task in tasks}

    def depth(number: int | None) -> int:
        levels = 0
        while number in parents:
            number, levels = parents[number], levels + 1
        return levels

    return sorted(tasks, key=lambda task: depth(task.id))


async def contents(session: AsyncSession, actor: Actor) -> list[Task]:
    """All tasks in the trash of the actor's lists, held until the transaction ends."""
    return await bin_store.all_tasks(session, actor.user_id)


async def empty(session: AsyncSession, actor: Actor, *, now: datetime) -> int:
    """Delete for good what is in the trash of the actor's lists; returns how many tasks it was."""
    tasks = await bin_store.all_tasks(session, actor.user_id)
    await journal.record_all(session, actor, [("purge", task, None) for task in tasks], now)
    await bin_store.remove(session, [task.id for task in tasks])
    await bin_store.remove_lists(session, actor.user_id)
    return len(tasks)


async def purge(session: AsyncSession, *, days: int, now: datetime) -> int:
    """Delete for good, for everyone, what was put into the trash more than so many days ago."""
    return await bin_store.remove_older(session, now.astimezone(UTC) - timedelta(days=days))


async def discard(session: AsyncSession, actor: Actor, tasks: Iterable[Task], now: datetime) -> None:
    """Put these very tasks, which are held for change, into the trash."""
    gone = [(task, _discarded(task, now)) for task in tasks]
    await store.save_all(session, gone, actor.zone, delete_operation=actor.operation)
    await journal.record_all(session, actor, [("delete", task, None) for task, _ in gone], now)


async def undelete(session: AsyncSession, actor: Actor, gone: Task, back: Task, now: datetime) -> Task:
    """Bring a task back as ``back``; returns it as it is now."""
    return (await undelete_all(session, actor, [(gone, back)], now))[0]


async def undelete_all(
    session: AsyncSession, actor: Actor, tasks: Sequence[tuple[Task, Task]], now: datetime
) -> list[Task]:
    """Bring several back, each as it is in the trash and as it is to be."""
    moment = now.astimezone(UTC)
    pairs = [
        (gone, replace(back, deleted_at=None, version=gone.version + 1, updated_at=moment)) for gone, back in tasks
    ]
    await store.save_all(session, pairs, actor.zone)
    await journal.record_all(session, actor, [("restore", None, back) for _, back in pairs], now)
    return [back for _, back in pairs]


def _discarded(task: Task, now: datetime) -> Task:
    moment = now.astimezone(UTC)
    return replace(task, deleted_at=moment, version=task.version + 1, updated_at=moment)


async def _bring_back(session: AsyncSession, actor: Actor, task: Task, now: datetime) -> dict[int, Task]:
    sees = await access.visible(session, actor)
    operation = await bin_store.delete_operation(session, task.id)
    levels = {} if operation is None else await subtree.below(session, [task.id], deleted_in=operation)
    below = await store.find(session, sees, levels.keys(), where="trash", for_change=True)
    head = await _returned(session, actor, task)
    back = {task.id: await undelete(session, actor, task, head, now)}
    parts = [below[number] for number in levels if number in below]
    into = [(part, replace(part, list_id=head.list_id, owner_id=head.owner_id)) for part in parts]
    return back | {task.id: task for task in await undelete_all(session, actor, into, now)}


async def _returned(session: AsyncSession, actor: Actor, task: Task) -> Task:
    sees = await access.visible(session, actor)
    present = await lists.find(session, sees, task.list_id, stays=True)
    lost = present is None or present.archived_at is not None
    target = await lists.inbox_of(session, task.owner_id) if lost or present is None else present
    parent = None
    if task.parent_id is not None and not lost:
        parent = (await store.find(session, sees, [task.parent_id], for_change=True)).get(task.parent_id)
    if parent is not None and parent.list_id == target.id:
        if parent.status == "completed" and task.status == "pending":
            raise Conflict(f"“{parent.title}” is done. Open it again before you restore its subtasks.")
        return task
    moved = target.id != task.list_id or task.parent_id is not None
    position = await order.last_position(session, target.id) if moved else task.position
    return replace(task, list_id=target.id, parent_id=None, position=position)
