"""Widget actions: a table of what can be clicked, each with its payload and the MCP tool that does it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from mcp_types import CallToolResult
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from saydone.agent.tool_door import ToolDoor
from saydone.chatkit.fields import TEXT, VISIBLE_TEXT, DueField, TaskIdField
from saydone.domain.actor import Actor
from saydone.domain.task import DESCRIPTION_MAX, TITLE_MAX
from saydone.errors import InvalidInput
from saydone.tools.arguments import NOTHING, PriorityName
from saydone.tools.results import TaskResult


class _Payload(BaseModel):
    model_config = ConfigDict(extra="forbid")


class TaskPayload(_Payload):
    """Which task."""

    task_id: TaskIdField


class TaskFields(_Payload):
    """What a task form sends. An empty ``due`` means none."""

    description: Annotated[str, Field(max_length=DESCRIPTION_MAX), TEXT] | None = None
    due: DueField | None = None
    priority: PriorityName | None = None

    def said(self) -> dict[str, Any]:
        """The fields that were sent, as the tools take them."""
        fields = self.model_dump(exclude_none=True, exclude={"task_id"})
        if "due" in fields:
            fields["due"] = fields["due"] or NOTHING
        return fields


class CreatePayload(TaskFields):
    """A new task."""

    title: Annotated[str, Field(min_length=1, max_length=TITLE_MAX), VISIBLE_TEXT]


class UpdatePayload(TaskFields, TaskPayload):
    """What to change of a task; what is left out, or null, stays as it is."""

    title: Annotated[str, Field(min_length=1, max_length=TITLE_MAX), VISIBLE_TEXT] | None = None


@dataclass(frozen=True, slots=True)
class ActionKind:
    """``arguments`` makes the tool's arguments of a valid payload; ``pressed`` says in words what was done."""

    payload: type[BaseModel]
    tool: str
    arguments: Callable[[Any], dict[str, Any]]
    pressed: str


def _named(payload: TaskPayload) -> dict[str, Any]:
    return {"ids": [payload.task_id]}


def _created(payload: CreatePayload) -> dict[str, Any]:
    return {"tasks": [payload.said()]}


def _updated(payload: UpdatePayload) -> dict[str, Any]:
    change = payload.said()
    # A form sends an emptied field as ""; to the tools, which models fill in, that means "not mentioned".
    if change.get("description") == "":
        change["description"] = NOTHING
    return {"changes": [{"id": payload.task_id} | change]}


ACTIONS: dict[str, ActionKind] = {
    "create_task": ActionKind(CreatePayload, "add_task", _created, "I added a task with the form."),
    "complete_task": ActionKind(TaskPayload, "complete_task", _named, "I pressed “Complete” on a task."),
    "update_task": ActionKind(UpdatePayload, "update_task", _updated, "I changed a task with the form."),
    "delete_task": ActionKind(TaskPayload, "delete_task", _named, "I pressed “Delete” on a task."),
}


@dataclass(frozen=True, slots=True)
class CheckedAction:
    """An action whose payload is valid: the tool call that it stands for."""

    kind: ActionKind
    arguments: dict[str, Any]


def check_action(type_: str, payload: object) -> CheckedAction:
    """The tool call for an action. Raises ``InvalidInput`` for an unknown type or a payload that does not fit."""
    kind = ACTIONS.get(type_)
    if kind is None:
        raise InvalidInput(f"There is no action “{type_[:80]}”. There are: {', '.join(ACTIONS)}.")
    try:
        return CheckedAction(kind=kind, arguments=kind.arguments(kind.payload.model_validate(payload)))
    except ValidationError as error:
        fields = sorted({".".join(map(str, problem["loc"])) or "payload" for problem in error.errors()})
        raise InvalidInput(f"The payload of {type_} does not fit: {', '.join(fields)}.") from error


async def perform(action: CheckedAction, door: ToolDoor, actor: Actor) -> TaskResult:
    """Do it, and return what the tool answered. Raises the ``AppError`` that the tool reports."""
    result: CallToolResult = await door.invoke(action.kind.tool, action.arguments, actor)
    return TaskResult.model_validate(result.structured_content)
