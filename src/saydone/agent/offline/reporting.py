"""Answering questions about tasks: the list, how many, which is next, whether one is there.

What the tools listed last is shown below the answer, wherever it is read: a sentence is said of it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from saydone.agent.offline import list_replies, listings, outcomes, replies
from saydone.agent.offline.findings import Wanted
from saydone.agent.offline.lookup import find
from saydone.agent.offline.nearest import nearest
from saydone.agent.offline.paging import list_arguments, pages
from saydone.agent.offline.reading import Clause, Query, Target
from saydone.agent.offline.resolve import search_words
from saydone.agent.offline.spared import spare, to_buy
from saydone.agent.offline.steps import Part, Plan, Reply, Scenery
from saydone.agent.offline.titles import pieces
from saydone.agent.offline.transcript import Call, Done
from saydone.agent.offline.wording import LINES_MAX, sentences
from saydone.domain.text import folded
from saydone.domain.when.pattern import Pattern

_ASKS_WHEN = Pattern(
    r"\W*(?:and )?(?:when|how (?:long|many days|much time)|(?:which|what) (?:day|date|time|week)"
    r"|(?:what(?:'s|\u2019s| is) )?(?:the )?(?:due ?date|deadline))\b",
    re.I,
)
_PAGE = 20
"""So many tasks are shown unless more are asked for."""


def report_all(clauses: Sequence[Clause], said: str, scenery: Scenery, *, shown: bool) -> Part[list[str]]:
    """The answers to questions about tasks; the last is ``shown``, unless something else is, and the others told."""
    told: list[str] = []
    for clause in clauses:
        told.append((yield from _report(clause, said, scenery, told=not shown or clause is not clauses[-1])))
    return told


def _report(clause: Clause, said: str, scenery: Scenery, *, told: bool) -> Part[str]:
    query = clause.query or Query()
    if query.ids:
        (answer,) = yield [Call("get_task", {"ids": [str(number) for number in query.ids]})]
        reasons = answer.message if not answer.ok else outcomes.failures(answer.failed)
        return listings.details(answer.tasks) or reasons
    if query.membership and query.words:
        return (yield from _membership(query, said, scenery, only_there=bool(clause.said)))
    if query.status == "completed" and (query.due_after or query.due_before):
        return (yield from _completed_then(query, clause.list_name, scenery, told=told))
    searched = replace((yield from _limited(query, scenery)), words=search_words(query.words))
    if query.saved:
        return (yield from _saved(query.saved, scenery, told=told))
    if query.in_full:
        return (yield from _in_full(query.words, said, scenery))
    arguments = list_arguments(searched, clause.list_name)
    if query.next_only:
        arguments["limit"] = 1
    (answer,) = yield [Call("list_tasks", arguments)]
    if not answer.ok:
        return answer.message
    if not answer.tasks and searched.words and not (query.counting or query.next_only):
        return (yield from _nearly(clause, searched, told=told))
    if query.next_only:
        return listings.next_up(query, answer)
    listed = listings.listing(query, answer, clause.list_name, today=scenery.now.date())
    return listings.with_lines(listed, answer) if told and not query.counting else listed


def _limited(query: Query, scenery: Scenery) -> Part[Query]:
    """The query with what is left out, or what is to be bought, as its conditions."""
    spared = yield from spare(query.without, scenery)
    words = [f"!search: {word}" for name in spared.names for word in search_words(name).split()[:1]]
    words += [(yield from to_buy(scenery))] if query.to_buy else []
    return replace(query, terms=(*query.terms, *spared.terms, *words))


def _nearly(clause: Clause, searched: Query, *, told: bool) -> Part[str]:
    """What comes near to words that no task has as they were written."""
    arguments = list_arguments(replace(searched, group=None), clause.list_name)
    (near,) = yield [Call("list_tasks", arguments | {"sort": "relevance"})]
    if near.ok and near.tasks:
        nearly = listings.nearly(searched.words)
        return listings.with_lines(nearly, near) if told else nearly
    return listings.none_match(clause.query or searched, clause.list_name)


def _saved(name: str, scenery: Scenery, *, told: bool) -> Part[str]:
    """What a saved filter finds; its query says of which status."""
    if "show_lists" not in scenery.tools:
        return replies.NOT_HERE
    (kept,) = yield [Call("show_lists", {})]
    saved = next((each for each in kept.filters if folded(each.name) == folded(name)), None)
    if saved is None:
        return list_replies.no_such_filter(name, [each.name for each in kept.filters])
    (answer,) = yield [Call("list_tasks", {"query": saved.query})]
    if not answer.ok:
        return answer.message
    found = listings.found(saved.name, answer)
    return listings.with_lines(found, answer) if told else found


def _in_full(name: str, said: str, scenery: Scenery) -> Part[str]:
    """One task with all that is known of it."""
    findings = yield from find(Wanted(Target("name", name=name), "list", said), scenery)
    tasks = findings[0].tasks or findings[0].unsure or findings[0].close
    if not tasks:
        return sentences([findings[0].problem, *(yield from nearest(findings[:1], scenery))])
    if len(tasks) != 1:
        return replies.which("list", tasks)
    (answer,) = yield [Call("get_task", {"ids": [tasks[0].id]})]
    return listings.details(answer.tasks) or answer.message


def _completed_then(query: Query, list_name: str, scenery: Scenery, *, told: bool) -> Part[str]:
    """ "What did I finish today?" asks for the day of the completion."""
    first = query.due_after.isoformat() if query.due_after else ""
    last = query.due_before.isoformat() if query.due_before else ""
    then = f"completed:{first}..{last}"
    wanted = replace(
        query, status="all", due_after=None, due_before=None, words=search_words(query.words), sort="-completed",
        terms=(*query.terms, then),
    )  # fmt: skip
    answer = yield from pages(wanted, list_name)
    if not answer.ok:
        return answer.message
    if len(answer.tasks) > _PAGE:
        # Of many, a page is shown.
        yield [Call("list_tasks", list_arguments(wanted, list_name))]
    completed = listings.completed_then(query, answer.tasks, list_name, today=scenery.now.date())
    return listings.with_lines(completed, answer) if told else completed


def more(scenery: Scenery) -> Plan | None:
    """The next page of the list shown last; None when no list was."""
    last = next((exchange.done[-1] for exchange in reversed(scenery.before) if exchange.done), None)
    if last is None or last.call.name != "list_tasks":
        return None
    return _next_page(last)


def _next_page(last: Done) -> Plan:
    if last.answer.next_cursor is None:
        return Reply(replies.NO_MORE)
    (answer,) = yield [Call("list_tasks", {**last.call.arguments, "cursor": last.answer.next_cursor})]
    return Reply(listings.further(answer.tasks) if answer.ok else answer.message)


def _membership(query: Query, said: str, scenery: Scenery, *, only_there: bool) -> Part[str]:
    parts = pieces(query.words)
    target = Target("name", name=query.words, parts=parts if len(parts) > 1 else ())
    findings = yield from find(Wanted(target, "list", said), scenery)
    there = [task for found in findings for task in found.tasks or found.unsure]
    if there:
        # What is spoken of is shown, and not all that it was searched in.
        yield [Call("get_task", {"ids": [task.id for task in there[:LINES_MAX]]})]
    close = [] if there else [task for found in findings for task in found.close]
    if close:
        yield [Call("get_task", {"ids": [task.id for task in close]})]
    instead = [replies.nearest(close)] if close else []
    instead += yield from nearest([] if there or close else [found for found in findings if found.missed], scenery)
    if only_there and not there:
        return " ".join([replies.not_found(query.words), replies.ONLY_TASKS, *instead])
    names = target.parts if len(findings) > 1 else (query.words,)
    when = _ASKS_WHEN.match(said)
    tell = listings.whether_done if query.whether_done else listings.when_due if when else listings.membership
    told = [tell(name, found.tasks or found.unsure) for name, found in zip(names, findings, strict=False)]
    return " ".join([*told, *instead])
