"""What belongs to one turn of the agent: the Agents SDK hands it to every tool."""

from dataclasses import dataclass

from saydone.domain.actor import Actor
from saydone.tools.results import TaskListResult
from saydone.tools.task_view import TaskView


@dataclass(frozen=True, slots=True)
class ListShown:
    """The tasks were listed: ``arguments`` are those of the ``list_tasks`` call that can be made again."""

    arguments: dict[str, object]
    result: TaskListResult


@dataclass(frozen=True, slots=True)
class FormShown:
    """A form was asked for: to change ``task``, or without one to add a task."""

    task: TaskView | None


@dataclass(slots=True)
class TurnContext:
    """``actor`` acts; ``shown`` is what the answer shows besides its words, as the tools set it."""

    actor: Actor
    thread_id: str
    shown: ListShown | FormShown | None = None
