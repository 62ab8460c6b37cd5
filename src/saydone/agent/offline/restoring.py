"""Bringing tasks back out of the trash: which of them are meant, and what is asked first."""

import re
from collections.abc import Callable, Sequence

from saydone.agent.offline import replies
from saydone.agent.offline.mentions import focus, trash_shown
from saydone.agent.offline.put_away import bring_list_back
from saydone.agent.offline.reading import Target, TargetKind
from saydone.agent.offline.resolve import fit, search_words
from saydone.agent.offline.steps import Part, Question, Scenery, together
from saydone.agent.offline.transcript import Call
from saydone.agent.offline.wording import LINES_MAX, sentences
from saydone.agent.offline.writing import ASK_ABOVE
from saydone.domain.task import BATCH_MAX
from saydone.domain.task_query import PAGE_MAX
from saydone.domain.when.pattern import Pattern
from saydone.tools.task_view import TaskView

Told = tuple[str, tuple[Question, ...]]
_ONLY_DELETION = Pattern(
    r"^deleted (?:(?:the list )?“[^“”]*”(?:, deleted |, | and )?)+(?:\d+ more)?(?:, deleted the list “[^“”]*”)?\.?$",
    re.I,
)
_WHOLE_TRASH = ("", "deleted", "removed", "trashed")


def restore(target: Target, scenery: Scenery) -> Part[Told]:
    """Bring back what the target means. Much is asked about first; what is in doubt is asked back."""
    if target.kind == "ids":
        return (yield from _bring_back([str(number) for number in target.ids])), ()
    search = {"search": search_words(target.name)} if target.name else {}
    (answer,) = yield [Call("trash", {"do": "list", "limit": PAGE_MAX, **search})]
    tasks = tuple(answer.tasks)
    if target.kind == "name":
        tasks = yield from _called(target.name, tasks)
        if not tasks and target.parts:
            told = yield from together(*(restore(Target("name", name=part), scenery) for part in target.parts))
            return sentences(text for text, _ in told), ()
        if not tasks and (told := (yield from _list_back(target.name, scenery))):
            return told, ()
        if len(tasks) != 1:
            return replies.which_in_trash(target.name, tasks[:LINES_MAX]), ()
    elif target.list_name and (told := (yield from _list_back(target.list_name, scenery))):
        return told, ()
    elif not tasks:
        return replies.TRASH_EMPTY, ()
    else:
        meant = _FINDERS[target.kind](target, tasks, scenery)
        if not meant:
            return replies.which_in_trash("", tasks[:LINES_MAX]), ()
        tasks = meant
    return (yield from _guarded(tasks[:BATCH_MAX]))


def _list_back(name: str, scenery: Scenery) -> Part[str]:
    if not {"organize", "show_lists", "show_history"} <= scenery.tools:
        return ""
    return (yield from bring_list_back(name))


def restore_last() -> Part[Told]:
    """Take back what was deleted last, and nothing that was done since. Where not all of that can be, it says why, and
    brings back what is still in the trash."""
    why_not = ""
    (history,) = yield [Call("show_history", {"limit": 50})]
    last = next((done for done in history.operations if "deleted " in done.what.lower() and not done.undone), None)
    if last and last.id and _ONLY_DELETION.match(last.what):
        (answer,) = yield [Call("undo", {"operation": last.id})]
        if answer.ok:
            return answer.message, ()
        why_not = answer.message
    (answer,) = yield [Call("trash", {"do": "list", "limit": PAGE_MAX})]
    if not answer.tasks:
        return why_not or replies.NOTHING_DELETED, ()
    newest = tuple(task for task in answer.tasks if task.deleted_at == answer.tasks[0].deleted_at)
    told, questions = yield from _guarded(newest[:BATCH_MAX])
    return sentences((why_not, told)), questions


def _guarded(tasks: tuple[TaskView, ...]) -> Part[Told]:
    ids = [task.id for task in tasks]
    if len(ids) <= ASK_ABOVE:
        return (yield from _bring_back(ids)), ()
    call = Call("trash", {"do": "restore", "ids": ids})
    return "", (Question("undo", tasks, confirm=True, call=call),)


def _bring_back(ids: Sequence[str]) -> Part[str]:
    (answer,) = yield [Call("trash", {"do": "restore", "ids": list(ids)})]
    return replies.restored(answer.tasks) if answer.ok and not answer.failed else answer.message


def _called(name: str, tasks: tuple[TaskView, ...]) -> Part[tuple[TaskView, ...]]:
    if fits := fit(name, tasks).fits:
        return fits
    # A typing mistake, perhaps: all that is in the trash is compared.
    (answer,) = yield [Call("trash", {"do": "list", "limit": PAGE_MAX})]
    return fit(name, answer.tasks).fits


def _by_place(target: Target, tasks: tuple[TaskView, ...], scenery: Scenery) -> tuple[TaskView, ...]:
    """The places count in the trash as it was shown last; where they do not fit it, nothing is meant."""
    listed = trash_shown(scenery.before)
    places = [place if place > 0 else len(listed) + 1 + place for place in target.positions]
    if any(not 1 <= place <= len(listed) for place in places):
        return ()
    if len(listed) > LINES_MAX and min(target.positions) < 0:
        # The last one told, or the last one there is?
        return ()
    return _still_there([listed[place - 1] for place in places], tasks)


def _by_pronoun(target: Target, tasks: tuple[TaskView, ...], scenery: Scenery) -> tuple[TaskView, ...]:
    spoken_of = _still_there(trash_shown(scenery.before) or focus(scenery.before), tasks)
    return spoken_of if target.plural or len(spoken_of) == 1 else ()


def _every(target: Target, tasks: tuple[TaskView, ...], scenery: Scenery) -> tuple[TaskView, ...]:
    """All there is; nothing where words narrow it, which the trash cannot be searched by."""
    return tasks if target.list_name.lower() in _WHOLE_TRASH and target.query is None else ()


def _still_there(meant: Sequence[TaskView], tasks: tuple[TaskView, ...]) -> tuple[TaskView, ...]:
    there = {task.id for task in tasks}
    return tuple(task for task in meant if task.id in there)


_FINDERS: dict[TargetKind, Callable[[Target, tuple[TaskView, ...], Scenery], tuple[TaskView, ...]]] = {
    "positions": _by_place,
    "pronoun": _by_pronoun,
    "every": _every,
}
