"""What one tool does by itself: lists and labels, comments, undo, history, the trash, figures."""

from collections.abc import Callable, Sequence

from saydone.agent.offline import file_replies, list_replies, listings, replies
from saydone.agent.offline.alerts import moment_of
from saydone.agent.offline.another_name import ask_for_it
from saydone.agent.offline.findings import Wanted
from saydone.agent.offline.lookup import find
from saydone.agent.offline.nearest import nearest
from saydone.agent.offline.reading import Clause, Intent
from saydone.agent.offline.restoring import Told, restore, restore_last
from saydone.agent.offline.steps import Part, Question, Scenery, together
from saydone.agent.offline.swaps import swap
from saydone.agent.offline.transcript import Answer, Call
from saydone.agent.offline.undoing import take_back
from saydone.agent.offline.wording import lines, sentences
from saydone.agent.offline.writing import asked_by, write_agreed
from saydone.domain.task_query import PAGE_MAX
from saydone.tools.task_view import TaskView

_TOOLS: dict[Intent, str] = {
    "organize": "organize",
    "show_lists": "show_lists",
    "comment": "comment_task",
    "undo": "undo",
    "redo": "undo",
    "history": "show_history",
    "insight": "insight",
    "trash": "trash",
    "remind": "update_task",
    "unremind": "update_task",
    "files": "export_tasks",
    "calendar": "calendar_link",
    "swap": "update_task",
}
POWERS = frozenset(_TOOLS)


def use(clause: Clause, said: str, scenery: Scenery) -> Part[Told]:
    """Do what the clause asks for. Returns what is to be said, and what is to be asked first."""
    if _TOOLS[clause.intent] not in scenery.tools:
        yield from ()
        return replies.NOT_HERE, ()
    return (yield from _USES[clause.intent](clause, said, scenery))


def go_ahead(question: Question) -> Part[Told]:
    """Make the call that the user agreed to. What it wants asked besides is asked."""
    if question.call is None:
        return "", ()
    if question.call.name in ("complete_task", "delete_task"):
        written = yield from write_agreed(question, question.call)
        return sentences(written.said), written.asks
    return (yield from asked_first(question.call, "remove" if question.intent == "organize" else question.intent))


def _organize(clause: Clause, said: str, scenery: Scenery) -> Part[Told]:
    tending = clause.tending
    if tending is None or not tending.name:
        yield from ()
        return replies.NO_NAME, ()
    to = {"to": tending.to} if tending.to else {}
    changes = [{"do": tending.do, "name": name} | to for name in (tending.name, *tending.also)]
    call = Call("organize", {f"{tending.kind}s": changes})
    if tending.kind != "filter":
        told, questions = yield from asked_first(call, "remove")
        missed = tending.do != "create" and told.startswith(list_replies.no_list(tending.name))
        return (yield from ask_for_it(tending, told, scenery)) if missed else (told, questions)
    if tending.do == "create" and not tending.to:
        return replies.NO_QUERY, ()
    (answer,) = yield [call]
    told = answer.ok and tending.do in ("create", "query")
    return replies.saved_filter(tending.name, tending.to) if told else answer.message, ()


def asked_first(call: Call, intent: Intent, hint: str = "") -> Part[Told]:
    """The call; what it answers that the user is to be asked before is asked, with what else could be done."""
    (answer,) = yield [call]
    if not answer.confirm:
        return answer.message, ()
    return "", (asked_by(call, answer, intent, hint),)


def _show_lists(clause: Clause, said: str, scenery: Scenery) -> Part[Told]:
    kind = clause.tending.kind if clause.tending else "list"
    archived = clause.tending is not None and clause.tending.do == "archived"
    (answer,) = yield [Call("show_lists", {"archived": True} if archived else {})]
    if archived:
        return listings.archived(answer.lists), ()
    if kind == "filter":
        return listings.filters(answer.filters), ()
    return (listings.lists(answer.lists) if kind == "list" else listings.labels(answer.labels), ())


def _on_one(clause: Clause, said: str, scenery: Scenery) -> Part[Told]:
    """What is done with one task; which one it is, is asked where several fit or only come close."""
    (found, *_) = yield from find(Wanted(clause.targets[0], "update", said), scenery)
    if len(found.tasks) == 1:
        return (yield from do_to(clause, found.tasks)), ()
    several = found.tasks or found.unsure or found.close
    if several:
        close = "" if found.tasks or found.unsure else found.problem
        return "", (
            Question(clause.intent, several, confirm=bool(close) and len(several) == 1, close=close, clause=clause),
        )
    instead = yield from nearest([found] if found.missed else [], scenery)
    return sentences([found.problem, replies.ONLY_TASKS if clause.said else "", *instead]), ()


