"""the ids of a task's labels in its row, and in the indexes that are looked through for them"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_PRESENT = sa.text("deleted_at IS NULL")
_INDEXES = {"tasks_by_due": ("due_sort", "priority"), "tasks_by_priority": ("priority", "due_sort")}
_LOOKED_AT = ("list_id", "assignee_id", "label_ids", "deleted_at")


def upgrade() -> None:
    op.add_column("tasks", sa.Column("label_ids", sa.Text(), nullable=False, server_default=sa.text("''")))
    sqlite = op.get_bind().dialect.name == "sqlite"
    every = "group_concat(label_id)" if sqlite else "string_agg(CAST(label_id AS text), ',')"
    op.execute(
        f"UPDATE tasks SET label_ids = ',' || given.ids || ',' FROM"
        f" (SELECT task_id, {every} AS ids FROM task_labels GROUP BY task_id) AS given WHERE given.task_id = tasks.id"
    )
    for name, columns in _INDEXES.items():
        _remake(name, *columns, "id", *_LOOKED_AT)


def downgrade() -> None:
    for name, columns in _INDEXES.items():
        _remake(name, *columns, "id")
    op.drop_column("tasks", "label_ids")


def _remake(name: str, *columns: str) -> None:
    op.drop_index(name, "tasks")
    op.create_index(name, "tasks", ["user_id", "status", *columns], sqlite_where=_PRESENT, postgresql_where=_PRESENT)
