"""What a widget shows, apart from how: the guide's JSON and ChatKit's are two renderings of one view."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field, TypeAdapter

from saydone.agent.turn_context import FormShown, ListShown
from saydone.tools.results import TaskListResult
from saydone.tools.task_view import TaskView


class TaskListView(BaseModel):
    """Tasks, one page of them. ``arguments`` make the same ``list_tasks`` call again."""

    kind: Literal["task_list"] = "task_list"
    title: str = "Your Tasks"
    arguments: dict[str, object]
    tasks: list[TaskView]
    total: int
    next_cursor: str | None


class TaskFormView(BaseModel):
    """A form: to change ``task``, or without one to add a task."""

    kind: Literal["task_form"] = "task_form"
    task: TaskView | None


class StarterPrompt(BaseModel):
    """A thing to say first: what the button reads, and what it says."""

    label: str
    prompt: str


class StarterPromptsView(BaseModel):
    """What a newcomer can say first."""

    kind: Literal["starter_prompts"] = "starter_prompts"
    prompts: list[StarterPrompt]


View = Annotated[TaskListView | TaskFormView | StarterPromptsView, Field(discriminator="kind")]
view_json: TypeAdapter[View] = TypeAdapter(View)

STARTER_PROMPTS = StarterPromptsView(
    prompts=[
        StarterPrompt(label="Add a task", prompt="Add a task to buy groceries tomorrow"),
        StarterPrompt(label="Show my tasks", prompt="Show my tasks"),
        StarterPrompt(label="What is due today?", prompt="What is due today?"),
        StarterPrompt(label="What is overdue?", prompt="What is overdue?"),
        StarterPrompt(label="What can you do?", prompt="What can you do?"),
    ]
)


def view_of_list(arguments: dict[str, object], result: TaskListResult) -> TaskListView:
    """The view of what ``list_tasks`` answered to these arguments."""
    return TaskListView(arguments=arguments, tasks=result.tasks, total=result.total, next_cursor=result.next_cursor)


def view_of_shown(shown: ListShown | FormShown) -> TaskListView | TaskFormView:
    """The view of what the agent's tools asked to be shown."""
    if isinstance(shown, FormShown):
        return TaskFormView(task=shown.task)
    return view_of_list(shown.arguments, shown.result)
