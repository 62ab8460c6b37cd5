"""The fake provider, seen by the real OpenAI client and, where framing matters, byte by byte."""

import asyncio
import json
import threading

import httpx2
import openai
import pytest
from openai import AsyncOpenAI
from openai.types.chat import ChatCompletionChunk, ChatCompletionMessageParam

from tests.fakes.provider.conversation import Conversation
from tests.fakes.provider.script import (
    Answer,
    Fault,
    answer,
    call,
    cut,
    empty,
    fail,
    hang,
    malformed_call,
    refuse,
    say,
    stall,
)
from tests.fakes.provider.server import ANTHROPIC_MODEL, OPENAI_MODEL, FakeProvider

pytestmark = pytest.mark.anyio

HELLO: list[ChatCompletionMessageParam] = [{"role": "user", "content": "Hello"}]
KEYS = {"authorization": "Bearer test-key", "x-api-key": "test-key", "anthropic-version": "2023-06-01"}


async def stream(client: AsyncOpenAI) -> list[ChatCompletionChunk]:
    chunks = await client.chat.completions.create(model=OPENAI_MODEL, messages=HELLO, stream=True)
    return [chunk async for chunk in chunks]


def text_of(chunks: list[ChatCompletionChunk]) -> str:
    return "".join(chunk.choices[0].delta.content or "" for chunk in chunks)


def openai_request(*, streaming: bool = True) -> dict[str, object]:
    return {"model": OPENAI_MODEL, "messages": HELLO, "stream": streaming}


def anthropic_request(*, streaming: bool = True) -> dict[str, object]:
    return {"model": ANTHROPIC_MODEL, "messages": HELLO, "max_tokens": 100, "stream": streaming}


def raw_events(provider: FakeProvider, path: str, request: dict[str, object]) -> list[str]:
    answered = httpx2.post(provider.url + path, json=request, headers=KEYS)
    assert answered.headers["content-type"] == "text/event-stream; charset=utf-8"
    events = answered.text.split("\n\n")
    assert events.pop() == ""
    return events


async def test_text_is_streamed_a_few_characters_at_a_time(provider: FakeProvider, client: AsyncOpenAI) -> None:
    provider.reply(say("Hello there"))
    chunks = await stream(client)
    assert chunks[0].choices[0].delta.role == "assistant"
    assert [chunk.choices[0].delta.content for chunk in chunks[1:-1]] == ["Hell", "o th", "ere"]
    assert chunks[-1].choices[0].finish_reason == "stop"
    assert all(chunk.usage is None for chunk in chunks)


async def test_usage_comes_last_and_only_when_asked_for(provider: FakeProvider, client: AsyncOpenAI) -> None:
    provider.reply(say("Hello there"))
    chunks = await client.chat.completions.create(
        model=OPENAI_MODEL, messages=HELLO, stream=True, stream_options={"include_usage": True}
    )
    *others, last = [chunk async for chunk in chunks]
    assert all(chunk.usage is None for chunk in others)
    assert last.choices == []
    assert last.usage is not None
    assert last.usage.completion_tokens == 3


async def test_parallel_calls_come_in_fragments_after_the_text(provider: FakeProvider, client: AsyncOpenAI) -> None:
    provider.reply(say("Both."), call("add_task", {"tasks": [{"title": "Milk"}]}), call("list_tasks", {}))
    chunks = await stream(client)
    deltas = [delta for chunk in chunks for delta in chunk.choices[0].delta.tool_calls or []]
    functions = [(delta.index, delta.function) for delta in deltas]
    first = [made.arguments or "" for index, made in functions if index == 0 and made is not None]
    assert text_of(chunks) == "Both."
    assert len(first) > 2
    assert json.loads("".join(first)) == {"tasks": [{"title": "Milk"}]}
    assert [made.name for _, made in functions if made and made.name] == ["add_task", "list_tasks"]
    assert len({delta.id for delta in deltas if delta.id}) == 2
    assert chunks[-1].choices[0].finish_reason == "tool_calls"


