"""Chat-completion chunks → the events of the Agents SDK that are used, and no others.

The SDK's own way builds and validates some ten objects a token. Here what came together is told together: the words of
one read of the connection are one event.
"""

from copy import copy
from functools import cache
from time import time
from typing import Any, TypeVar, cast

from agents.items import TResponseStreamEvent
from agents.models.fake_id import FAKE_RESPONSES_ID
from openai.types.responses import (
    Response,
    ResponseCompletedEvent,
    ResponseCreatedEvent,
    ResponseFunctionCallArgumentsDeltaEvent,
    ResponseOutputItem,
    ResponseOutputItemAddedEvent,
    ResponseOutputItemDoneEvent,
    ResponseReasoningTextDeltaEvent,
    ResponseRefusalDeltaEvent,
    ResponseTextDeltaEvent,
)
from pydantic import BaseModel

from saydone.agent.chat_chunk import Json, objects_in, text_in, usage_in
from saydone.agent.chat_items import ChatItems, item_of
from saydone.agent.provider_failures import LengthReached, ProviderRefused, StreamCut, Unreadable
from saydone.agent.whole_text import ends_in_half, whole_text

_WITHHELD = "Response withheld by the provider's content filter."
M = TypeVar("M", bound=BaseModel)
# Pydantic's own: the OpenAI client's ``model_construct`` looks into each value, and takes seven times as long.
_construct = cast(Any, BaseModel.model_construct).__func__
_DELTAS: dict[str, tuple[type[Any], str]] = {
    "text": (ResponseTextDeltaEvent, "response.output_text.delta"),
    "refusal": (ResponseRefusalDeltaEvent, "response.refusal.delta"),
    "reasoning_content": (ResponseReasoningTextDeltaEvent, "response.reasoning_text.delta"),
    "reasoning": (ResponseReasoningTextDeltaEvent, "response.reasoning_text.delta"),
    "call": (ResponseFunctionCallArgumentsDeltaEvent, "response.function_call_arguments.delta"),
}


class ChatStream:
    """One answer, put together from its chunks."""

    def __init__(self, model: str) -> None:
        self._model = model
        self._begun = self._finished = False
        self._reason: str | None = None
        self._usage: Json | None = None
        self._items = ChatItems(model)
        self._events: list[TResponseStreamEvent] = []
        self._waiting: tuple[str, int] = ("", 0)
        self._deltas: list[str] = []
        self._halves: dict[str, str] = {}

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
        self._items.response_id = self._items.response_id or text_in(chunk.get("id")) or None
        choices = chunk.get("choices")
        usage = chunk.get("usage")
        if isinstance(usage, dict):
            self._usage = cast(Json, usage)
            self._finished = self._finished or not choices
        for choice in objects_in(choices):
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
        if not len(self._items) and self._reason == "content_filter":
            self._said("refusal", _WITHHELD)
        halves, self._halves = self._halves, {}
        for part, half in halves.items():
            self._said(part, whole_text(half))
        self._flush()
        output = [*self._items]
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
        response.usage = None if self._usage is None else usage_in(self._usage)
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
        # Nearly all chunks have one of these, and there are many chunks: what is not there is not looked into.
        for part in ("reasoning_content", "reasoning"):
            if (told := delta.get(part)) and (words := text_in(told)):
                self._said(part, words)
                break  # some send the same words under both names
        if (told := delta.get("content")) and (words := text_in(told)):
            self._said("text", words)
        if calls := delta.get("tool_calls"):
            for call in objects_in(calls):
                self._take_call(call)
        if (told := delta.get("refusal")) and (words := text_in(told)):
            self._said("refusal", words)

    def _take_call(self, told: Json) -> None:
        if told.get("type") == "custom":
            return
        part, arguments = self._items.take_call(told)
        self._place(part)
        if arguments:
            self._said(part, arguments)

    def _said(self, part: str, words: str) -> None:
        if self._halves or not words.isascii():
            words = self._halves.pop(part, "") + words
            if ends_in_half(words):
                self._halves[part], words = words[-1], words[:-1]
            words = whole_text(words)
        if not self._deltas or self._waiting[0] != part:
            place = self._place(part)
            self._flush()
            self._waiting = part, place
        self._deltas.append(words)
        self._items.add(part, words)

    def _place(self, part: str) -> int:
        """Where the item stands that the part is of; it begins now if it has not."""
        place, begun = self._items.begin(item_of(part))
        if begun is not None:
            self._flush()
            self._events.append(
                _made(
                    ResponseOutputItemAddedEvent,
                    type="response.output_item.added",
                    item=begun,
                    output_index=place,
                    sequence_number=0,
                )
            )
        return place

    def _flush(self) -> None:
        """Tell the words that wait, as one."""
        if not self._deltas:
            return
        part, place = self._waiting
        event = copy(_empty_delta(part.partition(" ")[0]))
        event.output_index, event.delta = place, "".join(self._deltas)
        self._events.append(event)
        self._deltas.clear()

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


@cache
def _empty_delta(part: str) -> Any:
    """The event for a part's words, without any: a copy takes a third of the time."""
    kind, name = _DELTAS[part]
    return _made(
        kind, type=name, item_id=FAKE_RESPONSES_ID, output_index=0, content_index=0, delta="", sequence_number=0
    )


def _made(kind: type[M], **values: object) -> M:
    """An object of the SDK, not validated."""
    return _construct(kind, **values)
