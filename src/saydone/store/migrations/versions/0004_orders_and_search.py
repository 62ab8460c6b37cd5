"""orders of listings, comments to be searched"""

from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

from saydone.domain.text import folded, sort_key

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_AT_ONCE = 5_000
_PRESENT = sa.text("deleted_at IS NULL")
_ASSIGNED = sa.text("assignee_id IS NOT NULL")


def upgrade() -> None:
    plain = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    op.add_column("tasks", sa.Column("title_sort", plain, nullable=False, server_default=sa.text("''")))
    op.add_column("comments", sa.Column("search_text", sa.Text(), nullable=False, server_default=sa.text("''")))
    _fill("tasks", "title", "title_sort", sort_key)
    _fill("comments", "text", "search_text", folded)
    for name, columns in (
        ("tasks_by_priority", ("priority", "due_sort")),
        ("tasks_by_creation", ("created_at",)),
        ("tasks_by_update", ("updated_at",)),
        ("tasks_by_completion", ("completed_at",)),
        ("tasks_by_title", ("title_sort",)),
        ("tasks_by_place", ("list_id", "position")),
    ):
        op.create_index(
            name,
            "tasks",
            ["user_id", "status", *columns, "id"],
            sqlite_where=_PRESENT,
            postgresql_where=_PRESENT,
        )
    op.create_index("tasks_by_assignee", "tasks", ["assignee_id"], sqlite_where=_ASSIGNED, postgresql_where=_ASSIGNED)


def _fill(table: str, source: str, target: str, made: Callable[[str], str]) -> None:
    connection = op.get_bind()
    last = 0
    while rows := connection.execute(
        sa.text(f"SELECT id, {source} FROM {table} WHERE id > :last ORDER BY id LIMIT {_AT_ONCE}"), {"last": last}
    ).all():
        connection.execute(
            sa.text(f"UPDATE {table} SET {target} = :made WHERE id = :id"),
            [{"id": row_id, "made": made(text)} for row_id, text in rows],
        )
        last = rows[-1][0]


def downgrade() -> None:
    for name in ("assignee", "place", "title", "completion", "update", "creation", "priority"):
        op.drop_index(f"tasks_by_{name}", "tasks")
    op.drop_column("comments", "search_text")
    op.drop_column("tasks", "title_sort")