async def test_the_same_reply_comes_whole_when_it_is_not_streamed(provider: FakeProvider, client: AsyncOpenAI) -> None:
    provider.reply(malformed_call("add_task", '{"tasks": ['))
    whole = await client.chat.completions.create(model=OPENAI_MODEL, messages=HELLO)
    message = whole.choices[0].message
    assert message.content is None
    assert message.tool_calls is not None
    assert message.tool_calls[0].type == "function"
    assert message.tool_calls[0].function.arguments == '{"tasks": ['
    assert whole.usage is not None


async def test_a_refusal_is_told_apart_from_text(provider: FakeProvider, client: AsyncOpenAI) -> None:
    provider.reply(refuse("I can't help with that."))
    chunks = await stream(client)
    assert text_of(chunks) == ""
    refused = "".join(chunk.choices[0].delta.refusal or "" for chunk in chunks)
    assert refused == "I can't help with that."


FAULTS: list[tuple[Fault, type[openai.OpenAIError]]] = [
    (fail(400), openai.BadRequestError),
    (fail(401), openai.AuthenticationError),
    (fail(403), openai.PermissionDeniedError),
    (fail(404), openai.NotFoundError),
    (fail(429, retry_after=7), openai.RateLimitError),
    (fail(500), openai.InternalServerError),
    (fail(503), openai.InternalServerError),
    (cut("Partial answer", after=2), openai.APIConnectionError),
    (cut("Partial answer", after=2, error=fail(503)), openai.APIError),
]


@pytest.mark.parametrize(("fault", "error"), FAULTS, ids=repr)
async def test_each_fault_is_the_clients_own_exception(
    provider: FakeProvider, client: AsyncOpenAI, fault: Fault, error: type[openai.OpenAIError]
) -> None:
    provider.reply(fault)
    with pytest.raises(error):
        await stream(client)
    provider.reply(fault)
    with pytest.raises(error):
        await client.chat.completions.create(model=OPENAI_MODEL, messages=HELLO)


async def test_a_rate_limit_says_when_to_come_back(provider: FakeProvider, client: AsyncOpenAI) -> None:
    provider.reply(fail(429, retry_after=7))
    with pytest.raises(openai.RateLimitError) as limited:
        await stream(client)
    assert limited.value.response.headers["retry-after"] == "7"
    assert limited.value.code == "rate_limit_exceeded"


async def test_a_cut_stream_shows_its_first_pieces(provider: FakeProvider, client: AsyncOpenAI) -> None:
    provider.reply(cut("Partial answer", after=2))
    chunks = await client.chat.completions.create(model=OPENAI_MODEL, messages=HELLO, stream=True)
    seen = [await anext(chunks) for _ in range(3)]
    assert text_of(seen) == "Partial "
    with pytest.raises(openai.APIConnectionError):
        await anext(chunks)


async def test_an_empty_stream_has_no_event(provider: FakeProvider, client: AsyncOpenAI) -> None:
    provider.reply(empty())
    assert await stream(client) == []


async def test_a_stalled_stream_goes_on_when_released(provider: FakeProvider, client: AsyncOpenAI) -> None:
    provider.reply(stall("Partial answer", after=2))
    chunks = await client.chat.completions.create(model=OPENAI_MODEL, messages=HELLO, stream=True)
    seen = [await anext(chunks) for _ in range(3)]
    assert text_of(seen) == "Partial "
    provider.release()
    assert text_of([chunk async for chunk in chunks]) == "answer"


async def test_a_hanging_request_can_be_waited_for_and_given_up(provider: FakeProvider, client: AsyncOpenAI) -> None:
    provider.reply(hang())
    asking = asyncio.create_task(stream(client))
    await asyncio.to_thread(provider.wait_until, lambda seen: len(seen.requests) == 1)
    assert not asking.done()
    asking.cancel()
    await asyncio.to_thread(provider.wait_until, lambda seen: seen.requests[0].hung_up)


