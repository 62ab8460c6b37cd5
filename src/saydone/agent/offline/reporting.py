"""Answering questions about tasks: the list, how many, which is next, whether one is there."""

import re
from dataclasses import replace

from saydone.agent.offline import listings, outcomes, replies
from saydone.agent.offline.lookup import Wanted, find
from saydone.agent.offline.paging import list_arguments, pages
from saydone.agent.offline.reading import Clause, Query, Target
from saydone.agent.offline.resolve import search_words
from saydone.agent.offline.spared import spare
from saydone.agent.offline.steps import Part, Plan, Reply, Scenery
from saydone.agent.offline.titles import pieces
from saydone.agent.offline.transcript import Call, Done
from saydone.agent.offline.wording import LINES_MAX
from saydone.domain.task_query import PAGE_MAX
from saydone.domain.text import folded


def report(clause: Clause, said: str, scenery: Scenery) -> Part[str]:
    """The answer to a question about tasks, in words."""
    query = clause.query or Query()
    if query.ids:
        (answer,) = yield [Call("get_task", {"ids": [str(number) for number in query.ids]})]
        reasons = answer.message if not answer.ok else outcomes.failures(answer.failed)
        return listings.details(answer.tasks) or reasons
    if query.membership and query.words:
        return (yield from _membership(query, said, scenery, only_there=bool(clause.said)))
    if query.status == "completed" and (query.due_after or query.due_before):
        return (yield from _completed_then(query, clause.list_name))
    searched = replace((yield from _sparing(query, scenery)), words=search_words(query.words))
    if query.saved:
        return (yield from _saved(query.saved, scenery))
    if query.in_full:
        return (yield from _in_full(query.words, said, scenery))
    arguments = list_arguments(searched, clause.list_name)
    if query.next_only:
        arguments["limit"] = 1
    (answer,) = yield [Call("list_tasks", arguments)]
    if not answer.ok:
        return answer.message
    if not answer.tasks and searched.words and not (query.counting or query.next_only):
        return (yield from _nearly(clause, searched))
    tell = listings.counted if query.counting else listings.listing
    return listings.next_up(query, answer) if query.next_only else tell(query, answer, clause.list_name)


def _sparing(query: Query, scenery: Scenery) -> Part[Query]:
    """The query with what is left out as its conditions."""
    spared = yield from spare(query.without, scenery)
    words = (f"!search: {word}" for name in spared.names for word in search_words(name).split()[:1])
    return replace(query, terms=(*query.terms, *spared.terms, *words))


def _nearly(clause: Clause, searched: Query) -> Part[str]:
    """What comes near to words that no task has as they were written."""
    arguments = list_arguments(replace(searched, group=None), clause.list_name)
    (near,) = yield [Call("list_tasks", arguments | {"sort": "relevance"})]
    if near.ok and near.tasks:
        return listings.nearly(searched.words, near)
    return listings.none_match(clause.query or searched, clause.list_name)


def _saved(name: str, scenery: Scenery) -> Part[str]:
    """What a saved filter finds; its query says of which status."""
    if "show_lists" not in scenery.tools:
        return replies.NOT_HERE
    (kept,) = yield [Call("show_lists", {})]
    saved = next((each for each in kept.filters if folded(each.name) == folded(name)), None)
    if saved is None:
        return replies.no_such_filter(name, [each.name for each in kept.filters])
    (answer,) = yield [Call("list_tasks", {"query": saved.query})]
    return listings.found(saved.name, answer) if answer.ok else answer.message


def _in_full(name: str, said: str, scenery: Scenery) -> Part[str]:
    """One task with all that is known of it."""
    findings = yield from find(Wanted(Target("name", name=name), "list", said), scenery)
    tasks = findings[0].tasks or findings[0].unsure or findings[0].close
    if len(tasks) != 1:
        return replies.which("list", tasks) if tasks else findings[0].problem
    (answer,) = yield [Call("get_task", {"ids": [tasks[0].id]})]
    return listings.details(answer.tasks) or answer.message


def _completed_then(query: Query, list_name: str) -> Part[str]:
    """ "What did I finish today?" asks for the day of the completion."""
    first = query.due_after.isoformat() if query.due_after else ""
    last = query.due_before.isoformat() if query.due_before else ""
    then = f"completed:{first}..{last}"
    wanted = replace(
        query, status="all", due_after=None, due_before=None, words=search_words(query.words), sort="-completed",
        terms=(*query.terms, then),
    )  # fmt: skip
    answer = yield from pages(wanted, list_name)
    return listings.completed_then(query, answer.tasks, list_name) if answer.ok else answer.message


def more(scenery: Scenery) -> Plan | None:
    """The next page of the list shown last; None when no list was."""
    last = next((exchange.done[-1] for exchange in reversed(scenery.before) if exchange.done), None)
    if last is None or last.call.name != "list_tasks":
        return None
    return _next_page(last)


def _next_page(last: Done) -> Plan:
    arguments, told = {**last.call.arguments}, 0
    if last.answer.next_cursor is not None and "limit" in arguments:
        arguments["cursor"] = last.answer.next_cursor
    elif last.answer.total > LINES_MAX and "limit" not in arguments:
        # The first page: not all of it was told in words.
        arguments, told = {**arguments, "limit": PAGE_MAX}, LINES_MAX
    else:
        return Reply(replies.NO_MORE)
    (answer,) = yield [Call("list_tasks", arguments)]
    return Reply(listings.further(answer.tasks[told:]) if answer.ok else answer.message)


def _membership(query: Query, said: str, scenery: Scenery, *, only_there: bool) -> Part[str]:
    parts = pieces(query.words)
    target = Target("name", name=query.words, parts=parts if len(parts) > 1 else ())
    findings = yield from find(Wanted(target, "list", said), scenery)
    if only_there and not any(found.tasks or found.unsure for found in findings):
        return f"{replies.not_found(query.words)} {replies.ONLY_TASKS}"
    names = target.parts if len(findings) > 1 else (query.words,)
    when = re.match(r"\W*(?:and )?(?:when|how (?:long|many days|much time))\b", said, re.I)
    tell = listings.whether_done if query.whether_done else listings.when_due if when else listings.membership
    return " ".join(tell(name, found.tasks or found.unsure) for name, found in zip(names, findings, strict=False))
