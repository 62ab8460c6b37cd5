"""What a widget shows, apart from how: the guide's JSON and ChatKit's are two renderings of one view."""

from typing import Annotated, Literal

from chatkit.icons import IconName
from pydantic import BaseModel, Field, TypeAdapter

from saydone.agent.turn_context import (
    ConfirmedTool,
    ConfirmShown,
    FormShown,
    InsightShown,
    ListShown,
    OutcomeShown,
    Shown,
    TaskShown,
)
from saydone.tools.get_task import TaskDetails
from saydone.tools.insight_view import InsightView
from saydone.tools.results import ASK_FIRST, TaskListResult, TaskResult
from saydone.tools.task_view import TaskView


class Undoable(BaseModel):
    """What was just done, in a sentence, and the operation by which it can be taken back."""

    message: str
    operation: str


class ListPlace(BaseModel):
    """Where in which list somebody is: ``arguments`` make the same ``list_tasks`` call again, ``pages`` of it."""

    title: str = "Your Tasks"
    arguments: dict[str, object]
    pages: int = 1


class TaskListView(ListPlace):
    """Tasks, the first pages of them."""

    kind: Literal["task_list"] = "task_list"
    tasks: list[TaskView]
    total: int
    total_is_at_least: bool = False
    next_cursor: str | None
    undo: Undoable | None = None

    @property
    def counted(self) -> str:
        """How many there are in all, as it is shown: “5,000+” where counting ended before the end."""
        return f"{self.total:,}+" if self.total_is_at_least else f"{self.total:,}"


class TaskFormView(BaseModel):
    """A form: to change ``task``, or without one to add a task, with the ``title`` and ``due`` that were said. ``back``
    is the list that it stands in the place of, ``lists`` are the names of those that the task can be in."""

    kind: Literal["task_form"] = "task_form"
    task: TaskView | None
    title: str = ""
    due: str = ""
    back: ListPlace | None = None
    lists: list[str] = []


class TaskCardView(BaseModel):
    """One task, with what belongs to it."""

    kind: Literal["task_card"] = "task_card"
    task: TaskDetails


class ConfirmView(BaseModel):
    """What would be done to these tasks by calling ``tool`` again with ``arguments`` and the token ``confirm``.
    ``back`` is the list in which that was clicked."""

    kind: Literal["confirm"] = "confirm"
    message: str
    tool: ConfirmedTool
    arguments: dict[str, object]
    confirm: str
    tasks: list[TaskView] = []
    back: ListPlace | None = None


class OutcomeView(BaseModel):
    """What was done, and by which operation, if that can be taken back."""

    kind: Literal["outcome"] = "outcome"
    message: str
    operation: str | None = None


class InsightChartView(BaseModel):
    """What was done in a period, as a chart."""

    kind: Literal["insight"] = "insight"
    insight: InsightView


class StarterPrompt(BaseModel):
    """A thing to say first: what the button reads, and what it says."""

    label: str
    prompt: str
    icon: IconName


class StarterPromptsView(BaseModel):
    """What a newcomer can say first."""

    kind: Literal["starter_prompts"] = "starter_prompts"
    prompts: list[StarterPrompt]


View = Annotated[
    TaskListView | TaskFormView | TaskCardView | ConfirmView | OutcomeView | InsightChartView | StarterPromptsView,
    Field(discriminator="kind"),
]
view_json: TypeAdapter[View] = TypeAdapter(View)

STARTER_PROMPTS = StarterPromptsView(
    prompts=[
        StarterPrompt(label="Add a task", prompt="Add a task", icon="plus"),
        StarterPrompt(label="Show my tasks", prompt="Show my tasks", icon="notebook"),
        StarterPrompt(label="What is due today?", prompt="What is due today?", icon="calendar"),
        StarterPrompt(label="What is overdue?", prompt="What is overdue?", icon="bolt"),
        StarterPrompt(label="What can you do?", prompt="What can you do?", icon="lightbulb"),
    ]
)


def view_of_list(arguments: dict[str, object], result: TaskListResult) -> TaskListView:
    """The view of what ``list_tasks`` answered to these arguments."""
    return TaskListView(
        arguments=arguments, tasks=result.tasks, total=result.total, total_is_at_least=result.total_is_at_least,
        next_cursor=result.next_cursor,
    )  # fmt: skip


def view_of_shown(shown: Shown) -> View:
    """The view of what the agent's tools asked to be shown."""
    match shown:
        case FormShown():
            return TaskFormView(task=shown.task, title=shown.title, due=shown.due)
        case InsightShown():
            return InsightChartView(insight=shown.insight)
        case TaskShown():
            return TaskCardView(task=shown.task)
        case ConfirmShown():
            return view_of_question(shown.tool, shown.arguments, shown.result)
        case OutcomeShown():
            return OutcomeView(message=shown.message, operation=shown.operation)
        case ListShown():
            return view_of_list(shown.arguments, shown.result)


def view_of_question(tool: ConfirmedTool, arguments: dict[str, object], result: TaskResult) -> ConfirmView:
    """The view of a tool's answer that asks for confirmation."""
    # What follows is said to the model.
    would = result.message.removesuffix(ASK_FIRST).rstrip()
    again = {name: value for name, value in arguments.items() if name != "confirm"}
    return ConfirmView(message=would, tool=tool, arguments=again, confirm=result.confirm or "", tasks=result.tasks)