async def test_closing_lets_go_of_hanging_requests_and_leaves_no_thread(
    provider: FakeProvider, client: AsyncOpenAI
) -> None:
    provider.reply(hang("Late"))
    asking = asyncio.create_task(stream(client))
    await asyncio.to_thread(provider.wait_until, lambda seen: len(seen.requests) == 1)
    await asyncio.to_thread(provider.close)
    assert text_of(await asking) == "Late"
    assert "fake-provider" not in [thread.name for thread in threading.enumerate()]


async def test_a_closed_provider_refuses_connections(provider: FakeProvider, client: AsyncOpenAI) -> None:
    provider.close()
    with pytest.raises(openai.APIConnectionError):
        await stream(client)


async def test_a_wait_for_what_never_happens_ends_in_an_error(provider: FakeProvider) -> None:
    with pytest.raises(TimeoutError):
        provider.wait_until(lambda seen: seen.requests != [], timeout=0.01)


async def test_requests_are_kept_as_they_came(provider: FakeProvider, client: AsyncOpenAI) -> None:
    provider.reply("One")
    provider.reply("Two")
    await stream(client)
    received = provider.requests[0]
    assert (received.path, received.status, received.hung_up) == ("/v1/chat/completions", 200, False)
    assert received.body["messages"] == HELLO
    assert received.headers["authorization"] == "Bearer test-key"
    assert provider.unused == 1


async def test_without_a_reply_the_request_fails_and_says_so(client: AsyncOpenAI) -> None:
    with pytest.raises(openai.BadRequestError, match="no reply queued"):
        await stream(client)


async def test_a_brain_answers_what_the_queue_does_not(provider: FakeProvider, client: AsyncOpenAI) -> None:
    def echo(conversation: Conversation) -> Answer:
        return answer(f"You said {conversation.said}")

    provider.think = echo
    provider.reply("Queued")
    assert text_of(await stream(client)) == "Queued"
    assert text_of(await stream(client)) == "You said Hello"


def test_a_fault_cannot_be_part_of_a_message(provider: FakeProvider) -> None:
    with pytest.raises(ValueError, match="one fault on its own"):
        provider.reply(say("Hello"), fail(500))


async def test_models_are_listed(client: AsyncOpenAI) -> None:
    assert [model.id async for model in client.models.list()] == [OPENAI_MODEL, ANTHROPIC_MODEL]


def test_openai_events_are_framed_like_the_real_ones(provider: FakeProvider) -> None:
    provider.reply(say("Hi"))
    *chunks, done = raw_events(provider, "/v1/chat/completions", openai_request())
    assert done == "data: [DONE]"
    payloads = [json.loads(chunk.removeprefix("data: ")) for chunk in chunks]
    assert [payload["choices"][0]["delta"] for payload in payloads] == [
        {"role": "assistant", "content": "", "refusal": None},
        {"content": "Hi"},
        {},
    ]


def test_anthropic_events_are_framed_like_the_real_ones(provider: FakeProvider) -> None:
    provider.reply(say("Hi"), call("list_tasks", {"status": "all"}))
    events = raw_events(provider, "/v1/messages", anthropic_request())
    named = [event.split("\n") for event in events]
    payloads = [json.loads(data.removeprefix("data: ")) for _, data in named]
    assert [name.removeprefix("event: ") for name, _ in named] == [payload["type"] for payload in payloads]
    assert [payload["type"] for payload in payloads] == [
        *("message_start", "content_block_start", "ping", "content_block_delta", "content_block_stop"),
        *("content_block_start", *["content_block_delta"] * 4, "content_block_stop"),
        *("message_delta", "message_stop"),
    ]
    fragments = [payload["delta"]["partial_json"] for payload in payloads[6:10]]
    assert fragments[0] == ""
    assert json.loads("".join(fragments)) == {"status": "all"}
    assert payloads[-2]["delta"]["stop_reason"] == "tool_use"
    assert payloads[-2]["usage"]["output_tokens"] > 0
