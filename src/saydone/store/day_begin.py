"""When a day begins in UTC, as a moment to compare with: a conversion that the databases call by different names."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction

from saydone.store.tables import Moment


class day_begin(GenericFunction[datetime]):  # it is called like a function
    """The moment at which a day begins in UTC."""

    type = Moment()
    inherit_cache = True


@compiles(day_begin, "sqlite")
def _in_sqlite(element: day_begin, compiler: Any, **options: Any) -> str:
    # Kept as texts, a day comes before all its moments.
    return compiler.process(element.clauses, **options)


@compiles(day_begin, "postgresql")
def _in_postgresql(element: day_begin, compiler: Any, **options: Any) -> str:
    return f"(CAST({compiler.process(element.clauses, **options)} AS timestamp) AT TIME ZONE 'UTC')"
