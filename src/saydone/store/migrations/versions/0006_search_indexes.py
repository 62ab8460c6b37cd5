"""indexes for search: trigrams of tasks' and comments' texts

Where the database has none (PostgreSQL without pg_trgm, SQLite before 3.34), search works without them, slower.
On SQLite triggers keep them: whoever copies one of the two tables anew has to make its triggers anew.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.exc import DBAPIError

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_TABLES = ("tasks", "comments")


def upgrade() -> None:
    present = sa.text("deleted_at IS NULL")
    op.create_index("tasks_by_age", "tasks", ["user_id", "id"], sqlite_where=present, postgresql_where=present)
    sqlite = op.get_bind().dialect.name == "sqlite"
    try:
        with op.get_bind().begin_nested():
            if sqlite:
                for table in _TABLES:
                    _make_fts(table)
            else:
                op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    except DBAPIError:
        return
    for table in () if sqlite else _TABLES:
        op.create_index(
            f"{table}_by_text",
            table,
            ["search_text"],
            postgresql_using="gin",
            postgresql_ops={"search_text": "gin_trgm_ops"},
        )


def _make_fts(table: str) -> None:
    fts = f"{table}_fts"
    op.execute(
        f"CREATE VIRTUAL TABLE {fts} USING fts5(search_text, content='{table}', content_rowid='id',"
        " tokenize='trigram case_sensitive 1')"
    )
    op.execute(f"INSERT INTO {fts}({fts}) VALUES ('rebuild')")
    drop = f"INSERT INTO {fts}({fts}, rowid, search_text) VALUES ('delete', old.id, old.search_text);"
    add = f"INSERT INTO {fts}(rowid, search_text) VALUES (new.id, new.search_text);"
    for name, event, steps in (
        ("insert", "INSERT", add),
        ("delete", "DELETE", drop),
        ("update", "UPDATE OF search_text", drop + add),
    ):
        changed = " WHEN old.search_text IS NOT new.search_text" if name == "update" else ""
        op.execute(f"CREATE TRIGGER {fts}_{name} AFTER {event} ON {table}{changed} BEGIN {steps} END")


def downgrade() -> None:
    op.drop_index("tasks_by_age", "tasks")
    for table in _TABLES:
        if op.get_bind().dialect.name == "sqlite":
            for name in ("insert", "delete", "update"):
                op.execute(f"DROP TRIGGER IF EXISTS {table}_fts_{name}")
            op.execute(f"DROP TABLE IF EXISTS {table}_fts")
        else:
            op.execute(f"DROP INDEX IF EXISTS {table}_by_text")
