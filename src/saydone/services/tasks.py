"""What can be done with tasks. Of several at once, what works is done, and what fails says why."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.query_language.statuses import when_done
from saydone.domain.task import (
    Due,
    Surroundings,
    Task,
    TaskChange,
    TaskDraft,
    check_span,
    checked_due,
    checked_duration,
    clean_description,
    clean_title,
)
from saydone.domain.task_query import TaskPage, TaskQuery
from saydone.domain.text import shown_text
from saydone.errors import AppError, InvalidInput
from saydone.services import access, labels
from saydone.services.asking import asked
from saydone.services.outcome import Failure, Outcome, check_batch, outcome_of
from saydone.services.placing import place, relocate
from saydone.services.repeating import settled
from saydone.services.writing import check_version, write, write_all
from saydone.store import completions, journal, lists, order
from saydone.store import listing as list_store
from saydone.store import surroundings as around_store
from saydone.store import tasks as store


async def add(session: AsyncSession, actor: Actor, drafts: Sequence[TaskDraft], *, now: datetime) -> Outcome:
    """Add tasks. Raises ``InvalidInput`` on an empty or too long list."""
    check_batch(drafts)
    outcome = Outcome()
    for draft in drafts:
        try:
            task = await _drafted(session, actor, draft, now)
        except AppError as error:
            outcome.failed.append(Failure(item=shown_text(draft.title), error=error))
            continue
        task = await store.insert(session, task, actor.zone)
        await journal.record(session, actor, "add", None, task, now)
        outcome.changed.append(task)
    return outcome


async def listing(session: AsyncSession, actor: Actor, query: TaskQuery, *, now: datetime) -> TaskPage:
    """The tasks the actor sees that the query asks for. Raises ``InvalidInput`` on a bad limit or cursor, and its
    ``QueryError`` on a query that cannot be read."""
    tree, status = asked(query, now.astimezone(actor.zone))
    page = await list_store.page(session, await access.visible(session, actor), replace(query, status=status), tree)
    then = when_done(tree)
    if not then or not page.tasks:
        return page
    return replace(page, times=await completions.times_done(session, [task.id for task in page.tasks], then))


async def get(session: AsyncSession, actor: Actor, ids: Sequence[str]) -> Outcome:
    """The named tasks, as ``unchanged``."""
    check_batch(ids)
    found = await access.named_tasks(session, actor, ids, for_change=False)
    return Outcome(unchanged=found.tasks, failed=found.failures)


async def surroundings(session: AsyncSession, found: Sequence[Task]) -> dict[int, Surroundings]:
    """What stands around tasks that were found before, by their ids."""
    return await around_store.surroundings(session, [task.id for task in found])


async def subtasks(session: AsyncSession, actor: Actor, of: Sequence[Task]) -> dict[int, list[Task]]:
    """The tasks right below those that were found before, in their order, by the id of the parent."""
    below: dict[int, list[Task]] = {task.id: [] for task in of}
    for part in await store.subtasks_of(session, await access.visible(session, actor), below.keys()):
        below[part.parent_id or 0].append(part)
    return below


async def update(
    session: AsyncSession, actor: Actor, changes: Sequence[tuple[str, TaskChange]], *, now: datetime
) -> Outcome:
    """Change tasks; each change comes with the id as it was written. Of one task, they apply one after another.

    A task whose ``expected_version`` is another's fails with ``Stale``, which has the task as it stands.
    """
    check_batch(changes)
    found = await access.named_tasks(session, actor, [name for name, _ in changes], for_change=True, with_subtasks=True)
    failed = found.failures
    before = {task.id: task for task in found.tasks}
    after: dict[int, Task] = {}
    along: dict[int, Task] = {}
    for name, change in changes:
        if name not in found.by_name:
            continue
        number = found.by_name[name].id
        # As it is by now: an earlier change may have taken it along.
        task = after.get(number) or along.pop(number, None) or before[number]
        try:
            after[number], moved = await _change(session, actor, task, change, now)
        except AppError as error:
            failed.append(Failure(item=shown_text(name), error=error))
            continue
        for subtask in moved:
            (after if subtask.id in after else along)[subtask.id] = subtask
    return outcome_of(before, after, failed, along=list(along.values()))


async def _drafted(session: AsyncSession, actor: Actor, draft: TaskDraft, now: datetime) -> Task:
    title, description = clean_title(draft.title), clean_description(draft.description)
    due, start = checked_due(draft.due), checked_due(draft.start)
    duration = checked_duration(draft.duration_minutes)
    where = await place(session, actor, draft.list_id, draft.parent_id)
    owner_id, list_id = where.task_list.owner_id, where.task_list.id
    await _check_assignee(session, owner_id, list_id, draft.assignee_id)
    names, label_ids = await labels.made(session, actor, owner_id, draft.labels, now)
    moment = now.astimezone(UTC)
    task = Task(
        id=0,
        owner_id=owner_id,
        list_id=list_id,
        parent_id=draft.parent_id,
        position=await order.last_position(session, list_id),
        title=title,
        description=description,
        status="pending",
        priority=draft.priority,
        due=due,
        start=start,
        duration_minutes=duration,
        rrule=draft.rrule,
        repeat_from=draft.repeat_from,
        assignee_id=draft.assignee_id,
        labels=names,
        label_ids=label_ids,
        created_at=moment,
        updated_at=moment,
        completed_at=None,
        version=1,
    )
    task = settled(actor, task, now)
    check_span(task.start, task.due, actor.zone)
    return task


async def _change(
    session: AsyncSession, actor: Actor, task: Task, change: TaskChange, now: datetime
) -> tuple[Task, list[Task]]:
    check_version(change.expected_version, task)
    edited = _repeated(actor, task, _edited(task, change), change, now)
    if (edited.due, edited.start) != (task.due, task.start):
        check_span(edited.start, edited.due, actor.zone)
    moved, below = await relocate(session, actor, edited, change, now)
    if change.assignee_id is not None:
        await _check_assignee(session, moved.owner_id, moved.list_id, change.assignee_id)
    after = await labels.relabelled(session, actor, moved, change, now)
    # Only now can nothing be refused any more.
    along = await write_all(session, actor, below, now)
    return await write(session, actor, "update", task, after, now), along


def _edited(task: Task, change: TaskChange) -> Task:
    due = checked_due(_new(task.due, change.due, change.clear_due))
    start = checked_due(_new(task.start, change.start, change.clear_start))
    duration = change.duration_minutes if change.duration_minutes is not None else task.duration_minutes
    assignee = change.assignee_id if change.assignee_id is not None else task.assignee_id
    return replace(
        task,
        title=task.title if change.title is None else clean_title(change.title),
        description=task.description if change.description is None else clean_description(change.description),
        priority=task.priority if change.priority is None else change.priority,
        due=due,
        start=start,
        duration_minutes=None if change.clear_duration else checked_duration(duration),
        assignee_id=None if change.clear_assignee else assignee,
    )


def _repeated(actor: Actor, before: Task, task: Task, change: TaskChange, now: datetime) -> Task:
    """With the rule that the change leaves: without a due, there is nothing to repeat."""
    ends = change.clear_rrule or (change.clear_due and change.rrule is None)
    rrule = None if ends else change.rrule if change.rrule is not None else task.rrule
    task = replace(task, rrule=rrule, repeat_from=change.repeat_from or task.repeat_from)
    if (task.rrule, task.repeat_from, task.due) == (before.rrule, before.repeat_from, before.due):
        return task
    return settled(actor, task, now)


def _new(present: Due | None, wanted: Due | None, clear: bool) -> Due | None:
    return None if clear else wanted if wanted is not None else present


async def _check_assignee(session: AsyncSession, owner_id: int, list_id: int, assignee_id: int | None) -> None:
    if assignee_id in (None, owner_id) or assignee_id in await lists.members(session, list_id):
        return
    raise InvalidInput("Only someone who shares the list can be given a task in it.")
