"""Taking the changes of an operation back, all of them or none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.access import Visible
from saydone.domain.actor import Actor
from saydone.domain.change import Change, Entity, Record
from saydone.domain.comment import Comment
from saydone.domain.label import Label
from saydone.domain.saved_filter import SavedFilter
from saydone.domain.task import Task
from saydone.domain.task_list import TaskList
from saydone.domain.telling import name_of
from saydone.domain.text import folded
from saydone.errors import Conflict
from saydone.services import access, trash
from saydone.services import lists as list_service
from saydone.services.writing import write
from saydone.store import comments, completions, journal, labels, lists, reminders, saved_filters, task_files
from saydone.store import tasks as task_store
from saydone.store.list_contents import list_is_empty

_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)
# What others refer to comes back first, and goes last.
_ORDER: tuple[Entity, ...] = ("label", "list", "task", "comment", "reminder", "completion", "filter", "attachment")
_RECORDS: dict[Entity, Any] = {
    "label": labels.RECORDS,
    "comment": comments.RECORDS,
    "reminder": reminders.RECORDS,
    "completion": completions.RECORDS,
    "filter": saved_filters.RECORDS,
    "attachment": task_files.RECORDS,
}
# How they come back: these may find their names taken, or their files gone.
_STORES: dict[Entity, Any] = {**_RECORDS, "label": labels, "filter": saved_filters, "attachment": task_files}


@dataclass(frozen=True, slots=True)
class _Way:
    """What an operation made of one entity: ``back`` is how it was before, ``left`` how it was after; ``now`` is
    how it is, in the trash or not."""

    entity: Entity
    number: int
    back: Any
    left: Any
    now: Any


async def revert(session: AsyncSession, actor: Actor, changes: Sequence[Change], now: datetime) -> list[Task]:
    """Bring what was changed back to how it was, and return its tasks as they are now, without those in the trash.

    Raises ``Conflict``, naming what it was, when something of it was changed since or is no longer there; what was
    written by then is the caller's to roll back.
    """
    if any((change.before is None and change.after is None) or change.kind == "purge" for change in changes):
        raise Conflict("This cannot be undone: some of it was deleted for good.")
    sees = await access.visible(session, actor)
    ways = await _ways(session, sees, changes)
    await _check_tasks_of(session, sees, ways)
    for way in ways:
        _check_untouched(sees, way)
    for way in ways:
        if way.back is not None:
            await _bring_back(session, actor, way, now)
    ours = {way.number for way in ways if way.entity == "task"}
    for way in reversed(ways):
        if way.back is None and _present(way.now) is not None:
            await _take_away(session, actor, way, ours, now)
    return await _checked(session, sees, ways)


async def _ways(session: AsyncSession, sees: Visible, changes: Sequence[Change]) -> list[_Way]:
    first: dict[tuple[Entity, int], Change] = {}
    last: dict[tuple[Entity, int], Change] = {}
    for change in changes:
        first.setdefault((change.entity, change.entity_id), change)
        last[change.entity, change.entity_id] = change
    present: dict[tuple[Entity, int], Record] = {}
    for entity in _ORDER:
        numbers = sorted(number for kind, number in first if kind == entity)
        present |= {(entity, number): record for number, record in (await _found(session, sees, entity, numbers))}
    keys = sorted(first, key=lambda key: (_ORDER.index(key[0]), key[1]))
    return [_Way(*key, back=first[key].before, left=last[key].after, now=present.get(key)) for key in keys]


async def _found(
    session: AsyncSession, sees: Visible, entity: Entity, numbers: Sequence[int]
) -> Iterable[tuple[int, Record]]:
    if entity == "task":
        return (await task_store.find(session, sees, numbers, where="anywhere", for_change=True)).items()
    if entity == "list":
        found = [await lists.find(session, sees, number, deleted=gone) for number in numbers for gone in (False, True)]
        return [(each.id, each) for each in found if each is not None]
    return (await _RECORDS[entity].find(session, numbers)).items()


async def _check_tasks_of(session: AsyncSession, sees: Visible, ways: Sequence[_Way]) -> None:
    # A task that the actor saw then may be someone else's list's by now.
    numbers = {n for way in ways if (n := getattr(way.now or way.left or way.back, "task_id", None)) is not None}
    if len(await task_store.find(session, sees, numbers, where="anywhere")) < len(numbers):
        raise Conflict("The task that it was about is no longer there, so this cannot be undone.")


def _check_untouched(sees: Visible, way: _Way) -> None:
    present = _present(way.now)
    if way.now is None and (way.left is not None or way.entity in ("task", "list")):
        raise Conflict(f"{_called(way)} is no longer there, so this cannot be undone.")
    if isinstance(way.now, Task):
        sees.check_write(way.now.list_id, way.now.owner_id)
    if present is None and way.left is not None:
        raise Conflict(f"{_called(way)} was deleted since, so this cannot be undone.")
    if _content(way, present) != _content(way, way.left):
        raise Conflict(f"{_called(way)} was changed since, so this cannot be undone.")


async def _bring_back(session: AsyncSession, actor: Actor, way: _Way, now: datetime) -> None:
    back, present = way.back, _present(way.now)
    if isinstance(back, Task):
        back = await _fitted(session, back, way)
        if present is None:
            await trash.undelete(session, actor, way.now, back, now)
        elif _content(way, present) != _content(way, back):
            await write(session, actor, _kind(present, back), present, back, now)
    elif isinstance(back, TaskList):
        if present is None:
            await list_service.undelete(session, actor, way.now, back, now)
        else:
            back = replace(back, version=present.version, updated_at=present.updated_at)
            await list_service.write(session, actor, "update", present, back, now)
    elif present is None:
        await _STORES[way.entity].insert(session, back)
        await journal.record(session, actor, "restore", None, back, now)
    elif back != present:
        if isinstance(back, Comment):
            back = replace(back, version=present.version + 1, updated_at=now.astimezone(UTC))
        if isinstance(back, SavedFilter):
            back = replace(back, version=present.version + 1)
        await _STORES[way.entity].save(session, back)
        await journal.record(session, actor, "update", present, back, now)


async def _take_away(session: AsyncSession, actor: Actor, way: _Way, ours: set[int], now: datetime) -> None:
    if isinstance(way.now, Task):
        await trash.discard(session, actor, [way.now], now)
    elif isinstance(way.now, TaskList):
        if not await list_is_empty(session, way.number):
            raise Conflict(f"There are other tasks in the list {name_of(way.now)} by now, so this cannot be undone.")
        await list_service.discard(session, actor, way.now, now)
    elif isinstance(way.now, Label) and set(await labels.present_tasks_with(session, way.number)) - ours:
        return  # others use it by now: that it was made here first is no reason to take it from them
    else:
        await _RECORDS[way.entity].remove(session, way.number)
        await journal.record(session, actor, "delete", way.now, None, now)


async def _checked(session: AsyncSession, sees: Visible, ways: Sequence[_Way]) -> list[Task]:
    """The tasks as they are now, each where a task can be. Raises ``Conflict``."""
    numbers = [way.number for way in ways if way.entity == "task"]
    tasks = await task_store.find(session, sees, numbers)
    parents = await task_store.find(session, sees, {task.parent_id for task in tasks.values() if task.parent_id})
    for list_id in {task.list_id for task in tasks.values()}:
        if await lists.find(session, sees, list_id) is None:
            raise Conflict("The list that it was in was deleted since, so this cannot be undone.")
    for task in tasks.values():
        parent = parents.get(task.parent_id) if task.parent_id else None
        if task.parent_id and (parent is None or parent.list_id != task.list_id):
            raise Conflict(f"The task above {name_of(task)} is no longer there, so this cannot be undone.")
    for parent in parents.values():
        if parent.status == "completed" and any(
            task.parent_id == parent.id and task.status == "pending" for task in tasks.values()
        ):
            raise Conflict(f"{name_of(parent)} was completed since, so this cannot be undone.")
    return list(tasks.values())


async def _fitted(session: AsyncSession, back: Task, way: _Way) -> Task:
    """The task as it was, with what is not taken back as it is now, and without labels that are no more."""
    present: Task = way.now
    there = await labels.RECORDS.find(session, back.label_ids)
    kept = sorted(there.values(), key=lambda label: folded(label.name))
    same_place = not _moved(way)
    older = back.list_id == 0  # from before there were lists
    return replace(
        back,
        version=present.version,
        updated_at=present.updated_at,
        position=present.position if older or (same_place and _present(present) is not None) else back.position,
        owner_id=present.owner_id if older else back.owner_id,
        list_id=present.list_id if older else back.list_id,
        labels=tuple(label.name for label in kept),
        label_ids=tuple(label.id for label in kept),
    )


def _present(record: Any) -> Any:
    return None if getattr(record, "deleted_at", None) is not None else record


def _content(way: _Way, record: Any) -> Any:
    """What of a record is compared: not which version it is, nor its place when the operation did not move it."""
    if isinstance(record, Task | TaskList | Comment):
        record = replace(record, version=0, updated_at=_NO_TIME)
    if isinstance(record, SavedFilter):
        record = replace(record, version=0)
    if isinstance(record, Task | TaskList) and not _moved(way):
        record = replace(record, position=0)
    if isinstance(record, Task):
        record = replace(record, labels=(), label_ids=tuple(sorted(record.label_ids)))
        if any(isinstance(each, Task) and each.list_id == 0 for each in (way.back, way.left)):
            record = replace(record, owner_id=0, list_id=0, position=0)
    return record


def _moved(way: _Way) -> bool:
    """Whether the operation put it elsewhere in the order."""
    return way.back is not None and way.left is not None and way.back.position != way.left.position


def _kind(present: Task, back: Task) -> Any:
    if present.status != back.status:
        return "reopen" if back.status == "pending" else "complete"
    only_moved = replace(present, position=back.position, version=back.version, updated_at=back.updated_at) == back
    return "order" if only_moved else "update"


def _called(way: _Way) -> str:
    name = name_of(way.now or way.left or way.back)
    return name or f"A {way.entity}"
