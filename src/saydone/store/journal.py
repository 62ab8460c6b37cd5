"""The journal of writes to tasks."""

from datetime import datetime
from typing import Literal, cast

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.task import Task
from saydone.store.tables import ChangeRow

ChangeKind = Literal["add", "update", "complete", "reopen", "delete"]
_JSON = TypeAdapter(Task)


async def record(
    session: AsyncSession,
    actor: Actor,
    kind: ChangeKind,
    before: Task | None,
    after: Task | None,
    now: datetime,
) -> None:
    """Note one write, in the transaction that makes it."""
    task = after or before
    if task is None:
        raise ValueError("a change has a before or an after")
    session.add(
        ChangeRow(
            user_id=actor.user_id,
            operation=actor.operation,
            door=actor.door,
            task_id=task.id,
            kind=kind,
            before=_JSON.dump_json(before).decode() if before else None,
            after=_JSON.dump_json(after).decode() if after else None,
            at=now,
        )
    )
    await session.flush()


async def changes_in(session: AsyncSession, user_id: int, operation: str) -> list[tuple[ChangeKind, Task]]:
    """What was written in an operation, in its order: the kind, and the task after it (before it, when deleted)."""
    wanted = select(ChangeRow).where(ChangeRow.user_id == user_id, ChangeRow.operation == operation)
    rows = await session.scalars(wanted.order_by(ChangeRow.id))
    return [(cast(ChangeKind, row.kind), _JSON.validate_json(row.after or row.before or "")) for row in rows]
