"""Chunks of chat completions, of OpenAI's and of others' making, and what becomes of them."""

from typing import Any

import pytest
from openai.types.responses import (
    ResponseCompletedEvent,
    ResponseFunctionToolCall,
    ResponseOutputItem,
    ResponseOutputMessage,
    ResponseOutputRefusal,
    ResponseOutputText,
    ResponseReasoningItem,
    ResponseReasoningTextDeltaEvent,
    ResponseTextDeltaEvent,
)

from saydone.agent.chat_stream import ChatStream
from saydone.agent.provider_failures import LengthReached, ProviderRefused, StreamCut, Unreadable

Json = dict[str, Any]
END: Json = {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}


def chunk(finish_reason: str | None = None, **delta: Any) -> Json:
    return {"id": "c1", "choices": [{"index": 0, "delta": delta, "finish_reason": finish_reason}]}


def call(arguments: str, **more: Any) -> Json:
    return {"type": "function", "function": {"name": "add_task", "arguments": arguments}, **more}


def output(*chunks: Json) -> list[ResponseOutputItem]:
    """What the answer of these chunks holds in the end."""
    stream = ChatStream("m")
    for one in chunks:
        stream.take(one)
    last = stream.finish()[-1]
    assert isinstance(last, ResponseCompletedEvent)
    return last.response.output


def parts(items: list[ResponseOutputItem]) -> list[object]:
    message = items[-1]
    assert isinstance(message, ResponseOutputMessage)
    return [part.text if isinstance(part, ResponseOutputText) else part for part in message.content]


def test_words_that_came_together_are_told_together_and_at_once() -> None:
    stream = ChatStream("m")
    stream.take(chunk(role="assistant", content=""))
    for word in ("One", " two", " three"):
        stream.take(chunk(content=word))
    first = [event.delta for event in stream.told() if isinstance(event, ResponseTextDeltaEvent)]
    stream.take(chunk(content=" four"))
    second = [event.delta for event in stream.told() if isinstance(event, ResponseTextDeltaEvent)]
    assert (first, second) == (["One two three"], [" four"])
    stream.take(END)
    last = stream.finish()[-1]
    assert isinstance(last, ResponseCompletedEvent)
    assert parts(last.response.output) == ["One two three four"]


def test_parallel_calls_keep_their_own_arguments_though_these_come_in_turn() -> None:
    opened = [call("", index=0, id="a"), call("", index=1, id="b")]
    pieces = [{"index": index, "function": {"arguments": text}} for text, index in ((("{", 0)), ("{", 1), ("}", 0))]
    items = output(chunk(tool_calls=opened), *(chunk(tool_calls=[piece]) for piece in pieces), chunk("tool_calls"))
    calls = [item for item in items if isinstance(item, ResponseFunctionToolCall)]
    assert [(one.call_id, one.arguments) for one in calls] == [("a", "{}"), ("b", "{")]


def test_calls_without_numbers_are_told_apart_by_their_ids() -> None:
    whole = chunk(tool_calls=[call("{}", id="a")]), chunk(tool_calls=[call('{"x"', id="b")])
    rest = chunk(tool_calls=[{"function": {"arguments": ": 1}"}}])
    calls = [item for item in output(*whole, rest, END) if isinstance(item, ResponseFunctionToolCall)]
    assert [one.arguments for one in calls] == ["{}", '{"x": 1}']


@pytest.mark.parametrize("name", ["reasoning", "reasoning_content"])
def test_reasoning_is_told_as_such_and_is_no_part_of_the_answer(name: str) -> None:
    stream = ChatStream("m")
    stream.take(chunk(**{name: "Let me"}))
    stream.take(chunk(**{name: " think."}, content="Yes."))
    events = stream.told()
    assert [event.delta for event in events if isinstance(event, ResponseReasoningTextDeltaEvent)] == ["Let me think."]
    stream.take(END)
    last = stream.finish()[-1]
    assert isinstance(last, ResponseCompletedEvent)
    thought = last.response.output[0]
    assert isinstance(thought, ResponseReasoningItem)
    assert [part.text for part in thought.content or thought.summary] == ["Let me think."]
    assert parts(last.response.output) == ["Yes."]


def test_what_only_the_model_understands_of_its_call_is_kept_for_it() -> None:
    signed = call("{}", index=0, id="a", extra_content={"google": {"thought_signature": "s"}})
    item = output(chunk(tool_calls=[signed]), END)[0]
    assert item.model_dump()["provider_data"]["thought_signature"] == "s"


def test_words_in_parts_are_words() -> None:
    assert parts(output(chunk(content=[{"type": "text", "text": "Hello"}]), END)) == ["Hello"]


def test_an_answer_withheld_is_a_refusal() -> None:
    refused = parts(output(chunk("content_filter", content="")))[0]
    assert isinstance(refused, ResponseOutputRefusal)


def test_usage_counts_whether_it_comes_with_words_or_after_them() -> None:
    stream = ChatStream("m")
    stream.take(chunk(content="Hello"))
    # Without a finish reason: some send none, and the usage is the end.
    stream.take({"choices": [], "usage": {"prompt_tokens": 5, "completion_tokens": 2, "prompt_tokens_details": None}})
    last = stream.finish()[-1]
    assert isinstance(last, ResponseCompletedEvent)
    usage = last.response.usage
    assert usage is not None
    assert (usage.input_tokens, usage.output_tokens, usage.total_tokens) == (5, 2, 7)


def test_an_answer_without_an_end_is_cut() -> None:
    with pytest.raises(StreamCut):
        output(chunk(content="Hel"))


@pytest.mark.parametrize("before", [[], [chunk(content="Half of a")]])
def test_an_answer_that_may_not_be_longer_is_no_whole_one(before: list[Json]) -> None:
    with pytest.raises(LengthReached):
        output(*before, chunk("length"))


def test_an_error_among_the_chunks_is_the_providers_with_its_code() -> None:
    with pytest.raises(ProviderRefused, match="Too busy") as caught:
        output({"error": {"message": "Too busy", "code": "overloaded"}})
    assert caught.value.code == "overloaded"


def test_a_chunk_that_is_no_object_is_unreadable() -> None:
    with pytest.raises(Unreadable):
        ChatStream("m").take(["not", "one"])


def test_parts_of_a_chunk_that_are_not_of_the_format_are_passed_over() -> None:
    stray = {"choices": ["x", None]}, chunk(tool_calls=[None, "call"]), {"choices": "none"}
    odd = chunk(tool_calls=[{"id": "a", "function": "add", "extra_content": "none"}])
    items = output(*stray, chunk(content="Hello"), odd, END)
    assert [item.type for item in items] == ["message", "function_call"]


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (("hi \ud83d", "\ude00!"), "hi \U0001f600!"),
        (("hi \ud83d", "there"), "hi \ufffdthere"),
        (("\ude00 hi \ud83d",), "\ufffd hi \ufffd"),
        (("\ud83d", "\ude00"), "\U0001f600"),
    ],
)
def test_halves_of_a_character_are_joined_and_a_lone_one_ends_no_answer(pieces: tuple[str, ...], text: str) -> None:
    (message,) = output(*(chunk(content=piece) for piece in pieces), END)
    assert isinstance(message, ResponseOutputMessage)
    assert [part.text for part in message.content if isinstance(part, ResponseOutputText)] == [text]
