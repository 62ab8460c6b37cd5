"""The tables. Moments are stored as UTC; JSON that is only ever read whole is stored as text."""

from datetime import UTC, datetime
from typing import Any, ClassVar, cast

from sqlalchemy import (
    BigInteger,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Text,
    TypeDecorator,
    text,
)
from sqlalchemy import Table as SqlTable
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Moment(TypeDecorator[datetime]):
    """An aware moment: SQLite forgets the offset, so it goes in and comes out as UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored moment must be aware")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# Compared by code points, as SQLite and Python do, not by the words' order in some language.
PlainText = Text().with_variant(Text(collation="C"), "postgresql")
EMPTY = text("''")
# Ids outlive what they name, in a model's memory and in the journal: none may ever name something else.
IDS_NEVER_AGAIN = {"sqlite_autoincrement": True}

# SQLite numbers rows only in an INTEGER primary key; PostgreSQL gets the wide type.
RowId = BigInteger().with_variant(Integer, "sqlite")


class Table(DeclarativeBase):
    """The base of all tables."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: Moment}


def table_of(row: type[Table]) -> SqlTable:
    """The table itself, for statements that need no objects."""
    return cast(SqlTable, row.__table__)


class UserRow(Table):
    """``language`` is a tag of BCP 47; ``preferences`` is a JSON object that front ends keep here."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    name: Mapped[str] = mapped_column(String(64), unique=True)
    time_zone: Mapped[str | None] = mapped_column(String(64))
    language: Mapped[str | None] = mapped_column(String(35))
    preferences: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime]


class TokenRow(Table):
    __tablename__ = "tokens"

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    label: Mapped[str] = mapped_column(String(100))
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class KeptAnswerRow(Table):
    """What was answered to a request with an idempotency key, and the request's digest."""

    __tablename__ = "kept_answers"
    __table_args__ = (PrimaryKeyConstraint("user_id", "key"), Index("kept_answers_by_time", "user_id", "at"))

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(255))
    digest: Mapped[str] = mapped_column(String(64))
    status: Mapped[int]
    headers: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]


class ThreadRow(Table):
    """A conversation. ``data`` is ChatKit's thread metadata, verbatim."""

    __tablename__ = "threads"
    __table_args__ = (Index("threads_by_update", "user_id", "updated_at", "id"),)

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    title: Mapped[str | None] = mapped_column(Text)
    data: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class ItemRow(Table):
    """What the user sees of a conversation. ``data`` is ChatKit's item, verbatim; ``seq`` orders.

    ``view`` is what a widget was built from, as JSON.
    """

    __tablename__ = "thread_items"
    __table_args__ = (Index("items_by_thread", "thread_id", "seq"),)

    seq: Mapped[int] = mapped_column(RowId, primary_key=True)
    id: Mapped[str] = mapped_column(String(64), unique=True)
    thread_id: Mapped[str] = mapped_column(ForeignKey("threads.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(32))
    data: Mapped[str] = mapped_column(Text)
    view: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime]


class FeedbackRow(Table):
    """What a user thought of an item."""

    __tablename__ = "feedback"

    item_id: Mapped[str] = mapped_column(ForeignKey("thread_items.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    at: Mapped[datetime]


class MemoryRow(Table):
    """What the model sees of a conversation: one Agents SDK input item a row."""

    __tablename__ = "model_items"
    __table_args__ = (Index("memory_by_thread", "thread_id", "seq"),)

    seq: Mapped[int] = mapped_column(RowId, primary_key=True)
    thread_id: Mapped[str] = mapped_column(ForeignKey("threads.id", ondelete="CASCADE"))
    data: Mapped[str] = mapped_column(Text)


class TurnRow(Table):
    """One run of the agent, or one click. One runs in a thread at most; it is held until ``lease_until``."""

    __tablename__ = "turns"
    __table_args__ = (
        Index(
            "one_running_turn",
            "thread_id",
            unique=True,
            sqlite_where=text("status = 'running'"),
            postgresql_where=text("status = 'running'"),
        ),
        Index("turns_by_key", "user_id", "idempotency_key", unique=True),
        Index("turns_by_thread", "thread_id", "started_at"),
    )

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    thread_id: Mapped[str | None] = mapped_column(ForeignKey("threads.id", ondelete="CASCADE"))
    status: Mapped[str] = mapped_column(String(16))
    idempotency_key: Mapped[str | None] = mapped_column(String(255))
    request_digest: Mapped[str | None] = mapped_column(String(64))
    events: Mapped[str | None] = mapped_column(Text)
    model: Mapped[str] = mapped_column(Text)
    input_tokens: Mapped[int] = mapped_column(default=0)
    output_tokens: Mapped[int] = mapped_column(default=0)
    tool_calls: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None] = mapped_column(String(64))
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    lease_until: Mapped[datetime]
    holder: Mapped[str] = mapped_column(String(255))
    stop_asked: Mapped[bool] = mapped_column(default=False)
    message_id: Mapped[str | None] = mapped_column(String(64))
    memory_before: Mapped[int] = mapped_column(BigInteger, default=0)


class AttachmentRow(Table):
    """A file that a user sent, as bytes under ``storage_key``; ``item_id`` is the message that uses it.

    While no message does, it goes at ``expires_at``; a used one has none, so that it goes as soon as its message has.
    The row outlives the bytes: whoever deletes them finds them by it.
    """

    __tablename__ = "attachments"
    __table_args__ = (
        Index("attachments_by_user", "user_id", "state"),
        Index("attachments_by_thread", "thread_id"),
        Index("attachments_by_item", "item_id"),
        Index(
            "attachments_unused",
            "expires_at",
            sqlite_where=text("item_id IS NULL"),
            postgresql_where=text("item_id IS NULL"),
        ),
    )

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    thread_id: Mapped[str | None] = mapped_column(ForeignKey("threads.id", ondelete="SET NULL"))
    item_id: Mapped[str | None] = mapped_column(ForeignKey("thread_items.id", ondelete="SET NULL"))
    name: Mapped[str] = mapped_column(Text)
    mime_type: Mapped[str] = mapped_column(String(127))
    size: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str] = mapped_column(String(16))
    state: Mapped[str] = mapped_column(String(16))
    storage_key: Mapped[str] = mapped_column(String(64), unique=True)
    digest: Mapped[str | None] = mapped_column(String(64))
    text: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime]
    ready_at: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]
