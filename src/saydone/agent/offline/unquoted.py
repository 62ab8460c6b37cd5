"""Putting quoted passages back into a clause."""

from collections.abc import Sequence
from dataclasses import replace

from saydone.agent.offline.quotes import restore
from saydone.agent.offline.reading import Changes, Clause, Query, Target, Tending
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
            list_name=restore(item.list_name, quotes),
            labels=tuple(restore(label, quotes) for label in item.labels),
            parent=restore(item.parent, quotes),
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
        text=restore(clause.text, quotes),
        tending=_tending(clause.tending, quotes) if clause.tending else None,
        perhaps=unquoted(clause.perhaps, quotes) if clause.perhaps else None,
    )


def _tending(tending: Tending, quotes: Sequence[str]) -> Tending:
    also = tuple(restore(each, quotes) for each in tending.also)
    return replace(tending, name=restore(tending.name, quotes), to=restore(tending.to, quotes), also=also)


def _target(target: Target, quotes: Sequence[str]) -> Target:
    return replace(
        target,
        name=restore(target.name, quotes)[:TITLE_MAX],
        parts=tuple(restore(part, quotes)[:TITLE_MAX] for part in target.parts),
        list_name=restore(target.list_name, quotes),
        query=_query(target.query, quotes) if target.query else None,
    )


def _query(query: Query, quotes: Sequence[str]) -> Query:
    return replace(
        query,
        words=restore(query.words, quotes)[:TITLE_MAX],
        label=restore(query.label, quotes),
        saved=restore(query.saved, quotes),
        terms=tuple(restore(term, quotes) for term in query.terms),
    )


def _changes(changes: Changes, quotes: Sequence[str]) -> Changes:
    title, description, swap = changes.title, changes.description, changes.replace
    return replace(
        changes,
        title=restore(title, quotes)[:TITLE_MAX] if title else None,
        description=restore(description, quotes)[:DESCRIPTION_MAX] if description else None,
        replace=(restore(swap[0], quotes), restore(swap[1], quotes)) if swap else None,
        labels_add=tuple(restore(label, quotes) for label in changes.labels_add),
        labels_remove=tuple(restore(label, quotes) for label in changes.labels_remove),
        list_name=restore(changes.list_name, quotes),
        parent=restore(changes.parent, quotes),
        beside=restore(changes.beside, quotes),
    )
