"""Agents SDK events → ChatKit events.

The two that ChatKit does not know as such, a tool call and how a turn failed, are ChatKit's progress
and error events with more inside; what is inside stays off ChatKit's wire.
"""

from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated, Any, ClassVar, Literal, cast

from agents import RunItem, ToolCallItem, ToolCallOutputItem
from agents.items import TResponseInputItem
from agents.result import RunResultStreaming
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
    ThreadItemReplacedEvent,
    ThreadItemUpdatedEvent,
    ThreadStreamEvent,
    WidgetItem,
    WorkflowItem,
)
from chatkit.widgets import DynamicWidgetRoot
from openai.types.responses import (
    ResponseFunctionToolCall,
    ResponseOutputItemAddedEvent,
    ResponseOutputItemDoneEvent,
    ResponseOutputMessage,
    ResponseReasoningItem,
    ResponseReasoningSummaryTextDeltaEvent,
    ResponseReasoningTextDeltaEvent,
    ResponseRefusalDeltaEvent,
    ResponseTextDeltaEvent,
)
from pydantic import BaseModel, Field, SerializationInfo, SerializerFunctionWrapHandler, TypeAdapter, model_serializer

from saydone.agent.ask_user import ASK_USER
from saydone.chatkit.markdown import as_markdown, as_plain
from saydone.chatkit.tool_words import words_for
from saydone.chatkit.views import View
from saydone.chatkit.workflow import TurnWorkflow, changed_by
from saydone.domain.wording import ENGLISH, Words

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


class WidgetReplaced(ThreadItemReplacedEvent):
    """A widget that was shown is another now."""

    item: ShownWidget  # pyright: ignore[reportIncompatibleVariableOverride] # see above


SHUT_DOWN = TurnFailed(
    reason="stopped",
    message="The server was stopped before the answer was complete. Ask again in a moment.",
    allow_retry=True,
    retry_after=5,
)
"""The end of an answer that the server had no time for any more."""

STOPPED = TurnFailed(reason="stopped", message="The answer was stopped.", allow_retry=True)
"""The end of an answer that somebody stopped."""

INTERRUPTED = TurnFailed(reason="interrupted", message="The answer was interrupted.", allow_retry=True)
"""The end of an answer whose process died, or was taken for dead."""

TurnEvent = ToolProgress | TurnFailed | WidgetShown | WidgetReplaced | ThreadStreamEvent
_events_json: TypeAdapter[list[TurnEvent]] = TypeAdapter(list[Annotated[TurnEvent, Field(union_mode="left_to_right")]])


def dump_events(events: list[ThreadStreamEvent]) -> str:
    """The events as JSON, with what is ours in them."""
    return _events_json.dump_json(list(events)).decode()


def load_events(data: str) -> list[TurnEvent]:
    """The events that ``dump_events`` wrote."""
    return _events_json.validate_json(data)


_STATUS_TEXTS: dict[ToolStatus, str] = {
    "running": "{tool}…",
    "completed": "{tool}: done",
    "failed": "{tool}: that did not work",
}


def tool_progress(tool: str, call_id: str, status: ToolStatus, words: Words = ENGLISH) -> ToolProgress:
    """The event for a tool call's state."""
    its = words_for(tool)
    text = words(_STATUS_TEXTS[status], tool=words(its.doing))
    return ToolProgress(tool=tool, call_id=call_id, status=status, text=text, icon=its.icon)


