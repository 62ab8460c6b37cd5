"""Attachments in the database: what was sent, whose it is, and which message uses it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, cast

from sqlalchemy import ColumnElement, and_, delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.store.tables import AttachmentRow, UserRow
from saydone.store.task_tables import TaskAttachmentRow

Kind = Literal["image", "file"]
State = Literal["pending", "ready", "deleting"]


@dataclass(frozen=True, slots=True)
class StoredAttachment:
    """A file of a user's; ``text`` is what can be read in it, as far as it was kept."""

    id: str
    user_id: int | None
    item_id: str | None
    name: str
    mime_type: str
    size: int
    kind: Kind
    state: State
    storage_key: str
    digest: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Received:
    """What turned out about a file when it had come."""

    mime_type: str
    kind: Kind
    size: int
    digest: str
    text: str | None


async def insert(session: AsyncSession, attachment: StoredAttachment, *, now: datetime, expires_at: datetime) -> None:
    """Add an attachment whose bytes have not come yet."""
    session.add(
        AttachmentRow(
            id=attachment.id,
            user_id=attachment.user_id,
            name=attachment.name,
            mime_type=attachment.mime_type,
            size=attachment.size,
            kind=attachment.kind,
            state=attachment.state,
            storage_key=attachment.storage_key,
            created_at=now,
            expires_at=expires_at,
        )
    )
    await session.flush()


async def find(session: AsyncSession, attachment_id: str, *, for_change: bool = False) -> StoredAttachment | None:
    """The attachment of that id, whoever's it is: for callers that a signed link let in."""
    wanted = select(AttachmentRow).where(AttachmentRow.id == attachment_id)
    row = await session.scalar(wanted.with_for_update() if for_change else wanted)
    return _stored(row) if row else None


async def of_user(
    session: AsyncSession, user_id: int, ids: Sequence[str], *, for_change: bool = False
) -> dict[str, StoredAttachment]:
    """Those of the ids that are the user's; ``for_change`` holds them until the transaction ends."""
    wanted = select(AttachmentRow).where(AttachmentRow.user_id == user_id, AttachmentRow.id.in_(ids))
    # One order for all: two that hold the same rows do not wait for each other for ever.
    rows = await session.scalars(wanted.order_by(AttachmentRow.id).with_for_update() if for_change else wanted)
    return {row.id: _stored(row) for row in rows}


async def receive(
    session: AsyncSession, attachment_id: str, received: Received, *, now: datetime, expires_at: datetime
) -> None:
    """Note that the bytes are there."""
    values = {
        "state": "ready",
        "mime_type": received.mime_type,
        "kind": received.kind,
        "size": received.size,
        "digest": received.digest,
        "text": received.text,
        "ready_at": now,
        "expires_at": expires_at,
    }
    await session.execute(update(AttachmentRow).where(AttachmentRow.id == attachment_id).values(values))


async def attach(session: AsyncSession, ids: Sequence[str], thread_id: str, item_id: str) -> int:
    """Let a message use these; returns how many were free to be used."""
    free = (AttachmentRow.id.in_(ids), AttachmentRow.state == "ready", AttachmentRow.item_id.is_(None))
    values = {"thread_id": thread_id, "item_id": item_id, "expires_at": None}
    done = await session.execute(update(AttachmentRow).where(*free).values(values).returning(AttachmentRow.id))
    return len(done.all())


async def usage(session: AsyncSession, user_id: int) -> tuple[int, int]:
    """How many bytes the user's attachments have, and how many no message uses yet; held until the transaction ends."""
    await session.execute(select(UserRow.id).where(UserRow.id == user_id).with_for_update())
    mine = AttachmentRow.user_id == user_id
    size = await session.scalar(select(func.coalesce(func.sum(AttachmentRow.size), 0)).where(mine))
    unused = await session.scalar(
        select(func.count()).select_from(AttachmentRow).where(mine, AttachmentRow.item_id.is_(None), ~_of_a_task())
    )
    return int(size or 0), int(unused or 0)


async def ready(session: AsyncSession, ids: Sequence[str]) -> dict[str, StoredAttachment]:
    """Those of the ids whose bytes are there, whoever's they are: for callers that checked who may see them."""
    wanted = select(AttachmentRow).where(AttachmentRow.id.in_(ids), AttachmentRow.state == "ready")
    return {row.id: _stored(row) for row in await session.scalars(wanted)}


async def newest_named(session: AsyncSession, user_id: int, name: str) -> StoredAttachment | None:
    """The newest file of that name that the user sent, as far as its bytes are there."""
    named = func.lower(AttachmentRow.name) == name.lower()
    wanted = select(AttachmentRow).where(AttachmentRow.user_id == user_id, AttachmentRow.state == "ready", named)
    row = await session.scalar(wanted.order_by(AttachmentRow.created_at.desc(), AttachmentRow.id).limit(1))
    return _stored(row) if row else None


async def of_tasks(session: AsyncSession, ids: Sequence[str]) -> set[str]:
    """Those of the ids that belong to tasks."""
    wanted = select(TaskAttachmentRow.attachment_id).where(TaskAttachmentRow.attachment_id.in_(ids))
    return set(await session.scalars(wanted))


async def keep_until(session: AsyncSession, attachment_id: str, moment: datetime) -> None:
    """Let what nothing uses stay until then, at the least."""
    await session.execute(update(AttachmentRow).where(AttachmentRow.id == attachment_id).values(expires_at=moment))


async def mark_deleting(session: AsyncSession, attachment_id: str) -> None:
    """From now on nobody can use it: its bytes are about to go."""
    await session.execute(
        update(AttachmentRow).where(AttachmentRow.id == attachment_id).values(state="deleting", expires_at=None)
    )


async def mark_orphans(session: AsyncSession, now: datetime, limit: int) -> list[StoredAttachment]:
    """Mark attachments that nothing uses (any more) as about to go, and return them."""
    wanted = select(AttachmentRow).where(_orphan(now)).limit(limit).with_for_update(skip_locked=True)
    rows = list(await session.scalars(wanted))
    for row in rows:
        row.state = "deleting"
    await session.flush()
    return [_stored(row) for row in rows]


async def remove(session: AsyncSession, ids: Sequence[str]) -> None:
    """Forget attachments whose bytes are gone."""
    await session.execute(delete(AttachmentRow).where(AttachmentRow.id.in_(ids), AttachmentRow.state == "deleting"))


def _orphan(now: datetime) -> ColumnElement[bool]:
    # A used one has no time to expire at: its message went, and the database took the reference away.
    over = or_(AttachmentRow.expires_at.is_(None), AttachmentRow.expires_at <= now)
    return and_(AttachmentRow.item_id.is_(None), over, ~_of_a_task())


def _of_a_task() -> ColumnElement[bool]:
    return exists().where(TaskAttachmentRow.attachment_id == AttachmentRow.id)


def _stored(row: AttachmentRow) -> StoredAttachment:
    return StoredAttachment(
        id=row.id,
        user_id=row.user_id,
        item_id=row.item_id,
        name=row.name,
        mime_type=row.mime_type,
        size=row.size,
        kind=cast(Kind, row.kind),
        state=cast(State, row.state),
        storage_key=row.storage_key,
        digest=row.digest,
        text=row.text,
    )
