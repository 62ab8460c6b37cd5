"""indexes for a list by due, and for groups by list and by assignee"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_INDEXES = (
    ("tasks_by_list_and_due", "list_id", sa.text("deleted_at IS NULL")),
    ("tasks_by_assignment", "assignee_id", sa.text("deleted_at IS NULL AND assignee_id IS NOT NULL")),
)


def upgrade() -> None:
    for name, first, those in _INDEXES:
        columns = ["user_id", "status", first, "due_sort", "priority", "id"]
        op.create_index(name, "tasks", columns, sqlite_where=those, postgresql_where=those)


def downgrade() -> None:
    for name, _, _ in _INDEXES:
        op.drop_index(name, "tasks")
