"""Rows that are kept as they are: a table's columns are the fields of a frozen dataclass."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import Column, select
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.store.number_set import among
from saydone.store.tables import Table, table_of

Row = TypeVar("Row", bound=Table)
Record = TypeVar("Record")


@dataclass(frozen=True)
class Records(Generic[Row, Record]):
    """Reads and writes the rows of one table. ``renamed`` has the columns that the record calls by another name."""

    row: type[Row]
    record: type[Record]
    renamed: Mapping[str, str] = field(default_factory=dict[str, str])

    def of(self, row: Row) -> Record:
        """The record of a row."""
        return self.record(**{name: getattr(row, column) for name, column in self._columns().items()})

    @property
    def columns(self) -> list[Column[Any]]:
        """What is read of a row to make a record of it, in the order of the record's fields."""
        table = table_of(self.row)
        return [table.c[column] for column in self._columns().values()]

    async def find(self, session: AsyncSession, ids: Sequence[int]) -> dict[int, Record]:
        """The records among ``ids``. Who may see them is the caller's to check."""
        rows = await session.scalars(select(self.row).where(among(self._id(), ids)).order_by(self._id()))
        return {record_id: self.of(row) for row in rows if (record_id := self._id_of(row))}

    async def insert(self, session: AsyncSession, record: Record) -> Record:
        """Add a record: with the id that it had when it comes back, with a new one when its id is 0."""
        return (await self.insert_all(session, [record]))[0]

    async def insert_all(self, session: AsyncSession, records: Sequence[Record]) -> list[Record]:
        """Add several, which have their ids all or none."""
        rows = [self.row(**self._new(record)) for record in records]
        session.add_all(rows)
        await session.flush()
        return [self.of(row) for row in rows]

    async def save(self, session: AsyncSession, record: Record, **more: object) -> None:
        """Write a record that was found before, and ``more`` of its columns."""
        values = self._values(record)
        row = await session.get_one(self.row, values.pop("id"))
        for column, value in (values | more).items():
            setattr(row, column, value)
        await session.flush()

    async def remove(self, session: AsyncSession, record_id: int) -> None:
        """Take a record out of the table."""
        await self.remove_all(session, [record_id])

    async def remove_all(self, session: AsyncSession, ids: Sequence[int]) -> None:
        """Take several out, in a few statements."""
        rows = await session.scalars(select(self.row).where(among(self._id(), ids)).order_by(self._id()))
        for row in rows.all():
            session.sync_session.delete(row)  # asks nothing: no row holds others
        await session.flush()

    def _columns(self) -> dict[str, str]:
        return {part.name: self.renamed.get(part.name, part.name) for part in fields(cast(Any, self.record))}

    def _values(self, record: Record) -> dict[str, Any]:
        return {column: getattr(record, name) for name, column in self._columns().items()}

    def _new(self, record: Record) -> dict[str, Any]:
        values = self._values(record)
        return values if values["id"] else {name: value for name, value in values.items() if name != "id"}

    def _id(self) -> Any:
        return self.row.__table__.c["id"]

    @staticmethod
    def _id_of(row: Any) -> int:
        return row.id
