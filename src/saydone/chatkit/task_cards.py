"""ChatKit's widgets about one task: its card, and the form to add or change one."""

from typing import Any

from saydone.chatkit.buttons import action, button
from saydone.chatkit.dates import say_when
from saydone.chatkit.list_card import PRIORITY_COLORS, task_buttons
from saydone.chatkit.views import TaskFormView
from saydone.domain.task_list import INBOX
from saydone.domain.wording import Words
from saydone.tools.get_task import TaskDetails
from saydone.tools.task_view import TaskView

Json = dict[str, Any]

PRIORITIES = (("p1", "P1 – urgent"), ("p2", "P2 – high"), ("p3", "P3 – medium"), ("p4", "P4 – normal"))
_PARTS_SHOWN = 20


def task_card(task: TaskDetails, words: Words) -> Json:
    """The card for one task, with what it has of list, labels, times and subtasks."""
    done = task.status == "completed"
    children: list[Json] = [{"type": "Title", "size": "sm", "value": task.title}]
    badges: list[Json] = [{"type": "Badge", "label": words("done"), "color": "success", "size": "sm"}] if done else []
    if task.priority in PRIORITY_COLORS:
        color = PRIORITY_COLORS[task.priority]
        badges.append({"type": "Badge", "label": task.priority.upper(), "color": color, "size": "sm"})
    badges += [{"type": "Badge", "label": f"@{name}", "color": "secondary", "size": "sm"} for name in task.labels]
    if badges:
        children.append({"type": "Row", "gap": 2, "wrap": "wrap", "children": badges})
    if task.description:
        children.append({"type": "Text", "value": task.description, "size": "sm"})
    children += [{"type": "Caption", "value": fact} for fact in facts_of(task, words)]
    for part in task.parts[:_PARTS_SHOWN]:
        children.append({"type": "Text", "value": part.title, "size": "sm", "lineThrough": part.done})
    if len(task.parts) > _PARTS_SHOWN:
        hidden = len(task.parts) - _PARTS_SHOWN
        more = words.number("and {count} more subtask", "and {count} more subtasks", hidden)
        children.append({"type": "Caption", "value": more})
    children += [{"type": "Divider"}, {"type": "Row", "gap": 2, "children": task_buttons(task, words)}]
    return {"type": "Card", "size": "md", "children": children}


def facts_of(task: TaskDetails, words: Words) -> list[str]:
    """What a task has besides its words, each in a line."""
    parts = task.subtasks
    facts = [
        task.due and words("Due: {due} (overdue)" if task.overdue else "Due: {due}", due=say_when(task.due, words)),
        task.start and words("Starts: {start}", start=say_when(task.start, words)),
        task.duration and words("Takes: {duration}", duration=task.duration),
        task.repeat_text and words("Repeats: {rule}", rule=words.sentence(task.repeat_text)),
        task.list and words("List: {list}", list=words(INBOX) if task.list == INBOX else task.list),
        task.reminders and words("Reminders: {reminders}", reminders=", ".join(task.reminders)),
        task.comments and words("Comments: {count}", count=task.comments),
        parts and words("Subtasks: {done} of {total} done", done=parts.total - parts.open, total=parts.total),
    ]
    return [fact for fact in facts if isinstance(fact, str) and fact]


def form_card(view: TaskFormView, words: Words) -> Json:
    """The card for a form to add or change a task."""
    task = view.task
    former = _former(task) if task else {}
    kind, payload = ("update_task", {"task_id": task.id, "was": former}) if task else ("create_task", {})
    submitted = action(kind, payload, loading="container")
    buttons: list[Json] = [
        button(words("Cancel"), action("cancel", {}, loading="container")),
        {"type": "Button", "label": words("Save" if task else "Create"), "submit": True, "style": "primary"},
    ]
    fields: list[Json] = [
        {"type": "Title", "size": "sm", "value": words("Edit task" if task else "New task")},
        _label("title", words("Title")),
        _with(
            {"type": "Input", "name": "title", "required": True, "placeholder": words("What is to be done?")},
            task.title if task else view.title,
        ),
        _label("description", words("Description")),
        _filled({"type": "Textarea", "name": "description", "rows": 3}, task, "description"),
        _label("due", words("Due")),
        _with(
            {"type": "DatePicker", "name": "due", "placeholder": words("No due date"), "clearable": True},
            task.due if task else view.due,
        ),
        _label("priority", words("Priority")),
        {
            "type": "Select",
            "name": "priority",
            "options": [{"value": value, "label": words(label)} for value, label in PRIORITIES],
            "defaultValue": task.priority if task else "p4",
        },
        *_place_fields(view, words),
        _label("labels", words("Labels")),
        _with({"type": "Input", "name": "labels", "placeholder": words("Separated by commas")}, former.get("labels")),
        _label("repeat", words("Repeats")),
        _with({"type": "Input", "name": "repeat", "placeholder": words("every monday")}, former.get("repeat")),
        {"type": "Row", "gap": 2, "justify": "end", "children": buttons},
    ]
    form: Json = {"type": "Form", "direction": "col", "gap": 2, "onSubmitAction": submitted, "children": fields}
    return {"type": "Card", "size": "md", "children": [form]}


def _former(task: TaskView) -> Json:
    return {
        "version": task.version,
        "due": task.due or "",
        "list": task.list,
        "labels": ", ".join(task.labels),
        "repeat": task.repeat_text or "",
    }


def _label(field: str, text: str) -> Json:
    return {"type": "Label", "fieldName": field, "value": text, "weight": "normal", "color": "secondary"}


def _filled(field: Json, task: TaskView | None, name: str) -> Json:
    return _with(field, getattr(task, name) if task else None)


def _with(field: Json, value: str | None) -> Json:
    return field | {"defaultValue": value} if value else field


def _place_fields(view: TaskFormView, words: Words) -> list[Json]:
    """Which list it is in, where there is a choice."""
    here = view.task.list if view.task and view.task.list else INBOX
    names = list(dict.fromkeys([here, *view.lists]))
    if len(names) < 2:
        return []
    options = [{"value": name, "label": words(name) if name == INBOX else name} for name in names]
    return [
        _label("list", words("List")),
        {"type": "Select", "name": "list", "options": options, "defaultValue": here},
    ]
