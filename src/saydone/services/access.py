"""Who may see and change what. Someone else's task and a task that never was give the same answer."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.access import Visible
from saydone.domain.actor import Actor
from saydone.domain.task import Task
from saydone.domain.task_list import TaskList
from saydone.domain.text import shown_text
from saydone.errors import AppError, Forbidden, NotFound
from saydone.services.outcome import Failure
from saydone.store import lists, subtree
from saydone.store import tasks as store
from saydone.store.tasks import Where
from saydone.store.visibility import visible_to

# At most 18 digits: every such number fits a 64-bit integer.
_ID = re.compile(r"#?([0-9]{1,18})")


@dataclass(frozen=True, slots=True)
class NamedTasks:
    """The tasks found, in the order named; and the names that lead nowhere, or where nothing may be changed.

    ``below`` has the subtasks of those found, parents before their subtasks, when they were asked for.
    """

    by_name: dict[str, Task]
    missing: list[tuple[str, AppError]]
    below: dict[int, Task] = field(default_factory=dict[int, Task])

    @property
    def tasks(self) -> list[Task]:
        """The tasks found, each once: "12" and "#12" are one."""
        return list({task.id: task for task in self.by_name.values()}.values())

    @property
    def failures(self) -> list[Failure]:
        """What was not found, for an outcome."""
        return [Failure(item=shown_text(name), error=error) for name, error in self.missing]


async def visible(session: AsyncSession, actor: Actor) -> Visible:
    """What the actor sees, and in which role."""
    return await visible_to(session, actor.user_id)


async def named_tasks(
    session: AsyncSession,
    actor: Actor,
    ids: Sequence[str],
    *,
    for_change: bool,
    with_subtasks: bool = False,
    where: Where = "present",
) -> NamedTasks:
    """The tasks that the actor sees by id ("12" or "#12"); ``for_change`` holds them until the transaction ends, and
    leaves out those that the actor may only look at."""
    sees = await visible(session, actor)
    numbers = {name: number for name in ids if (number := number_in(name)) is not None}
    wanted = set(numbers.values())
    if with_subtasks:
        levels, found = await with_below(session, sees, wanted, where=where, for_change=for_change)
    else:
        levels, found = {}, await store.find(session, sees, wanted, where=where, for_change=for_change)
    by_name: dict[str, Task] = {}
    missing: list[tuple[str, AppError]] = []
    for name in dict.fromkeys(ids):
        task = found.get(numbers.get(name, -1))
        error = _refusal(sees, name, task, for_change)
        if error is not None:
            missing.append((name, error))
        elif task is not None:
            by_name[name] = task
    heads = {task.id for task in by_name.values()}
    below = {number: found[number] for number in levels if number in found and number not in heads}
    return NamedTasks(by_name=by_name, missing=missing, below=_under(below, heads))


async def with_below(
    session: AsyncSession, sees: Visible, ids: Collection[int], *, where: Where = "present", for_change: bool
) -> tuple[dict[int, int], dict[int, Task]]:
    """These tasks and their subtasks, by id, and how many levels down each subtask is; ``for_change`` holds them."""
    if not ids:
        return {}, {}
    levels = await subtree.below(session, sorted(ids))
    while True:
        # All at once and in one order: two calls that hold each other's tasks would wait for ever.
        found = await store.find(session, sees, {*ids, *levels}, where=where, for_change=for_change)
        if not for_change:
            return levels, found
        # While it waited, others may have put tasks below these. Once all are held, nobody can.
        there = await subtree.below(session, sorted(ids))
        if there.keys() <= levels.keys():
            return there, found
        levels = there


async def the_task(session: AsyncSession, actor: Actor, name: str, *, for_change: bool) -> Task:
    """The one task of that id. Raises ``NotFound``, or ``Forbidden`` when the actor may only look at it."""
    found = await named_tasks(session, actor, [name], for_change=for_change)
    for _, error in found.missing:
        raise error
    return found.by_name[name]


async def the_list(
    session: AsyncSession, actor: Actor, list_id: int, *, for_change: bool = False, stays: bool = False,
    deleted: bool = False,
) -> TaskList:  # fmt: skip
    """The one list of that id; ``deleted`` looks in the trash. Who puts a task into it asks that it ``stays`` until the
    transaction ends. Raises ``NotFound``."""
    sees = await visible(session, actor)
    found = await lists.find(session, sees, list_id, deleted=deleted, for_change=for_change, stays=stays)
    if found is None:
        raise NotFound(f"There is no list {list_id}{' in the trash' if deleted else ''}.")
    return found


def number_in(name: str) -> int | None:
    """The number in an id ("12" or "#12")."""
    match = _ID.fullmatch(name.strip())
    return int(match[1]) if match else None


def _refusal(sees: Visible, name: str, task: Task | None, for_change: bool) -> AppError | None:
    if task is None:
        return NotFound(f"There is no task {_shown(name)}.")
    if for_change:
        try:
            sees.check_write(task.list_id, task.owner_id)
        except Forbidden as error:
            return error
    return None


def _under(below: dict[int, Task], heads: set[int]) -> dict[int, Task]:
    # Without the subtasks of a task that may not be changed.
    reached = set(heads)
    kept: dict[int, Task] = {}
    for number, task in below.items():
        if task.parent_id in reached:
            reached.add(number)
            kept[number] = task
    return kept


def _shown(name: str) -> str:
    return name if _ID.fullmatch(name) else f"“{shown_text(name)}”"
