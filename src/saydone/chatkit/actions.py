"""Widget actions: a table of what can be clicked, each with its payload and the MCP tool that does it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Self

from mcp_types import CallToolResult
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from saydone.agent.tool_door import ToolDoor
from saydone.agent.turn_context import ConfirmedTool
from saydone.chatkit.fields import TEXT, VISIBLE_TEXT, DueField, TaskIdField
from saydone.domain.actor import Actor
from saydone.domain.task import DESCRIPTION_MAX, TITLE_MAX
from saydone.domain.task_list import NAME_MAX
from saydone.domain.text import NOTHING
from saydone.errors import InvalidInput
from saydone.tools.arguments import PriorityName
from saydone.tools.results import TaskResult

_DAY = len("2026-03-10")


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
    list: Annotated[str, Field(max_length=NAME_MAX), TEXT] | None = None
    labels: Annotated[str, Field(max_length=500, description="Names, with commas between them."), TEXT] | None = None
    repeat: (
        Annotated[str, Field(max_length=200, description="As people say it; empty for not at all."), TEXT] | None
    ) = None

    def said(self) -> dict[str, Any]:
        """The fields that were sent, as the tools take them."""
        fields = self.model_dump(exclude_none=True, exclude={"task_id", "labels", "was"})
        if "due" in fields:
            fields["due"] = fields["due"] or NOTHING
        return fields


class CreatePayload(TaskFields):
    """A new task."""

    title: Annotated[str, Field(min_length=1, max_length=TITLE_MAX), VISIBLE_TEXT]


class FormerFields(_Payload):
    """What a form to edit showed at first: only what differs from it is changed, and that only while the task is of
    this ``version``."""

    version: int | None = None
    due: Annotated[str, Field(max_length=40)] = ""
    list: Annotated[str, Field(max_length=NAME_MAX)] = ""
    labels: Annotated[str, Field(max_length=500)] = ""
    repeat: Annotated[str, Field(max_length=200)] = ""


class UpdatePayload(TaskFields, TaskPayload):
    """What to change of a task; what is left out, or null, stays as it is."""

    title: Annotated[str, Field(min_length=1, max_length=TITLE_MAX), VISIBLE_TEXT] | None = None
    was: FormerFields = FormerFields()


class NoPayload(BaseModel):
    """Nothing more to say. A button in a form brings its fields along, by the protocol: they are not looked at."""


class MorePayload(_Payload):
    """The page after this cursor. ``arguments`` are the list's, where its widget is not known."""

    cursor: Annotated[str, Field(min_length=1, max_length=2000)]
    arguments: dict[str, str | int | bool | None] = {}


class ConfirmPayload(_Payload):
    """What was asked for confirmation, and the token that was given for it."""

    tool: ConfirmedTool
    arguments: dict[str, Any]
    confirm: Annotated[str, Field(min_length=1, max_length=200)]

    @model_validator(mode="after")
    def _asks(self) -> Self:
        if self.tool == "trash" and self.arguments.get("do") != "empty":
            raise ValueError("of the trash only emptying it is asked about")
        if self.tool == "complete_task" and self.arguments.get("completed") is False:
            raise ValueError("opening tasks again is not asked about")
        return self


class UndoPayload(_Payload):
    """Which operation to take back."""

    operation: Annotated[str, Field(min_length=1, max_length=100), VISIBLE_TEXT]


@dataclass(frozen=True, slots=True)
class ActionKind:
    """``arguments`` makes the tool's arguments of a valid payload; ``pressed`` says in words what was done.

    Without a ``tool`` nothing is done to tasks, or the payload names the tool; without ``pressed`` things are only
    looked at.
    """

    payload: type[BaseModel]
    tool: str | None
    arguments: Callable[[Any], dict[str, Any]]
    pressed: str | None


def _named(payload: TaskPayload) -> dict[str, Any]:
    return {"ids": [payload.task_id]}


