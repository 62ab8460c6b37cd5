"""What of a file is there already: tasks that came in before, by their UIDs, and tasks that look alike."""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.access import Visible
from saydone.domain.actor import Actor
from saydone.domain.exchange.archive import Archive, ArchivedTask
from saydone.domain.task import DEPTH_MAX, Task
from saydone.services import access
from saydone.services.imported_task import Placed
from saydone.store import task_uids
from saydone.store import tasks as store
from saydone.store.task_uids import Look

_OWN = re.compile("task-([0-9]{1,15})@saydone")


@dataclass(frozen=True, slots=True)
class Before:
    """By its place in the archive, where a task is and its id; and what the tasks that were there look like."""

    tasks: Mapping[int, Placed] = field(default_factory=dict[int, Placed])
    ids: Mapping[int, int] = field(default_factory=dict[int, int])
    looks: AbstractSet[Look] = frozenset()


async def found_before(session: AsyncSession, actor: Actor, archive: Archive) -> Before:
    """What of an archive is among the actor's own tasks, before any of it comes in."""
    looks = await task_uids.looks(session, actor.user_id, [task.title for task in archive.tasks])
    uids = {number: task.uid for number, task in enumerate(archive.tasks) if task.uid}
    if not uids:
        return Before(looks=looks)
    known = await task_uids.known(session, actor.user_id, [*uids.values()])
    sees = await access.visible(session, actor)
    named = {number: known.get(uid) or _own_number(uid) for number, uid in uids.items()}
    there = await store.find(session, sees, {number for number in named.values() if number})
    mine = {
        place: task
        for place, number in named.items()
        if number and (task := there.get(number)) and task.owner_id == actor.user_id
        # What Saydone wrote here is known by its number; elsewhere another task may have that.
        if uids[place] in known or _was_made_with(archive.tasks[place], task)
    }
    above = {task.parent for task in archive.tasks}
    placed = {
        place: Placed(task.list_id, await _depth(session, sees, task) if place in above else 0, task.position)
        for place, task in mine.items()
    }
    return Before(placed, {place: task.id for place, task in mine.items()}, looks)


def _own_number(uid: str) -> int | None:
    found = _OWN.fullmatch(uid)
    return int(found[1]) if found else None


def _was_made_with(archived: ArchivedTask, task: Task) -> bool:
    made = archived.created_at
    return made is not None and made.tzinfo is not None and int(made.timestamp()) == int(task.created_at.timestamp())


async def _depth(session: AsyncSession, sees: Visible, task: Task) -> int:
    depth = 0
    while task.parent_id is not None and depth < DEPTH_MAX:
        above = (await store.find(session, sees, [task.parent_id])).get(task.parent_id)
        if above is None:
            break
        task, depth = above, depth + 1
    return depth
