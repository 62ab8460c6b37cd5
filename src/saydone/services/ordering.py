"""The order of tasks, as people say it: first, last, before or after another."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.task import Task, TaskChange
from saydone.errors import InvalidInput
from saydone.services import access
from saydone.services.outcome import Outcome, check_batch, outcome_of
from saydone.services.placing import relocate
from saydone.services.writing import Change, write, write_all
from saydone.store import order as store
from saydone.store import tasks as task_store


@dataclass(frozen=True, slots=True)
class Spot:
    """Where to put tasks: ``first`` or ``last`` among those around them, ``before`` or ``after`` the task ``of``."""

    side: Literal["first", "last", "before", "after"]
    of: str | None = None


async def move(session: AsyncSession, actor: Actor, ids: Sequence[str], spot: Spot, *, now: datetime) -> Outcome:
    """Put tasks elsewhere in the order, in the order named. ``before`` and ``after`` a task means below its parent
    and in its list as well.

    Raises ``NotFound`` when the task to put them by is none, ``InvalidInput`` when it is one of those moved.
    """
    check_batch(ids)
    anchor = await _anchor(session, actor, spot)
    found = await access.named_tasks(session, actor, ids, for_change=True)
    tasks = found.tasks
    if not tasks:
        return Outcome(failed=found.failures)
    if anchor is not None and anchor.id in {task.id for task in tasks}:
        raise InvalidInput(f"“{anchor.title}” cannot be put beside itself.")
    groups: dict[tuple[int, int | None], list[Task]] = {}
    below: list[Change] = []
    for task in tasks:
        placed, moved = (task, []) if anchor is None else await _beside(session, actor, task, anchor, now)
        groups.setdefault((placed.list_id, placed.parent_id), []).append(placed)
        below += moved
    along = await write_all(session, actor, below, now)
    before = {task.id: task for task in tasks}
    after: dict[int, Task] = {}
    for group in groups.values():
        for placed in await _placed(session, actor, group, spot.side, anchor, now):
            after[placed.id] = await write(session, actor, "order", before[placed.id], placed, now)
    return outcome_of(before, {number: after[number] for number in before}, found.failures, along=along)


async def _anchor(session: AsyncSession, actor: Actor, spot: Spot) -> Task | None:
    if spot.side in ("first", "last"):
        return None
    if spot.of is None:
        raise InvalidInput("Say which task to put it before or after.")
    return await access.the_task(session, actor, spot.of, for_change=False)


async def _beside(
    session: AsyncSession, actor: Actor, task: Task, anchor: Task, now: datetime
) -> tuple[Task, list[Change]]:
    if (task.list_id, task.parent_id) == (anchor.list_id, anchor.parent_id):
        return task, []
    if anchor.parent_id is not None:
        return await relocate(session, actor, task, TaskChange(parent_id=anchor.parent_id), now)
    return await relocate(session, actor, task, TaskChange(list_id=anchor.list_id, clear_parent=True), now)


async def _placed(
    session: AsyncSession, actor: Actor, group: Sequence[Task], side: str, anchor: Task | None, now: datetime
) -> list[Task]:
    """The tasks with their new positions. Where no room is left, all around them get new positions first."""
    head = group[0]
    ids = [task.id for task in group]
    others = await store.siblings(session, head.list_id, head.parent_id, besides=ids)
    numbers = [number for number, _ in others]
    at = _index(numbers, side, anchor)
    if _is_there(group, [position for _, position in others], at):
        return list(group)
    low = others[at - 1][1] if at else None
    high = others[at][1] if at < len(others) else None
    positions = _between(low, high, len(group))
    if positions is None:
        places = [place * store.GAP for place in range(1, len(others) + len(group) + 1)]
        await _renumber(session, actor, dict(zip(numbers, places[:at] + places[at + len(group) :], strict=True)), now)
        positions = places[at : at + len(group)]
    return [replace(task, position=position) for task, position in zip(group, positions, strict=True)]


def _index(numbers: Sequence[int], side: str, anchor: Task | None) -> int:
    if anchor is None:
        return 0 if side == "first" else len(numbers)
    return numbers.index(anchor.id) + (side == "after")


def _is_there(group: Sequence[Task], others: Sequence[int], at: int) -> bool:
    line = [*others[max(at - 1, 0) : at], *(task.position for task in group), *others[at : at + 1]]
    return all(low < high for low, high in pairwise(line))


def _between(low: int | None, high: int | None, count: int) -> list[int] | None:
    if low is None and high is None:
        low, high = 0, (count + 1) * store.GAP
    elif low is None and high is not None:
        low = high - (count + 1) * store.GAP
    elif high is None and low is not None:
        high = low + (count + 1) * store.GAP
    step = ((high or 0) - (low or 0)) // (count + 1)
    return [(low or 0) + step * place for place in range(1, count + 1)] if step else None


async def _renumber(session: AsyncSession, actor: Actor, positions: dict[int, int], now: datetime) -> None:
    sees = await access.visible(session, actor)
    found = await task_store.find(session, sees, positions.keys(), for_change=True)
    moved: list[Change] = [("order", task, replace(task, position=positions[number])) for number, task in found.items()]
    await write_all(session, actor, moved, now)
