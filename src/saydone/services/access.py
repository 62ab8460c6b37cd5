"""Who may see and change what. Someone else's task and a task that never was give the same answer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.task import Task
from saydone.domain.text import shown_text
from saydone.errors import NotFound
from saydone.store import tasks as store

# At most 18 digits: every such number fits a 64-bit integer.
_TASK_ID = re.compile(r"#?([0-9]{1,18})")


@dataclass(frozen=True, slots=True)
class NamedTasks:
    """The tasks found, in the order named; and the names that lead nowhere."""

    by_name: dict[str, Task]
    missing: list[tuple[str, NotFound]]

    @property
    def tasks(self) -> list[Task]:
        """The tasks found, each once: "12" and "#12" are one."""
        return list({task.id: task for task in self.by_name.values()}.values())


async def named_tasks(session: AsyncSession, actor: Actor, ids: Sequence[str], *, for_change: bool) -> NamedTasks:
    """The actor's tasks by id ("12" or "#12"); ``for_change`` holds them until the transaction ends."""
    numbers = {name: int(match[1]) for name in ids if (match := _TASK_ID.fullmatch(name.strip()))}
    found = await store.find(session, actor.user_id, list(set(numbers.values())), for_change=for_change)
    by_name: dict[str, Task] = {}
    missing: list[tuple[str, NotFound]] = []
    for name in dict.fromkeys(ids):
        task = found.get(numbers.get(name, -1))
        if task is None:
            missing.append((name, NotFound(f"There is no task {_shown(name)}.")))
        else:
            by_name[name] = task
    return NamedTasks(by_name=by_name, missing=missing)


def _shown(name: str) -> str:
    return name if _TASK_ID.fullmatch(name) else f"“{shown_text(name)}”"
