"""Chat-completion chunks → the events of the Agents SDK that are used, and no others.

The SDK's own way builds and validates some ten objects a token. Here what came together is told together: the words of
one read of the connection are one event.
"""

from dataclasses import dataclass, field
from time import time
from typing import Any, TypeVar, cast

from agents.items import TResponseStreamEvent
from agents.models.fake_id import FAKE_RESPONSES_ID
from openai.types.responses import (
    Response,
    ResponseCompletedEvent,
    ResponseCreatedEvent,
    ResponseFunctionCallArgumentsDeltaEvent,
    ResponseFunctionToolCall,
    ResponseOutputItem,
    ResponseOutputItemAddedEvent,
    ResponseOutputItemDoneEvent,
    ResponseOutputMessage,
    ResponseOutputRefusal,
    ResponseOutputText,
    ResponseReasoningItem,
    ResponseReasoningTextDeltaEvent,
    ResponseRefusalDeltaEvent,
    ResponseTextDeltaEvent,
    ResponseUsage,
)
from openai.types.responses.response_reasoning_item import Content, Summary
from openai.types.responses.response_usage import InputTokensDetails, OutputTokensDetails
from pydantic import BaseModel

from saydone.agent.provider_failures import LengthReached, ProviderRefused, StreamCut, Unreadable

Json = dict[str, Any]
_WITHHELD = "Response withheld by the provider's content filter."
# How the SDK, when it sends a history, knows in which of two fields the reasoning came.
_REASONING_FIELD = "_chat_completions_reasoning_field"
M = TypeVar("M", bound=BaseModel)
# Pydantic's own: the OpenAI client's ``model_construct`` looks into each value, and takes seven times as long.
_construct = cast(Any, BaseModel.model_construct).__func__
_DELTAS: dict[str, tuple[type[Any], str]] = {
    "text": (ResponseTextDeltaEvent, "response.output_text.delta"),
    "refusal": (ResponseRefusalDeltaEvent, "response.refusal.delta"),
    "arguments": (ResponseFunctionCallArgumentsDeltaEvent, "response.function_call_arguments.delta"),
    "reasoning": (ResponseReasoningTextDeltaEvent, "response.reasoning_text.delta"),
}


@dataclass(slots=True)
class _Call:
    id: str = ""
    name: str = ""
    arguments: list[str] = field(default_factory=list[str])
    thought_signature: str | None = None


