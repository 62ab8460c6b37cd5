"""Finding the tasks that a target refers to: parts of plans that only read."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from saydone.agent.offline import list_replies, listings, replies
from saydone.agent.offline.dates import dated
from saydone.agent.offline.findings import Found, Wanted
from saydone.agent.offline.in_bulk import TOOL, bulk_call
from saydone.agent.offline.mentions import cut_short, focus, shown
from saydone.agent.offline.paging import pages
from saydone.agent.offline.reading import Intent, Query, StatusAsked, Target, TargetKind
from saydone.agent.offline.resolve import Fit, fit, makes_up, search_words
from saydone.agent.offline.spared import spare, without
from saydone.agent.offline.steps import Part, Scenery, together
from saydone.agent.offline.transcript import Answer, Call
from saydone.domain.task import BATCH_MAX, Due
from saydone.domain.task_list import INBOX
from saydone.domain.task_query import PAGE_MAX, SEARCH_MAX
from saydone.domain.text import folded
from saydone.domain.when.pattern import Pattern
from saydone.tools.task_view import TaskView

_LIST_LEFT_OUT = Pattern(r'^!#(?:"([^"]+)"|([\w-]+))$')
_NUMBERED = Pattern(r"\b(?P<noun>task|item|to-?do|reminder)(?: (?:number|no\.?))? (?P<id>\d{1,6})\b", re.I)
_THAT_LIST = Pattern(r"\b(?P<pointed>that|this|the)(?: same| very)? list\b(?! (?:of|for|called|named))", re.I)
_STILL_OPEN = Pattern(r"\b(?:open|pending|remaining|unfinished|incomplete|outstanding|active|undone|left)\b", re.I)


def find(wanted: Wanted, scenery: Scenery) -> Part[list[Found]]:
    """What the target refers to: one finding, or one for each part of a name that means several tasks."""
    if wanted.target.kind == "name":
        found = yield from _by_name(wanted)
        if not any(each.tasks or each.unsure for each in found):
            found = (yield from _on_a_day(wanted, scenery)) or found
    else:
        found = [(yield from _FINDERS[wanted.target.kind](wanted, scenery))]
    if wanted.target.asked:
        found = [replace(each, ask_first=True) for each in found]
    spared = wanted.target.without if wanted.target.kind != "every" else ()
    return [_left(each, wanted.target, spared) for each in found] if spared else found


def _left(found: Found, target: Target, spared: Sequence[str]) -> Found:
    """The finding without the tasks that are spared."""
    tasks, unsure = without(found.tasks, spared)[0], without(found.unsure, spared)[0]
    if found.unsure and len(unsure) == 1:
        tasks, unsure = unsure, ()
    gone = (found.tasks or found.unsure) and not (tasks or unsure)
    return replace(found, tasks=tasks, unsure=unsure, problem=replies.all_spared(spared) if gone else found.problem)


def _by_ids(wanted: Wanted, scenery: Scenery) -> Part[Found]:
    if titled := (yield from _called_so(wanted)):
        return Found(tasks=titled)
    ids = [str(number) for number in wanted.target.ids]
    batches = [ids[start : start + BATCH_MAX] for start in range(0, len(ids), BATCH_MAX)]
    answers = yield [Call("get_task", {"ids": batch}) for batch in batches]
    tasks = tuple(task for answer in answers for task in answer.tasks)
    reasons = [failed.reason for answer in answers for failed in answer.failed]
    reasons += [answer.message for answer in answers if not answer.ok]
    return Found(tasks=tasks, problem=" ".join(dict.fromkeys(reasons)))


def _called_so(wanted: Wanted) -> Part[tuple[TaskView, ...]]:
    """The task that is called "task 7" or "7", where "task 7" was said: what is written is meant before a number."""
    ids = wanted.target.ids
    said = _NUMBERED.search(wanted.said) if len(ids) == 1 and wanted.target.kind == "ids" else None
    if said is None or int(said["id"]) != ids[0]:
        return ()
    (answer,) = yield [Call("list_tasks", {"status": "all", "search": said["id"], "sort": "due", "limit": PAGE_MAX})]
    titles = {folded(title) for title in (said[0], said["id"], f"{said['noun']} {said['id']}")}
    called = [task for task in answer.tasks if folded(task.title) in titles]
    return tuple(called) if len(called) == 1 else ()


def _by_place(wanted: Wanted, scenery: Scenery) -> Part[Found]:
    places = wanted.target.positions
    listed = shown(scenery.before, at_end=places == (-1,))
    if not listed:
        return (yield from _show_first(wanted))
    if any(not 1 <= (place if place > 0 else -place) <= len(listed) for place in places):
        return Found(problem=replies.short_list(len(listed)))
    if any(place < 0 for place in places) and cut_short(scenery.before, at_end=places == (-1,)):
        # The last one told, or the last one there is?
        return Found(unsure=listed)
    return Found(tasks=tuple(listed[place - 1 if place > 0 else place] for place in places))


def _show_first(wanted: Wanted) -> Part[Found]:
    """Nothing was listed that places could count in: the list is shown, and the question asked back."""
    (answer,) = yield [Call("list_tasks", {"status": _status(wanted)})]
    if not answer.tasks:
        return Found(problem=listings.nothing_there(_status(wanted)))
    tasks = tuple(answer.tasks)
    only = len(tasks) == 1 and wanted.target.positions in ((1,), (-1,))
    return Found(tasks=tasks) if only else Found(unsure=tasks)


def _by_pronoun(wanted: Wanted, scenery: Scenery) -> Part[Found]:
    tasks = focus(scenery.before)
    if not tasks:
        return Found(problem=replies.NO_FOCUS)
    # What was shown may have changed since.
    finding = yield from _by_ids(replace(wanted, target=Target("ids", ids=_numbers(tasks))), scenery)
    if not finding.tasks:
        return Found(problem=replies.GONE)
    if wanted.target.plural or len(finding.tasks) <= 1:
        return finding
    fitting = tuple(task for task in finding.tasks if task.status == _rather(wanted.intent))
    return Found(tasks=fitting) if len(fitting) == 1 else Found(unsure=fitting or finding.tasks)


def _every(wanted: Wanted, scenery: Scenery) -> Part[Found]:
    target = wanted.target
    query = target.query or Query(status=_status(wanted))
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
    tasks, unknown = without(answer.tasks, spared.names)
    if unknown:
        return Found(problem=replies.nothing_to_spare(unknown))
    if not tasks:
        return Found(problem=replies.all_spared(spared.names))
    first = bool(target.without) or _takes_all(wanted, query, len(tasks))
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


def _status(wanted: Wanted) -> StatusAsked:
    if wanted.intent == "reopen":
        return "completed"
    return "all" if wanted.intent == "remove" and not _STILL_OPEN.search(wanted.said) else "pending"


def _by_name(wanted: Wanted) -> Part[list[Found]]:
    """The whole name first; its parts when it is nobody's."""
    target = wanted.target
    names = (target.name, *target.parts)
    findings = yield from together(*(_searched(name, wanted.intent) for name in names))
    if target.parts and not findings[0].fits:
        names, findings = names[1:], findings[1:]
    else:
        names, findings = names[:1], findings[:1]
    others: tuple[TaskView, ...] = ()
    if not all(finding.fits for finding in findings):
        # A typing mistake, perhaps: all open tasks are compared.
        answer = yield from pages(Query(status=_rather(wanted.intent)))
        others = tuple(answer.tasks)
        findings = [
            finding if finding.fits else fit(name, others) for name, finding in zip(names, findings, strict=True)
        ]
    if wanted.intent in ("remove", "complete"):
        findings = [_not_one_of_several(name, finding) for name, finding in zip(names, findings, strict=True)]
    if target.stated:
        findings = [_surely(name, finding) for name, finding in zip(names, findings, strict=True)]
    return [_found(name, finding, others, wanted.intent) for name, finding in zip(names, findings, strict=True)]


