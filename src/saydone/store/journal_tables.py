"""The tables of the journal: what was written to tasks and what belongs to them."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from saydone.store.tables import RowId, Table


class OperationRow(Table):
    """Writes that belong together, noted with the first of them."""

    __tablename__ = "operations"
    __table_args__ = (Index("operations_by_id", "user_id", "id", unique=True), Index("operations_of", "user_id", "of"))

    # They are ordered by it: two may begin in one microsecond, and clocks go back.
    seq: Mapped[int] = mapped_column(RowId, primary_key=True)
    id: Mapped[str] = mapped_column(String(64))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    door: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str] = mapped_column(String(16))
    of: Mapped[str | None] = mapped_column(String(64))
    started_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]


class ChangeRow(Table):
    """The journal: one row a write. ``before`` and ``after`` are the entity as JSON; ``task_id`` is the task that it
    belongs to, if to any."""

    __tablename__ = "changes"
    __table_args__ = (
        Index("changes_by_task", "task_id"),
        Index("changes_by_entity", "entity", "entity_id"),
        Index("changes_by_operation", "user_id", "operation"),
    )

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    operation: Mapped[str] = mapped_column(String(64))
    door: Mapped[str] = mapped_column(String(16))
    entity: Mapped[str] = mapped_column(String(16))
    entity_id: Mapped[int] = mapped_column(BigInteger)
    task_id: Mapped[int | None] = mapped_column(BigInteger)
    kind: Mapped[str] = mapped_column(String(16))
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime]
