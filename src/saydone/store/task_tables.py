"""The tables of tasks and what belongs to them."""

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index, PrimaryKeyConstraint, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, validates

from saydone.domain.text import folded
from saydone.store.tables import EMPTY, IDS_NEVER_AGAIN, PlainText, RowId, Table

LOOKED_AT = ("list_id", "assignee_id", "label_ids", "deleted_at")
"""What counting asks most of thousands of tasks: the index has it, so that their rows are not read."""


class TaskRow(Table):
    """``user_id`` is the owner of the list it is in. ``due_at`` is set beside ``due_on`` when the due is a moment,
    and so with the start. ``due_sort`` orders both, tasks without a due last; ``search_text`` is the case-folded title
    and, behind a line's end, description; ``title_sort`` orders by title. ``label_ids`` has what ``task_labels`` says,
    each id with a comma on either side, so that an index can have it. A row with ``deleted_at`` is in the trash,
    put there by ``delete_operation``."""

    __tablename__ = "tasks"
    __table_args__ = (
        *[
            # The orders of listings: each begins with what every listing has.
            Index(
                name,
                "user_id",
                "status",
                *columns,
                "id",
                *(LOOKED_AT if name in ("tasks_by_due", "tasks_by_priority") else ()),
                sqlite_where=text("deleted_at IS NULL"),
                postgresql_where=text("deleted_at IS NULL"),
            )
            for name, columns in (
                ("tasks_by_due", ("due_sort", "priority")),
                ("tasks_by_priority", ("priority", "due_sort")),
                ("tasks_by_creation", ("created_at",)),
                ("tasks_by_update", ("updated_at",)),
                ("tasks_by_completion", ("completed_at",)),
                ("tasks_by_title", ("title_sort",)),
                ("tasks_by_place", ("list_id", "position")),
                ("tasks_by_list_and_due", ("list_id", "due_sort", "priority")),
            )
        ],
        Index(
            "tasks_by_age",
            "user_id",
            "id",
            sqlite_where=text("deleted_at IS NULL"),
            postgresql_where=text("deleted_at IS NULL"),
        ),
        Index(
            "tasks_by_assignee",
            "assignee_id",
            sqlite_where=text("assignee_id IS NOT NULL"),
            postgresql_where=text("assignee_id IS NOT NULL"),
        ),
        Index(
            "tasks_by_assignment",
            "user_id",
            "status",
            "assignee_id",
            "due_sort",
            "priority",
            "id",
            sqlite_where=text("deleted_at IS NULL AND assignee_id IS NOT NULL"),
            postgresql_where=text("deleted_at IS NULL AND assignee_id IS NOT NULL"),
        ),
        # What insight counts of open tasks: by the day on which they are due, or without one by the moment.
        Index(
            "tasks_open_by_day",
            "user_id",
            "status",
            "due_on",
            "due_sort",
            "created_at",
            "list_id",
            "deleted_at",
            sqlite_where=text("deleted_at IS NULL AND status = 'pending'"),
            postgresql_where=text("deleted_at IS NULL AND status = 'pending'"),
        ),
        Index("tasks_by_list", "list_id", "position", "id"),
        Index("tasks_by_parent", "parent_id"),
        Index(
            "tasks_in_trash",
            "user_id",
            "deleted_at",
            "id",
            sqlite_where=text("deleted_at IS NOT NULL"),
            postgresql_where=text("deleted_at IS NOT NULL"),
        ),
        IDS_NEVER_AGAIN,
    )

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    list_id: Mapped[int] = mapped_column(ForeignKey("lists.id", ondelete="CASCADE"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("tasks.id", ondelete="SET NULL"))
    position: Mapped[int] = mapped_column(BigInteger)
    title: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(16))
    priority: Mapped[int]
    due_on: Mapped[date | None]
    due_at: Mapped[datetime | None]
    due_sort: Mapped[datetime]
    start_on: Mapped[date | None]
    start_at: Mapped[datetime | None]
    duration_minutes: Mapped[int | None]
    rrule: Mapped[str | None] = mapped_column(Text)
    repeat_from: Mapped[str] = mapped_column(String(16))
    due_zone: Mapped[str | None] = mapped_column(String(64))
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    search_text: Mapped[str] = mapped_column(Text)
    title_sort: Mapped[str] = mapped_column(PlainText, server_default=EMPTY)
    label_ids: Mapped[str] = mapped_column(Text, server_default=EMPTY)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    completed_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]
    delete_operation: Mapped[str | None] = mapped_column(String(64))
    version: Mapped[int]


