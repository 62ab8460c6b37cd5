"""Turns in the database: which one holds a conversation, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.store.tables import TurnRow

TurnStatus = Literal["running", "completed", "failed", "stopped", "interrupted"]


@dataclass(frozen=True, slots=True)
class NewTurn:
    """A turn about to run. Without a ``thread_id`` it is a click outside of any conversation."""

    id: str
    user_id: int
    thread_id: str | None
    idempotency_key: str | None
    request_digest: str
    model: str


@dataclass(frozen=True, slots=True)
class StoredTurn:
    """A turn as it was kept; ``events`` is its event log as JSON once it has ended."""

    id: str
    thread_id: str | None
    status: str
    request_digest: str | None
    events: str | None


@dataclass(frozen=True, slots=True)
class TurnEnd:
    """How a turn ended, and what it cost."""

    status: TurnStatus
    events: str | None
    input_tokens: int = 0
    output_tokens: int = 0
    tool_calls: int = 0
    error: str | None = None


async def claim(session: AsyncSession, turn: NewTurn, *, now: datetime, lease_until: datetime) -> bool:
    """Start a turn; returns False when another one holds the conversation.

    A hold whose lease ran out was left by a process that died: that turn is marked interrupted.
    """
    if turn.thread_id is not None:
        held = TurnRow.thread_id == turn.thread_id, TurnRow.status == "running", TurnRow.lease_until < now
        await session.execute(update(TurnRow).where(*held).values(status="interrupted", finished_at=now))
    row = TurnRow(
        id=turn.id,
        user_id=turn.user_id,
        thread_id=turn.thread_id,
        status="running",
        idempotency_key=turn.idempotency_key,
        request_digest=turn.request_digest,
        model=turn.model,
        started_at=now,
        lease_until=lease_until,
    )
    try:
        async with session.begin_nested():
            session.add(row)
    except IntegrityError:
        return False
    return True


async def renew(session: AsyncSession, turn_id: str, lease_until: datetime) -> None:
    """Hold on to the conversation for longer."""
    await session.execute(
        update(TurnRow).where(TurnRow.id == turn_id, TurnRow.status == "running").values(lease_until=lease_until)
    )


async def finish(session: AsyncSession, turn_id: str, end: TurnEnd, now: datetime) -> None:
    """Note how a turn ended; the conversation is free for the next one."""
    await session.execute(
        update(TurnRow)
        .where(TurnRow.id == turn_id)
        .values(
            status=end.status,
            events=end.events,
            input_tokens=end.input_tokens,
            output_tokens=end.output_tokens,
            tool_calls=end.tool_calls,
            error=end.error,
            finished_at=now,
        )
    )


async def find_by_key(session: AsyncSession, user_id: int, key: str) -> StoredTurn | None:
    """The user's turn that was started with this idempotency key."""
    row = await session.scalar(select(TurnRow).where(TurnRow.user_id == user_id, TurnRow.idempotency_key == key))
    if row is None:
        return None
    return StoredTurn(
        id=row.id,
        thread_id=row.thread_id,
        status=row.status,
        request_digest=row.request_digest,
        events=row.events,
    )
