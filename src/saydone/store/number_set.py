"""Many numbers as one parameter: a statement with thousands of parameters takes longer to send than to answer."""

import json
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Dialect, Text, TypeDecorator, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.functions import GenericFunction


class _Numbers(TypeDecorator[Sequence[int]]):
    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        kind: Any = ARRAY(BigInteger()) if dialect.name == "postgresql" else Text()
        return dialect.type_descriptor(kind)

    def process_bind_param(self, value: Sequence[int] | None, dialect: Dialect) -> Any:
        return list(value or ()) if dialect.name == "postgresql" else json.dumps(list(value or ()))


class _numbers_in(GenericFunction[Any]):  # it is called like a function
    inherit_cache = True


@compiles(_numbers_in, "sqlite")
def _in_sqlite(element: _numbers_in, compiler: Any, **options: Any) -> str:
    return f"json_each({compiler.process(element.clauses, **options)})"


@compiles(_numbers_in, "postgresql")
def _in_postgresql(element: _numbers_in, compiler: Any, **options: Any) -> str:
    return f"(SELECT unnest({compiler.process(element.clauses, **options)}) AS value)"


_Number = InstrumentedAttribute[int] | InstrumentedAttribute[int | None]
FEW = 500
"""So many are sent one by one, so that the database sees how many they are."""


def among(number: _Number, numbers: Collection[int]) -> ColumnElement[bool]:
    """Whether a column has one of these numbers, however many: PostgreSQL takes 32,767 parameters in a statement."""
    return number.in_(numbers) if len(numbers) <= FEW else is_one_of(number, [*numbers])


def is_one_of(number: _Number, numbers: Sequence[int]) -> ColumnElement[bool]:
    """Whether a column has one of these numbers."""
    those = _numbers_in(bindparam(None, numbers, type_=_Numbers())).table_valued("value")
    return number.in_(select(those.c.value))
