"""The order of the lists: "put Garden before Work", "move Trip to the top of my lists"."""

import re
from collections.abc import Sequence

from saydone.agent.offline import replies
from saydone.agent.offline.names import is_name
from saydone.agent.offline.reading import Clause, Tending
from saydone.domain.task_list import INBOX
from saydone.domain.text import folded
from saydone.domain.when.pattern import Pattern

_OF_LISTS = Pattern(r"\b(?:of|among|in) (?:my |the |all )*lists\b", re.I)


def is_placed(clause: Clause) -> bool:
    """Whether something named is to have another place in an order."""
    named = len(clause.targets) == 1 and clause.targets[0].kind == "name"
    return named and clause.changes is not None and clause.changes.place != ""


def list_placed(clause: Clause, names: Sequence[str], said: str) -> Clause:
    """The clause about the list of that name, where a list is meant: beside another, or among "my lists"."""
    if not is_placed(clause) or clause.changes is None:
        return clause
    place, beside = clause.changes.place, clause.changes.beside
    moved, other = is_name(clause.targets[0].name, names), is_name(beside, names) if beside else ""
    if not moved or (beside and not other) or not (beside or _OF_LISTS.search(said)):
        return clause
    if folded(other) == folded(INBOX):
        return Clause("organize", tending=Tending("reorder", "list", moved, "first"), answer=replies.INBOX_FIRST)
    to = place if not beside else other if place == "before" else _next(other, [n for n in names if n != moved])
    return Clause("organize", tending=Tending("reorder", "list", moved, to))


def _next(name: str, names: Sequence[str]) -> str:
    """The list behind that one: who goes behind it goes before its next."""
    place = names.index(name) + 1
    return names[place] if place < len(names) else "last"
