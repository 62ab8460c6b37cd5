"""What of a file is there already: tasks that came in before, and tasks that look alike.

A task is known again by its UID. A file without UIDs has for each what it says of it: its list, those above it, its
title and when it is due, or how it repeats; and which of those it is of which it says the same.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
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
    """By its place in the archive, where a task is and its id; what the tasks that were there look like; and by which
    name each of the archive is to be known again."""

    tasks: Mapping[int, Placed] = field(default_factory=dict[int, Placed])
    ids: Mapping[int, int] = field(default_factory=dict[int, int])
    looks: AbstractSet[Look] = frozenset()
    names: Sequence[str] = ()


async def found_before(session: AsyncSession, actor: Actor, archive: Archive, *, again: bool) -> Before:
    """What of an archive is among the actor's own tasks, before any of it comes in; ``again`` is to come in all the
    same what did so before."""
    looks = await task_uids.looks(session, actor.user_id, [task.title for task in archive.tasks])
    names = _names(archive)
    if again:
        return Before(looks=looks, names=names)
    known = await task_uids.known(session, actor.user_id, names)
    sees = await access.visible(session, actor)
    named = {place: known.get(name) or _own_number(archive.tasks[place]) for place, name in enumerate(names)}
    there = await store.find(session, sees, {number for number in named.values() if number})
    mine = {
        place: task
        for place, number in named.items()
        if number and (task := there.get(number)) and task.owner_id == actor.user_id
        # What Saydone wrote here is known by its number; elsewhere another task may have that.
        if names[place] in known or _was_made_with(archive.tasks[place], task)
    }
    above = {task.parent for task in archive.tasks}
    placed = {
        place: Placed(task.list_id, await _depth(session, sees, task, there) if place in above else 0, task.position)
        for place, task in mine.items()
    }
    return Before(placed, {place: task.id for place, task in mine.items()}, looks, names)


def _names(archive: Archive) -> list[str]:
    names: list[str] = []
    told: Counter[str] = Counter()
    for task in archive.tasks:
        if task.uid is not None:
            # Saydone's own numbers are those of one database: with the moment they are another's in no other.
            made = task.created_at if _own_number(task) else None
            names.append(task.uid if made is None else f"{task.uid} {made.timestamp():.0f}")
            continue
        above = names[task.parent] if task.parent is not None and 0 <= task.parent < len(names) else ""
        into = archive.lists[task.list].name if task.list is not None and 0 <= task.list < len(archive.lists) else ""
        # How “every day” begins depends on the day on which the file is read.
        when = task.rrule or ("" if task.due is None else task.due.isoformat())
        says = hashlib.sha256("\0".join((into, above, task.title, when)).encode()).hexdigest()
        told[says] += 1
        names.append(f"{says} {told[says]}")
    return names


def _own_number(task: ArchivedTask) -> int | None:
    found = _OWN.fullmatch(task.uid or "")
    return int(found[1]) if found else None


def _was_made_with(archived: ArchivedTask, task: Task) -> bool:
    made = archived.created_at
    return made is not None and made.tzinfo is not None and int(made.timestamp()) == int(task.created_at.timestamp())


async def _depth(session: AsyncSession, sees: Visible, task: Task, there: Mapping[int, Task]) -> int:
    depth = 0
    while task.parent_id is not None and depth < DEPTH_MAX:
        found = there if task.parent_id in there else await store.find(session, sees, [task.parent_id])
        above = found.get(task.parent_id)
        if above is None:
            break
        task, depth = above, depth + 1
    return depth
