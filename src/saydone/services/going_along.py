"""What is taken away when tasks are completed or deleted: they, and what goes along with them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.task import Task
from saydone.services import access
from saydone.services.completion import SubtaskRule, is_done_for_good


async def taken_away(
    session: AsyncSession,
    actor: Actor,
    tasks: Sequence[Task],
    do: Literal["complete", "delete"],
    *,
    subtasks: SubtaskRule,
    now: datetime,
) -> list[Task]:
    """``tasks``, and the subtasks that go with them, all held until the transaction ends.

    With a task that is deleted all its subtasks go, with one that is done for good the open ones, unless the rule for
    ``subtasks`` is ``refuse``.
    """
    names = [str(task.id) for task in tasks]
    found = await access.named_tasks(session, actor, names, for_change=True, with_subtasks=True)
    if do == "delete":
        return [*tasks, *found.below.values()]
    if subtasks == "refuse":
        return list(tasks)
    ended = {task.id for task in found.tasks if is_done_for_good(actor, task, now)}
    along: list[Task] = []
    for part in found.below.values():  # parents before their subtasks
        if part.parent_id in ended:
            ended.add(part.id)
            along += [part] if part.status == "pending" else []
    return [*tasks, *along]
