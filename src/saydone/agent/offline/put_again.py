"""What is put on a day and there already: "put send invitations on friday" moves the open task of that very name."""

from dataclasses import replace

from saydone.agent.offline.changes import due_argument
from saydone.agent.offline.chatter import request
from saydone.agent.offline.patterns import opening
from saydone.agent.offline.reading import Changes, Clause, Item, Reading, Target
from saydone.agent.offline.steps import Part, together
from saydone.agent.offline.transcript import Call
from saydone.domain.task_query import PAGE_MAX, SEARCH_MAX
from saydone.domain.text import folded

_PUT = opening(r"put|schedule|stick|pop|pencil|slot|wait")
_WAIT = opening(r"wait")
"""What is said of something new as well as of something that is there; "add" is said of something new alone."""


def moved(reading: Reading) -> Part[Reading]:
    """The reading with a change in place of each such addition of what is there."""
    if not _PUT.match(request(reading.text)):
        return reading
    begun = _WAIT.match(request(reading.text)) is not None
    found = yield from together(*(_moved(clause, begun=begun) for clause in reading.clauses))
    return replace(reading, clauses=tuple(found))


def _moved(clause: Clause, *, begun: bool) -> Part[Clause]:
    """The clause, about the open task of that name; ``begun``: it is said when it may be begun."""
    item = clause.items[0] if len(clause.items) == 1 else None
    if item is None or not (item.due or item.rrule) or item.list_name or item.parent:
        return clause
    (answer,) = yield [Call("list_tasks", {"search": item.title[:SEARCH_MAX], "status": "pending", "limit": PAGE_MAX})]
    if not any(folded(task.title) == folded(item.title) for task in answer.tasks):
        return clause
    changes = Changes(start=due_argument(item.due)) if begun and item.due else _changes(item)
    return Clause("update", targets=(Target("name", name=item.title),), changes=changes)


def _changes(item: Item) -> Changes:
    return Changes(
        due=item.due,
        rrule=item.rrule,
        repeat_from=item.repeat_from,
        priority=item.priority,
        labels_add=item.labels,
        duration=item.duration,
        description=item.description or None,
        adds_note=bool(item.description),
    )