def _on_a_day(wanted: Wanted, scenery: Scenery) -> Part[list[Found]]:
    """ "The gym on friday": the tasks of that name that are due then; empty where no day is named, or none is."""
    when = dated(wanted.target.name, now=scenery.now)
    if when.due is None or when.rrule or not when.text or when.text == wanted.target.name:
        return []
    answer = yield from pages(Query(words=search_words(when.text), due_after=_day(when.due), due_before=_day(when.due)))
    tasks = fit(when.text, answer.tasks).fits
    return [Found(tasks=tasks) if len(tasks) == 1 else Found(unsure=tasks)] if tasks else []


def _day(due: Due) -> date:
    return due.date() if isinstance(due, datetime) else due


def _not_one_of_several(name: str, finding: Fit) -> Fit:
    """The one task that fits, only close where it names several things and the name is the smaller part of them."""
    fits = finding.fits
    one_of_several = len(fits) == 1 and "," in fits[0].title and 2 * len(name.split()) < len(fits[0].title.split())
    return Fit(close=fits) if one_of_several else finding


def _surely(name: str, finding: Fit) -> Fit:
    """The one task that fits, only close where the name is little of its title."""
    sure = len(finding.fits) != 1 or makes_up(name, finding.fits[0].title)
    return finding if sure else Fit(close=finding.fits)


def _searched(name: str, intent: Intent) -> Part[Fit]:
    words = search_words(name)[:SEARCH_MAX]
    (answer,) = yield [Call("list_tasks", {"status": "all", "search": words, "sort": "due", "limit": PAGE_MAX})]
    # Of a name that two tasks share, even if not equally well, the one that this can still be done to is meant.
    rather = (
        () if intent == "list" else fit(name, [task for task in answer.tasks if task.status == _rather(intent)]).fits
    )
    return Fit(fits=rather or fit(name, answer.tasks).fits)


def _rather(intent: Intent) -> StatusAsked:
    """The status of the tasks that this is done to, when tasks of both fit."""
    return "completed" if intent == "reopen" else "pending"


def _found(name: str, finding: Fit, others: tuple[TaskView, ...], intent: Intent) -> Found:
    so_already = intent in ("complete", "reopen") and all(task.status != _rather(intent) for task in finding.fits)
    if finding.fits and (len(finding.fits) == 1 or so_already):
        return Found(tasks=finding.fits)
    if finding.fits:
        return Found(unsure=finding.fits)
    missed = "" if finding.close else name
    return Found(close=finding.close, problem=replies.not_found(name), missed=missed, others=others)


def _numbers(tasks: Sequence[TaskView]) -> tuple[int, ...]:
    return tuple(int(task.id) for task in tasks)


_FINDERS: dict[TargetKind, Callable[[Wanted, Scenery], Part[Found]]] = {
    "ids": _by_ids,
    "positions": _by_place,
    "pronoun": _by_pronoun,
    "every": _every,
}
