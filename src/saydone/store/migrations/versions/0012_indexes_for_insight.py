"""indexes that have what insight counts"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_OPEN = sa.text("deleted_at IS NULL AND status = 'pending'")
_DAY = ("user_id", "status", "due_on", "due_sort", "created_at", "list_id", "deleted_at")


def upgrade() -> None:
    op.drop_index("completions_by_time", "completions")
    columns = ["user_id", "skipped", "at", "due_on", "due_at", "task_id"]
    op.create_index("completions_by_time", "completions", columns)
    op.create_index("tasks_open_by_day", "tasks", [*_DAY], sqlite_where=_OPEN, postgresql_where=_OPEN)


def downgrade() -> None:
    op.drop_index("tasks_open_by_day", "tasks")
    op.drop_index("completions_by_time", "completions")
    op.create_index("completions_by_time", "completions", ["user_id", "at"])
