"""Stretches of time as a table to join with: one parameter, however many there are."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Dialect,
    FromClause,
    Integer,
    Text,
    TypeDecorator,
    bindparam,
    column,
    func,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.functions import GenericFunction

from saydone.store.tables import Moment

_COLUMNS = {"low": "timestamptz", "high": "timestamptz", "begins": "timestamptz", "eve": "date", "day": "date"}
Stretch = tuple[datetime, datetime]
"""From a moment on, up to another."""


@dataclass(frozen=True, slots=True)
class DayPart:
    """A stretch of a day, all of it or less; ``begins`` is when the day does, ``eve`` the day before it."""

    eve: date
    day: date
    begins: datetime
    stretch: Stretch


def table_of_stretches(stretches: Sequence[Stretch]) -> FromClause:
    """Their numbers ``n``, from 0 on, with ``low`` and ``high``."""
    return _table([[_said(moment) for moment in stretch] for stretch in stretches])


def table_of_days(parts: Sequence[DayPart]) -> FromClause:
    """The same of parts of days, with ``begins``, ``eve`` and ``day``."""
    return _table([
        [*map(_said, (*part.stretch, part.begins)), part.eve.isoformat(), part.day.isoformat()] for part in parts
    ])  # fmt: skip


async def counted_in(
    session: AsyncSession,
    stretches: Sequence[Stretch],
    at: InstrumentedAttribute[datetime],
    *conditions: ColumnElement[bool],
) -> list[int]:
    """How many rows there are in each stretch, by a column with an index, for which the conditions hold."""
    each = table_of_stretches(stretches)
    # Stretch by stretch, so that each is looked up in the index by time.
    within = select(func.count()).where(at >= each.c.low, at < each.c.high, *conditions).correlate(each)
    return list(await session.scalars(select(within.scalar_subquery()).select_from(each).order_by(each.c.n)))


def _table(rows: list[list[str]]) -> FromClause:
    moments = [column(name, Moment) for name in ("low", "high", "begins")]
    given = _stretches_in(bindparam(None, rows, type_=_Rows()))
    return given.table_valued(column("n", Integer), *moments, column("eve", Date), column("day", Date))


class _Rows(TypeDecorator[list[list[str]]]):
    impl = Text
    cache_ok = True

    def process_bind_param(self, value: list[list[str]] | None, dialect: Dialect) -> str:
        return json.dumps(value or [])


def _said(moment: datetime) -> str:
    """As SQLite keeps it; PostgreSQL is told the zone."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds")


class _stretches_in(GenericFunction[Any]):  # it is called like a function
    inherit_cache = True


@compiles(_stretches_in, "sqlite")
def _in_sqlite(element: _stretches_in, compiler: Any, **options: Any) -> str:
    given = compiler.process(element.clauses, **options)
    parts = ", ".join(f"json_extract(value, '$[{n}]') AS {name}" for n, name in enumerate(_COLUMNS))
    return f"(SELECT key AS n, {parts} FROM json_each({given}))"


@compiles(_stretches_in, "postgresql")
def _in_postgresql(element: _stretches_in, compiler: Any, **options: Any) -> str:
    given = compiler.process(element.clauses, **options)
    parts = ", ".join(f"CAST({_read(n, kind)} AS {kind}) AS {name}" for n, (name, kind) in enumerate(_COLUMNS.items()))
    rows = f"json_array_elements(CAST({given} AS json)) WITH ORDINALITY AS rows(each, place)"
    # Kept apart by OFFSET: it would read the JSON anew for each row that it is compared with.
    return f"(SELECT place - 1 AS n, {parts} FROM {rows} OFFSET 0)"


def _read(place: int, kind: str) -> str:
    return f"(each ->> {place})" + (" || '+00'" if kind == "timestamptz" else "")
