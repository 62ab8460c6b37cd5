"""A tree as text again."""

import re
from datetime import UTC, date, datetime

from saydone.domain.query_language.tree import (
    And,
    AssignedTo,
    During,
    Has,
    HasLabel,
    HasPriority,
    HasStatus,
    InList,
    Node,
    Not,
    Or,
    Overdue,
    Says,
)


def unparse(tree: Node) -> str:
    """The query in its normal form, with dates instead of words for them; reading it gives an equal tree."""
    if isinstance(tree, Or):
        return " | ".join(map(unparse, tree.parts))
    if isinstance(tree, And):
        return " & ".join(map(_inner, tree.parts))
    if isinstance(tree, Not):
        return f"!{_inner(tree.part)}"
    return _term(tree)


def _inner(tree: Node) -> str:
    return f"({unparse(tree)})" if isinstance(tree, And | Or) else unparse(tree)


def _term(
    term: Says | HasStatus | HasPriority | HasLabel | InList | AssignedTo | Has | Overdue | During,
) -> str:
    match term:
        case Says(text=text, where=where):
            return _quoted(text) if where == "any" else f"{where}:{_quoted(text)}"
        case HasStatus(status=status):
            return f"status:{status}"
        case HasPriority(priority=priority):
            return f"p{priority}"
        case HasLabel(name=name):
            return f"@{_value(name)}"
        case InList(name=name):
            return f"#{_value(name)}"
        case AssignedTo(who=who):
            return f"assigned:{_value(who)}"
        case Has(part=part):
            return f"has:{part}"
        case Overdue():
            return "overdue"
        case During(field=field, after=after, before=before):
            return f"{field}:{_bound(after)}..{_bound(before)}"


def _value(text: str) -> str:
    return text if re.fullmatch(r"\w[\w-]*", text) else _quoted(text)


def _quoted(text: str) -> str:
    return '"' + re.sub(r'(["\\])', r"\\\1", text) + '"'


def _bound(bound: date | None) -> str:
    if isinstance(bound, datetime):
        return bound.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return bound.isoformat() if bound else ""
