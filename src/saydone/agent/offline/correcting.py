"""Putting a mistake right: the plan that takes back what was done, and does what was meant."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import cast

from saydone.agent.offline import replies
from saydone.agent.offline.acting import act, carry_out, questions_of
from saydone.agent.offline.corrections import Correction
from saydone.agent.offline.dates import dated
from saydone.agent.offline.findings import Found, Wanted
from saydone.agent.offline.lookup import find
from saydone.agent.offline.mentions import found_before, said_in, shown, written
from saydone.agent.offline.names import Names, is_name
from saydone.agent.offline.naming import SHOW_LISTS
from saydone.agent.offline.reading import Changes, Clearable, Intent, Reading, Target
from saydone.agent.offline.resolve import fit
from saydone.agent.offline.steps import Part, Plan, Reply, Scenery, say
from saydone.agent.offline.targets import target_of
from saydone.agent.offline.titles import item_of, title_of
from saydone.agent.offline.transcript import Call, Done, Exchange
from saydone.agent.offline.undoing import ask_whether
from saydone.agent.offline.wording import sentences
from saydone.agent.offline.writing import Deed, write
from saydone.domain.task import Due, Priority
from saydone.domain.text import NOTHING, folded
from saydone.domain.when.pattern import Pattern
from saydone.tools.task_view import TaskView

_ACTING: frozenset[Intent] = frozenset({"complete", "reopen", "update", "remove", "list", "show_form"})
_UNDO_BACK = 5
"""How many messages ago something may have been done that a plain "undo" takes back."""
_OTHER_ONE = Pattern(r"(?:the )?other(?: one| task)?", re.I)
_TO_LIST = Pattern(r"^(?:in|on|to|into|onto) ", re.I)
_POINTING = Pattern(r"(?:the|my|our|task|number|#)\b", re.I)
_ADDING = Pattern(r"(?:add|remind|create|put)\b", re.I)


def correct(correction: Correction, scenery: Scenery) -> Plan | None:
    """The plan that puts the last writes right; None when nothing was written just before."""
    exchange = _last_written(scenery.before[-_back(correction, scenery) :])
    if exchange is None:
        return None if correction.right or correction.back else say(replies.NOTHING_TO_UNDO)
    writes = written(exchange)
    if correction.unsure and _is_request(scenery.read(correction.right, scenery.now)):
        return None
    if correction.right:
        return _instead(correction, exchange, writes[-1], scenery)
    if correction.vague:
        return ask_whether(scenery)
    if correction.back and all(done.call.name not in ("delete_task", "complete_task") for done in writes):
        return None
    return _take_back(exchange, writes, scenery)


def _back(correction: Correction, scenery: Scenery) -> int:
    """How many messages ago it may have been: "I meant the eggs" may follow the question what was meant."""
    if correction == Correction():
        return _UNDO_BACK
    return 2 if scenery.before and replies.INSTEAD in said_in(scenery.before[-1]) else 1


def _last_written(exchanges: Sequence[Exchange]) -> Exchange | None:
    return next((exchange for exchange in reversed(exchanges) if written(exchange)), None)


def _take_back(exchange: Exchange, writes: Sequence[Done], scenery: Scenery) -> Plan:
    said: list[str] = []
    for done in reversed(writes):
        said.append((yield from _undo(exchange, done, done.answer.tasks, scenery)))
    return Reply(sentences(said) or replies.NOTHING_TO_UNDO)


def _instead(correction: Correction, exchange: Exchange, done: Done, scenery: Scenery) -> Plan:
    tasks = tuple(done.answer.tasks)
    wrong = fit(correction.wrong, tasks).fits if correction.wrong else tasks
    if len(wrong) != 1:
        return Reply(replies.which_was_wrong(tasks))
    otherwise = _reworded(correction, done, wrong[0]) or (yield from _listed(correction.right, done, scenery))
    reading = scenery.read(correction.right, scenery.now)
    if not otherwise and _is_request(reading):
        undone = yield from _undo(exchange, done, wrong, scenery)
        reply = yield from act(reading, scenery)
        return replace(reply, text=sentences([undone, reply.text]))
    otherwise = otherwise or _otherwise(correction.right, done, scenery)
    if otherwise:
        now_is = yield from _look(wrong)
        return (yield from carry_out([Deed("update", now_is, changes=otherwise)], [], [], scenery))
    return (yield from _another(correction, exchange, done, wrong[0], scenery))


def _is_request(reading: Reading) -> bool:
    intents = {clause.intent for clause in reading.clauses}
    return bool(intents & _ACTING) or ("add" in intents and _ADDING.match(reading.text) is not None)


def _reworded(correction: Correction, done: Done, task: TaskView) -> Changes | None:
    """ "Not Joe, Jonas", of a title that was just given and holds more than that."""
    given = "tasks" in done.call.arguments or "title" in _fields(done, task)
    return _word_for_word(correction, task) if given else None


def _word_for_word(correction: Correction, task: TaskView) -> Changes | None:
    """The wrong word of the title as the right one; None where it is no part of it, or all of it."""
    wrong = title_of(correction.wrong)
    if not re.search(rf"\b{re.escape(wrong)}\b", task.title, re.I) or folded(wrong) == folded(task.title):
        return None
    return Changes(replace=(wrong, title_of(correction.right))) if wrong else None


def _listed(right: str, done: Done, scenery: Scenery) -> Part[Changes | None]:
    """Another list for what was just written: "no, I meant Groceries"."""
    if done.call.name not in ("add_task", "update_task") or SHOW_LISTS not in scenery.tools:
        return None
    (answer,) = yield [Call(SHOW_LISTS, {})]
    name = is_name(_TO_LIST.sub("", right).strip(), Names.told(answer).lists)
    return Changes(list_name=name) if name else None


def _otherwise(right: str, done: Done, scenery: Scenery) -> Changes | None:
    """What to change of the task itself: its due ("I meant Friday"), or all that was said of a new one."""
    when = dated(right, now=scenery.now)
    if done.call.name in ("add_task", "update_task") and when.due is not None and len(when.text) <= len("on"):
        return Changes(due=when.due)
    item = item_of(right, now=scenery.now) if done.call.name == "add_task" else None
    return Changes(title=item.title, due=item.due, priority=item.priority) if item else None


def _another(correction: Correction, exchange: Exchange, done: Done, wrong: TaskView, scenery: Scenery) -> Plan:
    """The same for another task."""
    intent, right = _intent(done), correction.right
    findings = yield from _meant(right, intent, wrong, scenery)
    if any(task.id == wrong.id for found in findings for task in found.tasks):
        return Reply(replies.that_is_it(wrong))
    nobody = intent == "update" and not any(found.tasks or found.unsure for found in findings)
    renamed = _word_for_word(correction, wrong) if nobody and not _POINTING.match(right) else None
    if nobody and "title" in _fields(done, wrong):
        renamed = Changes(title=title_of(right))
    if renamed:
        return (yield from carry_out([Deed("update", (yield from _look([wrong])), changes=renamed)], [], [], scenery))
    undone = yield from _undo(exchange, done, [wrong], scenery)
    changes = _changes_made(done, wrong) if intent == "update" else None
    deeds = [Deed(intent, found.tasks, changes=changes) for found in findings if found.tasks]
    questions, problems = questions_of([(intent, changes, found) for found in findings])
    return (yield from carry_out(deeds, questions, [undone, *problems], scenery))


def _meant(right: str, intent: Intent, wrong: TaskView, scenery: Scenery) -> Part[list[Found]]:
    if _OTHER_ONE.fullmatch(right):
        others = tuple(task for task in shown(scenery.before) if task.id != wrong.id)
        return [Found(tasks=others) if len(others) == 1 else Found(unsure=others, problem=replies.NO_FOCUS)]
    target = target_of(right, now=scenery.now) or Target("name", name=right)
    return (yield from find(Wanted(target, intent, right), scenery))


def _intent(done: Done) -> Intent:
    if done.call.name == "complete_task":
        return "reopen" if done.call.arguments.get("completed") is False else "complete"
    return "remove" if done.call.name == "delete_task" else "update"


def _changes_made(done: Done, task: TaskView) -> Changes:
    """What the call changed of the task, to change it of another one."""
    fields = _fields(done, task)
    clear: list[Clearable] = [field for field in ("due", "description") if fields.get(field) == NOTHING]
    return Changes(
        title=fields.get("title"),
        description=None if "description" in clear else fields.get("description"),
        due=None if "due" in clear else _due(fields.get("due")),
        whole_day=True,
        priority=_priority(fields["priority"]) if "priority" in fields else None,
        clear=tuple(clear),
    )


def _fields(done: Done, task: TaskView) -> dict[str, str]:
    """The fields of the task that the call changed."""
    entries = cast(list[dict[str, str]], done.call.arguments.get("changes", []))
    return {field: value for entry in entries if entry.get("id") == task.id for field, value in entry.items()}


def _undo(exchange: Exchange, done: Done, tasks: Sequence[TaskView], scenery: Scenery) -> Part[str]:
    """Take one write back, as far as these tasks go. Returns what was done, in words."""
    before = found_before(exchange, done)
    if done.call.name == "delete_task":
        return (yield from _restore(tasks)) if "trash" in scenery.tools else replies.NOT_HERE
    if done.call.name == "add_task":
        deeds = [Deed("remove", tuple(tasks))]
    elif done.call.name == "update_task":
        known = yield from _look([task for task in tasks if task.id in before])
        deeds = [Deed("update", (task,), changes=_restoring(task, before[task.id])) for task in known]
    else:
        undoing: Intent = "complete" if _intent(done) == "reopen" else "reopen"
        changed = tuple(task for task in tasks if task.id not in before or before[task.id].status != task.status)
        deeds = [Deed(undoing, changed)] if changed else []
    written_now = yield from write(deeds)
    return sentences([*written_now.said, *([replies.UNDO_ALL] if written_now.asks else [])])


def _look(tasks: Sequence[TaskView]) -> Part[tuple[TaskView, ...]]:
    """The tasks as they are now, which is also what a later "undo" brings back."""
    if not tasks:
        return ()
    (answer,) = yield [Call("get_task", {"ids": [task.id for task in tasks]})]
    return tuple(answer.tasks)


def _restore(tasks: Sequence[TaskView]) -> Part[str]:
    """Take tasks out of the trash, with all that belongs to them."""
    (answer,) = yield [Call("trash", {"do": "restore", "ids": [task.id for task in tasks]})]
    return replies.restored(answer.tasks) if answer.ok and answer.tasks else answer.message


def _restoring(task: TaskView, old: TaskView) -> Changes:
    clear: list[Clearable] = []
    if task.due and not old.due:
        clear.append("due")
    if task.description and not old.description:
        clear.append("description")
    return Changes(
        title=old.title if old.title != task.title else None,
        description=old.description if old.description and old.description != task.description else None,
        due=_due(old.due) if old.due != task.due else None,
        whole_day=True,
        priority=_priority(old.priority) if old.priority != task.priority else None,
        clear=tuple(clear),
    )


def _due(due: str | None) -> Due | None:
    if not due:
        return None
    return datetime.fromisoformat(due) if "T" in due else date.fromisoformat(due)


def _priority(name: str) -> Priority:
    return cast(Priority, int(name[1]))
