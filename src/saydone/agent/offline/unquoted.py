"""Other words in a clause: the quoted passages put back."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from saydone.agent.offline.quotes import restore
from saydone.agent.offline.reading import Changes, Clause, Query, Target, Tending
from saydone.domain.task import DESCRIPTION_MAX, TITLE_MAX

Word = Callable[[str], str]


def unquoted(clause: Clause, quotes: Sequence[str]) -> Clause:
    """The clause with the quoted passages in its titles, names and words."""
    return reworded(clause, partial(restore, quotes=quotes)) if quotes else clause


def reworded(clause: Clause, word: Word) -> Clause:
    """The clause with its titles, names and words as ``word`` gives them."""
    items = tuple(
        replace(
            item,
            title=word(item.title)[:TITLE_MAX],
            description=word(item.description)[:DESCRIPTION_MAX],
            list_name=word(item.list_name),
            labels=tuple(word(label) for label in item.labels),
            parent=word(item.parent),
        )
        for item in clause.items
    )
    return replace(
        clause,
        items=items,
        targets=tuple(_target(target, word) for target in clause.targets),
        changes=_changes(clause.changes, word) if clause.changes else None,
        query=_query(clause.query, word) if clause.query else None,
        list_name=word(clause.list_name),
        said=word(clause.said),
        text=word(clause.text),
        tending=_tending(clause.tending, word) if clause.tending else None,
        perhaps=reworded(clause.perhaps, word) if clause.perhaps else None,
        otherwise=reworded(clause.otherwise, word) if clause.otherwise else None,
    )


def _tending(tending: Tending, word: Word) -> Tending:
    also = tuple(word(each) for each in tending.also)
    return replace(tending, name=word(tending.name), to=word(tending.to), also=also)


def _target(target: Target, word: Word) -> Target:
    return replace(
        target,
        name=word(target.name)[:TITLE_MAX],
        parts=tuple(word(part)[:TITLE_MAX] for part in target.parts),
        list_name=word(target.list_name),
        query=_query(target.query, word) if target.query else None,
        without=tuple(word(name) for name in target.without),
    )


def _query(query: Query, word: Word) -> Query:
    return replace(
        query,
        words=word(query.words)[:TITLE_MAX],
        label=word(query.label),
        saved=word(query.saved),
        terms=tuple(word(term) for term in query.terms),
        without=tuple(word(name) for name in query.without),
    )


def _changes(changes: Changes, word: Word) -> Changes:
    title, description, swap = changes.title, changes.description, changes.replace
    return replace(
        changes,
        title=word(title)[:TITLE_MAX] if title else None,
        description=word(description)[:DESCRIPTION_MAX] if description else None,
        replace=(word(swap[0]), word(swap[1])) if swap else None,
        labels_add=tuple(word(label) for label in changes.labels_add),
        labels_remove=tuple(word(label) for label in changes.labels_remove),
        list_name=word(changes.list_name),
        parent=word(changes.parent),
        beside=word(changes.beside),
    )
