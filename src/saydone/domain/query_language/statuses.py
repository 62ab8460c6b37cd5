"""Which statuses a query leaves possible, and whether it speaks of them at all."""

from saydone.domain.query_language.tree import And, During, HasStatus, Node, Not, Or, Overdue
from saydone.domain.task import Status

_BOTH: frozenset[Status] = frozenset({"pending", "completed"})
_ASKED: dict[str, frozenset[Status]] = {
    "open": frozenset({"pending"}),
    "done": frozenset({"completed"}),
    "all": _BOTH,
}


def possible_statuses(tree: Node) -> frozenset[Status]:
    """Statuses outside of these no matching task has."""
    match tree:
        case And(parts=parts):
            return _BOTH.intersection(*map(possible_statuses, parts))
        case Or(parts=parts):
            return frozenset[Status]().union(*map(possible_statuses, parts))
        case HasStatus(status=status):
            return _ASKED[status]
        case Not(part=HasStatus(status=status)):
            return _BOTH - _ASKED[status]
        case Overdue():
            return _ASKED["open"]
        case _:
            return _BOTH


def when_done(tree: Node | None) -> list[During]:
    """The times for which it asks what was done then. What repeats is open again by now."""
    match tree:
        case And(parts=parts) | Or(parts=parts):
            return [during for part in parts for during in when_done(part)]
        case During(field="completed"):
            return [tree]
        case _:
            return []


def says_status(tree: Node) -> bool:
    """Whether it asks for open or completed tasks anywhere: by status, or by when they were completed."""
    match tree:
        case And(parts=parts) | Or(parts=parts):
            return any(map(says_status, parts))
        case Not(part=part):
            return says_status(part)
        case HasStatus() | During(field="completed"):
            return True
        case _:
            return False
