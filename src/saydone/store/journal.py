"""The journal of writes, and the operations that they belong to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from pydantic import TypeAdapter
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.change import Change, ChangeKind, Entity, Record
from saydone.domain.comment import Comment
from saydone.domain.completion import Completion
from saydone.domain.label import Label
from saydone.domain.reminder import Reminder
from saydone.domain.saved_filter import SavedFilter
from saydone.domain.task import Task
from saydone.domain.task_file import TaskFile
from saydone.domain.task_list import TaskList
from saydone.store import operations
from saydone.store.journal_tables import ChangeRow
from saydone.store.prepared import Prepared
from saydone.store.tables import table_of

_ENTITIES: dict[type[Record], Entity] = {
    Task: "task",
    TaskList: "list",
    Label: "label",
    Comment: "comment",
    Reminder: "reminder",
    Completion: "completion",
    SavedFilter: "filter",
    TaskFile: "attachment",
}
_JSON: dict[Entity, TypeAdapter[Any]] = {entity: TypeAdapter(kind) for kind, entity in _ENTITIES.items()}
_WRITTEN = "saydone.written"
_changes = table_of(ChangeRow)
_NOTE = Prepared(insert(_changes).returning(_changes.c.id))
_NOTE_ALL = insert(_changes).returning(_changes.c.id, sort_by_parameter_order=True)
# What entries about tasks lack that are older than lists.
_BEFORE_LISTS = {"owner_id": 0, "list_id": 0, "position": 0}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the journal, with whose things it is about: ``owners`` of them, and the ``lists`` that they are in."""

    id: int
    operation: str
    entity: Entity
    entity_id: int
    task_id: int | None
    user_id: int
    owners: frozenset[int] = frozenset()
    lists: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Noted:
    id: int
    row: Mapping[str, Any]
    before: Record | None
    after: Record | None


async def record(
    session: AsyncSession, actor: Actor, kind: ChangeKind, before: Record | None, after: Record | None, now: datetime
) -> None:
    """Note one write, in the transaction that makes it."""
    await record_all(session, actor, [(kind, before, after)], now)


async def record_all(
    session: AsyncSession, actor: Actor, changes: Sequence[tuple[ChangeKind, Record | None, Record | None]],
    now: datetime,
) -> None:  # fmt: skip
    """Note several, in their order."""
    if not changes:
        return
    operation = await operations.begin(session, actor, now)
    rows = [_row(actor, operation, *change, now) for change in changes]
    if len(rows) == 1:
        numbers = [number for (number,) in await _NOTE.rows(session, rows[0])]
    else:
        numbers = await session.scalars(_NOTE_ALL, rows)
    noted = [_Noted(number, row, *change[1:]) for number, row, change in zip(numbers, rows, changes, strict=True)]
    session.info.setdefault(_WRITTEN, []).extend(noted)


def forget(session: AsyncSession, actor: Actor) -> None:
    """The actor's operation was rolled back to before it began, with its lines."""
    written: list[_Noted] = session.info.get(_WRITTEN, [])
    written[:] = [noted for noted in written if noted.row["operation"] != actor.operation]
    operations.forget(session, actor)


def _row(
    actor: Actor, operation: str, kind: ChangeKind, before: Record | None, after: Record | None, now: datetime
) -> dict[str, Any]:
    written = after or before
    if written is None:
        raise ValueError("a change has a before or an after")
    entity = _ENTITIES[type(written)]
    dump = _JSON[entity].dump_json
    return {
        "user_id": actor.user_id,
        "operation": operation,
        "door": actor.door,
        "entity": entity,
        "entity_id": written.id,
        "task_id": written.id if isinstance(written, Task) else getattr(written, "task_id", None),
        "kind": kind,
        "before": dump(before).decode() if before else None,
        "after": dump(after).decode() if after else None,
        "at": now,
    }


def written_in(session: AsyncSession) -> list[Line]:
    """The lines that a transaction wrote; not those that were rolled back."""
    written: list[_Noted] = session.info.get(_WRITTEN, [])
    return [_line(noted) for noted in written]


def _line(noted: "_Noted") -> Line:
    row, records = noted.row, [record for record in (noted.before, noted.after) if record is not None]
    lists = {record.id for record in records if isinstance(record, TaskList)}
    return Line(
        id=noted.id,
        operation=row["operation"],
        entity=row["entity"],
        entity_id=row["entity_id"],
        task_id=row["task_id"],
        user_id=row["user_id"],
        owners=frozenset(o for record in records if (o := getattr(record, "owner_id", None))),
        lists=frozenset(lists | {record.list_id for record in records if isinstance(record, Task)}),
    )


async def changes_in(session: AsyncSession, user_id: int, operation: str) -> list[Change]:
    """What was written in an operation, in its order."""
    wanted = select(ChangeRow).where(ChangeRow.user_id == user_id, ChangeRow.operation == operation)
    return [_change(row) for row in await session.scalars(wanted.order_by(ChangeRow.id))]


async def completed_in(session: AsyncSession, user_id: int, operation: str) -> set[int]:
    """The tasks of which an operation has noted that they were done or skipped."""
    wanted = select(ChangeRow.task_id).where(ChangeRow.user_id == user_id, ChangeRow.operation == operation)
    noted = wanted.where(ChangeRow.entity == "completion", ChangeRow.kind == "add", ChangeRow.task_id.is_not(None))
    return {number for number in await session.scalars(noted) if number is not None}


async def changes_of(session: AsyncSession, user_id: int, operations: Sequence[str]) -> dict[str, list[Change]]:
    """What was written in each of several operations, in its order."""
    wanted = select(ChangeRow).where(ChangeRow.user_id == user_id, ChangeRow.operation.in_(operations))
    found: dict[str, list[Change]] = {}
    for row in await session.scalars(wanted.order_by(ChangeRow.id)):
        found.setdefault(row.operation, []).append(_change(row))
    return found


def _change(row: ChangeRow) -> Change:
    entity = cast(Entity, row.entity)
    return Change(
        kind=cast(ChangeKind, row.kind),
        entity=entity,
        entity_id=row.entity_id,
        before=_record(entity, row.before),
        after=_record(entity, row.after),
        at=row.at,
    )


def _record(entity: Entity, text: str | None) -> Record | None:
    if text is None:
        return None
    if entity == "task" and '"list_id"' not in text:
        return _JSON["task"].validate_python(_BEFORE_LISTS | TypeAdapter(dict[str, Any]).validate_json(text))
    return _JSON[entity].validate_json(text)
