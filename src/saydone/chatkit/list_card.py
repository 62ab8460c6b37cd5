"""ChatKit's widget for a list of tasks."""

from typing import Any

from saydone.chatkit.buttons import action, button
from saydone.chatkit.dates import say_when
from saydone.chatkit.views import TaskListView
from saydone.domain.task_list import INBOX
from saydone.domain.wording import Words
from saydone.tools.task_view import TaskView

Json = dict[str, Any]

PRIORITY_COLORS = {"p1": "danger", "p2": "warning", "p3": "info"}


def list_card(view: TaskListView, words: Words) -> Json:
    """The card for a list of tasks."""
    header: Json = {
        "type": "Row",
        "justify": "between",
        "children": [
            {"type": "Title", "size": "sm", "value": words(view.title)},
            {"type": "Badge", "label": view.counted, "color": "secondary", "pill": True},
        ],
    }
    children: list[Json] = [header]
    for task in view.tasks:
        children += [{"type": "Divider"}, _task_row(task, words, of_list="list" in view.arguments)]
    if not view.tasks:
        children.append({"type": "Text", "value": words("No tasks here."), "color": "secondary"})
    elif len(view.tasks) < view.total:
        children += [{"type": "Divider"}, _more_row(view, words)]
    if view.undo is not None:
        children += [{"type": "Divider"}, undo_row(view.undo.message, view.undo.operation, words)]
    return {"type": "Card", "size": "lg", "children": children}


def _task_row(task: TaskView, words: Words, *, of_list: bool) -> Json:
    done = task.status == "completed"
    column: list[Json] = [{"type": "Text", "value": task.title, "weight": "medium", "lineThrough": done}]
    if task.description:
        column.append({"type": "Text", "value": task.description, "size": "sm", "color": "secondary", "maxLines": 2})
    if facts := row_facts(task, words, of_list=of_list):
        color = "danger" if task.overdue else "secondary"
        column.append({"type": "Caption", "value": " · ".join(facts), "color": color})
    # Where there is no room beside the words, the buttons are below them.
    children: list[Json] = [{"type": "Col", "flex": 1, "minWidth": 180, "gap": 1, "children": column}]
    if task.priority in PRIORITY_COLORS:
        color = PRIORITY_COLORS[task.priority]
        children.append({"type": "Badge", "label": task.priority.upper(), "color": color, "size": "sm"})
    if done:
        children.append({"type": "Badge", "label": words("done"), "color": "success", "size": "sm"})
    children.append({"type": "Row", "gap": 1, "children": task_buttons(task, words)})
    return {"type": "Row", "key": f"task-{task.id}", "wrap": "wrap", "align": "center", "gap": 2, "children": children}


def row_facts(task: TaskView, words: Words, *, of_list: bool = False) -> list[str]:
    """What a row says below its title; which list it is in only where not all are ``of_list``."""
    facts = [
        say_when(task.due, words) if task.due else "",
        words.sentence(task.repeat_text or ""),
        f"↳ {_isolated(task.parent)}" if task.parent else "",
        "" if of_list or task.list in ("", INBOX) else _isolated(f"#{task.list}"),
        *(_isolated(f"@{name}") for name in task.labels),
        done_then(task, words),
    ]
    return [fact for fact in facts if fact]


def done_then(task: TaskView, words: Words) -> str:
    """That a task which came again was done in the time that was asked for."""
    if task.done > 1:
        return words("done {times} times then", times=task.done)
    return words("done then") if task.done and task.status == "pending" else ""


def _isolated(name: str) -> str:
    """A name in whatever script, which leaves those beside it where they are (Unicode's bidirectional isolates)."""
    return f"\u2068{name}\u2069"


def _more_row(view: TaskListView, words: Words) -> Json:
    children: list[Json] = [
        {"type": "Caption", "value": words("{shown} of {total} tasks.", shown=len(view.tasks), total=view.counted)}
    ]
    if view.next_cursor is not None:
        children.append(button(words("Show more"), action("show_more", {"cursor": view.next_cursor}, loading="self")))
    return {"type": "Row", "justify": "between", "align": "center", "children": children}


def task_buttons(task: TaskView, words: Words) -> list[Json]:
    """What can be done with a task. ChatKit has no icon for a deletion, so that only the first has one."""
    payload: Json = {"task_id": task.id}
    buttons = [
        button(words("Edit"), action("edit_task", payload, loading="self")),
        button(words("Delete"), action("delete_task", payload, loading="self")),
    ]
    if task.status == "pending":
        buttons.insert(0, button(words("Complete"), action("complete_task", payload, loading="self"), icon="check"))
    return buttons


def undo_row(message: str, operation: str, words: Words) -> Json:
    """What was done, and a button that takes it back."""
    undo = button(words("Undo"), action("undo", {"operation": operation}, loading="self"), icon="reload")
    said: Json = {"type": "Text", "value": words.sentence(message), "size": "sm", "color": "secondary"}
    column: Json = {"type": "Col", "flex": 1, "children": [said]}
    return {"type": "Row", "align": "center", "gap": 2, "children": [column, undo]}
