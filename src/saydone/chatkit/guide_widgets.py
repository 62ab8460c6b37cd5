"""Widgets in the integration guide's own JSON (its ``ListView`` has ``items``, its badges ``primary``).

It is not ChatKit's: that is ``widgets.py``. What the guide does not show is only ever added to it.
"""

from typing import Any

from saydone.chatkit.dates import say_when
from saydone.chatkit.outcome_cards import confirm_payload
from saydone.chatkit.task_cards import facts_of
from saydone.chatkit.views import (
    ConfirmView,
    InsightChartView,
    OutcomeView,
    StarterPromptsView,
    TaskCardView,
    TaskFormView,
    TaskListView,
    View,
)
from saydone.chatkit.widgets import widget_as_text
from saydone.domain.wording import ENGLISH, Words
from saydone.tools.get_task import TaskDetails
from saydone.tools.task_view import TaskView

Json = dict[str, Any]

_BADGE_COLORS = {"pending": "primary", "completed": "success"}


def guide_widget(view: View, words: Words = ENGLISH) -> Json:
    """The guide's widget for a view. A badge says a task's status as it is, for programs."""
    match view:
        case TaskListView():
            return _task_list(view, words)
        case TaskFormView():
            return _task_form(view, words)
        case TaskCardView():
            return _task_card(view.task, words)
        case ConfirmView():
            return _confirm(view, words)
        case OutcomeView():
            return {"type": "Card", "children": _done(view.message, view.operation, words)}
        case InsightChartView():
            return {"type": "Card", "children": _texts(widget_as_text(view, words))}
        case StarterPromptsView():
            return _starter_prompts(view, words)


def _texts(said: str) -> list[Json]:
    return [{"type": "Text", "value": line} for line in said.splitlines()]


def _task_list(view: TaskListView, words: Words) -> Json:
    children: list[Json] = [
        {"type": "Title", "value": words(view.title)},
        {"type": "ListView", "items": [_task_item(task, words) for task in view.tasks]},
    ]
    if not view.tasks:
        children.append({"type": "Text", "value": words("No tasks here.")})
    elif len(view.tasks) < view.total:
        some = words("{shown} of {total} tasks.", shown=len(view.tasks), total=view.counted)
        children.append({"type": "Text", "value": some})
        if view.next_cursor is not None:
            children.append(_button(words("Show more"), "show_more", _more(view)))
    if view.undo is not None:
        children += _done(view.undo.message, view.undo.operation, words)
    return {"type": "Card", "children": children}


def _task_item(task: TaskView, words: Words) -> Json:
    item: Json = {
        "type": "ListViewItem",
        "id": task.id,
        "title": task.title,
        "description": task.description,
        "badge": {"label": task.status, "color": _BADGE_COLORS[task.status]},
        "actions": _task_buttons(task, words),
        "priority": task.priority,
    }
    if task.due is not None:
        told = task.due_text if words.language == "en" else say_when(task.due, words)
        item |= {"due": task.due, "due_text": told, "overdue": task.overdue}
    return item


def _task_buttons(task: TaskView, words: Words) -> list[Json]:
    payload: Json = {"task_id": task.id}
    buttons = [_button(words("Edit"), "edit_task", payload), _button(words("Delete"), "delete_task", payload)]
    if task.status == "pending":
        buttons.insert(0, _button(words("Complete"), "complete_task", payload))
    return buttons


def _more(view: TaskListView) -> Json:
    """The page after this one. A cursor belongs to the list it came from, and this widget's is not known by then."""
    return {"cursor": view.next_cursor, "arguments": {k: v for k, v in view.arguments.items() if k != "cursor"}}


def _done(message: str, operation: str | None, words: Words) -> list[Json]:
    said: Json = {"type": "Text", "value": words.sentence(message)}
    return [said, _button(words("Undo"), "undo", {"operation": operation})] if operation else [said]


def _task_card(task: TaskDetails, words: Words) -> Json:
    children: list[Json] = [
        {"type": "Title", "value": task.title},
        {"type": "ListView", "items": [_task_item(task, words)]},
    ]
    parts = [f"{'[x]' if part.done else '[ ]'} {part.title}" for part in task.parts]
    children += [{"type": "Text", "value": line} for line in [*facts_of(task, words), *parts]]
    return {"type": "Card", "children": children}


def _confirm(view: ConfirmView, words: Words) -> Json:
    asked: Json = {"type": "Text", "value": words.sentence(view.message)}
    confirm, cancel = (
        _button(words("Confirm"), "confirm", confirm_payload(view)),
        _button(words("Cancel"), "cancel", {}),
    )
    return {"type": "Card", "children": [asked, confirm, cancel]}


def _button(label: str, action: str, payload: Json) -> Json:
    return {"type": "Button", "label": label, "onClickAction": {"type": action, "payload": payload}}


def _task_form(view: TaskFormView, words: Words) -> Json:
    task = view.task
    editing = task is not None
    action = "update_task" if editing else "create_task"
    payload: Json = {"task_id": task.id, "was": {"version": task.version}} if editing else {}
    return {
        "type": "Form",
        "onSubmitAction": {"type": action, "payload": payload},
        "children": [
            {"type": "Title", "value": words("Edit Task" if editing else "Create New Task")},
            _field("title", task.title if task else view.title, words("Enter task title"), required=True),
            _field("description", task.description if task else "", words("Enter task description"), required=False),
            {"type": "Button", "label": words("Save" if editing else "Create"), "submit": True},
        ],
    }


def _field(name: str, value: str, placeholder: str, *, required: bool) -> Json:
    editable = {"name": name, "required": required, "placeholder": placeholder}
    return {"type": "Text", "value": value, "editable": editable}


def _starter_prompts(view: StarterPromptsView, words: Words) -> Json:
    buttons = [
        {
            "type": "Button",
            "label": words(prompt.label),
            "onClickAction": {"type": "send_message", "payload": {"message": prompt.prompt}},
        }
        for prompt in view.prompts
    ]
    return {"type": "Card", "children": [{"type": "Title", "value": words("What can I do for you?")}, *buttons]}
