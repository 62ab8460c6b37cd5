"""What belongs to one turn of the agent: the Agents SDK hands it to every tool."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from saydone.agent.allowance import Allowance, Spending
from saydone.domain.actor import Actor
from saydone.tools.get_task import TaskDetails
from saydone.tools.insight_view import InsightView
from saydone.tools.results import TaskListResult, TaskResult
from saydone.tools.task_view import TaskView


@dataclass(frozen=True, slots=True)
class ListShown:
    """The tasks were listed: ``arguments`` are those of the ``list_tasks`` call that can be made again."""

    arguments: dict[str, object]
    result: TaskListResult


@dataclass(frozen=True, slots=True)
class FormShown:
    """A form was asked for: to change ``task``, or without one to add a task, of which ``title`` and ``due`` (ISO 8601)
    were said already."""

    task: TaskView | None
    title: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class TaskShown:
    """One task was looked at."""

    task: TaskDetails


ConfirmedTool = Literal["change_many", "complete_task", "delete_task", "organize", "trash"]


@dataclass(frozen=True, slots=True)
class ConfirmShown:
    """A tool asked to be called again, with the token in ``result``, once the user agrees."""

    tool: ConfirmedTool
    arguments: dict[str, object]
    result: TaskResult


@dataclass(frozen=True, slots=True)
class OutcomeShown:
    """Something was done that the user may want to take back: ``operation`` is the one to undo."""

    message: str
    operation: str


@dataclass(frozen=True, slots=True)
class InsightShown:
    """Numbers about what was done were asked for."""

    insight: InsightView


Shown = ListShown | FormShown | TaskShown | ConfirmShown | OutcomeShown | InsightShown


@dataclass(frozen=True, slots=True)
class Asked:
    """The user was asked by the tool call ``call_id``, and is to choose an option or answer in other words."""

    call_id: str
    question: str
    options: tuple[str, ...]
    multiple: bool

    def in_words(self) -> str:
        """The question where it is read as text, its options numbered."""
        return in_words(self.question, self.options)


def in_words(question: str, options: Sequence[str]) -> str:
    """A question with its options as text."""
    return question + "".join(f"\n{place}. {option}" for place, option in enumerate(options, 1))


@dataclass(slots=True)
class TurnContext:
    """``actor`` acts; ``shown`` is what the answer shows besides its words, and ``asked`` what it ends with asking:
    the tools set them. ``spending`` counts what they do."""

    actor: Actor
    thread_id: str
    shown: Shown | None = None
    asked: Asked | None = None
    spending: Spending = field(default_factory=lambda: Spending(Allowance()))
