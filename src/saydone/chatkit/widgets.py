"""Widgets as ChatKit defines them (`@openai/chatkit`'s types): the task list, the task form, starter prompts.

Built as plain JSON and validated into a ``DynamicWidgetRoot``: the SDK's named classes are deprecated.
"""

from typing import Any

from chatkit.widgets import DynamicWidgetRoot

from saydone.chatkit.views import StarterPromptsView, TaskFormView, TaskListView, View
from saydone.tools.task_view import TaskView

Json = dict[str, Any]

_PRIORITY_COLORS = {"p1": "danger", "p2": "warning", "p3": "info"}
_PRIORITIES = (("p1", "P1 – urgent"), ("p2", "P2 – high"), ("p3", "P3 – medium"), ("p4", "P4 – normal"))


def chatkit_widget(view: View) -> DynamicWidgetRoot:
    """ChatKit's widget for a view."""
    match view:
        case TaskListView():
            widget = _task_list(view)
        case TaskFormView():
            widget = _task_form(view.task)
        case StarterPromptsView():
            widget = _starter_prompts(view)
    return DynamicWidgetRoot.model_validate(widget)


def widget_as_text(view: View) -> str:
    """The widget for the clipboard and for screens without widgets."""
    match view:
        case TaskListView():
            return "\n".join(_line(task) for task in view.tasks) or "No tasks here."
        case TaskFormView():
            return f"A form to edit “{view.task.title}”." if view.task else "A form to add a task."
        case StarterPromptsView():
            return "\n".join(prompt.prompt for prompt in view.prompts)


def _line(task: TaskView) -> str:
    done = "[x]" if task.status == "completed" else "[ ]"
    return f"{done} {task.title}" + (f" — {task.due_text}" if task.due_text else "")


def _action(kind: str, payload: Json, *, client: bool = False) -> Json:
    action: Json = {"type": kind, "payload": payload}
    return action | {"handler": "client"} if client else action


def _task_list(view: TaskListView) -> Json:
    header: Json = {
        "type": "Row",
        "justify": "between",
        "children": [
            {"type": "Title", "size": "sm", "value": view.title},
            {"type": "Badge", "label": str(view.total), "color": "secondary", "pill": True},
        ],
    }
    children: list[Json] = [header]
    for task in view.tasks:
        children += [{"type": "Divider"}, _task_row(task)]
    if not view.tasks:
        children.append({"type": "Text", "value": "No tasks here.", "color": "secondary"})
    elif len(view.tasks) < view.total:
        shown = f"{len(view.tasks)} of {view.total} tasks."
        children += [{"type": "Divider"}, {"type": "Caption", "value": shown}]
    return {"type": "Card", "size": "lg", "children": children}


def _task_row(task: TaskView) -> Json:
    done = task.status == "completed"
    words: list[Json] = [{"type": "Text", "value": task.title, "weight": "medium", "lineThrough": done}]
    if task.description:
        words.append({"type": "Text", "value": task.description, "size": "sm", "color": "secondary", "maxLines": 2})
    if task.due_text:
        words.append({"type": "Caption", "value": task.due_text, "color": "danger" if task.overdue else "secondary"})
    children: list[Json] = [{"type": "Col", "flex": 1, "gap": 1, "children": words}]
    if task.priority in _PRIORITY_COLORS:
        color = _PRIORITY_COLORS[task.priority]
        children.append({"type": "Badge", "label": task.priority.upper(), "color": color, "size": "sm"})
    if done:
        children.append({"type": "Badge", "label": "done", "color": "success", "size": "sm"})
    else:
        children.append(_row_button("Complete", "check", "complete_task", task.id))
    children.append(_row_button("Delete", None, "delete_task", task.id))
    return {"type": "Row", "key": f"task-{task.id}", "align": "center", "gap": 2, "children": children}


def _row_button(label: str, icon: str | None, action: str, task_id: str) -> Json:
    button: Json = {
        "type": "Button",
        "label": label,
        "size": "sm",
        "variant": "ghost",
        "onClickAction": _action(action, {"task_id": task_id}),
    }
    return button | {"iconStart": icon} if icon else button


def _task_form(task: TaskView | None) -> Json:
    action = _action("update_task", {"task_id": task.id}) if task else _action("create_task", {})
    fields: list[Json] = [
        {"type": "Title", "size": "sm", "value": "Edit task" if task else "New task"},
        _label("title", "Title"),
        _filled(
            {"type": "Input", "name": "title", "required": True, "placeholder": "What is to be done?"}, task, "title"
        ),
        _label("description", "Description"),
        _filled({"type": "Textarea", "name": "description", "rows": 3}, task, "description"),
        _label("due", "Due"),
        _filled({"type": "DatePicker", "name": "due", "placeholder": "No due date", "clearable": True}, task, "due"),
        _label("priority", "Priority"),
        {
            "type": "Select",
            "name": "priority",
            "options": [{"value": value, "label": label} for value, label in _PRIORITIES],
            "defaultValue": task.priority if task else "p4",
        },
        {"type": "Button", "label": "Save" if task else "Create", "submit": True, "style": "primary"},
    ]
    form: Json = {"type": "Form", "direction": "col", "gap": 2, "onSubmitAction": action, "children": fields}
    return {"type": "Card", "size": "md", "children": [form]}


def _label(field: str, text: str) -> Json:
    return {"type": "Label", "fieldName": field, "value": text}


def _filled(field: Json, task: TaskView | None, name: str) -> Json:
    value = getattr(task, name) if task else None
    return field | {"defaultValue": value} if value else field


def _starter_prompts(view: StarterPromptsView) -> Json:
    buttons: list[Json] = [
        {
            "type": "Button",
            "label": prompt.label,
            "block": True,
            "variant": "outline",
            # The front end sends the words as the user's own message.
            "onClickAction": _action("send_message", {"message": prompt.prompt}, client=True),
        }
        for prompt in view.prompts
    ]
    title: Json = {"type": "Title", "size": "sm", "value": "What can I do for you?"}
    return {"type": "Card", "size": "sm", "children": [title, *buttons]}
