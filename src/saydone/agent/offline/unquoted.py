"""Putting quoted passages back into a clause."""

from collections.abc import Sequence
from dataclasses import replace

from saydone.agent.offline.quotes import restore
from saydone.agent.offline.reading import Changes, Clause, Query, Target
from saydone.domain.task import DESCRIPTION_MAX, TITLE_MAX


def unquoted(clause: Clause, quotes: Sequence[str]) -> Clause:
    """The clause with the quoted passages in its titles, names and words."""
    if not quotes:
        return clause
    items = tuple(
        replace(
            item,
            title=restore(item.title, quotes)[:TITLE_MAX],
            description=restore(item.description, quotes)[:DESCRIPTION_MAX],
        )
        for item in clause.items
    )
    return replace(
        clause,
        items=items,
        targets=tuple(_target(target, quotes) for target in clause.targets),
        changes=_changes(clause.changes, quotes) if clause.changes else None,
        query=_query(clause.query, quotes) if clause.query else None,
        list_name=restore(clause.list_name, quotes),
        said=restore(clause.said, quotes),
        perhaps=unquoted(clause.perhaps, quotes) if clause.perhaps else None,
    )


def _target(target: Target, quotes: Sequence[str]) -> Target:
    return replace(
        target,
        name=restore(target.name, quotes)[:TITLE_MAX],
        parts=tuple(restore(part, quotes)[:TITLE_MAX] for part in target.parts),
        query=_query(target.query, quotes) if target.query else None,
    )


def _query(query: Query, quotes: Sequence[str]) -> Query:
    return replace(query, words=restore(query.words, quotes)[:TITLE_MAX])


def _changes(changes: Changes, quotes: Sequence[str]) -> Changes:
    title, description, swap = changes.title, changes.description, changes.replace
    return replace(
        changes,
        title=restore(title, quotes)[:TITLE_MAX] if title else None,
        description=restore(description, quotes)[:DESCRIPTION_MAX] if description else None,
        replace=(restore(swap[0], quotes), restore(swap[1], quotes)) if swap else None,
        label=restore(changes.label, quotes),
    )
