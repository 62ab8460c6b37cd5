"""The calls that change tasks, made at once where they do not touch each other, and what came of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from saydone.agent.offline import outcomes, replies, time_replies
from saydone.agent.offline.changes import due_argument, repeat_argument, repeats, work_out
from saydone.agent.offline.dates import is_after_gap, no_such_day, no_such_time
from saydone.agent.offline.reading import Changes, Intent, Item
from saydone.agent.offline.steps import Part, Question
from saydone.agent.offline.transcript import Answer, Call
from saydone.domain.task import BATCH_MAX
from saydone.services.confirming import ASK
from saydone.tools.task_view import TaskView

ASK_ABOVE = 5
"""More tasks than this are not changed, opened again or restored at once without a question. About how many are
completed or deleted the tools ask: they know what goes along."""

Entry = Mapping[str, object] | str


@dataclass(frozen=True, slots=True)
class Deed:
    """Something to do: items to add, or what to do with tasks that were found. ``asks``: only after a question, which
    says ``hint`` as well, what else could be done."""

    intent: Intent
    tasks: tuple[TaskView, ...] = ()
    items: tuple[Item, ...] = ()
    changes: Changes | None = None
    asks: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """What was said about the writes, in their order, the new tasks, and what the tools want asked first."""

    said: tuple[str, ...] = ()
    added: tuple[TaskView, ...] = ()
    asks: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class _Kind:
    """How deeds of one intent are done, and told."""

    tool: str
    argument: str
    told: Callable[[Answer, dict[str, TaskView]], str]
    completed: bool | None = None

    @property
    def options(self) -> dict[str, object]:
        """What is said with every call."""
        return {} if self.completed is None else {"completed": self.completed}


def write(deeds: Sequence[Deed]) -> Part[Written]:
    """Do the deeds, all of one intent in one call."""
    below = yield from _below(deeds)
    intents: list[Intent] = list(dict.fromkeys(deed.intent for deed in deeds if deed.intent in _KINDS))
    by_intent = {intent: [deed for deed in deeds if deed.intent == intent] for intent in intents}
    calls: list[tuple[Intent, Call]] = [
        (intent, call) for intent in intents for call in _calls(intent, by_intent[intent])
    ]
    answers: dict[Intent, list[Answer]] = {intent: [] for intent in intents}
    asks: list[Question] = []
    for batch in _batches(calls, deeds):
        for (intent, call), answer in zip(batch, (yield [call for _, call in batch]), strict=True):
            answers[intent].append(answer)
            if answer.confirm:
                hint = next((deed.hint for deed in by_intent[intent] if deed.hint), "")
                asks.append(asked_by(call, answer, intent, hint))
    before = {task.id: task for deed in deeds for task in deed.tasks}
    said = [_told(intent, answers[intent], before) for intent in intents]
    said += [along for intent, along in below.items() if all(map(_is_done, answers[intent]))]
    caveats = [caveat for deed in deeds for caveat in _caveats(deed)]
    added = tuple(task for answer in answers.get("add", []) for task in answer.tasks)
    return Written((*said, *dict.fromkeys(caveats)), added, tuple(asks))


def write_agreed(question: Question, call: Call) -> Part[Written]:
    """Make the call that the user agreed to. What was changed meanwhile is asked about anew."""
    (answer,) = yield [call]
    if answer.confirm:
        return Written(asks=(asked_by(call, answer, question.intent),))
    named = cast(list[str], call.arguments["ids"])
    along = [task.title for task in question.candidates if task.id not in named]
    said = _told(question.intent, [answer], {task.id: task for task in question.candidates})
    with_it = [outcomes.with_it(along, _DONE[question.intent])] if along and _is_done(answer) else []
    return Written((said, *with_it))


def asked_by(call: Call, answer: Answer, intent: Intent, hint: str = "") -> Question:
    """The question that a tool answered a call with: on a yes the call is made with what it gave for that."""
    agreed = Call(call.name, {**call.arguments, "confirm": answer.confirm})
    return Question(intent, tuple(answer.tasks), confirm=True, call=agreed, total=answer.total, hint=hint)


def _is_done(answer: Answer) -> bool:
    return answer.ok and not (answer.failed or answer.confirm)


def _below(deeds: Sequence[Deed]) -> Part[dict[Intent, str]]:
    """What is said of what goes along, by intent: open subtasks are completed with what they are a part of, and all are
    deleted with it."""
    said: dict[Intent, str] = {}
    for intent in ("complete", "remove"):
        meant = {task.id: task for task in _tasks(deeds, intent)}
        parents = [task.id for task in meant.values() if _takes_along(intent, task)]
        if not parents or len(parents) > BATCH_MAX:
            continue
        (answer,) = yield [Call("get_task", {"ids": parents})]
        along = [part for task in answer.tasks for part in task.parts if part.id not in meant]
        titles = [part.title for part in along if intent == "remove" or not part.done]
        if titles:
            said[intent] = outcomes.with_it(titles, _DONE[intent])
    return said


def _takes_along(intent: Intent, task: TaskView) -> bool:
    if task.subtasks is None:
        return False
    return intent == "remove" or (task.status == "pending" and task.subtasks.open > 0)


def _calls(intent: Intent, deeds: Sequence[Deed]) -> Iterator[Call]:
    entries = [entry for deed in deeds for entry in _entries(deed)]
    unique = _of_each(entries) if intent == "update" else entries if intent == "add" else list(dict.fromkeys(entries))
    kind = _KINDS[intent]
    options = kind.options | ({"confirm": ASK} if any(deed.asks for deed in deeds) else {})
    for start in range(0, len(unique), BATCH_MAX):
        yield Call(kind.tool, {kind.argument: unique[start : start + BATCH_MAX], **options})


def _of_each(entries: Sequence[Entry]) -> list[Entry]:
    """What is changed of each task in one entry: of two for the same the later goes over the earlier."""
    merged: dict[object, dict[str, object]] = {}
    for entry in entries:
        if isinstance(entry, Mapping):
            merged.setdefault(entry["id"], {}).update(entry)
    return list(merged.values())


def _entries(deed: Deed) -> Iterator[Entry]:
    if deed.intent == "add":
        yield from (_new(item) for item in deed.items)
    elif deed.changes is not None:
        worked = [(task, work_out(deed.changes, task).fields) for task in deed.tasks]
        yield from ({"id": task.id, **fields} for task, fields in worked if fields)
    else:
        yield from (task.id for task in deed.tasks)


def _batches(calls: Sequence[tuple[Intent, Call]], deeds: Sequence[Deed]) -> list[list[tuple[Intent, Call]]]:
    """All calls at once, unless a task has two things done to it: those have an order."""
    touched = [(task.id, intent) for intent in _KINDS for task in _tasks(deeds, intent)]
    if len({task_id for task_id, _ in touched}) < len(set(touched)):
        return [[call] for call in calls]
    return [list(calls)] if calls else []


def _tasks(deeds: Sequence[Deed], intent: Intent) -> list[TaskView]:
    return [task for deed in deeds if deed.intent == intent for task in deed.tasks]


def _new(item: Item) -> Mapping[str, object]:
    entry: dict[str, object] = {"title": item.title}
    if item.description:
        entry["description"] = item.description
    if item.due is not None:
        entry["due"] = due_argument(item.due)
    if item.priority is not None:
        entry["priority"] = f"p{item.priority}"
    if item.rrule and repeats(item.rrule):
        entry["repeat"] = repeat_argument(item.rrule, item.repeat_from)
    if item.labels:
        entry["labels"] = list(item.labels)
    if item.reminders:
        entry["reminders"] = list(item.reminders)
    said = {"list": item.list_name, "parent": item.parent, "duration": item.duration}
    return entry | {field: value for field, value in said.items() if value}


def _told(intent: Intent, answers: Sequence[Answer], before: dict[str, TaskView]) -> str:
    # What is to be confirmed first was not done.
    done = Answer(
        message="",
        tasks=[task for answer in answers if not answer.confirm for task in answer.tasks],
        failed=[failure for answer in answers for failure in answer.failed],
    )
    errors = dict.fromkeys(answer.message for answer in answers if not answer.ok)
    said = _KINDS[intent].told(done, before) if done.tasks else ""
    return " ".join(part for part in (said, outcomes.failures(done.failed), *errors) if part)


def _caveats(deed: Deed) -> list[str]:
    if deed.changes is not None:
        changes = deed.changes
        return [caveat for task in deed.tasks for caveat in work_out(changes, task).caveats]
    told = [
        replies.with_reminders(item.reminders) for item in deed.items if item.reminders and (item.due or item.rrule)
    ]
    often = [replies.TOO_OFTEN for item in deed.items if item.rrule and not repeats(item.rrule)]
    no_time = [time_replies.no_time(said) for item in deed.items if (said := no_such_time(item.title))]
    skipped = [
        time_replies.clocks_go_forward(item.due)
        for item in deed.items
        if isinstance(item.due, datetime) and is_after_gap(item.due)
    ]
    return (
        told
        + often
        + no_time
        + skipped
        + [time_replies.no_day(said) for item in deed.items if not item.due and (said := no_such_day(item.title))]
    )


_DONE: dict[Intent, str] = {"complete": "completed", "remove": "deleted"}
_KINDS: dict[Intent, _Kind] = {
    "add": _Kind("add_task", "tasks", outcomes.added),
    "update": _Kind("update_task", "changes", outcomes.updated),
    "complete": _Kind("complete_task", "ids", outcomes.completed, completed=True),
    "reopen": _Kind("complete_task", "ids", outcomes.reopened, completed=False),
    "remove": _Kind("delete_task", "ids", outcomes.deleted),
}
