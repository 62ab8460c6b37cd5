"""A query with a name."""

from dataclasses import dataclass

FILTERS_MAX = 200


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A saved filter as it stands; ``query`` is as it was typed. Its name is one of its owner's, in any case."""

    id: int
    owner_id: int
    name: str
    query: str
    position: int
    version: int = 1
