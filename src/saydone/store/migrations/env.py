"""Alembic's entry: ``store/migrate.py`` runs it on a connection that it passes in."""

from alembic import context
from sqlalchemy import Connection

from saydone.store import journal_tables, list_tables, task_tables
from saydone.store.tables import Table

_ = task_tables, list_tables, journal_tables  # whose tables are in the metadata once it is imported

connection = context.config.attributes["connection"]
if not isinstance(connection, Connection):
    raise TypeError("migrations run through saydone.store.migrate, which passes its connection")

context.configure(
    connection=connection,
    target_metadata=Table.metadata,
    render_as_batch=True,
    compare_type=True,
    user_module_prefix="",
    # The "begin" of an SQLite writer is BEGIN IMMEDIATE (store/db.py), so its DDL is transactional as well.
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
