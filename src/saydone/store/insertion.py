"""Inserts that say what is to become of a row that is there already; the two databases write that alike."""

from collections.abc import Callable
from functools import cache

from sqlalchemy import TableClause
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.dml import Insert

from saydone.store.session import dialect_of

Insertion = sqlite.Insert | postgresql.Insert
"""An insert with ``on_conflict_do_nothing`` and ``on_conflict_do_update``."""


def insertion(table: TableClause, finish: Callable[[Insertion], Insert]) -> Callable[[AsyncSession], Insert]:
    """The insert into a table that ``finish`` makes, once for each of the databases."""

    @cache
    def made(dialect: str) -> Insert:
        return finish((sqlite.insert if dialect == "sqlite" else postgresql.insert)(table))

    return lambda session: made(dialect_of(session).name)
