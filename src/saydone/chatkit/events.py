"""Agents SDK events → ChatKit events.

The two that ChatKit does not know as such, a tool call and how a turn failed, are ChatKit's progress
and error events with more inside; what is inside stays off ChatKit's wire.
"""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated, Any, ClassVar, Literal, cast

from agents import RunItemStreamEvent, ToolCallItem, ToolCallOutputItem
from agents.items import TResponseInputItem
from agents.result import RunResultStreaming
from chatkit.icons import IconName
from chatkit.types import (
    AssistantMessageContent,
    AssistantMessageContentPartAdded,
    AssistantMessageContentPartDone,
    AssistantMessageContentPartTextDelta,
    AssistantMessageItem,
    ErrorEvent,
    ProgressUpdateEvent,
    ThreadItemAddedEvent,
    ThreadItemDoneEvent,
    ThreadItemUpdatedEvent,
    ThreadStreamEvent,
    WidgetItem,
)
from chatkit.widgets import DynamicWidgetRoot
from openai.types.responses import (
    ResponseFunctionToolCall,
    ResponseOutputItemDoneEvent,
    ResponseOutputMessage,
    ResponseRefusalDeltaEvent,
    ResponseTextDeltaEvent,
)
from pydantic import BaseModel, Field, SerializationInfo, SerializerFunctionWrapHandler, TypeAdapter, model_serializer

from saydone.agent.memory import ThreadMemory
from saydone.chatkit.views import View

ToolStatus = Literal["running", "completed", "failed"]


class _OursInside(BaseModel):
    """A ChatKit model with fields of ours, named in ``ours``, that ChatKit's wire does not carry."""

    ours: ClassVar[frozenset[str]] = frozenset()

    @model_serializer(mode="wrap")
    def _public(self, serialize: SerializerFunctionWrapHandler, info: SerializationInfo) -> dict[str, Any]:
        data: dict[str, Any] = serialize(self)
        # ChatKitServer marks so what goes to the client.
        if info.context and info.context.get("exclude_metadata"):
            return {key: value for key, value in data.items() if key not in self.ours}
        return data


class ToolProgress(_OursInside, ProgressUpdateEvent):
    """A tool call: begun, done or failed. ChatKit's clients see the text."""

    ours = frozenset({"tool", "call_id", "status"})
    tool: str
    call_id: str
    status: ToolStatus


class TurnFailed(_OursInside, ErrorEvent):
    """The end of a turn that failed: ``reason`` is the error's stable code, ``retry_after`` is in seconds."""

    ours = frozenset({"reason", "retry_after"})
    reason: str
    retry_after: int | None = None


class ShownWidget(_OursInside, WidgetItem):
    """A widget with the view it was built from."""

    ours = frozenset({"view"})
    # The JSON that was built, as it was built: read into ChatKit's own classes a day would become a moment.
    # Narrower than their union: nobody assigns to it.
    widget: DynamicWidgetRoot  # pyright: ignore[reportIncompatibleVariableOverride] # see above
    view: View


class WidgetShown(ThreadItemDoneEvent):
    """A widget is there."""

    # Narrower than ChatKit's union: nobody assigns to an event's item.
    item: ShownWidget  # pyright: ignore[reportIncompatibleVariableOverride] # see above


TurnEvent = ToolProgress | TurnFailed | WidgetShown | ThreadStreamEvent
_events_json: TypeAdapter[list[TurnEvent]] = TypeAdapter(list[Annotated[TurnEvent, Field(union_mode="left_to_right")]])


def dump_events(events: list[ThreadStreamEvent]) -> str:
    """The events as JSON, with what is ours in them."""
    return _events_json.dump_json(list(events)).decode()


def load_events(data: str) -> list[TurnEvent]:
    """The events that ``dump_events`` wrote."""
    return _events_json.validate_json(data)


_TOOL_TEXTS: dict[str, tuple[str, IconName]] = {
    "add_task": ("Adding to your tasks", "plus"),
    "list_tasks": ("Looking through your tasks", "search"),
    "get_task": ("Looking at the task", "search"),
    "update_task": ("Changing the task", "write"),
    "complete_task": ("Marking as done", "check"),
    "delete_task": ("Deleting", "document"),
    "show_task_form": ("Preparing a form", "square-text"),
}
_STATUS_TEXTS: dict[ToolStatus, str] = {"running": "…", "completed": ": done", "failed": ": that did not work"}


