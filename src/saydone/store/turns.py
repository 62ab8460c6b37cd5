"""Turns in the database: which one holds a conversation, and what became of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import bindparam, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.store.insertion import insertion
from saydone.store.prepared import Prepared
from saydone.store.tables import TurnRow, table_of

_turns = table_of(TurnRow)
_CLAIM = Prepared(insertion(_turns, lambda insert: insert.on_conflict_do_nothing()))
# Interrupted by another process that took it for dead, it stays so.
_FINISH = Prepared(update(_turns).where(_turns.c.id == bindparam("turn_id"), _turns.c.status == "running"))
_RUNNING_IN = select(TurnRow).where(TurnRow.status == "running", TurnRow.thread_id == bindparam("in_thread"))

TurnStatus = Literal["running", "completed", "failed", "stopped", "interrupted"]
Hold = Literal["held", "stop asked", "lost"]


@dataclass(frozen=True, slots=True)
class NewTurn:
    """A turn about to run, held by ``holder``. Without a ``thread_id`` it is a click outside of any conversation.

    ``message_id`` is the user's message that it answers, ``memory_before`` the last of the model's
    memory before it: a retry of the message goes back to there. The ``request_digest`` is that of the request with the
    ``idempotency_key``.
    """

    id: str
    user_id: int
    thread_id: str | None
    idempotency_key: str | None
    request_digest: str | None
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
    """Start a turn; returns False when another one holds the conversation, or its idempotency key is taken.

    The transaction is to be rolled back then.
    """
    new = {
        "id": turn.id,
        "user_id": turn.user_id,
        "thread_id": turn.thread_id,
        "status": "running",
        "idempotency_key": turn.idempotency_key,
        "request_digest": turn.request_digest,
        "model": turn.model,
        "holder": turn.holder,
        "message_id": turn.message_id,
        "memory_before": turn.memory_before,
        "started_at": now,
        "lease_until": lease_until,
    }
    try:
        return await _CLAIM.run(session, new) == 1
    except IntegrityError:  # the conversation is gone
        return False


async def renew(session: AsyncSession, turn_ids: Collection[str], lease_until: datetime) -> None:
    """Hold on to the turns' conversations for longer, those that are still held."""
    running = TurnRow.id.in_(turn_ids), TurnRow.status == "running"
    await session.execute(update(TurnRow).where(*running).values(lease_until=lease_until))


async def ask_to_stop(session: AsyncSession, turn_id: str) -> None:
    """Ask whoever runs the turn to stop it."""
    running = TurnRow.id == turn_id, TurnRow.status == "running"
    await session.execute(update(TurnRow).where(*running).values(stop_asked=True))


async def holds_of(session: AsyncSession, turn_ids: Collection[str]) -> dict[str, Hold]:
    """Whether the turns may go on: each holds its conversation, was asked to stop, or lost it to another's."""
    running = select(TurnRow.id, TurnRow.stop_asked).where(TurnRow.id.in_(turn_ids), TurnRow.status == "running")
    asked = {row.id: row.stop_asked for row in await session.execute(running)}
    return {
        turn_id: "lost" if turn_id not in asked else "stop asked" if asked[turn_id] else "held" for turn_id in turn_ids
    }


async def finish(session: AsyncSession, turn_id: str, end: TurnEnd, now: datetime) -> bool:
    """Note how a turn ended; the conversation is free for the next one. Returns False when it was no longer running."""
    key = {} if end.keep_key else {"idempotency_key": None}
    told = {
        **key,
        "status": end.status,
        "events": end.events,
        "input_tokens": end.input_tokens,
        "output_tokens": end.output_tokens,
        "tool_calls": end.tool_calls,
        "error": end.error,
        "finished_at": now,
    }
    return await _FINISH.run(session, {"turn_id": turn_id, **told}) == 1


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
    everywhere = select(TurnRow).where(TurnRow.status == "running")
    rows = await (session.scalars(_RUNNING_IN, {"in_thread": thread_id}) if thread_id else session.scalars(everywhere))
    return [(_turn(row), row.lease_until) for row in rows]


async def running_of(session: AsyncSession, user_id: int) -> Sequence[StoredTurn]:
    """All turns of a user's that are marked as running."""
    mine = select(TurnRow).where(TurnRow.status == "running", TurnRow.user_id == user_id)
    return [_turn(row) for row in await session.scalars(mine)]


async def statuses(session: AsyncSession, turn_ids: Collection[str]) -> dict[str, str]:
    """The status of each of these turns that is there."""
    rows = await session.execute(select(TurnRow.id, TurnRow.status).where(TurnRow.id.in_(turn_ids)))
    return {row.id: row.status for row in rows}


async def turns_in(session: AsyncSession, user_id: int, thread_id: str) -> Sequence[str]:
    """The ids of all turns in the user's conversation."""
    wanted = select(TurnRow.id).where(TurnRow.user_id == user_id, TurnRow.thread_id == thread_id)
    return list(await session.scalars(wanted))


async def find_by_key(session: AsyncSession, user_id: int, key: str) -> StoredTurn | None:
    """The user's turn that was started with this idempotency key."""
    row = await session.scalar(select(TurnRow).where(TurnRow.user_id == user_id, TurnRow.idempotency_key == key))
    return _turn(row) if row else None


async def latest(session: AsyncSession, user_id: int, thread_id: str) -> StoredTurn | None:
    """The newest turn in the user's conversation."""
    wanted = select(TurnRow).where(TurnRow.user_id == user_id, TurnRow.thread_id == thread_id)
    row = await session.scalar(wanted.order_by(TurnRow.started_at.desc()).limit(1))
    return _turn(row) if row else None


async def answering(session: AsyncSession, user_id: int, thread_id: str, message_id: str) -> list[StoredTurn]:
    """The turns that answered this message, the first one first."""
    wanted = select(TurnRow).where(
        TurnRow.user_id == user_id, TurnRow.thread_id == thread_id, TurnRow.message_id == message_id
    )
    rows = await session.scalars(wanted.order_by(TurnRow.memory_before, TurnRow.started_at))
    return [_turn(row) for row in rows]


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
