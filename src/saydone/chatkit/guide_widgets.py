"""Widgets in the integration guide's own JSON (its ``ListView`` has ``items``, its badges ``primary``).

It is not ChatKit's: that is ``widgets.py``. What the guide does not show is only ever added to it.
"""

from typing import Any

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
from saydone.domain.wording import ENGLISH
from saydone.tools.get_task import TaskDetails
from saydone.tools.insight_view import in_words
from saydone.tools.task_view import TaskView

Json = dict[str, Any]

_BADGE_COLORS = {"pending": "primary", "completed": "success"}


def guide_widget(view: View) -> Json:
    """The guide's widget for a view."""
    match view:
        case TaskListView():
            return _task_list(view)
        case TaskFormView():
            return _task_form(view.task)
        case TaskCardView():
            return _task_card(view.task)
        case ConfirmView():
            return _confirm(view)
        case OutcomeView():
            return {"type": "Card", "children": _done(view.message, view.operation)}
        case InsightChartView():
            return {"type": "Card", "children": _texts(in_words(view.insight))}
        case StarterPromptsView():
            return _starter_prompts(view)


def _texts(words: str) -> list[Json]:
    return [{"type": "Text", "value": line} for line in words.splitlines()]


def _task_list(view: TaskListView) -> Json:
    children: list[Json] = [
        {"type": "Title", "value": view.title},
        {"type": "ListView", "items": [_task_item(task) for task in view.tasks]},
    ]
    if not view.tasks:
        children.append({"type": "Text", "value": "No tasks here."})
    elif len(view.tasks) < view.total:
        children.append({"type": "Text", "value": f"{len(view.tasks)} of {view.total} tasks."})
        if view.next_cursor is not None:
            children.append(_button("Show more", "show_more", _more(view)))
    if view.undo is not None:
        children += _done(view.undo.message, view.undo.operation)
    return {"type": "Card", "children": children}


def _task_item(task: TaskView) -> Json:
    item: Json = {
        "type": "ListViewItem",
        "id": task.id,
        "title": task.title,
        "description": task.description,
        "badge": {"label": task.status, "color": _BADGE_COLORS[task.status]},
        "actions": _task_buttons(task),
        "priority": task.priority,
    }
    if task.due is not None:
        item |= {"due": task.due, "due_text": task.due_text, "overdue": task.overdue}
    return item


def _task_buttons(task: TaskView) -> list[Json]:
    payload: Json = {"task_id": task.id}
    buttons = [_button("Edit", "edit_task", payload), _button("Delete", "delete_task", payload)]
    if task.status == "pending":
        buttons.insert(0, _button("Complete", "complete_task", payload))
    return buttons


def _more(view: TaskListView) -> Json:
    """The page after this one. A cursor belongs to the list it came from, and this widget's is not known by then."""
    return {"cursor": view.next_cursor, "arguments": {k: v for k, v in view.arguments.items() if k != "cursor"}}


def _done(message: str, operation: str | None) -> list[Json]:
    said: Json = {"type": "Text", "value": message}
    return [said, _button("Undo", "undo", {"operation": operation})] if operation else [said]


def _task_card(task: TaskDetails) -> Json:
    children: list[Json] = [{"type": "Title", "value": task.title}, {"type": "ListView", "items": [_task_item(task)]}]
    parts = [f"{'[x]' if part.done else '[ ]'} {part.title}" for part in task.parts]
    children += [{"type": "Text", "value": line} for line in [*facts_of(task, ENGLISH), *parts]]
    return {"type": "Card", "children": children}


def _confirm(view: ConfirmView) -> Json:
    buttons = [_button("Confirm", "confirm", confirm_payload(view)), _button("Cancel", "cancel", {})]
    return {"type": "Card", "children": [{"type": "Text", "value": view.message}, *buttons]}


def _button(label: str, action: str, payload: Json) -> Json:
    return {"type": "Button", "label": label, "onClickAction": {"type": action, "payload": payload}}


def _task_form(task: TaskView | None) -> Json:
    editing = task is not None
    action = "update_task" if editing else "create_task"
    payload: Json = {"task_id": task.id} if editing else {}
    return {
        "type": "Form",
        "onSubmitAction": {"type": action, "payload": payload},
        "children": [
            {"type": "Title", "value": "Edit Task" if editing else "Create New Task"},
            _field("title", task.title if task else "", "Enter task title", required=True),
            _field("description", task.description if task else "", "Enter task description", required=False),
            {"type": "Button", "label": "Save" if editing else "Create", "submit": True},
        ],
    }


def _field(name: str, value: str, placeholder: str, *, required: bool) -> Json:
    editable = {"name": name, "required": required, "placeholder": placeholder}
    return {"type": "Text", "value": value, "editable": editable}


def _starter_prompts(view: StarterPromptsView) -> Json:
    buttons = [
        {
            "type": "Button",
            "label": prompt.label,
            "onClickAction": {"type": "send_message", "payload": {"message": prompt.prompt}},
        }
        for prompt in view.prompts
    ]
    return {"type": "Card", "children": [{"type": "Title", "value": "What can I do for you?"}, *buttons]}
