"""What was done, in sentences made from what the tools answered rather than from what was asked."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from saydone.agent.offline.transcript import Answer
from saydone.agent.offline.wording import joined, names, quoted, tasks_said, with_due
from saydone.domain.task_list import INBOX
from saydone.domain.when.read import say_due
from saydone.tools.results import FailedItem
from saydone.tools.task_view import TaskView

_NOTE_SHOWN = 80
_PARTS_NAMED = 5


def added(answer: Answer, before: dict[str, TaskView]) -> str:
    """What an ``add_task`` did."""
    if len(answer.tasks) == 1:
        return f"Added {with_due(answer.tasks[0], ', due ', '')}{_along(answer.tasks[0])}."
    each = [with_due(task, " (due ", ")") for task in answer.tasks]
    if len(along := {_along(task) for task in answer.tasks}) == 1 and (said := along.pop()):
        return f"Added {tasks_said(len(each))}{said.replace(',', '', 1)}: {joined(each)}."
    return f"Added {tasks_said(len(each))}: {joined(each)}." if each else ""


def _along(task: TaskView) -> str:
    """What a new task has besides its words and due."""
    facts = [task.repeat_text] if task.repeat_text else []
    facts += [f"labelled {joined(task.labels)}"] if task.labels else []
    facts += [f"taking {task.duration}"] if task.duration else []
    facts += [f"with the note {quoted(_short(task.description))}"] if task.description else []
    facts += [f"below {quoted(task.parent)}"] if task.parent else []
    facts += [f"in {quoted(task.list)}"] if task.list not in ("", INBOX) else []
    return "".join(f", {fact}" for fact in facts)


def _short(text: str) -> str:
    return text if len(text) <= _NOTE_SHOWN else f"{text[:_NOTE_SHOWN].rstrip()}…"


def completed(answer: Answer, before: dict[str, TaskView]) -> str:
    """What a ``complete_task`` did."""
    going_on = [task for task in answer.tasks if task.repeat and task.status == "pending" and task.id in before]
    again = [f"Marked {quoted(task.title)} as done; it is due again {task.due_text}." for task in going_on]
    once = answer.model_copy(update={"tasks": [task for task in answer.tasks if task not in going_on]})
    return " ".join([*again, _completed(once, before)]).strip()


def with_it(titles: Sequence[str], done: str) -> str:
    """The subtasks that were completed or deleted with the task above them."""
    named = [quoted(title) for title in titles[:_PARTS_NAMED]]
    more = len(titles) - len(named)
    verb = "was" if len(titles) == 1 else "were"
    return f"What is below it {verb} {done} as well: {joined([*named, f'{more} more'] if more else named)}."


def _completed(answer: Answer, before: dict[str, TaskView]) -> str:
    return _by_state(
        answer,
        lambda task: before.get(task.id, task).status == "completed" and task.id in before,
        lambda names, _: f"Marked {names} as done.",
        lambda names, many: f"{names} {'were' if many else 'was'} done already.",
    )


def reopened(answer: Answer, before: dict[str, TaskView]) -> str:
    """What a ``complete_task`` with ``completed=false`` did."""
    return _by_state(
        answer,
        lambda task: task.id in before and before[task.id].status == "pending",
        lambda names, many: f"{names} {'are' if many else 'is'} open again.",
        lambda names, many: f"{names} {'were' if many else 'was'} open anyway.",
    )


def deleted(answer: Answer, before: dict[str, TaskView]) -> str:
    """What a ``delete_task`` did."""
    return f"Deleted {names(answer.tasks)}." if answer.tasks else ""


def updated(answer: Answer, before: dict[str, TaskView]) -> str:
    """What an ``update_task`` did, told by what is different now."""
    if len(answer.tasks) > 1:
        return f"Changed {names(answer.tasks)}{_in_common(answer.tasks, before)}."
    return " ".join(_difference(before.get(task.id), task) for task in answer.tasks)


def failures(failed: Sequence[FailedItem]) -> str:
    """What could not be done, and why."""
    return " ".join(dict.fromkeys(failure.reason for failure in failed))


def _by_state(
    answer: Answer,
    was_so: Callable[[TaskView], bool],
    now: Callable[[str, bool], str],
    already: Callable[[str, bool], str],
) -> str:
    new = [task for task in answer.tasks if not was_so(task)]
    old = [task for task in answer.tasks if was_so(task)]
    parts = (say(names(tasks), len(tasks) > 1) for tasks, say in ((new, now), (old, already)) if tasks)
    return " ".join(parts)


def _same_time(old: str | None, new: str | None) -> bool:
    """Whether two moments are the same time of two days."""
    if not old or not new or "T" not in old or "T" not in new:
        return False
    return old[:10] != new[:10] and old[10:16] == new[10:16]


def _in_common(tasks: Sequence[TaskView], before: dict[str, TaskView]) -> str:
    changed = [(before[task.id], task) for task in tasks if task.id in before]
    dues = {task.due_text for task in tasks}
    priorities = {task.priority for task in tasks}
    facts: list[str] = []
    if len(lists := {task.list for task in tasks}) == 1 and any(old.list != task.list for old, task in changed):
        facts.append(f"now in {quoted(lists.pop())}")
    if len(dues) == 1 and any(old.due != task.due for old, task in changed):
        facts.append(f"now due {tasks[0].due_text}" if tasks[0].due_text else "without a due date now")
    if len(rules := {task.repeat_text for task in tasks}) == 1 and any(
        old.repeat != task.repeat for old, task in changed
    ):
        facts.append(f"repeating {rule}" if (rule := rules.pop()) else "repeating no more")
    if len(priorities) == 1 and any(old.priority != task.priority for old, task in changed):
        facts.append(f"priority {tasks[0].priority}")
    return f", {joined(facts)}" if facts else ""


def _described(before: str, now: str) -> str:
    if before and now.startswith(f"{before}\n"):
        return "has one note more"
    return "has a new description" if now else "has no description any more"


def _arranged(before: TaskView, task: TaskView) -> list[str]:
    """What is different about where a task is, how it repeats, its labels and its length."""
    facts: list[str] = []
    if before.repeat != task.repeat or before.repeat_text != task.repeat_text:
        facts.append(f"repeats {task.repeat_text}" if task.repeat_text else "repeats no more")
    if before.list != task.list:
        facts.append(f"is in {quoted(task.list)} now")
    if before.parent_id != task.parent_id:
        facts.append(f"is below {quoted(task.parent)} now" if task.parent_id else "stands by itself now")
    if new := [label for label in task.labels if label not in before.labels]:
        facts.append(f"is labelled {joined(new)}")
    if gone := [label for label in before.labels if label not in task.labels]:
        facts.append(f"is no longer labelled {joined(gone)}")
    if before.start != task.start:
        facts.append(f"starts {_said(task.start)}" if task.start else "has no start date any more")
    if before.duration != task.duration:
        facts.append(f"takes {task.duration}" if task.duration else "has no length any more")
    return facts


def _said(start: str) -> str:
    moment = datetime.fromisoformat(start)
    return say_due(moment if moment.tzinfo else moment.date(), moment.tzinfo or UTC)


def _difference(before: TaskView | None, task: TaskView) -> str:
    if before is None:
        return f"Changed {quoted(task.title)}."
    parts: list[str] = []
    if before.title != task.title:
        parts.append(f"Renamed {quoted(before.title)} to {quoted(task.title)}.")
    subject = "It" if parts else quoted(task.title)
    facts: list[str] = []
    if before.due != task.due:
        kept = ", the same time as before" if _same_time(before.due, task.due) else ""
        facts.append(f"is now due {task.due_text}{kept}" if task.due_text else "has no due date any more")
    if before.priority != task.priority:
        facts.append(f"has priority {task.priority}" if task.priority != "p4" else "has no special priority any more")
    if before.description != task.description:
        facts.append(_described(before.description, task.description))
    facts += _arranged(before, task)
    if facts:
        parts.append(f"{subject} {joined(facts)}.")
    if not parts and before.version != task.version:
        return f"Moved {quoted(task.title)}."
    return " ".join(parts) or f"Nothing had to be changed: {quoted(task.title)} is like that."
