"""Finding all tasks of a kind: "everything due today", "my shopping list", "all but the milk"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from saydone.agent.offline import list_replies, listings, replies
from saydone.agent.offline.findings import Found, Wanted
from saydone.agent.offline.in_bulk import TOOL, bulk_call, sparing_titles
from saydone.agent.offline.paging import pages
from saydone.agent.offline.reading import Query, StatusAsked
from saydone.agent.offline.spared import spare, without
from saydone.agent.offline.steps import Part, Scenery
from saydone.agent.offline.transcript import Answer, Call
from saydone.domain.task import BATCH_MAX
from saydone.domain.task_list import INBOX
from saydone.domain.text import folded
from saydone.domain.when.pattern import Pattern
from saydone.tools.task_view import TaskView

_LIST_LEFT_OUT = Pattern(r'^!#(?:"([^"]+)"|([\w-]+))$')
_THAT_LIST = Pattern(r"\b(?P<pointed>that|this|the)(?: same| very)? list\b(?! (?:of|for|called|named))", re.I)
_STILL_OPEN = Pattern(r"\b(?:open|pending|remaining|unfinished|incomplete|outstanding|active|undone|left)\b", re.I)


def find_every(wanted: Wanted, scenery: Scenery) -> Part[Found]:
    target = wanted.target
    query = target.query or Query(status=status_meant(wanted))
    spared = yield from spare(target.without, scenery)
    query = replace(query, terms=(*query.terms, *spared.terms))
    if target.list_name and not target.in_list:
        # There is no such list: tasks of "the shopping list" are those that say so themselves.
        query = replace(query, words=target.list_name)
    if unknown := (yield from _left_out_unknown(query, scenery)):
        return Found(problem=list_replies.no_list_to_leave_out(unknown))
    answer = yield from pages(query, target.in_list)
    if not answer.ok:
        return Found(problem=answer.message)
    if _of_no_list(wanted, answer):
        return Found(problem=replies.WHICH_LIST)
    if answer.next_cursor is not None:
        if spared.names:
            return Found(problem=replies.too_many(answer.total, uncounted=answer.total_is_at_least))
        call = bulk_call(wanted.intent, query, target.in_list) if TOOL in scenery.tools else None
        return Found(
            call=call, problem="" if call else replies.too_many(answer.total, uncounted=answer.total_is_at_least)
        )
    if not answer.tasks:
        return Found(
            problem=(
                list_replies.none_of_list(target.list_name)
                if target.list_name and not target.in_list
                else listings.none_match(query, target.in_list)
            )
        )
    return _left_of(answer.tasks, spared.names, wanted, query, in_bulk=TOOL in scenery.tools)


def _left_of(there: Sequence[TaskView], names: Sequence[str], wanted: Wanted, query: Query, *, in_bulk: bool) -> Found:
    """What was found without what is spared: the tasks, or the one call for more than a call by numbers takes."""
    tasks, unknown = without(there, names)
    if unknown:
        return Found(problem=replies.nothing_to_spare(unknown))
    if not tasks:
        return Found(problem=replies.all_spared(names))
    if len(tasks) > BATCH_MAX and in_bulk:
        # In several calls it would be asked about, and undone, piece by piece.
        kept = {task.id for task in tasks}
        left_out = sparing_titles([task.title for task in there if task.id not in kept])
        whole = replace(query, terms=(*query.terms, *left_out))
        if call := bulk_call(wanted.intent, whole, wanted.target.in_list):
            return Found(call=call)
    first = bool(wanted.target.without) or _takes_all(wanted, query, len(tasks))
    return Found(tasks=tasks, ask_first=first)


def _of_no_list(wanted: Wanted, answer: Answer) -> bool:
    """Whether "that list" stayed without a name, so that all tasks of all lists would be taken for it."""
    said = None if wanted.target.list_name else _THAT_LIST.search(wanted.said)
    pointed = said is not None and said["pointed"].lower() != "the"
    return said is not None and (pointed or len({task.list for task in answer.tasks}) > 1)


def _left_out_unknown(query: Query, scenery: Scenery) -> Part[str]:
    """The name of a list that the query leaves out, where there is no such list: all would be left."""
    left_out = [match[1] or match[2] for term in query.terms if (match := _LIST_LEFT_OUT.match(term))]
    if not left_out or "show_lists" not in scenery.tools:
        return ""
    (answer,) = yield [Call("show_lists", {})]
    there = {folded(name) for name in (INBOX, *(kept.name for kept in answer.lists))}
    return next((name for name in left_out if folded(name) not in there), "")


def _takes_all(wanted: Wanted, query: Query, count: int) -> bool:
    """Whether it takes away all there is, or more than the user may think."""
    target, unlimited = wanted.target, query == Query(query.status)
    if any(term.startswith("!") for term in query.terms):
        return True
    if wanted.intent == "remove":
        # Which tasks "about the party" are, the user sees better; "clear what is late" may mean its dates.
        return (
            unlimited
            or target.query is None
            or bool(target.query.words)
            or query.overdue
            or _under_conditions(target.query)
        )
    return wanted.intent in ("complete", "update") and unlimited and not target.list_name and count > 1


def _under_conditions(query: Query) -> bool:
    """Whether it is said by conditions which tasks are meant, other than when they were completed."""
    return any(not term.startswith("completed:") for term in query.terms)


def status_meant(wanted: Wanted) -> StatusAsked:
    if wanted.intent == "reopen":
        return "completed"
    return "all" if wanted.intent == "remove" and not _STILL_OPEN.search(wanted.said) else "pending"
