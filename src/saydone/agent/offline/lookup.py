"""Finding the tasks that a target refers to: parts of plans that only read."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from saydone.agent.offline import listings, replies
from saydone.agent.offline.counted_titles import called_so, counted_noun, is_number_of
from saydone.agent.offline.dates import dated
from saydone.agent.offline.every import find_every, status_meant
from saydone.agent.offline.findings import Found, Wanted
from saydone.agent.offline.mentions import cut_short, focus, shown
from saydone.agent.offline.paging import pages
from saydone.agent.offline.reading import Intent, Query, StatusAsked, Target, TargetKind
from saydone.agent.offline.resolve import Fit, fit, makes_up, search_words
from saydone.agent.offline.spared import without
from saydone.agent.offline.steps import Part, Scenery, together
from saydone.agent.offline.transcript import Call
from saydone.domain.task import BATCH_MAX, Due
from saydone.domain.task_query import PAGE_MAX, SEARCH_MAX
from saydone.tools.task_view import TaskView


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
    """The tasks of these numbers, unless there are some that are called "chore 3" by the words that were said."""
    noun = counted_noun(wanted.said, wanted.target.ids) if wanted.target.kind == "ids" else ""
    titled = (yield from called_so(noun, wanted)) if noun else None
    if titled is not None:
        return titled
    ids = [str(number) for number in wanted.target.ids]
    batches = [ids[start : start + BATCH_MAX] for start in range(0, len(ids), BATCH_MAX)]
    answers = yield [Call("get_task", {"ids": batch}) for batch in batches]
    tasks = tuple(task for answer in answers for task in answer.tasks)
    reasons = [failed.reason for answer in answers for failed in answer.failed]
    reasons += [answer.message for answer in answers if not answer.ok]
    # "Chore 3" may be what somebody calls a task that has another title by now: it is shown before it goes.
    unsure = wanted.intent in ("complete", "remove") and not is_number_of(noun)
    return Found(tasks=tasks, problem=" ".join(dict.fromkeys(reasons)), ask_first=unsure and bool(tasks))


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
    (answer,) = yield [Call("list_tasks", {"status": status_meant(wanted)})]
    if not answer.tasks:
        return Found(problem=listings.nothing_there(status_meant(wanted)))
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
    "every": find_every,
}
