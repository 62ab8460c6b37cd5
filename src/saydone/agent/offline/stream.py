"""The events in which an answer is streamed: the Responses API's, as the Agents SDK passes them on."""

import time
from collections.abc import Iterator, Sequence
from itertools import count
from uuid import uuid4

from agents.items import TResponseStreamEvent
from openai.types.responses import (
    Response,
    ResponseCompletedEvent,
    ResponseContentPartAddedEvent,
    ResponseContentPartDoneEvent,
    ResponseCreatedEvent,
    ResponseFunctionCallArgumentsDeltaEvent,
    ResponseFunctionCallArgumentsDoneEvent,
    ResponseFunctionToolCall,
    ResponseOutputItem,
    ResponseOutputItemAddedEvent,
    ResponseOutputItemDoneEvent,
    ResponseOutputMessage,
    ResponseOutputText,
    ResponseTextDeltaEvent,
    ResponseTextDoneEvent,
    ResponseUsage,
)
from openai.types.responses.response_usage import InputTokensDetails, OutputTokensDetails

from saydone.domain.when.pattern import Pattern

_WORD = Pattern(r"\s*\S+\s*$|\s*\S+")


def message(text: str) -> ResponseOutputMessage:
    """A message with this text, and an id of its own."""
    part = ResponseOutputText(annotations=[], text=text, type="output_text", logprobs=[])
    return ResponseOutputMessage(
        id=f"msg_{uuid4().hex}", content=[part], role="assistant", status="completed", type="message"
    )


def function_call(name: str, arguments: str) -> ResponseFunctionToolCall:
    """A call of a tool with these arguments (JSON), and ids of its own."""
    return ResponseFunctionToolCall(
        id=f"fc_{uuid4().hex}",
        call_id=f"call_{uuid4().hex}",
        name=name,
        arguments=arguments,
        type="function_call",
        status="completed",
    )


def events(output: Sequence[ResponseOutputItem], model: str) -> Iterator[TResponseStreamEvent]:
    """The whole response as events: texts word by word, calls with their arguments at once."""
    number = count()
    response = Response(
        id=f"resp_{uuid4().hex}",
        created_at=time.time(),
        model=model,
        object="response",
        output=[],
        tool_choice="auto",
        tools=[],
        parallel_tool_calls=True,
    )
    yield ResponseCreatedEvent(response=response, type="response.created", sequence_number=next(number))
    for index, item in enumerate(output):
        if isinstance(item, ResponseOutputMessage):
            yield from _message_events(item, index, number)
        elif isinstance(item, ResponseFunctionToolCall):
            yield from _call_events(item, index, number)
    whole = response.model_copy(update={"output": list(output), "usage": _no_tokens(), "status": "completed"})
    yield ResponseCompletedEvent(response=whole, type="response.completed", sequence_number=next(number))


def _message_events(item: ResponseOutputMessage, index: int, number: Iterator[int]) -> Iterator[TResponseStreamEvent]:
    begun = item.model_copy(update={"content": [], "status": "in_progress"})
    yield ResponseOutputItemAddedEvent(
        item=begun, output_index=index, type="response.output_item.added", sequence_number=next(number)
    )
    for place, part in enumerate(item.content):
        if isinstance(part, ResponseOutputText):
            yield from _text_events(part, item.id, index, place, number)
    yield ResponseOutputItemDoneEvent(
        item=item, output_index=index, type="response.output_item.done", sequence_number=next(number)
    )


def _text_events(
    part: ResponseOutputText, item_id: str, index: int, place: int, number: Iterator[int]
) -> Iterator[TResponseStreamEvent]:
    yield ResponseContentPartAddedEvent(
        content_index=place,
        item_id=item_id,
        output_index=index,
        part=part.model_copy(update={"text": ""}),
        type="response.content_part.added",
        sequence_number=next(number),
    )
    for word in _WORD.findall(part.text):
        yield ResponseTextDeltaEvent(
            content_index=place,
            delta=word,
            item_id=item_id,
            logprobs=[],
            output_index=index,
            type="response.output_text.delta",
            sequence_number=next(number),
        )
    yield ResponseTextDoneEvent(
        content_index=place,
        item_id=item_id,
        logprobs=[],
        output_index=index,
        text=part.text,
        type="response.output_text.done",
        sequence_number=next(number),
    )
    yield ResponseContentPartDoneEvent(
        content_index=place,
        item_id=item_id,
        output_index=index,
        part=part,
        type="response.content_part.done",
        sequence_number=next(number),
    )


def _call_events(item: ResponseFunctionToolCall, index: int, number: Iterator[int]) -> Iterator[TResponseStreamEvent]:
    item_id = item.id or ""
    begun = item.model_copy(update={"arguments": "", "status": "in_progress"})
    yield ResponseOutputItemAddedEvent(
        item=begun, output_index=index, type="response.output_item.added", sequence_number=next(number)
    )
    yield ResponseFunctionCallArgumentsDeltaEvent(
        delta=item.arguments,
        item_id=item_id,
        output_index=index,
        type="response.function_call_arguments.delta",
        sequence_number=next(number),
    )
    yield ResponseFunctionCallArgumentsDoneEvent(
        arguments=item.arguments,
        item_id=item_id,
        output_index=index,
        type="response.function_call_arguments.done",
        sequence_number=next(number),
    )
    yield ResponseOutputItemDoneEvent(
        item=item, output_index=index, type="response.output_item.done", sequence_number=next(number)
    )


def _no_tokens() -> ResponseUsage:
    return ResponseUsage(
        input_tokens=0,
        input_tokens_details=InputTokensDetails(cache_write_tokens=0, cached_tokens=0),
        output_tokens=0,
        output_tokens_details=OutputTokensDetails(reasoning_tokens=0),
        total_tokens=0,
    )