def tool_progress(tool: str, call_id: str, status: ToolStatus) -> ToolProgress:
    """The event for a tool call's state."""
    text, icon = _TOOL_TEXTS.get(tool, (tool, "cube"))
    return ToolProgress(tool=tool, call_id=call_id, status=status, text=text + _STATUS_TEXTS[status], icon=icon)


@dataclass(slots=True)
class AnswerStream:
    """Turns one run of the agent into events, and keeps the model's memory in step with what happened."""

    thread_id: str
    memory: ThreadMemory
    clock: Callable[[], datetime]
    _message: AssistantMessageItem | None = None
    _calls: dict[str, ResponseFunctionToolCall] = field(default_factory=dict[str, ResponseFunctionToolCall])

    async def events(self, run: RunResultStreaming) -> AsyncIterator[ThreadStreamEvent]:
        """ChatKit's events for the run's, as they come. What the run raises is raised."""
        async for event in run.stream_events():
            if event.type == "raw_response_event":
                for told in self._from_model(event.data):
                    yield told
                await self._remember(event.data)
            elif event.type == "run_item_stream_event":
                told = await self._from_runner(event)
                if told is not None:
                    yield told

    async def close(self) -> list[ThreadStreamEvent]:
        """After a break: end the message that was being written, and remember all as far as it went.

        A call whose output never came is remembered without: the memory says then that it may have had an effect.
        """
        left = [_item(call) for call in self._calls.values()]
        self._calls.clear()
        if self._message is not None:
            left.append({"role": "assistant", "content": self._message.content[0].text})
        if left:
            await self.memory.add_items(left)
        return self._message_done()

    async def _remember(self, data: Any) -> None:
        """Remember a message that is whole: the SDK does so only when all calls beside it have ended."""
        if isinstance(data, ResponseOutputItemDoneEvent) and isinstance(data.item, ResponseOutputMessage):
            await self.memory.add_items([_item(data.item)])

    def _from_model(self, data: Any) -> list[ThreadStreamEvent]:
        match data:
            case ResponseTextDeltaEvent() | ResponseRefusalDeltaEvent():
                return self._text(data.item_id, data.delta)
            case ResponseOutputItemDoneEvent(item=ResponseOutputMessage()):
                return self._message_done()
            case _:
                return []

    async def _from_runner(self, event: RunItemStreamEvent) -> ThreadStreamEvent | None:
        item = event.item
        if isinstance(item, ToolCallItem) and isinstance(item.raw_item, ResponseFunctionToolCall):
            call = item.raw_item
            self._calls[call.call_id] = call
            return tool_progress(call.name, call.call_id, "running")
        if isinstance(item, ToolCallOutputItem):
            output = item.to_input_item()
            call = self._calls.pop(cast(dict[str, str], output)["call_id"])
            # Together and at once: what a tool did is remembered whatever happens next.
            await self.memory.add_items([_item(call), output])
            failed = bool((item.custom_data or {}).get("failed"))
            return tool_progress(call.name, call.call_id, "failed" if failed else "completed")
        return None

    def _text(self, item_id: str, delta: str) -> list[ThreadStreamEvent]:
        if not delta:
            return []
        events: list[ThreadStreamEvent] = []
        if self._message is None:
            self._message = AssistantMessageItem(
                id=item_id, thread_id=self.thread_id, created_at=self.clock().astimezone(UTC), content=[]
            )
            events.append(ThreadItemAddedEvent(item=self._message.model_copy(deep=True)))
            self._message.content.append(AssistantMessageContent(text=""))
            part = AssistantMessageContentPartAdded(content_index=0, content=AssistantMessageContent(text=""))
            events.append(ThreadItemUpdatedEvent(item_id=item_id, update=part))
        self._message.content[0].text += delta
        update = AssistantMessageContentPartTextDelta(content_index=0, delta=delta)
        events.append(ThreadItemUpdatedEvent(item_id=self._message.id, update=update))
        return events

    def _message_done(self) -> list[ThreadStreamEvent]:
        message, self._message = self._message, None
        if message is None:
            return []
        part = AssistantMessageContentPartDone(content_index=0, content=message.content[0].model_copy())
        return [ThreadItemUpdatedEvent(item_id=message.id, update=part), ThreadItemDoneEvent(item=message)]


def _item(item: ResponseFunctionToolCall | ResponseOutputMessage) -> TResponseInputItem:
    return cast(TResponseInputItem, item.model_dump(exclude_unset=True, exclude_none=True))
