"""What is put on a day or a list and is there already: "put send invitations on friday" moves the open task of that
very name, "put the invitations on my Party list" the one that is meant."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from saydone.agent.offline.changes import due_argument
from saydone.agent.offline.chatter import request
from saydone.agent.offline.patterns import opening
from saydone.agent.offline.reading import Changes, Clause, Item, Reading, Target
from saydone.agent.offline.resolve import fit, search_words
from saydone.agent.offline.steps import Part, together
from saydone.agent.offline.transcript import Call
from saydone.domain.task_query import PAGE_MAX, SEARCH_MAX
from saydone.domain.text import folded
from saydone.domain.when.pattern import Pattern

_PUTS = Pattern(
    r"^(?:\w+ ){0,3}?(?:put|schedule|stick|pop|pencil|slot|wait)\b|\b(?:and|then) (?:put|stick|pop) (?:the|my|our)\b",
    re.I,
)
_DEFINITE = opening(r"the|my|our")
""" "Put the dry cleaning on my Errands list": there is one that is meant, unless it is nowhere."""
_DETERMINER = opening(r"(?:the|my|our|an?)(?= )\s*")
_WAIT = opening(r"wait")
_IS = Pattern(r"\w (?:is|are) (?:on|at|next|this|in|tomorrow|tonight|today)\b", re.I)
"""What is said of something new as well as of something that is there; "add" is said of something new alone."""


def moved(reading: Reading) -> Part[Reading]:
    """The reading with a change in place of each such addition of what is there."""
    if not (_PUTS.search(reading.text) or _IS.search(reading.text)):
        return (yield from _named(reading))
    begun = _WAIT.match(request(reading.text)) is not None
    apart = [_each(clause) for clause in reading.clauses]
    found = yield from together(*(_moved(clause, begun=begun) for clauses in apart for clause in clauses))
    return replace(reading, clauses=tuple(_together(found)))


def _each(clause: Clause) -> tuple[Clause, ...]:
    """The clause once for each thing that it puts somewhere."""
    if len(clause.items) < 2 or not all(item.list_name or item.parent for item in clause.items):
        return (clause,)
    return tuple(replace(clause, items=(item,)) for item in clause.items)


def _together(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """The clauses, with what is new side by side told in one."""
    for new, some in groupby(clauses, key=lambda clause: clause.intent == "add" and not clause.conditional):
        if not new:
            yield from some
            continue
        first, *others = some
        yield replace(first, items=(*first.items, *(item for other in others for item in other.items)))


def _named(reading: Reading) -> Part[Reading]:
    """The reading with a date for each open task without one that a line names, in place of a second one."""
    if not any(clause.named for clause in reading.clauses):
        return reading
    apart = [replace(clause, items=(item,)) for clause in reading.clauses for item in clause.items if clause.named]
    found = yield from together(*map(_dated, apart))
    kept = tuple(clause for clause in reading.clauses if not clause.named)
    return replace(reading, clauses=(*kept, *found))


def _dated(clause: Clause) -> Part[Clause]:
    """The clause, about the one open task of that very name that has no date yet."""
    item = clause.items[0]
    if not (item.due or item.rrule) or item.list_name or item.parent:
        return clause
    (answer,) = yield [
        Call(
            "list_tasks",
            {"search": _bare(item.title)[:SEARCH_MAX], "status": "pending", "sort": "due", "limit": PAGE_MAX},
        )
    ]
    same = [task for task in answer.tasks if _bare(task.title) == _bare(item.title)]
    if len(same) != 1 or same[0].due or not same[0].id.isdecimal():
        return clause
    return Clause("update", targets=(Target("ids", ids=(int(same[0].id),)),), changes=_changes(item))


def _bare(title: str) -> str:
    return folded(_DETERMINER.sub("", title))


def _moved(clause: Clause, *, begun: bool) -> Part[Clause]:
    """The clause, about the open task that is meant; ``begun``: it is said when it may be begun."""
    item = clause.items[0] if len(clause.items) == 1 else None
    if item is None or clause.conditional:
        return clause
    somewhere = bool(item.parent or (item.list_name and _DEFINITE.match(item.title)))
    if not somewhere and (item.list_name or not (item.due or item.rrule)):
        return clause
    (answer,) = yield [
        Call(
            "list_tasks",
            {"search": search_words(item.title)[:SEARCH_MAX], "status": "pending", "sort": "due", "limit": PAGE_MAX},
        )
    ]
    there = [task for task in answer.tasks if folded(task.title) == folded(item.title)]
    if somewhere and not there and _DEFINITE.match(item.title):
        there = list(fit(item.title, answer.tasks).fits)
    if not there or (somewhere and len(there) > 1):
        return clause
    changes = Changes(start=due_argument(item.due)) if begun and item.due else _changes(item)
    target = Target("ids", ids=(int(there[0].id),)) if somewhere else Target("name", name=item.title)
    return Clause("update", targets=(target,), changes=changes)


def _changes(item: Item) -> Changes:
    return Changes(
        due=item.due,
        rrule=item.rrule,
        repeat_from=item.repeat_from,
        priority=item.priority,
        labels_add=item.labels,
        list_name="" if item.parent else item.list_name,
        parent=item.parent,
        duration=item.duration,
        description=item.description or None,
        adds_note=bool(item.description),
    )
