"""Answers to questions about tasks."""

import re
from collections.abc import Sequence
from datetime import UTC, date

from saydone.agent.offline.reading import Query
from saydone.agent.offline.transcript import Answer, Filter, Kept, Operation
from saydone.agent.offline.wording import joined, lines, names, quoted, tasks_said, with_due
from saydone.domain.task_list import INBOX
from saydone.domain.when.read import say_due
from saydone.tools.get_task import TaskDetails
from saydone.tools.task_view import TaskView

_TERMS = {
    "no date": "without a date", "no label": "without a label", "recurring": "with a repetition",
    "p1 | p2": "of high priority", "p1": "of priority p1", "p2": "of priority p2", "p3": "of priority p3",
}  # fmt: skip
_AGE = "created < "
_STATUS = {"pending": "open ", "completed": "completed ", "all": ""}


def listing(query: Query, answer: Answer, list_name: str, *, today: date | None = None) -> str:
    """The answer to "what is on my list?" and "how many?", without the tasks."""
    where = f" in {quoted(list_name)}" if list_name else ""
    if not answer.tasks and not query.counting:
        return none_match(query, list_name, today=today)
    return f"You have {_total(answer)} {_kind(query, one=answer.total == 1, today=today)}{where}."


def with_lines(said: str, answer: Answer) -> str:
    """What is said of a list, and the list in lines, for where it is not shown below."""
    return f"{said.removesuffix('.')}:{_lines(answer)}" if answer.tasks else said


def lists(kept: Sequence[Kept]) -> str:
    """The answer to "which lists do I have?"."""
    return f"You have {len(kept)} {'list' if len(kept) == 1 else 'lists'}:" + "".join(
        f"\n- {each.name} — {each.open or 'no'} open" for each in kept
    )


def archived(kept: Sequence[Kept]) -> str:
    """The answer to "which lists are archived?"."""
    return f"Archived: {joined([quoted(each.name) for each in kept])}." if kept else "No list is archived."


def labels(kept: Sequence[Kept]) -> str:
    """The answer to "which labels do I have?"."""
    if not kept:
        return "You have no labels."
    return f"You have {len(kept)} {'label' if len(kept) == 1 else 'labels'}: {joined([each.name for each in kept])}."


def filters(kept: Sequence[Filter]) -> str:
    """The answer to "which filters do I have?"."""
    if not kept:
        return "You have no saved filters."
    said = "".join(f"\n- {each.name}: {quoted(each.query)}" for each in kept)
    return f"You have {len(kept)} {'filter' if len(kept) == 1 else 'filters'}:{said}"


def found(name: str, answer: Answer) -> str:
    """What a saved filter finds."""
    if not answer.tasks:
        return f"No task is in your filter {quoted(name)}."
    verb = "is" if answer.total == 1 else "are"
    said = tasks_said(answer.total, uncounted=answer.total_is_at_least)
    return f"{said[0].upper()}{said[1:]} {verb} in your filter {quoted(name)}."


def history(operations: Sequence[Operation]) -> str:
    """The answer to "what did you do?"."""
    if not operations:
        return "Nothing was done yet."
    told = (f"\n- {each.at_text}: {each.what}{' (undone)' if each.undone else ''}" for each in operations)
    return f"The last that was done, the newest first:{''.join(told)}"


def further(tasks: Sequence[TaskView]) -> str:
    """A next page of a list."""
    return f"Further on the list {'is' if len(tasks) == 1 else 'are'} {tasks_said(len(tasks))}."


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


def whether_done(words: str, tasks: Sequence[TaskView]) -> str:
    """The answer to "is the report done?"."""
    left = [task for task in tasks if task.status == "pending"]
    if not left or len(tasks) != 1:
        return membership(words, tasks)
    return f"No, {with_due(left[0], ', due ', ',')} is not done yet."


def when_due(words: str, tasks: Sequence[TaskView]) -> str:
    """The answer to "when is the rent due?"."""
    if len(tasks) != 1:
        return membership(words, tasks)
    due = f"is due {tasks[0].due_text}" if tasks[0].due_text else "has no due date"
    return f"{quoted(tasks[0].title)} {due}{' and is done already' if tasks[0].status == 'completed' else ''}."


