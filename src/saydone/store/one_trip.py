"""Several statements as one: to go to the database and back takes longer than most of them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import CompoundSelect, Select, select, union_all


def all_of(
    parts: Sequence[Select[*tuple[Any, ...]]],
) -> Select[*tuple[Any, ...]] | CompoundSelect[*tuple[Any, ...]]:
    """What each of the statements finds, in its own order and up to its own limit."""
    return parts[0] if len(parts) == 1 else union_all(*[select(part.subquery()) for part in parts])
