"""Statements that each turn executes, made ready once. Each looks up or writes few rows, by an index.

Between a statement and a row, SQLAlchemy does some sixty things anew each time: for a row that is inserted they take
several times as long as SQLite. On SQLite these statements are executed where they are called, for they take less than
the trip to another thread. On PostgreSQL it stays as it is.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import ColumnElement, CompoundSelect, Delete, Dialect, Insert, Select, Update
from sqlalchemy.engine import CursorResult
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.compiler import SQLCompiler

from saydone.store.session import dialect_of, driver_of, told_by_sqlalchemy
from saydone.store.sqlite_connection import Value

Values = Mapping[str, Any]
Statement = Select[*tuple[Any, ...]] | CompoundSelect[*tuple[Any, ...]] | Insert | Update | Delete
Row = Sequence[Any]


class Prepared:
    """A statement of tables, not of mapped classes, with a value for each of its parameters at each execution; an
    insert may come as what makes it for a session's database."""

    def __init__(self, statement: Statement | Callable[[AsyncSession], Insert]) -> None:
        self._statement = statement
        self._texts: dict[tuple[str, ...], _Text] = {}

    async def run(self, session: AsyncSession, *values: Values) -> int:
        """Execute it with each of the values; returns how many rows it wrote."""
        if not values:
            return 0
        if not _is_sqlite(session):
            given = values[0] if len(values) == 1 else values
            return cast(CursorResult[Any], await session.execute(self._for(session), given)).rowcount
        return (await self._go(session, *values))[1]

    async def rows(self, session: AsyncSession, values: Values) -> Sequence[Row]:
        """Execute it, and return the rows that it finds, or returns."""
        if not _is_sqlite(session):
            return (await session.execute(self._for(session), values)).all()
        rows, _, text = await self._go(session, values)
        return text.read(rows)

    async def row(self, session: AsyncSession, values: Values) -> Row | None:
        """The one row, if there is one."""
        rows = await self.rows(session, values)
        return rows[0] if rows else None

    async def _go(self, session: AsyncSession, *values: Values) -> tuple[list[Row], int, "_Text"]:
        text = self._text(session, values[0])
        connection = await driver_of(session)
        with told_by_sqlalchemy(text.sql, text.dialect):
            rows, count = await connection.at_once(text.sql, [text.write(each) for each in values])
        return rows, count, text

    def _text(self, session: AsyncSession, values: Values) -> "_Text":
        text = self._texts.get(names := tuple(values))
        if text is None:
            text = self._texts[names] = _text_of(self._for(session), names, dialect_of(session))
        return text

    def _for(self, session: AsyncSession) -> Statement:
        return self._statement(session) if callable(self._statement) else self._statement


@dataclass(frozen=True, slots=True)
class _Text:
    """A statement as SQLite takes it: the names of its parameters in their order, each with what makes its value one
    that SQLite knows; and what makes its columns' values ours."""

    sql: str
    parameters: Sequence[tuple[str, Callable[[Any], Value] | None]]
    constants: Values
    columns: Sequence[Callable[[Any], Any] | None]
    dialect: Dialect

    def write(self, values: Values) -> list[Value]:
        """The values as they go to SQLite."""
        given = {**self.constants, **values} if self.constants else values
        return [given[name] if change is None else change(given[name]) for name, change in self.parameters]

    def read(self, rows: list[Row]) -> list[Row]:
        """The rows as they came from SQLite."""
        if not any(self.columns):
            return rows
        return [
            [value if change is None else change(value) for value, change in zip(row, self.columns, strict=True)]
            for row in rows
        ]


def _text_of(statement: Statement, names: Sequence[str], dialect: Dialect) -> _Text:
    compiled: SQLCompiler = statement.compile(dialect=dialect, column_keys=list(names))
    constants = {name: value for name, value in compiled.params.items() if name not in names}
    for column in compiled.insert_prefetch:
        constants[column.key] = cast(Any, column.default).arg
    kinds = {name: parameter.type.dialect_impl(dialect) for name, parameter in compiled.binds.items()}
    returned = cast("Sequence[ColumnElement[Any]]", tuple(statement.exported_columns))
    return _Text(
        sql=compiled.string,
        parameters=[(name, kinds[name].bind_processor(dialect)) for name in compiled.positiontup or ()],
        constants=constants,
        columns=[column.type.dialect_impl(dialect).result_processor(dialect, None) for column in returned],
        dialect=dialect,
    )


def _is_sqlite(session: AsyncSession) -> bool:
    return dialect_of(session).name == "sqlite"
