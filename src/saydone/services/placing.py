"""Where a task is: in which list, below which task."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.task import DEPTH_MAX, Task, TaskChange
from saydone.domain.task_list import TaskList
from saydone.errors import Conflict, InvalidInput
from saydone.services import access, labels
from saydone.services.writing import Change
from saydone.store import lists, order, subtree


@dataclass(frozen=True, slots=True)
class Place:
    """The end of a list, or of a task's subtasks."""

    task_list: TaskList
    parent: Task | None


async def place(session: AsyncSession, actor: Actor, list_id: int | None, parent_id: int | None) -> Place:
    """The place for a task: below a parent, else in a list, else in the actor's Inbox.

    Raises ``NotFound``, ``Forbidden``, ``Conflict`` when the list is archived or the parent is done, ``InvalidInput``
    when the parent is in another list or as deep as a task may be.
    """
    sees = await access.visible(session, actor)
    parent = None if parent_id is None else await access.the_task(session, actor, str(parent_id), for_change=True)
    if parent is None:
        inbox = list_id is None
        found = await (
            lists.inbox_of(session, actor.user_id)
            if inbox
            else access.the_list(session, actor, list_id or 0, stays=True)
        )
    else:
        if list_id not in (None, parent.list_id):
            raise InvalidInput(f"“{parent.title}” is in another list. Name the list or the parent, not both.")
        found = await access.the_list(session, actor, parent.list_id, stays=True)
        await _check_parent(session, parent)
    sees.check_write(found.id, found.owner_id)
    if found.archived_at is not None:
        raise Conflict(f"The list “{found.name}” is archived. Bring it back first.")
    return Place(found, parent)


async def relocate(
    session: AsyncSession, actor: Actor, task: Task, change: TaskChange, now: datetime
) -> tuple[Task, list[Change]]:
    """The task in its new place, and what moves its subtasks along; neither is written yet.

    Raises what ``place`` raises, and ``InvalidInput`` when the task would be below itself or too deep.
    """
    target = await _target(session, actor, task, change)
    if target is None:
        return task, []
    new_parent = None if target.parent is None else target.parent.id
    sees = await access.visible(session, actor)
    levels, found = await access.with_below(session, sees, [task.id], for_change=True)
    if new_parent is not None:
        await _check_descent(session, task, new_parent, levels.values(), levels)
    moved = replace(
        await _in_list(session, actor, task, target.task_list, now),
        parent_id=new_parent,
        position=await order.last_position(session, target.task_list.id),
    )
    if moved.list_id == task.list_id:
        return moved, []
    below = [found[number] for number in levels if number in found]
    into = [await _in_list(session, actor, part, target.task_list, now) for part in below]
    return moved, [("update", part, there) for part, there in zip(below, into, strict=True)]


async def _target(session: AsyncSession, actor: Actor, task: Task, change: TaskChange) -> Place | None:
    if change.parent_id is not None:
        if change.parent_id == task.parent_id:
            return None
        return await place(session, actor, change.list_id, change.parent_id)
    if change.list_id is not None and change.list_id != task.list_id:
        return await place(session, actor, change.list_id, None)
    if change.clear_parent and task.parent_id is not None:
        return await place(session, actor, task.list_id, None)
    return None


async def _in_list(session: AsyncSession, actor: Actor, task: Task, to: TaskList, now: datetime) -> Task:
    if task.owner_id == to.owner_id:
        return replace(task, list_id=to.id)
    # Labels are their owner's: in someone else's list the task gets theirs of the same names.
    names, ids = await labels.made(session, actor, to.owner_id, task.labels, now)
    keeps = task.assignee_id == to.owner_id or task.assignee_id in await lists.members(session, to.id)
    return replace(
        task,
        list_id=to.id,
        owner_id=to.owner_id,
        labels=names,
        label_ids=ids,
        assignee_id=task.assignee_id if keeps else None,
    )


async def _check_parent(session: AsyncSession, parent: Task) -> None:
    if parent.status == "completed":
        raise Conflict(f"“{parent.title}” is done. Open it again before you add subtasks to it.")
    if len(await subtree.above(session, parent.id)) + 1 >= DEPTH_MAX:
        raise InvalidInput(f"“{parent.title}” is {DEPTH_MAX} levels deep; that is as deep as subtasks go.")


async def _check_descent(
    session: AsyncSession, task: Task, parent_id: int, levels: Iterable[int], below: Iterable[int]
) -> None:
    if parent_id == task.id or parent_id in set(below):
        raise InvalidInput(f"“{task.title}” cannot be below itself.")
    if len(await subtree.above(session, parent_id)) + 2 + max(levels, default=0) > DEPTH_MAX:
        raise InvalidInput(f"Below there, “{task.title}” would go deeper than {DEPTH_MAX} levels.")
