"""Where a text's first line ends: a function that the databases call by different names."""

from typing import Any

from sqlalchemy import Integer
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction


class line_end(GenericFunction[int]):  # it is called like a function
    """The place of the first line's end in a text, counted from 1; 0 when there is none."""

    type = Integer()
    inherit_cache = True


@compiles(line_end, "sqlite")
def _in_sqlite(element: line_end, compiler: Any, **options: Any) -> str:
    return f"instr({compiler.process(element.clauses, **options)}, char(10))"


@compiles(line_end, "postgresql")
def _in_postgresql(element: line_end, compiler: Any, **options: Any) -> str:
    return f"strpos({compiler.process(element.clauses, **options)}, chr(10))"
