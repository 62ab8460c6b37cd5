"""lists, subtasks, labels, comments, reminders, completions, trash, history"""

import sqlalchemy as sa
from alembic import op

from saydone.store.tables import Moment

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_GAP = 2**20
_ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _lists()
    _tasks()
    _belongings()
    _history()


def _row_id(name: str = "id") -> sa.Column[int]:
    return sa.Column(name, _ROW_ID, primary_key=True)


def _to(table: str, name: str, *, ondelete: str = "CASCADE", nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, _ROW_ID, sa.ForeignKey(f"{table}.id", ondelete=ondelete), nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, Moment(timezone=True), nullable=nullable)


def _partial_index(name: str, table: str, columns: list[str], where: str, *, unique: bool = False) -> None:
    condition = sa.text(where)
    op.create_index(name, table, columns, unique=unique, sqlite_where=condition, postgresql_where=condition)


def _lists() -> None:
    op.create_table(
        "lists",
        _row_id(),
        _to("users", "user_id"),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("color", sa.String(length=16), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("is_inbox", sa.Boolean(), nullable=False),
        _moment("archived_at", nullable=True),
        _moment("created_at"),
        _moment("updated_at"),
        _moment("deleted_at", nullable=True),
        sa.Column("delete_operation", sa.String(length=64), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sqlite_autoincrement=True,
    )
    _partial_index(
        "list_names", "lists", ["user_id", "name_key"], "archived_at IS NULL AND deleted_at IS NULL", unique=True
    )
    _partial_index("one_inbox", "lists", ["user_id"], "is_inbox", unique=True)
    op.create_index("lists_by_position", "lists", ["user_id", "position", "id"])
    op.create_table(
        "memberships",
        _to("lists", "list_id"),
        _to("users", "user_id"),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("list_id", "user_id"),
    )
    op.create_index("memberships_by_user", "memberships", ["user_id"])
    op.execute(
        "INSERT INTO lists (user_id, name, name_key, description, color, position, is_inbox, created_at, updated_at,"
        f" version) SELECT id, 'Inbox', 'inbox', '', 'gray', {_GAP}, true, created_at, created_at, 1 FROM users"
        " ORDER BY id"
    )


def _tasks() -> None:
    op.drop_index("tasks_by_due", "tasks")
    for column in (
        sa.Column("list_id", _ROW_ID, nullable=True),
        sa.Column("parent_id", _ROW_ID, nullable=True),
        sa.Column("position", sa.BigInteger(), nullable=True),
        sa.Column("start_on", sa.Date(), nullable=True),
        _moment("start_at", nullable=True),
        sa.Column("duration_minutes", sa.Integer(), nullable=True),
        sa.Column("rrule", sa.Text(), nullable=True),
        sa.Column("repeat_from", sa.String(length=16), nullable=True),
        sa.Column("due_zone", sa.String(length=64), nullable=True),
        sa.Column("assignee_id", _ROW_ID, nullable=True),
        _moment("deleted_at", nullable=True),
        sa.Column("delete_operation", sa.String(length=64), nullable=True),
    ):
        op.add_column("tasks", column)
    op.execute(
        f"UPDATE tasks SET position = id * {_GAP}, repeat_from = 'due',"
        " list_id = (SELECT lists.id FROM lists WHERE lists.user_id = tasks.user_id)"
    )
    _complete_columns()
    _partial_index("tasks_by_due", "tasks", ["user_id", "status", "due_sort", "priority", "id"], "deleted_at IS NULL")
    op.create_index("tasks_by_list", "tasks", ["list_id", "position", "id"])
    op.create_index("tasks_by_parent", "tasks", ["parent_id"])
    _partial_index("tasks_in_trash", "tasks", ["user_id", "deleted_at", "id"], "deleted_at IS NOT NULL")


def _complete_columns() -> None:
    # SQLite copies the table for this. It can still do so: nothing refers to tasks yet, or dropping the old one
    # would delete what does. The copy counts its ids anew from the highest there is, but those of deleted tasks
    # must not come back either.
    sqlite = op.get_bind().dialect.name == "sqlite"
    last = op.get_bind().execute(sa.text("SELECT seq FROM sqlite_sequence WHERE name = 'tasks'")) if sqlite else None
    highest = last.scalar() if last is not None else None
    with op.batch_alter_table("tasks", table_kwargs={"sqlite_autoincrement": True}) as tasks:
        tasks.alter_column("list_id", existing_type=_ROW_ID, nullable=False)
        tasks.alter_column("position", existing_type=sa.BigInteger(), nullable=False)
        tasks.alter_column("repeat_from", existing_type=sa.String(length=16), nullable=False)
        tasks.create_foreign_key("tasks_list_id_fkey", "lists", ["list_id"], ["id"], ondelete="CASCADE")
        tasks.create_foreign_key("tasks_parent_id_fkey", "tasks", ["parent_id"], ["id"], ondelete="SET NULL")
        tasks.create_foreign_key("tasks_assignee_id_fkey", "users", ["assignee_id"], ["id"], ondelete="SET NULL")
    if highest is not None:
        op.execute("DELETE FROM sqlite_sequence WHERE name = 'tasks'")
        op.execute(f"INSERT INTO sqlite_sequence (name, seq) VALUES ('tasks', {int(highest)})")


def _belongings() -> None:
    op.create_table(
        "labels",
        _row_id(),
        _to("users", "user_id"),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("color", sa.String(length=16), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("label_names", "labels", ["user_id", "name_key"], unique=True)
    op.create_table(
        "task_labels",
        _to("tasks", "task_id"),
        _to("labels", "label_id"),
        sa.PrimaryKeyConstraint("task_id", "label_id"),
    )
    op.create_index("task_labels_by_label", "task_labels", ["label_id", "task_id"])
    op.create_table(
        "comments",
        _row_id(),
        _to("tasks", "task_id"),
        _to("users", "user_id"),
        sa.Column("text", sa.Text(), nullable=False),
        _moment("created_at"),
        _moment("updated_at"),
        sa.Column("version", sa.Integer(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("comments_by_task", "comments", ["task_id", "id"])
    op.create_table(
        "reminders",
        _row_id(),
        _to("tasks", "task_id"),
        _to("users", "user_id"),
        _moment("at", nullable=True),
        sa.Column("minutes_before", sa.Integer(), nullable=True),
        sqlite_autoincrement=True,
    )
    op.create_index("reminders_by_task", "reminders", ["task_id"])
    op.create_table(
        "completions",
        _row_id(),
        _to("tasks", "task_id", ondelete="SET NULL", nullable=True),
        _to("users", "user_id"),
        _to("users", "by_user_id", ondelete="SET NULL", nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        _moment("due_at", nullable=True),
        _moment("at"),
        sa.Column("skipped", sa.Boolean(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("completions_by_time", "completions", ["user_id", "at"])
    op.create_index("completions_by_task", "completions", ["task_id", "id"])
    op.execute(
        "INSERT INTO completions (task_id, user_id, by_user_id, due_on, due_at, at, skipped) SELECT id, user_id,"
        " user_id, due_on, due_at, completed_at, false FROM tasks WHERE completed_at IS NOT NULL ORDER BY completed_at"
    )
    op.create_table(
        "task_attachments",
        _to("tasks", "task_id"),
        sa.Column(
            "attachment_id",
            sa.String(length=64),
            sa.ForeignKey("attachments.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("task_id", "attachment_id"),
    )
    op.create_index("task_attachments_by_attachment", "task_attachments", ["attachment_id"])
    op.create_table(
        "saved_filters",
        _row_id(),
        _to("users", "user_id"),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("saved_filter_names", "saved_filters", ["user_id", "name_key"], unique=True)


def _history() -> None:
    op.create_table(
        "operations",
        _row_id("seq"),
        sa.Column("id", sa.String(length=64), nullable=False),
        _to("users", "user_id"),
        sa.Column("door", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("of", sa.String(length=64), nullable=True),
        _moment("started_at"),
        _moment("undone_at", nullable=True),
    )
    op.create_index("operations_by_id", "operations", ["user_id", "id"], unique=True)
    op.create_index("operations_of", "operations", ["user_id", "of"])
    op.execute(
        "INSERT INTO operations (id, user_id, door, kind, started_at)"
        " SELECT operation, user_id, min(door), 'do', min(at) FROM changes GROUP BY user_id, operation ORDER BY min(id)"
    )
    op.drop_index("changes_by_task", "changes")
    op.drop_index("changes_by_operation", "changes")
    op.add_column("changes", sa.Column("entity", sa.String(length=16), nullable=True))
    op.add_column("changes", sa.Column("entity_id", sa.BigInteger(), nullable=True))
    op.execute("UPDATE changes SET entity = 'task', entity_id = task_id")
    with op.batch_alter_table("changes") as changes:
        changes.alter_column("entity", existing_type=sa.String(length=16), nullable=False)
        changes.alter_column("entity_id", existing_type=sa.BigInteger(), nullable=False)
        changes.alter_column("task_id", existing_type=sa.BigInteger(), nullable=True)
    op.create_index("changes_by_task", "changes", ["task_id"])
    op.create_index("changes_by_entity", "changes", ["entity", "entity_id"])
    op.create_index("changes_by_operation", "changes", ["user_id", "operation"])


def downgrade() -> None:
    raise NotImplementedError("Lists and what came with them cannot be put back into older tables: restore a backup.")
