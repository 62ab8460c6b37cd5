"""The calls that change tasks, made at once where they do not touch each other, and what came of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from saydone.agent.offline import outcomes, replies, time_replies
from saydone.agent.offline.changes import due_argument, repeat_argument, repeats, work_out
from saydone.agent.offline.dates import is_after_gap, no_such_day, no_such_time
from saydone.agent.offline.reading import Changes, Intent, Item
from saydone.agent.offline.steps import Part, Question
from saydone.agent.offline.transcript import Answer, Call
from saydone.domain.task import BATCH_MAX
from saydone.tools.task_view import TaskView

ASK_ABOVE = 5
"""More tasks than this are not completed or deleted at once without a question."""

Entry = Mapping[str, object] | str


@dataclass(frozen=True, slots=True)
class Deed:
    """Something to do: items to add, or what to do with tasks that were found."""

    intent: Intent
    tasks: tuple[TaskView, ...] = ()
    items: tuple[Item, ...] = ()
    changes: Changes | None = None


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

    def call(self, entries: Sequence[Entry]) -> Call:
        options = {} if self.completed is None else {"completed": self.completed}
        return Call(self.tool, {self.argument: list(entries), **options})


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
                # This server asks about fewer tasks than are asked about here.
                agreed = Call(call.name, {**call.arguments, "confirm": answer.confirm})
                asks.append(Question(intent, tuple(answer.tasks), confirm=True, call=agreed, total=answer.total))
    before = {task.id: task for deed in deeds for task in deed.tasks}
    said = [_told(intent, answers[intent], before) for intent in intents]
    said += [along for intent, along in below.items() if all(map(_is_done, answers[intent]))]
    caveats = [caveat for deed in deeds for caveat in _caveats(deed)]
    added = tuple(task for answer in answers.get("add", []) for task in answer.tasks)
    return Written((*said, *dict.fromkeys(caveats)), added, tuple(asks))


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
            said[intent] = outcomes.with_it(titles, "completed" if intent == "complete" else "deleted")
    return said


def _takes_along(intent: Intent, task: TaskView) -> bool:
    if task.subtasks is None:
        return False
    return intent == "remove" or (task.status == "pending" and task.subtasks.open > 0)


def _calls(intent: Intent, deeds: Sequence[Deed]) -> Iterator[Call]:
    entries = [entry for deed in deeds for entry in _entries(deed)]
    unique = _of_each(entries) if intent == "update" else entries if intent == "add" else list(dict.fromkeys(entries))
    # The tools ask about more than a few at once. Here the user was asked before, if it is many.
    size = ASK_ABOVE if intent in ("remove", "complete") else BATCH_MAX
    for start in range(0, len(unique), size):
        yield _KINDS[intent].call(unique[start : start + size])


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


_KINDS: dict[Intent, _Kind] = {
    "add": _Kind("add_task", "tasks", outcomes.added),
    "update": _Kind("update_task", "changes", outcomes.updated),
    "complete": _Kind("complete_task", "ids", outcomes.completed, completed=True),
    "reopen": _Kind("complete_task", "ids", outcomes.reopened, completed=False),
    "remove": _Kind("delete_task", "ids", outcomes.deleted),
}