def completed_then(query: Query, tasks: Sequence[TaskView], list_name: str, *, today: date | None = None) -> str:
    """The answer to "what did I finish today?", without the tasks."""
    when = _when(query, today).removeprefix(" due")
    when = when if when.startswith((" from", " by", " today")) else f" on{when}"
    often = sum(task.done for task in tasks)
    times = f" ({often} times in all)" if often > len(tasks) else ""
    said = tasks_said(len(tasks)) if tasks else "no tasks"
    where = f" in {quoted(list_name)}" if list_name else ""
    return f"You completed {said}{where}{when}{times}."


def details(tasks: Sequence[TaskDetails]) -> str:
    """The answer to "show task 3" and "is task 3 done?"."""
    return " ".join(_detail(task) for task in tasks)


def _detail(task: TaskDetails) -> str:
    state = "done" if task.status == "completed" else "overdue" if task.overdue else "open"
    note = f" Its note: {task.description}" if task.description else ""
    steps = "".join(f"\n- {part.title} (#{part.id}){' — done' if part.done else ''}" for part in task.parts)
    said = "".join(f"\n- “{comment.text}”" for comment in task.said)
    times = "".join(f"\n- {each}" for each in task.times)
    return f"#{task.id} is {with_due(task, ', due ')}: it is {state}{_besides(task)}.{note}{steps}{said}{times}"


def _besides(task: TaskDetails) -> str:
    """What a task has besides its words and due."""
    facts = [f"in {quoted(task.list)}"] if task.list and task.list != INBOX else []
    facts += [f"repeats {task.repeat_text}"] if task.repeat_text else []
    facts += [f"takes {task.duration}"] if task.duration else []
    facts += [f"labelled {joined(task.labels)}"] if task.labels else []
    if task.subtasks:
        facts.append(f"has {task.subtasks.open} of {task.subtasks.total} subtasks open")
    facts += [f"has {task.comments} comment{'' if task.comments == 1 else 's'}"] if task.comments else []
    facts += [f"reminds {joined(task.reminders)}"] if task.reminders else []
    return f", {joined(facts)}" if facts else ""


def there_already(titles: Sequence[str]) -> str:
    """What was to be added only if it was missing."""
    return f"{joined([quoted(title) for title in titles])} {'is' if len(titles) == 1 else 'are'} on your list already."


def nothing_there(status: str) -> str:
    """There are no tasks of the status at all."""
    return f"You have no {_STATUS[status]}tasks."


def nearly(words: str) -> str:
    """Nothing has the words as they were written."""
    return f"No task says {quoted(words)} as it is written. Here is what comes near."


def none_match(query: Query, list_name: str = "", *, today: date | None = None) -> str:
    """No task is what the query asks for, in the list."""
    where = f" in {quoted(list_name)}" if list_name else ""
    told = f"You have no {_kind(query, today=today)}." if query != Query(query.status) else nothing_there(query.status)
    return f"{told.removesuffix('.')}{where}."


def _total(answer: Answer) -> str:
    """How many there are, as far as they were counted."""
    return f"{'more than ' if answer.total_is_at_least else ''}{answer.total:,}" if answer.total else "no"


def _lines(answer: Answer) -> str:
    return lines(answer.tasks, answer.total, uncounted=answer.total_is_at_least)


def _kind(query: Query, *, one: bool = False, today: date | None = None) -> str:
    noun = f"{'thing' if query.to_buy else 'task'}{'' if one else 's'}{' to buy' if query.to_buy else ''}"
    state = "overdue " if query.overdue else _STATUS[query.status]
    priority = f"p{query.priority} " if query.priority else ""
    noun += f" labelled {quoted(query.label)}" if query.label else ""
    noun += "".join(f" {_condition(term)}" for term in query.terms)
    noun += f" besides {joined([quoted(name) for name in query.without])}" if query.without else ""
    return f"{state}{priority}{noun}{_when(query, today)}{f' with {quoted(query.words)}' if query.words else ''}"


def _condition(term: str) -> str:
    """A condition of the query language, in words where there are some."""
    if term.startswith(_AGE):
        return f"added more than {term.removeprefix(_AGE)} ago"
    if said := re.fullmatch(r'due:"?([^"|&()]+)"?', term):
        return f"due {said[1]}"
    return _TERMS.get(term, f"({term})")


def _when(query: Query, today: date | None = None) -> str:
    after, before = query.due_after, query.due_before
    if after and after == before == today:
        return " due today"
    if after and before:
        return f" due {_day(after)}" if after == before else f" due from {_day(after)} to {_day(before)}"
    if before:
        return f" due by {_day(before)}"
    return f" due from {_day(after)} on" if after else ""


def _day(day: date) -> str:
    return say_due(day, UTC)
