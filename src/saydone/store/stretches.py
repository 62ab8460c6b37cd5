"""Stretches of time as a table to join with: one parameter, however many there are."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Dialect, FromClause, Integer, Text, TypeDecorator, bindparam, column
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction

from saydone.store.tables import Moment

Stretch = tuple[datetime, datetime]
"""From a moment on, up to another."""


def table_of_stretches(stretches: Sequence[Stretch]) -> FromClause:
    """Their numbers ``n``, from 0 on, with ``low`` and ``high``."""
    given = _stretches_in(bindparam(None, stretches, type_=_Stretches()))
    return given.table_valued(column("n", Integer), column("low", Moment), column("high", Moment))


class _Stretches(TypeDecorator[Sequence[Stretch]]):
    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Sequence[Stretch] | None, dialect: Dialect) -> str:
        zone = "+00:00" if dialect.name == "postgresql" else ""  # SQLite keeps moments without one
        return json.dumps([[_said(moment) + zone for moment in stretch] for stretch in value or ()])


def _said(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds")


class _stretches_in(GenericFunction[Any]):  # it is called like a function
    inherit_cache = True


@compiles(_stretches_in, "sqlite")
def _in_sqlite(element: _stretches_in, compiler: Any, **options: Any) -> str:
    given = compiler.process(element.clauses, **options)
    parts = "json_extract(value, '$[0]') AS low, json_extract(value, '$[1]') AS high"
    return f"(SELECT key AS n, {parts} FROM json_each({given}))"


@compiles(_stretches_in, "postgresql")
def _in_postgresql(element: _stretches_in, compiler: Any, **options: Any) -> str:
    given = compiler.process(element.clauses, **options)
    parts = "CAST(each ->> 0 AS timestamptz) AS low, CAST(each ->> 1 AS timestamptz) AS high"
    rows = f"json_array_elements(CAST({given} AS json)) WITH ORDINALITY AS rows(each, place)"
    return f"(SELECT place - 1 AS n, {parts} FROM {rows})"