class ChatStream:
    """One answer, put together from its chunks."""

    def __init__(self, model: str) -> None:
        self._model = model
        self._response_id: str | None = None
        self._begun = self._finished = False
        self._reason: str | None = None
        self._usage: Json | None = None
        # Items in the order in which they began; their places are the events' ``output_index``.
        self._order: list[str] = []
        self._parts: dict[str, list[str]] = {"text": [], "refusal": [], "reasoning_content": [], "reasoning": []}
        self._calls: dict[int, _Call] = {}
        self._events: list[TResponseStreamEvent] = []
        self._waiting: tuple[str, int] = ("", 0)
        self._deltas: list[str] = []

    def take(self, chunk: object) -> None:
        """Add a chunk. Raises ``ProviderRefused`` for an error in its place, ``Unreadable`` for what is no chunk."""
        if not isinstance(chunk, dict):
            raise Unreadable("a chunk that is no object")
        chunk = cast(Json, chunk)
        if chunk.get("error"):
            raise ProviderRefused.from_body(chunk)
        if not self._begun:
            self._begun = True
            self._events.append(
                _made(ResponseCreatedEvent, type="response.created", response=self._response([]), sequence_number=0)
            )
        self._response_id = self._response_id or _text(chunk.get("id")) or None
        choices = chunk.get("choices")
        usage = chunk.get("usage")
        if isinstance(usage, dict):
            self._usage = cast(Json, usage)
            self._finished = self._finished or not choices
        for choice in _objects(choices):
            if not choice.get("index"):  # others were not asked for
                self._take_choice(choice)

    def told(self) -> list[TResponseStreamEvent]:
        """The events for what was taken since the last time."""
        self._flush()
        events, self._events = self._events, []
        return events

    def finish(self) -> list[TResponseStreamEvent]:
        """The last events. Raises ``StreamCut`` for an answer without an end, ``LengthReached`` for one not its own."""
        if self._begun and not self._finished:  # without a chunk it is not cut but empty
            raise StreamCut
        if self._reason == "length":
            raise LengthReached
        if not self._order and self._reason == "content_filter":
            self._said("refusal", _WITHHELD)
        self._flush()
        output = [self._item(name) for name in self._order]
        for place, item in enumerate(output):
            self._events.append(
                _made(
                    ResponseOutputItemDoneEvent,
                    type="response.output_item.done",
                    item=item,
                    output_index=place,
                    sequence_number=0,
                )
            )
        response = self._response(output)
        response.usage = None if self._usage is None else _usage(self._usage)
        self._events.append(
            _made(ResponseCompletedEvent, type="response.completed", response=response, sequence_number=0)
        )
        return self.told()

    def _take_choice(self, choice: Json) -> None:
        reason = choice.get("finish_reason")
        if reason:
            self._finished, self._reason = True, str(reason)
        # Asked not to stream, and some in spite of being asked to, providers send the whole message.
        delta = choice.get("delta") or choice.get("message")
        if not isinstance(delta, dict):
            return
        delta = cast(Json, delta)
        for part in ("reasoning_content", "reasoning"):
            if words := _text(delta.get(part)):
                self._said(part, words)
                break  # some send the same words under both names
        if words := _text(delta.get("content")):
            self._said("text", words)
        for call in _objects(delta.get("tool_calls")):
            self._take_call(call)
        if refusal := _text(delta.get("refusal")):
            self._said("refusal", refusal)

    def _said(self, part: str, words: str) -> None:
        if self._deltas and self._waiting[0] == part:  # as nearly always: it goes on
            self._deltas.append(words)
        else:
            self._delta(part, self._place("reasoning" if part.startswith("reasoning") else "message"), words)
        self._parts[part].append(words)

    def _take_call(self, told: Json) -> None:
        if told.get("type") == "custom":
            return
        index = told.get("index")
        if not isinstance(index, int):  # some number none, and send each whole
            index = len(self._calls) if told.get("id") or not self._calls else len(self._calls) - 1
        call = self._calls.setdefault(index, _Call())
        function = _object(told.get("function"))
        call.id = _text(told.get("id")) or call.id
        call.name = _text(function.get("name")) or call.name
        google = _object(_object(told.get("extra_content")).get("google"))
        call.thought_signature = google.get("thought_signature") or call.thought_signature
        place = self._place(f"call {index}")
        if arguments := _text(function.get("arguments")):
            call.arguments.append(arguments)
            self._delta("arguments", place, arguments)

    def _place(self, name: str) -> int:
        """Where the item stands; it begins now if it has not."""
        if name in self._order:
            return self._order.index(name)
        self._flush()
        self._order.append(name)
        place = len(self._order) - 1
        self._events.append(
            _made(
                ResponseOutputItemAddedEvent,
                type="response.output_item.added",
                item=self._item(name),
                output_index=place,
                sequence_number=0,
            )
        )
        return place

    def _delta(self, part: str, place: int, words: str) -> None:
        if self._waiting != (part, place):
            self._flush()
            self._waiting = part, place
        self._deltas.append(words)

    def _flush(self) -> None:
        """Tell the words that wait, as one."""
        if not self._deltas:
            return
        part, place = self._waiting
        kind, name = _DELTAS.get(part, _DELTAS["reasoning"])
        self._events.append(
            _made(
                kind,
                type=name,
                item_id=FAKE_RESPONSES_ID,
                output_index=place,
                content_index=0,
                delta="".join(self._deltas),
                sequence_number=0,
            )
        )
        self._deltas.clear()

    def _item(self, name: str) -> ResponseOutputItem:
        """The item as far as it has come."""
        provider_data: Json = {"model": self._model, "response_id": self._response_id}
        if name == "message":
            item = ResponseOutputMessage(
                id=FAKE_RESPONSES_ID, type="message", role="assistant", status="completed", content=[]
            )
            if text := "".join(self._parts["text"]):
                item.content.append(ResponseOutputText(type="output_text", text=text, annotations=[], logprobs=[]))
            if refusal := "".join(self._parts["refusal"]):
                item.content.append(ResponseOutputRefusal(type="refusal", refusal=refusal))
        elif name == "reasoning":
            item = ResponseReasoningItem(id=FAKE_RESPONSES_ID, type="reasoning", summary=[])
            if summary := "".join(self._parts["reasoning_content"]):
                item.summary.append(Summary(type="summary_text", text=summary))
            elif content := "".join(self._parts["reasoning"]):
                item.content = [Content(type="reasoning_text", text=content)]
                provider_data[_REASONING_FIELD] = "reasoning"
        else:
            call = self._calls[int(name.removeprefix("call "))]
            item = ResponseFunctionToolCall(
                id=FAKE_RESPONSES_ID,
                type="function_call",
                call_id=call.id,
                name=call.name,
                arguments="".join(call.arguments),
            )
            if call.thought_signature:
                provider_data["thought_signature"] = call.thought_signature
        # Which model it was: the SDK gives a model back what only it understands.
        item.provider_data = provider_data  # pyright: ignore[reportAttributeAccessIssue] # as the SDK does
        return item

    def _response(self, output: list[ResponseOutputItem]) -> Response:
        return _made(
            Response,
            id=FAKE_RESPONSES_ID,
            object="response",
            created_at=time(),
            model=self._model,
            output=output,
            tools=[],
            tool_choice="auto",
            parallel_tool_calls=False,
        )


def _made(kind: type[M], **values: object) -> M:
    """An object of the SDK, not validated."""
    return _construct(kind, **values)


def _object(value: object) -> Json:
    """The object in a field that may hold anything."""
    return cast(Json, value) if isinstance(value, dict) else {}


def _objects(value: object) -> list[Json]:
    """The objects in a list that may hold anything, or be none."""
    held = cast(list[object], value) if isinstance(value, list) else []
    return [cast(Json, each) for each in held if isinstance(each, dict)]


def _text(value: object) -> str:
    """The words in a field that may be missing, null, or a list of parts."""
    if not value:
        return ""
    if isinstance(value, str):
        return value
    return "".join(_text(part.get("text")) for part in _objects(value) if part.get("type") == "text")


def _usage(told: Json) -> ResponseUsage:
    def number(holder: object, name: str) -> int:
        value = cast(Json, holder).get(name) if isinstance(holder, dict) else None
        return value if isinstance(value, int) else 0

    taken, given = number(told, "prompt_tokens"), number(told, "completion_tokens")
    cached = number(told.get("prompt_tokens_details"), "cached_tokens")
    reasoned = number(told.get("completion_tokens_details"), "reasoning_tokens")
    return ResponseUsage(
        input_tokens=taken,
        output_tokens=given,
        total_tokens=number(told, "total_tokens") or taken + given,
        input_tokens_details=InputTokensDetails(cached_tokens=cached, cache_write_tokens=0),
        output_tokens_details=OutputTokensDetails(reasoning_tokens=reasoned),
    )