def _created(payload: CreatePayload) -> dict[str, Any]:
    task = {name: value for name, value in payload.said().items() if value or name not in ("list", "repeat")}
    return {"tasks": [task | ({"labels": names} if (names := names_in(payload.labels)) else {})]}


def _updated(payload: UpdatePayload) -> dict[str, Any]:
    change = payload.said()
    # A form sends an emptied field as ""; to the tools, which models fill in, that means "not mentioned".
    if change.get("description") == "":
        change["description"] = NOTHING
    for name, before in (("list", payload.was.list), ("repeat", payload.was.repeat)):
        if name in change and change[name].strip() == before:
            del change[name]
    # What shows days only sends the day of a moment.
    if payload.due and payload.due in (payload.was.due, payload.was.due[:_DAY]):
        del change["due"]
    if "repeat" in change:
        change["repeat"] = change["repeat"].strip() or NOTHING
    if payload.labels is not None:
        now, before = names_in(payload.labels), names_in(payload.was.labels)
        change["labels_add"] = [name for name in now if name not in before]
        change["labels_remove"] = [name for name in before if name not in now]
    if payload.was.version is not None:
        change["expected_version"] = payload.was.version
    return {"changes": [{"id": payload.task_id} | change]}


def names_in(text: str | None) -> list[str]:
    """The names in a text with commas between them."""
    return [name for part in (text or "").split(",") if (name := part.strip())]


def _as_sent(payload: BaseModel) -> dict[str, Any]:
    return payload.model_dump()


def _confirmed(payload: ConfirmPayload) -> dict[str, Any]:
    return payload.arguments | {"confirm": payload.confirm}


def _more(payload: MorePayload) -> dict[str, Any]:
    return payload.arguments | {"cursor": payload.cursor}


ACTIONS: dict[str, ActionKind] = {
    "create_task": ActionKind(CreatePayload, "add_task", _created, "I added a task with the form."),
    "complete_task": ActionKind(TaskPayload, "complete_task", _named, "I pressed “Complete” on a task."),
    "update_task": ActionKind(UpdatePayload, "update_task", _updated, "I changed a task with the form."),
    "delete_task": ActionKind(TaskPayload, "delete_task", _named, "I pressed “Delete” on a task."),
    "edit_task": ActionKind(TaskPayload, "get_task", _named, None),
    "show_more": ActionKind(MorePayload, "list_tasks", _more, None),
    "confirm": ActionKind(ConfirmPayload, None, _confirmed, "I pressed “Confirm”."),
    "cancel": ActionKind(NoPayload, None, _as_sent, "I pressed “Cancel”."),
    "undo": ActionKind(UndoPayload, "undo", _as_sent, "I pressed “Undo”."),
}


@dataclass(frozen=True, slots=True)
class CheckedAction:
    """An action whose payload is valid: the tool call that it stands for, if it is one."""

    name: str
    kind: ActionKind
    tool: str | None
    arguments: dict[str, Any]


def check_action(type_: str, payload: object) -> CheckedAction:
    """The tool call for an action. Raises ``InvalidInput`` for an unknown type or a payload that does not fit."""
    kind = ACTIONS.get(type_)
    if kind is None:
        raise InvalidInput(f"There is no action “{type_[:80]}”. There are: {', '.join(ACTIONS)}.")
    try:
        valid = kind.payload.model_validate(payload)
    except ValidationError as error:
        fields = sorted({".".join(map(str, problem["loc"])) or "payload" for problem in error.errors()})
        raise InvalidInput(f"The payload of {type_} does not fit: {', '.join(fields)}.") from error
    tool = valid.tool if isinstance(valid, ConfirmPayload) else kind.tool
    return CheckedAction(name=type_, kind=kind, tool=tool, arguments=kind.arguments(valid))


async def perform(action: CheckedAction, door: ToolDoor, actor: Actor) -> TaskResult:
    """Do it, and return what the tool answered. Raises the ``AppError`` that the tool reports."""
    assert action.tool is not None, "only what a tool does is performed"
    result: CallToolResult = await door.invoke(action.tool, action.arguments, actor)
    return TaskResult.model_validate(result.structured_content)
