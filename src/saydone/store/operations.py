"""Operations: which writes belong together, and which were taken back."""

from collections.abc import Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor, Door
from saydone.domain.change import Operation, OperationKind
from saydone.store.insertion import insertion
from saydone.store.journal_tables import ChangeRow, OperationRow
from saydone.store.prepared import Prepared
from saydone.store.tables import TurnRow, table_of

_BEGUN = "saydone.operations"
_TURN_ID = 32
_BEGIN = Prepared(insertion(table_of(OperationRow), lambda insert: insert.on_conflict_do_nothing()))


async def begin(
    session: AsyncSession, actor: Actor, now: datetime, *, kind: OperationKind = "do", of: str | None = None
) -> str:
    """Note the actor's operation, if that was not done yet; returns the id by which to write in it. One that was taken
    back, or takes back itself, is not gone on with: what is done after that in the same turn is an operation again."""
    begun: dict[tuple[int, str], str] = session.info.setdefault(_BEGUN, {})
    key = (actor.user_id, actor.operation)
    if key in begun:
        return begun[key]
    values = {"user_id": actor.user_id, "door": actor.door, "kind": kind, "of": of, "started_at": now}
    name, count = actor.operation, 1
    # Calls of one turn may run at the same time, each in a transaction of its own: the later one finds it there.
    while not await _BEGIN.run(session, {**values, "id": name}) and kind == "do":
        present = await find(session, actor.user_id, name)
        if present is None or (present.kind == "do" and present.undone_at is None):
            break
        count += 1
        name = numbered(actor.operation, count)
    begun[key] = name
    return name


def numbered(operation: str, count: int) -> str:
    """The id of a further operation in the same turn."""
    return f"{operation[:50]}.{count}"


def has_begun(session: AsyncSession, actor: Actor) -> bool:
    """Whether something was written in the actor's operation, in this transaction."""
    return (actor.user_id, actor.operation) in session.info.get(_BEGUN, ())


def forget(session: AsyncSession, actor: Actor) -> None:
    """The actor's operation was rolled back to before it began."""
    session.info.get(_BEGUN, dict[tuple[int, str], str]()).pop((actor.user_id, actor.operation), None)


async def find(session: AsyncSession, user_id: int, operation: str, *, for_change: bool = False) -> Operation | None:
    """One of the user's operations; ``for_change`` holds it until the transaction ends."""
    wanted = select(OperationRow).where(OperationRow.user_id == user_id, OperationRow.id == operation)
    if for_change:
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    row = await session.scalar(wanted)
    return _operation(row) if row else None


async def newest(
    session: AsyncSession, user_id: int, *, limit: int, kinds: Sequence[OperationKind] = ("do", "undo", "redo"),
    before: str | None = None, task_id: int | None = None,
) -> list[Operation]:  # fmt: skip
    """The user's newest operations, the newest first; ``before`` is the one to go on after, ``task_id`` asks for those
    that wrote to that task."""
    wanted = select(OperationRow).where(OperationRow.user_id == user_id, OperationRow.kind.in_(kinds))
    if task_id is not None:
        writes = select(ChangeRow.operation).where(ChangeRow.user_id == user_id, ChangeRow.task_id == task_id)
        wanted = wanted.where(OperationRow.id.in_(writes))
    if before is not None:
        last = select(OperationRow.seq).where(OperationRow.user_id == user_id, OperationRow.id == before)
        wanted = wanted.where(OperationRow.seq < last.scalar_subquery())
    return [_operation(row) for row in await session.scalars(wanted.order_by(OperationRow.seq.desc()).limit(limit))]


async def newest_to_undo(
    session: AsyncSession, user_id: int, *, thread_id: str | None = None, door: Door | None = None
) -> Operation | None:
    """The user's newest operation that stands, but for undos: of all, those of a conversation's turns and clicks and
    what took one of these back or did it again, or those through a door."""
    wanted = select(OperationRow).where(OperationRow.user_id == user_id, OperationRow.kind.in_(("do", "redo")))
    wanted = wanted.where(OperationRow.undone_at.is_(None), *_within(user_id, thread_id))
    if door is not None:
        wanted = wanted.where(OperationRow.door == door)
    return await _newest(session, wanted)


async def newest_to_redo(session: AsyncSession, user_id: int, *, thread_id: str | None = None) -> Operation | None:
    """The user's newest undo that stands, of all or in a conversation; or, where something else was done since, that,
    whether it was undone itself or not."""
    stands = and_(OperationRow.kind == "undo", OperationRow.undone_at.is_(None))
    wanted = select(OperationRow).where(OperationRow.user_id == user_id, or_(OperationRow.kind == "do", stands))
    return await _newest(session, wanted.where(*_within(user_id, thread_id)))


async def thread_of(session: AsyncSession, user_id: int, operation: str) -> str | None:
    """The conversation that an operation is a turn or a click in, if it is one."""
    wanted = select(TurnRow.thread_id).where(TurnRow.user_id == user_id, TurnRow.id == operation[:_TURN_ID])
    return await session.scalar(wanted)


async def within(session: AsyncSession, user_id: int, names: Sequence[str]) -> list[Operation]:
    """The user's operations of these names, or of one and a number; the newest first."""
    named = [OperationRow.id.in_(names), *(OperationRow.id.startswith(f"{name}.", autoescape=True) for name in names)]
    wanted = select(OperationRow).where(OperationRow.user_id == user_id, or_(*named))
    return [_operation(row) for row in await session.scalars(wanted.order_by(OperationRow.seq.desc()))]


async def newest_of(session: AsyncSession, user_id: int, operation: str) -> Operation | None:
    """The newest operation that took this one back, or did it again."""
    wanted = select(OperationRow).where(OperationRow.user_id == user_id, OperationRow.of == operation)
    return await _newest(session, wanted)


async def mark_undone(session: AsyncSession, user_id: int, operation: str, now: datetime) -> None:
    """Note that an operation was taken back."""
    wanted = select(OperationRow).where(OperationRow.user_id == user_id, OperationRow.id == operation)
    row = (await session.scalars(wanted)).one()
    row.undone_at = now
    await session.flush()
    begun: dict[tuple[int, str], str] = session.info.get(_BEGUN, {})
    for key in [key for key, name in begun.items() if key[0] == user_id and name == operation]:
        del begun[key]


async def _newest(session: AsyncSession, wanted: Select[OperationRow]) -> Operation | None:
    row = await session.scalar(wanted.order_by(OperationRow.seq.desc()).limit(1))
    return _operation(row) if row else None


def _within(user_id: int, thread_id: str | None) -> list[ColumnElement[bool]]:
    if thread_id is None:
        return []
    # A turn's operation has its id, a further one in the same turn a number behind it.
    turns = select(TurnRow.id).where(TurnRow.user_id == user_id, TurnRow.thread_id == thread_id)
    names = (func.substr(name, 1, _TURN_ID) for name in (OperationRow.id, OperationRow.of))
    return [or_(*(name.in_(turns) for name in names))]


def _operation(row: OperationRow) -> Operation:
    return Operation(
        id=row.id,
        kind=cast(OperationKind, row.kind),
        door=cast(Door, row.door),
        of=row.of,
        started_at=row.started_at,
        undone_at=row.undone_at,
    )
