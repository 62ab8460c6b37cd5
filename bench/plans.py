"""How a database means to find what it is asked: the plans of all statements that a piece of code sends."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.store.db import Database


@dataclass(slots=True)
class Sent:
    """Statements that read, with their parameters, in the order in which they were sent."""

    statements: list[tuple[str, Any]] = field(default_factory=list[tuple[str, Any]])

    async def plans(self, session: AsyncSession, *, run: bool = False) -> list[tuple[str, str]]:
        """Each statement with its plan, a step a line; with ``run``, PostgreSQL tells the times as well."""
        connection = await session.connection()
        sqlite = connection.dialect.name == "sqlite"
        how = "EXPLAIN QUERY PLAN" if sqlite else "EXPLAIN (ANALYZE, BUFFERS)" if run else "EXPLAIN"
        found: list[tuple[str, str]] = []
        for statement, parameters in self.statements:
            steps = await connection.exec_driver_sql(f"{how} {statement}", parameters)
            found.append((statement, "\n".join(str(step[-1]) for step in steps)))
        return found


@contextmanager
def sent_to(db: Database) -> Generator[Sent]:
    """Listen to what is asked of a database."""
    sent = Sent()

    def listen(_: object, __: object, statement: str, parameters: Any, *___: object) -> None:
        if statement.startswith(("SELECT", "WITH")):
            sent.statements.append((statement, parameters))

    event.listen(db.engine.sync_engine, "before_cursor_execute", listen)
    try:
        yield sent
    finally:
        event.remove(db.engine.sync_engine, "before_cursor_execute", listen)
