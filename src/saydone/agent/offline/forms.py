"""The form that an answer shows: to change a task, or to add one."""

from collections.abc import Sequence
from dataclasses import dataclass

from saydone.agent.offline import replies
from saydone.agent.offline.changes import due_argument
from saydone.agent.offline.reading import Clause, Item
from saydone.agent.offline.steps import Part, Scenery
from saydone.agent.offline.transcript import Call
from saydone.agent.offline.wording import quoted
from saydone.agent.offline.writing import Deed
from saydone.tools.task_view import TaskView


@dataclass(frozen=True, slots=True)
class Form:
    """What the form is for: a task that there is, or a new one with what was said of it."""

    tasks: tuple[TaskView, ...] = ()
    filled: Item | None = None


def form_for(clauses: Sequence[Clause], deeds: Sequence[Deed]) -> Form | None:
    """The form that is wanted; None where none is."""
    tasks = tuple(task for deed in deeds if deed.intent == "show_form" for task in deed.tasks)
    bare = any(clause.intent in ("show_form", "add") and not (clause.items or clause.targets) for clause in clauses)
    filled = next((item for clause in clauses if clause.intent == "show_form" for item in clause.items), None)
    return Form(tasks, filled) if tasks or bare or filled else None


def show_form(form: Form, scenery: Scenery) -> Part[list[str]]:
    """Show it; what is said of it."""
    tasks = form.tasks
    if len(tasks) > 1:
        return [replies.WHAT_OF_ALL]
    if "show_task_form" not in scenery.tools:
        return [replies.WHAT_TO_CHANGE if tasks else replies.NO_FORM]
    filled = _as_said(form.filled) if form.filled else {}
    yield [Call("show_task_form", {"task_id": tasks[0].id} if tasks else filled)]
    return [f"Here is the form for {quoted(tasks[0].title)}." if tasks else "Here is a form for a new task."]


def _as_said(item: Item) -> dict[str, object]:
    return {"title": item.title, "due": due_argument(item.due) if item.due else ""}
