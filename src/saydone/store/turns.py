"""Turns in the database: which one holds a conversation, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, cast

from sqlalchemy import CursorResult, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.store.tables import TurnRow

TurnStatus = Literal["running", "completed", "failed", "stopped", "interrupted"]


@dataclass(frozen=True, slots=True)
class NewTurn:
    """A turn about to run, held by ``holder``. Without a ``thread_id`` it is a click outside of any conversation.

    ``message_id`` is the user's message that it answers, ``memory_before`` the last of the model's
    memory before it: a retry of the message goes back to there.
    """

    id: str
    user_id: int
    thread_id: str | None
    idempotency_key: str | None
    request_digest: str
    model: str
    holder: str
    message_id: str | None = None
    memory_before: int = 0


@dataclass(frozen=True, slots=True)
class StoredTurn:
    """A turn as it was kept; ``events`` is its event log as JSON, where one was kept when it ended."""

    id: str
    user_id: int
    thread_id: str | None
    status: str
    request_digest: str | None
    events: str | None
    holder: str
    memory_before: int


@dataclass(frozen=True, slots=True)
class TurnEnd:
    """How a turn ended, and what it cost."""

    status: TurnStatus
    events: str | None
    input_tokens: int = 0
    output_tokens: int = 0
    tool_calls: int = 0
    error: str | None = None
    keep_key: bool = True
    """Whether the same idempotency key finds this turn again."""


async def claim(session: AsyncSession, turn: NewTurn, *, now: datetime, lease_until: datetime) -> bool:
    """Start a turn; returns False when another one holds the conversation, or its idempotency key is taken."""
    row = TurnRow(
        id=turn.id,
        user_id=turn.user_id,
        thread_id=turn.thread_id,
        status="running",
        idempotency_key=turn.idempotency_key,
        request_digest=turn.request_digest,
        model=turn.model,
        holder=turn.holder,
        message_id=turn.message_id,
        memory_before=turn.memory_before,
        started_at=now,
        lease_until=lease_until,
    )
    try:
        async with session.begin_nested():
            session.add(row)
    except IntegrityError:
        return False
    return True


async def renew(session: AsyncSession, turn_id: str, lease_until: datetime) -> bool:
    """Hold on to the conversation for longer; returns False when it is lost."""
    running = TurnRow.id == turn_id, TurnRow.status == "running"
    result = await session.execute(update(TurnRow).where(*running).values(lease_until=lease_until))
    return cast(CursorResult[Any], result).rowcount == 1


async def ask_to_stop(session: AsyncSession, turn_id: str) -> None:
    """Ask whoever runs the turn to stop it."""
    running = TurnRow.id == turn_id, TurnRow.status == "running"
    await session.execute(update(TurnRow).where(*running).values(stop_asked=True))


async def stop_asked(session: AsyncSession, turn_id: str) -> bool:
    """Whether the turn was asked to stop, or has nothing to run for: its conversation is gone, or another's."""
    asked = select(TurnRow.stop_asked).where(TurnRow.id == turn_id, TurnRow.status == "running")
    return await session.scalar(asked) is not False


async def finish(session: AsyncSession, turn_id: str, end: TurnEnd, now: datetime) -> None:
    """Note how a turn ended; the conversation is free for the next one."""
    key = {} if end.keep_key else {"idempotency_key": None}
    await session.execute(
        update(TurnRow)
        # Interrupted by another process that took it for dead, it stays so.
        .where(TurnRow.id == turn_id, TurnRow.status == "running")
        .values(
            **key,
            status=end.status,
            events=end.events,
            input_tokens=end.input_tokens,
            output_tokens=end.output_tokens,
            tool_calls=end.tool_calls,
            error=end.error,
            finished_at=now,
        )
    )


async def interrupt(session: AsyncSession, turn_id: str, now: datetime) -> bool:
    """Mark a turn whose process died; returns False when somebody else did so before."""
    running = select(TurnRow).where(TurnRow.id == turn_id, TurnRow.status == "running").with_for_update()
    row = await session.scalar(running)
    if row is None:
        return False
    row.status, row.finished_at = "interrupted", now
    await session.flush()
    return True


async def running_turns(
    session: AsyncSession, *, thread_id: str | None = None
) -> Sequence[tuple[StoredTurn, datetime]]:
    """All turns that are marked as running (in one conversation), each with the end of its lease."""
    wanted = select(TurnRow).where(TurnRow.status == "running")
    if thread_id is not None:
        wanted = wanted.where(TurnRow.thread_id == thread_id)
    return [(_turn(row), row.lease_until) for row in await session.scalars(wanted)]


async def find_by_key(session: AsyncSession, user_id: int, key: str) -> StoredTurn | None:
    """The user's turn that was started with this idempotency key."""
    row = await session.scalar(select(TurnRow).where(TurnRow.user_id == user_id, TurnRow.idempotency_key == key))
    return _turn(row) if row else None


async def latest(session: AsyncSession, user_id: int, thread_id: str) -> StoredTurn | None:
    """The newest turn in the user's conversation."""
    wanted = select(TurnRow).where(TurnRow.user_id == user_id, TurnRow.thread_id == thread_id)
    row = await session.scalar(wanted.order_by(TurnRow.started_at.desc()).limit(1))
    return _turn(row) if row else None


async def answering(session: AsyncSession, user_id: int, thread_id: str, message_id: str) -> StoredTurn | None:
    """The first turn that answered this message."""
    wanted = select(TurnRow).where(
        TurnRow.user_id == user_id, TurnRow.thread_id == thread_id, TurnRow.message_id == message_id
    )
    row = await session.scalar(wanted.order_by(TurnRow.started_at).limit(1))
    return _turn(row) if row else None


def _turn(row: TurnRow) -> StoredTurn:
    return StoredTurn(
        id=row.id,
        user_id=row.user_id,
        thread_id=row.thread_id,
        status=row.status,
        request_digest=row.request_digest,
        events=row.events,
        holder=row.holder,
        memory_before=row.memory_before,
    )
