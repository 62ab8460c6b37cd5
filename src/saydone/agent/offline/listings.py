"""Answers to questions about tasks."""

from collections.abc import Sequence
from datetime import UTC, date

from saydone.agent.offline.reading import Query
from saydone.agent.offline.transcript import Answer
from saydone.agent.offline.wording import joined, lines, names, quoted, tasks_said, with_due
from saydone.domain.when.read import say_due
from saydone.tools.task_view import TaskView

_STATUS = {"pending": "open ", "completed": "completed ", "all": ""}


def listing(query: Query, answer: Answer, list_name: str) -> str:
    """The answer to "what is on my list?"."""
    note = f"There is one list for now, not a separate {quoted(list_name)} one. " if list_name else ""
    if not answer.tasks:
        return note + none_match(query)
    return f"{note}You have {answer.total} {_kind(query, one=answer.total == 1)}:{lines(answer.tasks, answer.total)}"


def further(tasks: Sequence[TaskView]) -> str:
    """The rest of a list, or a next page of it."""
    return f"Further on the list:{lines(tasks, most=len(tasks))}"


def counted(query: Query, answer: Answer) -> str:
    """The answer to "how many?"."""
    return f"You have {answer.total or 'no'} {_kind(query, one=answer.total == 1)}."


def next_up(query: Query, answer: Answer) -> str:
    """The answer to "what is next?"."""
    if not answer.tasks:
        return none_match(query)
    task = answer.tasks[0]
    late = " It is overdue." if task.overdue else ""
    return f"Next is {with_due(task, ', due ', '')}.{late}"


def membership(words: str, tasks: Sequence[TaskView]) -> str:
    """The answer to "is milk on my list?"."""
    if not tasks:
        return f"No, {quoted(words)} is not on your list."
    pending = [task for task in tasks if task.status == "pending"]
    if not pending:
        return f"{names(tasks)} {'is' if len(tasks) == 1 else 'are'} done already."
    if len(pending) == 1:
        return f"Yes, {with_due(pending[0], ', due ', ',')} is on your list."
    return f"Yes, {tasks_said(len(pending))}:{lines(pending)}"


def when_due(words: str, tasks: Sequence[TaskView]) -> str:
    """The answer to "when is the rent due?"."""
    if len(tasks) != 1:
        return membership(words, tasks)
    due = f"is due {tasks[0].due_text}" if tasks[0].due_text else "has no due date"
    return f"{quoted(tasks[0].title)} {due}{' and is done already' if tasks[0].status == 'completed' else ''}."


def completed_then(query: Query, tasks: Sequence[TaskView]) -> str:
    """The answer to "what did I finish today?"."""
    when = _when(query).removeprefix(" due")
    when = when if when.startswith((" from", " by")) else f" on{when}"
    return f"You completed {tasks_said(len(tasks)) if tasks else 'no tasks'}{when}{':' if tasks else '.'}{lines(tasks)}"


def details(tasks: Sequence[TaskView]) -> str:
    """The answer to "show task 3" and "is task 3 done?"."""
    return " ".join(_detail(task) for task in tasks)


def _detail(task: TaskView) -> str:
    state = "done" if task.status == "completed" else "overdue" if task.overdue else "open"
    note = f" Its note: {task.description}" if task.description else ""
    return f"#{task.id} is {with_due(task, ', due ')}: it is {state}.{note}"


def there_already(titles: Sequence[str]) -> str:
    """What was to be added only if it was missing."""
    return f"{joined([quoted(title) for title in titles])} {'is' if len(titles) == 1 else 'are'} on your list already."


def nothing_there(status: str) -> str:
    """There are no tasks of the status at all."""
    return f"You have no {_STATUS[status]}tasks."


def none_match(query: Query) -> str:
    """No task is what the query asks for."""
    return f"You have no {_kind(query)}." if query != Query(query.status) else nothing_there(query.status)


def _kind(query: Query, *, one: bool = False) -> str:
    noun = "task" if one else "tasks"
    state = "overdue " if query.overdue else _STATUS[query.status]
    priority = f"p{query.priority} " if query.priority else ""
    return f"{state}{priority}{noun}{_when(query)}{f' with {quoted(query.words)}' if query.words else ''}"


def _when(query: Query) -> str:
    after, before = query.due_after, query.due_before
    if after and before:
        return f" due {_day(after)}" if after == before else f" due from {_day(after)} to {_day(before)}"
    if before:
        return f" due by {_day(before)}"
    return f" due from {_day(after)} on" if after else ""


def _day(day: date) -> str:
    return say_due(day, UTC)
