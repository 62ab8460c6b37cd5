"""Taking the changes of an operation back, all of them or none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.access import Visible
from saydone.domain.actor import Actor
from saydone.domain.change import Change, ChangeKind, Entity, Record
from saydone.domain.comment import Comment
from saydone.domain.label import Label
from saydone.domain.saved_filter import SavedFilter
from saydone.domain.task import Task
from saydone.domain.task_list import TaskList
from saydone.domain.telling import name_of
from saydone.domain.text import folded
from saydone.errors import Conflict, GoneForGood
from saydone.services import access, trash
from saydone.services import lists as list_service
from saydone.services.way import Way, one_of
from saydone.services.writing import write_all
from saydone.store import comments, completions, journal, labels, lists, reminders, saved_filters, task_files
from saydone.store import tasks as task_store
from saydone.store.list_contents import list_is_empty
from saydone.store.records import Records

# What others refer to comes back first, and goes last.
_ORDER: tuple[Entity, ...] = ("label", "list", "task", "comment", "reminder", "completion", "filter", "attachment")
_RECORDS: dict[Entity, Records[Any, Any]] = {
    "label": labels.RECORDS,
    "comment": comments.RECORDS,
    "reminder": reminders.RECORDS,
    "completion": completions.RECORDS,
    "filter": saved_filters.RECORDS,
    "attachment": task_files.RECORDS,
}
# Those that come back may find their names taken, or their files gone.
_CHECKED: dict[Entity, Any] = {"label": labels, "filter": saved_filters, "attachment": task_files}


async def revert(session: AsyncSession, actor: Actor, changes: Sequence[Change], now: datetime) -> list[Task]:
    """Bring what was changed back to how it was, and return its tasks as they are now, without those in the trash.

    Raises ``GoneForGood``, and ``Conflict``, naming what it was, when something of it was changed since or is no longer
    there; what was written by then is the caller's to roll back.
    """
    if is_gone(changes):
        raise GoneForGood("This cannot be undone: some of it was deleted for good.")
    sees = await access.visible(session, actor)
    ways = await _ways(session, sees, changes)
    await _check_tasks_of(session, sees, ways)
    for way in ways:
        _check_untouched(sees, way)
    for entity, those in _by_entity(way for way in ways if way.back is not None):
        await _bring_back(session, actor, entity, those, now)
    ours = {way.number for way in ways if way.entity == "task"}
    for entity, those in _by_entity(way for way in reversed(ways) if way.back is None and way.present is not None):
        await _take_away(session, actor, entity, those, ours, now)
    return await _checked(session, sees, ways)


def is_gone(changes: Sequence[Change]) -> bool:
    """Whether some of what was changed was deleted for good, so that the rest cannot be brought back either."""
    return any((change.before is None and change.after is None) or change.kind == "purge" for change in changes)


async def _ways(session: AsyncSession, sees: Visible, changes: Sequence[Change]) -> list[Way]:
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
    return [Way(*key, back=first[key].before, left=last[key].after, now=present.get(key)) for key in keys]


async def _found(
    session: AsyncSession, sees: Visible, entity: Entity, numbers: Sequence[int]
) -> Iterable[tuple[int, Record]]:
    if entity == "task":
        return (await task_store.find(session, sees, numbers, where="anywhere", for_change=True)).items()
    if entity == "list":
        found = [
            await lists.find(session, sees, number, deleted=gone, for_change=True)
            for number in numbers
            for gone in (False, True)
        ]
        return [(each.id, each) for each in found if each is not None]
    return (await _RECORDS[entity].find(session, numbers)).items()


async def _check_tasks_of(session: AsyncSession, sees: Visible, ways: Sequence[Way]) -> None:
    # A task that the actor saw then may be someone else's list's by now.
    numbers = {n for way in ways if (n := getattr(way.now or way.left or way.back, "task_id", None)) is not None}
    if len(await task_store.find(session, sees, numbers, where="anywhere")) < len(numbers):
        raise Conflict("The task that it was about is no longer there, so this cannot be undone.")


def _check_untouched(sees: Visible, way: Way) -> None:
    if way.now is None and (way.left is not None or way.entity in ("task", "list")):
        raise Conflict(f"{way.called} is no longer there, so this cannot be undone.")
    if isinstance(way.now, Task):
        sees.check_write(way.now.list_id, way.now.owner_id)
    if way.present is None and way.left is not None:
        raise Conflict(f"{way.called} was deleted since, so this cannot be undone.")
    if way.content(way.present) != way.content(way.left):
        raise Conflict(f"{way.called} was changed since, so this cannot be undone.")


async def _bring_back(session: AsyncSession, actor: Actor, entity: Entity, ways: Sequence[Way], now: datetime) -> None:
    if entity == "task":
        await _bring_tasks_back(session, actor, ways, now)
    elif entity == "list":
        for way in ways:
            await _bring_list_back(session, actor, way, now)
    else:
        gone = [way.back for way in ways if way.now is None and way.back is not None]
        if entity in _CHECKED:
            for each in gone:
                await _CHECKED[entity].insert(session, each)
        else:
            await _RECORDS[entity].insert_all(session, gone)
        await journal.record_all(session, actor, [("restore", None, each) for each in gone], now)
        for way in ways:
            if way.now is not None and way.back is not None and way.back != way.now:
                back = _next_version(way.back, way.now, now)
                await _CHECKED.get(entity, _RECORDS[entity]).save(session, back)
                await journal.record(session, actor, "update", way.now, back, now)


async def _bring_tasks_back(session: AsyncSession, actor: Actor, ways: Sequence[Way], now: datetime) -> None:
    ids = {number for way in ways for number in one_of(Task, way.back).label_ids}
    there = await labels.RECORDS.find(session, sorted(ids))
    fitted = [(way, one_of(Task, way.now), _fitted(way, there)) for way in ways]
    gone = [(task, back) for way, task, back in fitted if way.present is None]
    await trash.undelete_all(session, actor, gone, now)
    other = [(task, back) for way, task, back in fitted if way.present and way.content(task) != way.content(back)]
    await write_all(session, actor, [(_kind(task, back), task, back) for task, back in other], now)


async def _bring_list_back(session: AsyncSession, actor: Actor, way: Way, now: datetime) -> None:
    present, back = one_of(TaskList, way.now), one_of(TaskList, way.back)
    if way.present is None:
        await list_service.undelete(session, actor, present, back, now)
    else:
        back = replace(back, version=present.version, updated_at=present.updated_at)
        await list_service.write(session, actor, "update", present, back, now)


async def _take_away(
    session: AsyncSession, actor: Actor, entity: Entity, ways: Sequence[Way], ours: set[int], now: datetime
) -> None:
    if entity == "task":
        await trash.discard(session, actor, [one_of(Task, way.now) for way in ways], now)
        return
    if entity == "list":
        for way in ways:
            if not await list_is_empty(session, way.number):
                raise Conflict(f"There are other tasks in the list {way.called} by now, so this cannot be undone.")
            await list_service.discard(session, actor, one_of(TaskList, way.now), now)
        return
    if entity == "label":
        await labels.hold(session, [way.number for way in ways])
        # Others may use one by now: that it was made here first is no reason to take it from them.
        ways = [way for way in ways if not {*await labels.present_tasks_with(session, way.number)} - ours]
    await _RECORDS[entity].remove_all(session, [way.number for way in ways])
    await journal.record_all(session, actor, [("delete", way.now, None) for way in ways], now)


async def _checked(session: AsyncSession, sees: Visible, ways: Sequence[Way]) -> list[Task]:
    """The tasks as they are now, each where a task can be. Raises ``Conflict``."""
    numbers = [way.number for way in ways if way.entity == "task"]
    tasks = await task_store.find(session, sees, numbers)
    parents = await task_store.find(
        session, sees, {task.parent_id for task in tasks.values() if task.parent_id}, for_change=True
    )
    for list_id in {task.list_id for task in tasks.values()}:
        if await lists.find(session, sees, list_id, stays=True) is None:
            raise Conflict("The list that it was in was deleted since, so this cannot be undone.")
    for task in tasks.values():
        parent = parents.get(task.parent_id) if task.parent_id else None
        if task.parent_id and (parent is None or parent.list_id != task.list_id):
            raise Conflict(f"The task above {name_of(task)} is no longer there, so this cannot be undone.")
    for parent in parents.values():
        # One that comes back with its subtasks may always have been so: a file may say it.
        if (
            parent.id not in tasks
            and parent.status == "completed"
            and any(task.parent_id == parent.id and task.status == "pending" for task in tasks.values())
        ):
            raise Conflict(f"{name_of(parent)} was completed since, so this cannot be undone.")
    return list(tasks.values())


def _fitted(way: Way, there: Mapping[int, Label]) -> Task:
    """The task as it was, with what is not taken back as it is now, and without labels that are no more."""
    back, present = one_of(Task, way.back), one_of(Task, way.now)
    kept = sorted((there[number] for number in back.label_ids if number in there), key=lambda each: folded(each.name))
    older = back.list_id == 0  # from before there were lists
    return replace(
        back,
        version=present.version,
        updated_at=present.updated_at,
        position=present.position if older or (not way.moved and way.present is not None) else back.position,
        owner_id=present.owner_id if older else back.owner_id,
        list_id=present.list_id if older else back.list_id,
        labels=tuple(label.name for label in kept),
        label_ids=tuple(label.id for label in kept),
    )


def _next_version(back: Record, present: Record, now: datetime) -> Record:
    if isinstance(back, Comment) and isinstance(present, Comment):
        return replace(back, version=present.version + 1, updated_at=now.astimezone(UTC))
    if isinstance(back, SavedFilter) and isinstance(present, SavedFilter):
        return replace(back, version=present.version + 1)
    return back


def _kind(present: Task, back: Task) -> ChangeKind:
    if present.status != back.status:
        return "reopen" if back.status == "pending" else "complete"
    only_moved = replace(present, position=back.position, version=back.version, updated_at=back.updated_at) == back
    return "order" if only_moved else "update"


def _by_entity(ways: Iterable[Way]) -> Iterable[tuple[Entity, list[Way]]]:
    return [(entity, [*those]) for entity, those in groupby(ways, key=_entity_of)]


def _entity_of(way: Way) -> Entity:
    return way.entity
