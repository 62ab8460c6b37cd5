"""ChatKit's widgets for what was done, and for what is to be confirmed first."""

from typing import Any

from saydone.chatkit.buttons import action, button
from saydone.chatkit.list_card import row_facts, undo_row
from saydone.chatkit.views import ConfirmView, OutcomeView
from saydone.domain.wording import Words
from saydone.tools.task_view import TaskView

Json = dict[str, Any]


def confirm_payload(view: ConfirmView) -> Json:
    """What “Confirm” sends: the call as it was made, with the token."""
    return {"tool": view.tool, "arguments": view.arguments, "confirm": view.confirm}


def confirm_card(view: ConfirmView, words: Words) -> Json:
    """The card that asks whether to do it."""
    confirmed = action("confirm", confirm_payload(view), loading="container")
    buttons: list[Json] = [
        button(words("Confirm"), confirmed, variant="solid", color="danger"),
        button(words("Cancel"), action("cancel", {}, loading="container"), variant="outline"),
    ]
    children: list[Json] = [
        {"type": "Title", "size": "sm", "value": words("Shall I do this?")},
        {"type": "Text", "value": words.sentence(view.message)},
        *[_task(task, words) for task in view.tasks],
        {"type": "Divider"},
        {"type": "Row", "gap": 2, "children": buttons},
    ]
    return {"type": "Card", "size": "md", "children": children}


def _task(task: TaskView, words: Words) -> Json:
    lines: list[Json] = [{"type": "Text", "value": task.title, "size": "sm", "maxLines": 1}]
    if facts := row_facts(task, words):
        lines.append({"type": "Caption", "value": " · ".join(facts), "maxLines": 1})
    return {"type": "Col", "gap": 0, "children": lines}


def outcome_card(view: OutcomeView, words: Words) -> Json:
    """The card that says what was done, and offers to take it back."""
    said: Json = {"type": "Text", "value": words.sentence(view.message), "size": "sm", "color": "secondary"}
    row = undo_row(view.message, view.operation, words) if view.operation else said
    return {"type": "Card", "size": "sm", "children": [row]}