class LabelRow(Table):
    """``name_key`` is the name to compare by, one of the user's."""

    __tablename__ = "labels"
    __table_args__ = (Index("label_names", "user_id", "name_key", unique=True), IDS_NEVER_AGAIN)

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(Text)
    color: Mapped[str] = mapped_column(String(16))

    @validates("name")
    def _keep_key(self, _: str, name: str) -> str:
        self.name_key = folded(name)
        return name


class TaskLabelRow(Table):
    __tablename__ = "task_labels"
    __table_args__ = (PrimaryKeyConstraint("task_id", "label_id"), Index("task_labels_by_label", "label_id", "task_id"))

    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id", ondelete="CASCADE"))
    label_id: Mapped[int] = mapped_column(ForeignKey("labels.id", ondelete="CASCADE"))


class CommentRow(Table):
    """``user_id`` is who wrote it; ``search_text`` is the case-folded text."""

    __tablename__ = "comments"
    __table_args__ = (Index("comments_by_task", "task_id", "id"), IDS_NEVER_AGAIN)

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id", ondelete="CASCADE"))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    text: Mapped[str] = mapped_column(Text)
    search_text: Mapped[str] = mapped_column(Text, server_default=EMPTY)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    version: Mapped[int]

    @validates("text")
    def _keep_search_text(self, _: str, text: str) -> str:
        self.search_text = folded(text)
        return text


class WordRow(Table):
    """A word of tasks and their comments, folded; ``user_id`` owns a task that has it, or had it."""

    __tablename__ = "words"
    __table_args__ = (Index("words_of_user", "user_id", "word"),)

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    word: Mapped[str] = mapped_column(PlainText)


class TaskUidRow(Table):
    """What the file calls a task from which it came; ``user_id`` brought it in."""

    __tablename__ = "task_uids"
    __table_args__ = (Index("task_uids_of_user", "user_id", "uid"),)

    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    uid: Mapped[str] = mapped_column(PlainText)


class ReminderRow(Table):
    """``user_id`` is who is reminded."""

    __tablename__ = "reminders"
    __table_args__ = (Index("reminders_by_task", "task_id"), IDS_NEVER_AGAIN)

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id", ondelete="CASCADE"))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    at: Mapped[datetime | None]
    minutes_before: Mapped[int | None]


class CompletionRow(Table):
    """One row each time a task or an occurrence of it was done, or skipped. It stays when the task is deleted for
    good: what was done was done. ``user_id`` is the task's owner."""

    __tablename__ = "completions"
    __table_args__ = (
        Index("completions_by_time", "user_id", "skipped", "at", "due_on", "due_at", "task_id"),
        Index("completions_by_task", "task_id", "id"),
        IDS_NEVER_AGAIN,
    )

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    task_id: Mapped[int | None] = mapped_column(ForeignKey("tasks.id", ondelete="SET NULL"))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    by_user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    due_on: Mapped[date | None]
    due_at: Mapped[datetime | None]
    at: Mapped[datetime]
    skipped: Mapped[bool]


class TaskAttachmentRow(Table):
    """A file of a task; ``user_id`` is who put it there."""

    __tablename__ = "task_attachments"
    __table_args__ = (
        Index("task_attachments_by_task", "task_id", "id"),
        Index("task_attachments_by_attachment", "attachment_id", unique=True),
        IDS_NEVER_AGAIN,
    )

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id", ondelete="CASCADE"))
    attachment_id: Mapped[str] = mapped_column(ForeignKey("attachments.id", ondelete="CASCADE"))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]
