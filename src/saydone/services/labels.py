"""What can be done with labels. A task's labels are those of the owner of its list; they are made on first use."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.label import Label, clean_label, clean_labels
from saydone.domain.task import Task, TaskChange
from saydone.domain.task_list import Color
from saydone.domain.text import folded, shown_text
from saydone.errors import Conflict, NotFound
from saydone.services import access
from saydone.services.suggesting import suggestion
from saydone.services.writing import write_all
from saydone.store import journal
from saydone.store import labels as store
from saydone.store import tasks as task_store


async def listing(session: AsyncSession, actor: Actor) -> list[Label]:
    """The actor's labels, by name."""
    return await store.all_labels(session, actor.user_id)


async def find(session: AsyncSession, actor: Actor, name: str) -> Label:
    """The actor's label of that name, with or without "@". Raises ``NotFound``, which says what labels there are."""
    found = await store.named(session, actor.user_id, [name.strip().removeprefix("@")])
    if not found:
        near = suggestion(name, [label.name for label in await listing(session, actor)])
        raise NotFound(f"There is no label “{shown_text(name)}”. {near}".rstrip())
    return next(iter(found.values()))


async def get(session: AsyncSession, actor: Actor, label_id: int) -> Label:
    """The actor's label of that id. Raises ``NotFound``."""
    found = (await store.RECORDS.find(session, [label_id])).get(label_id)
    if found is None or found.owner_id != actor.user_id:
        raise NotFound(f"There is no label {label_id}.")
    return found


async def create(session: AsyncSession, actor: Actor, name: str, *, color: Color = "gray", now: datetime) -> Label:
    """Make a label. Raises ``InvalidInput``, or ``Conflict`` when there is one of that name."""
    label = await store.insert(session, Label(id=0, owner_id=actor.user_id, name=clean_label(name), color=color))
    await journal.record(session, actor, "add", None, label, now)
    return label


async def change(
    session: AsyncSession, actor: Actor, label: Label, *, name: str | None = None, color: Color | None = None,
    now: datetime,
) -> Label:  # fmt: skip
    """Rename or recolour one of the actor's labels. Raises ``Conflict`` when there is another of that name."""
    after = replace(
        label, name=label.name if name is None else clean_label(name), color=label.color if color is None else color
    )
    if after != label:
        await store.save(session, after)
        await journal.record(session, actor, "update", label, after, now)
    return after


async def delete(session: AsyncSession, actor: Actor, label: Label, *, now: datetime) -> list[Task]:
    """Delete one of the actor's labels; returns the tasks that had it, as they are now. Raises ``NotFound`` when
    another did so at the same time."""
    if not await store.hold(session, [label.id]):
        raise NotFound(f"There is no label {label.id}.")
    sees = await access.visible(session, actor)
    ids = await store.present_tasks_with(session, label.id)
    found = await task_store.find(session, sees, ids, for_change=True)
    without = await write_all(session, actor, [("update", task, _without(task, label)) for task in found.values()], now)
    await store.RECORDS.remove(session, label.id)
    await journal.record(session, actor, "delete", label, None, now)
    return without


async def made(
    session: AsyncSession, actor: Actor, owner_id: int, names: Sequence[str], now: datetime
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The names and ids of an owner's labels, those made that there were not. Raises ``InvalidInput``."""
    wanted = clean_labels(names)
    if not wanted:
        return (), ()
    found = await store.named(session, owner_id, wanted)
    for name in wanted:
        if folded(name) not in found:
            found[folded(name)] = await _make(session, actor, owner_id, name, now)
    ordered = [found[key] for key in sorted(found)]
    return tuple(label.name for label in ordered), tuple(label.id for label in ordered)


async def relabelled(session: AsyncSession, actor: Actor, task: Task, change: TaskChange, now: datetime) -> Task:
    """The task with the labels that a change says, not yet written. Raises ``InvalidInput``."""
    if change.labels is None and not change.add_labels and not change.remove_labels:
        return task
    removed = {folded(name) for name in clean_labels(change.remove_labels)}
    kept = task.labels if change.labels is None else change.labels
    names = [name for name in clean_labels([*kept, *change.add_labels]) if folded(name) not in removed]
    labels, ids = await made(session, actor, task.owner_id, names, now)
    return replace(task, labels=labels, label_ids=ids)


async def _make(session: AsyncSession, actor: Actor, owner_id: int, name: str, now: datetime) -> Label:
    try:
        label = await store.insert(session, Label(id=0, owner_id=owner_id, name=name, color="gray"))
    except Conflict:  # another transaction made it just now
        return (await store.named(session, owner_id, [name]))[folded(name)]
    await journal.record(session, actor, "add", None, label, now)
    return label


def _without(task: Task, label: Label) -> Task:
    kept = [
        (name, label_id) for name, label_id in zip(task.labels, task.label_ids, strict=True) if label_id != label.id
    ]
    return replace(task, labels=tuple(name for name, _ in kept), label_ids=tuple(label_id for _, label_id in kept))
