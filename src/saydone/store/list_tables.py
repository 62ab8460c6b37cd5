"""The tables of lists, of whom they are shared with, and of what shows their tasks elsewhere: filters and feeds."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, PrimaryKeyConstraint, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, validates

from saydone.domain.text import folded
from saydone.store.tables import IDS_NEVER_AGAIN, RowId, Table


class ListRow(Table):
    """``name_key`` is the name to compare by, unique among a user's lists that are in use."""

    __tablename__ = "lists"
    __table_args__ = (
        Index(
            "list_names",
            "user_id",
            "name_key",
            unique=True,
            sqlite_where=text("archived_at IS NULL AND deleted_at IS NULL"),
            postgresql_where=text("archived_at IS NULL AND deleted_at IS NULL"),
        ),
        Index("one_inbox", "user_id", unique=True, sqlite_where=text("is_inbox"), postgresql_where=text("is_inbox")),
        Index("lists_by_position", "user_id", "position", "id"),
        IDS_NEVER_AGAIN,
    )

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text)
    color: Mapped[str] = mapped_column(String(16))
    position: Mapped[int] = mapped_column(BigInteger)
    is_inbox: Mapped[bool]
    archived_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]
    delete_operation: Mapped[str | None] = mapped_column(String(64))
    version: Mapped[int]

    @validates("name")
    def _keep_key(self, _: str, name: str) -> str:
        self.name_key = folded(name)
        return name


class MembershipRow(Table):
    """Whom a list is shared with; its owner has none."""

    __tablename__ = "memberships"
    __table_args__ = (PrimaryKeyConstraint("list_id", "user_id"), Index("memberships_by_user", "user_id"))

    list_id: Mapped[int] = mapped_column(ForeignKey("lists.id", ondelete="CASCADE"))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    role: Mapped[str] = mapped_column(String(16))


class SavedFilterRow(Table):
    """A query with a name."""

    __tablename__ = "saved_filters"
    __table_args__ = (Index("saved_filter_names", "user_id", "name_key", unique=True), IDS_NEVER_AGAIN)

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(Text)
    query: Mapped[str] = mapped_column(Text)
    position: Mapped[int] = mapped_column(BigInteger)
    version: Mapped[int] = mapped_column(server_default=text("1"))

    @validates("name")
    def _keep_key(self, _: str, name: str) -> str:
        self.name_key = folded(name)
        return name


class FeedRow(Table):
    """A calendar feed; ``digest`` is of the secret in its address."""

    __tablename__ = "feeds"
    __table_args__ = (Index("feeds_by_user", "user_id", "id"), IDS_NEVER_AGAIN)

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    list_id: Mapped[int | None] = mapped_column(ForeignKey("lists.id", ondelete="CASCADE"))
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
