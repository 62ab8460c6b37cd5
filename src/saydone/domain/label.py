"""A label: a word that tasks of any list share."""

from collections.abc import Sequence
from dataclasses import dataclass

from saydone.domain.task_list import Color, clean_name
from saydone.domain.text import folded
from saydone.errors import InvalidInput

LABEL_MAX = 60
LABELS_MAX = 30  # on one task


@dataclass(frozen=True, slots=True)
class Label:
    """A label as it stands. Its name is one of its owner's, whatever the case."""

    id: int
    owner_id: int
    name: str
    color: Color


def clean_label(name: str) -> str:
    """The name as it is kept, without the "@" in front; 1 to 60 characters. Raises ``InvalidInput``."""
    return clean_name(name.strip().removeprefix("@"), "a label", LABEL_MAX)


def clean_labels(names: Sequence[str]) -> tuple[str, ...]:
    """The names as they are kept, each once. Raises ``InvalidInput`` on a bad one, or too many."""
    clean = tuple({folded(name): name for name in reversed([clean_label(name) for name in names])}.values())[::-1]
    if len(clean) > LABELS_MAX:
        raise InvalidInput(f"A task has at most {LABELS_MAX} labels; that would be {len(clean)}.")
    return clean