@dataclass(slots=True)
class AnswerStream:
    """Turns one run of the agent into events, and notes for the model's memory what happened.

    ``keep`` is called when what is ``noted`` must be kept at once, ``hold`` with what is to be kept along with it.
    A model that ``speaks_plainly`` writes words, in whole ones; others write Markdown.
    """

    thread_id: str
    noted: list[TResponseInputItem]
    keep: Callable[[], Awaitable[None]]
    hold: Callable[[WorkflowItem], None]
    clock: Callable[[], datetime]
    workflow: TurnWorkflow
    speaks_plainly: bool = False
    _message: AssistantMessageItem | None = None
    _untold: deque[ThreadStreamEvent] = field(default_factory=deque[ThreadStreamEvent])
    _thinking: tuple[str, int] | None = None
    _thoughts: list[TResponseInputItem] = field(default_factory=list[TResponseInputItem])
    _calls: dict[str, ResponseFunctionToolCall] = field(default_factory=dict[str, ResponseFunctionToolCall])

    async def events(self, run: RunResultStreaming) -> AsyncIterator[ThreadStreamEvent]:
        """ChatKit's events for the run's, as they come. What the run raises is raised."""
        async for event in run.stream_events():
            if event.type == "raw_response_event":
                self._untold += self._from_model(event.data)
            elif event.type == "run_item_stream_event":
                self._untold += self._from_runner(event.item)
                if isinstance(event.item, ToolCallOutputItem):
                    # At once: what a tool did is remembered whatever happens next.
                    await self.keep()
            while self._untold:
                yield self._untold.popleft()
        self._untold += self.workflow.finish()
        while self._untold:
            yield self._untold.popleft()

    def close(self) -> list[ThreadStreamEvent]:
        """After a break: what was not told yet, and the end of what was being written; all is noted as far as it went.

        A call whose output never came is noted without: the memory says then that it may have had an effect.
        """
        for call in self._calls.values():
            self._note(call)
        self._calls.clear()
        if self._message is not None:
            said = self._message.content[0].text
            self.noted.append({"role": "assistant", "content": as_plain(said) if self.speaks_plainly else said})
        return [*self._untold, *self._message_done(), *self.workflow.finish()]

    def _from_model(self, data: Any) -> list[ThreadStreamEvent]:
        match data:
            case ResponseTextDeltaEvent() | ResponseRefusalDeltaEvent():
                return self._text(data.item_id, data.delta)
            case ResponseOutputItemDoneEvent(item=ResponseOutputMessage() as message):
                self._note(message)
                return self._message_done()
            case ResponseReasoningTextDeltaEvent():
                return self._think(data.item_id, data.content_index, data.delta)
            case ResponseReasoningSummaryTextDeltaEvent():
                return self._think(data.item_id, data.summary_index, data.delta)
            case ResponseOutputItemAddedEvent(item=ResponseFunctionToolCall()):
                return self.workflow.end_thought()
            case ResponseOutputItemDoneEvent(item=ResponseReasoningItem() as reasoning):
                return self._thought(reasoning)
            case _:
                return []

    def _think(self, item_id: str, part: int, words: str) -> list[ThreadStreamEvent]:
        paragraph = "" if self._thinking in (None, (item_id, part)) else "\n\n"
        self._thinking = item_id, part
        return self.workflow.think(paragraph + words)

    def _thought(self, reasoning: ResponseReasoningItem) -> list[ThreadStreamEvent]:
        """A thought is whole, which may be told long after what followed from it: it was shown as its words came."""
        self._thoughts.append(_item(reasoning))
        events: list[ThreadStreamEvent] = []
        if self._thinking is None or self._thinking[0] != reasoning.id:  # it came without them
            for place, part in enumerate(reasoning.summary or reasoning.content or []):
                events += self._think(reasoning.id, place, part.text)
        return [*events, *self.workflow.end_thought()]

    def _from_runner(self, item: RunItem) -> list[ThreadStreamEvent]:
        if isinstance(item, ToolCallItem) and isinstance(item.raw_item, ResponseFunctionToolCall):
            call = item.raw_item
            self._calls[call.call_id] = call
            if call.name == ASK_USER:
                # A question is told as such when the run has ended with it.
                return []
            begun = tool_progress(call.name, call.call_id, "running", self.workflow.words)
            return [begun, *self.workflow.begin(call.call_id, call.name)]
        if isinstance(item, ToolCallOutputItem):
            output = item.to_input_item()
            call = self._calls.pop(cast(dict[str, str], output)["call_id"])
            self._note(call, output)
            if call.name == ASK_USER:
                return []
            failed = bool((item.custom_data or {}).get("failed"))
            ended = self.workflow.end(call.call_id, call.name, failed=failed, count=changed_by(item.output))
            # It is told as done now: who comes back after a crash finds it so.
            if (so_far := self.workflow.so_far()) is not None:
                self.hold(so_far)
            status: ToolStatus = "failed" if failed else "completed"
            return [tool_progress(call.name, call.call_id, status, self.workflow.words), *ended]
        return []

    def _note(self, item: ResponseOutputMessage | ResponseFunctionToolCall, *more: TResponseInputItem) -> None:
        """Note what the model said or did, and before it what it thought: alone, a thought may not be given back."""
        self.noted += [*self._thoughts, _item(item), *more]
        self._thoughts.clear()

    def _text(self, item_id: str, delta: str) -> list[ThreadStreamEvent]:
        if not delta:
            return []
        events = self.workflow.end_thought()
        if self._message is None:
            events += self.workflow.pause()
            self._message = AssistantMessageItem(
                id=item_id, thread_id=self.thread_id, created_at=self.clock().astimezone(UTC), content=[]
            )
            events.append(ThreadItemAddedEvent(item=self._message.model_copy(update={"content": []})))
            self._message.content.append(AssistantMessageContent(text=""))
            part = AssistantMessageContentPartAdded(content_index=0, content=AssistantMessageContent(text=""))
            events.append(ThreadItemUpdatedEvent(item_id=item_id, update=part))
        if self.speaks_plainly:
            delta = as_markdown(delta, after=self._message.content[0].text)
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


def _item(item: ResponseFunctionToolCall | ResponseOutputMessage | ResponseReasoningItem) -> TResponseInputItem:
    return cast(TResponseInputItem, item.model_dump(exclude_unset=True, exclude_none=True))