def do_to(clause: Clause, tasks: Sequence[TaskView]) -> Part[str]:
    """Do to each of the tasks what the clause asks for: a comment, or another reminder, or one less."""
    calls = [_ON_ONE[clause.intent](clause, task) for task in tasks]
    answers = yield calls
    told = [
        _TOLD[clause.intent](task, clause.text) if answer.ok and not answer.failed else _refused(clause, task, answer)
        for task, answer in zip(tasks, answers, strict=True)
    ]
    return sentences(told)


def _refused(clause: Clause, task: TaskView, answer: Answer) -> str:
    none = clause.intent == "unremind" and clause.text == "all" and "no reminder" in answer.message
    return replies.no_reminders(task) if none else answer.message


def _commenting(clause: Clause, task: TaskView) -> Call:
    return Call("comment_task", {"id": task.id, "text": clause.text})


def _reminding(clause: Clause, task: TaskView) -> Call:
    field = "reminders_add" if clause.intent == "remind" else "reminders_remove"
    return Call("update_task", {"changes": [{"id": task.id, field: [moment_of(clause.text, task.due)]}]})


_ON_ONE: dict[Intent, Callable[[Clause, TaskView], Call]] = {
    "comment": _commenting,
    "remind": _reminding,
    "unremind": _reminding,
}
_TOLD: dict[Intent, Callable[[TaskView, str], str]] = {
    "comment": replies.commented,
    "remind": replies.reminding,
    "unremind": replies.reminding_no_more,
}


def _file(clause: Clause, said: str, scenery: Scenery) -> Part[Told]:
    format = clause.tending.to if clause.tending else "json"
    wanted = {"format": format} | ({"list": clause.list_name} if clause.list_name else {})
    (answer,) = yield [Call("export_tasks", wanted)]
    return (file_replies.exported(format, answer.text) if answer.ok else answer.message), ()


def _calendar(clause: Clause, said: str, scenery: Scenery) -> Part[Told]:
    do = clause.tending.do if clause.tending else "list"
    named = {"list": clause.list_name} if clause.list_name else {}
    which = {"id": clause.tending.name} if clause.tending and clause.tending.name else {}
    (answer,) = yield [Call("calendar_link", {"do": do, **named, **which})]
    told = "".join(f"\n- #{link.id}: {link.list or 'everything'}, since {link.created}" for link in answer.links)
    return f"{answer.message}{told if do == 'list' else ''}", ()


def _history(clause: Clause, said: str, scenery: Scenery) -> Part[Told]:
    arguments: dict[str, object] = {}
    if clause.targets:
        (found, *_) = yield from find(Wanted(clause.targets[0], "list", said), scenery)
        if len(found.tasks) != 1:
            return found.problem or replies.NO_FOCUS, ()
        arguments["task"] = found.tasks[0].id
    (answer,) = yield [Call("show_history", arguments)]
    return (listings.history(answer.operations) if answer.ok else answer.message), ()


def _insight(clause: Clause, said: str, scenery: Scenery) -> Part[Told]:
    by = clause.tending.to if clause.tending else ""
    (answer,) = yield [Call("insight", {"period": clause.text} | ({"by": by} if by else {}))]
    return answer.message, ()


def _trash(clause: Clause, said: str, scenery: Scenery) -> Part[Told]:
    do = clause.tending.do if clause.tending else "list"
    if do == "empty":
        return (yield from asked_first(Call("trash", {"do": "empty"}), "trash"))
    if do == "restore":
        told = yield from together(*(restore(target, scenery) for target in clause.targets))
        return sentences(text for text, _ in told), tuple(question for _, asks in told for question in asks)
    if do == "restore_last":
        return (yield from restore_last())
    (answer,) = yield [Call("trash", {"do": "list", "limit": PAGE_MAX})]
    return f"{answer.message}{lines(answer.tasks)}", ()


_USES: dict[Intent, Callable[[Clause, str, Scenery], Part[Told]]] = {
    "organize": _organize,
    "show_lists": _show_lists,
    "comment": _on_one,
    "undo": take_back,
    "redo": take_back,
    "history": _history,
    "insight": _insight,
    "trash": _trash,
    "remind": _on_one,
    "unremind": _on_one,
    "files": _file,
    "calendar": _calendar,
    "swap": swap,
}
