"""Widgets as ChatKit defines them (`@openai/chatkit`'s types): the task list, the task form, starter prompts.

Built as plain JSON and validated into a ``DynamicWidgetRoot``: the SDK's named classes are deprecated.
"""

from typing import Any

from chatkit.widgets import DynamicWidgetRoot

from saydone.chatkit.buttons import action
from saydone.chatkit.dates import say_when
from saydone.chatkit.insight_chart import chart_card, told
from saydone.chatkit.list_card import done_then, list_card
from saydone.chatkit.outcome_cards import confirm_card, outcome_card
from saydone.chatkit.task_cards import facts_of, form_card, task_card
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
from saydone.domain.wording import ENGLISH, Words
from saydone.tools.insight_view import in_words
from saydone.tools.task_view import TaskView

Json = dict[str, Any]


def chatkit_widget(view: View, words: Words = ENGLISH) -> DynamicWidgetRoot:
    """ChatKit's widget for a view."""
    match view:
        case TaskListView():
            widget = list_card(view, words)
        case TaskFormView():
            widget = form_card(view, words)
        case TaskCardView():
            widget = task_card(view.task, words)
        case ConfirmView():
            widget = confirm_card(view, words)
        case OutcomeView():
            widget = outcome_card(view, words)
        case InsightChartView():
            widget = chart_card(view.insight, words)
        case StarterPromptsView():
            widget = _starter_prompts(view, words)
    return DynamicWidgetRoot.model_validate(widget)


def widget_as_text(view: View, words: Words = ENGLISH) -> str:
    """The widget for the clipboard and for screens without widgets."""
    match view:
        case TaskListView():
            return "\n".join(_line(task, words) for task in view.tasks) or words("No tasks here.")
        case TaskFormView():
            if view.task is None:
                return words("A form to add a task.")
            return words("A form to edit “{title}”.", title=view.task.title)
        case TaskCardView():
            return "\n".join([_line(view.task, words), *facts_of(view.task, words)])
        case ConfirmView() | OutcomeView():
            return words.sentence(view.message)
        case InsightChartView():
            return in_words(view.insight) if words.language == "en" else told(view.insight, words)
        case StarterPromptsView():
            return "\n".join(prompt.prompt for prompt in view.prompts)


def _line(task: TaskView, words: Words) -> str:
    done = "[x]" if task.status == "completed" else "[ ]"
    facts = [say_when(task.due, words) if task.due else "", done_then(task, words)]
    told = ", ".join(fact for fact in facts if fact)
    return f"{done} {task.title}" + (f" — {told}" if told else "")


def _starter_prompts(view: StarterPromptsView, words: Words) -> Json:
    buttons: list[Json] = [
        {
            "type": "Button",
            "label": words(prompt.label),
            "block": True,
            "variant": "outline",
            "iconStart": prompt.icon,
            # The front end sends the words as the user's own message.
            "onClickAction": action("send_message", {"message": prompt.prompt}, client=True),
        }
        for prompt in view.prompts
    ]
    title: Json = {"type": "Title", "size": "sm", "value": words("What can I do for you?")}
    return {"type": "Card", "size": "sm", "children": [title, *buttons]}
