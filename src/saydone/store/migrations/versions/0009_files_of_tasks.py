"""files of tasks"""

import sqlalchemy as sa
from alembic import op

from saydone.store.tables import Moment

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Nothing has ever written to the one before.
    op.drop_table("task_attachments")
    row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "task_attachments",
        sa.Column("id", row_id, nullable=False),
        sa.Column("task_id", row_id, nullable=False),
        sa.Column("attachment_id", sa.String(length=64), nullable=False),
        sa.Column("user_id", row_id, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["attachment_id"], ["attachments.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("task_attachments_by_task", "task_attachments", ["task_id", "id"])
    op.create_index("task_attachments_by_attachment", "task_attachments", ["attachment_id"], unique=True)


def downgrade() -> None:
    op.drop_table("task_attachments")
    op.create_table(
        "task_attachments",
        sa.Column("task_id", sa.BigInteger(), sa.ForeignKey("tasks.id", ondelete="CASCADE"), nullable=False),
        sa.Column(
            "attachment_id",
            sa.String(length=64),
            sa.ForeignKey("attachments.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("task_id", "attachment_id"),
    )
    op.create_index("task_attachments_by_attachment", "task_attachments", ["attachment_id"])
