"""What the fake refuses in the Anthropic format, with Anthropic's own error bodies."""

from collections.abc import Generator

import httpx2
import pytest

from tests.fakes.provider.script import say
from tests.fakes.provider.server import ANTHROPIC_MODEL, FakeProvider

Message = dict[str, object]
KEY = {"x-api-key": "test-key", "anthropic-version": "2023-06-01"}
EMPTY: Message = {}
USER: Message = {"role": "user", "content": "Hello"}
REPLY: Message = {"role": "assistant", "content": "Hello."}


@pytest.fixture(scope="module")
def provider() -> Generator[FakeProvider]:
    """One for all: whoever is refused leaves nothing behind."""
    with FakeProvider() as provider:
        yield provider


def calling(*ids: str, name: str = "list_tasks", input: object = EMPTY) -> Message:
    uses = [{"type": "tool_use", "id": id, "name": name, "input": input} for id in ids]
    return {"role": "assistant", "content": uses}


def result(id: str) -> Message:
    return {"type": "tool_result", "tool_use_id": id, "content": "Done."}


def results(*ids: str) -> Message:
    return {"role": "user", "content": [result(id) for id in ids]}


def offering(name: str = "list_tasks", **schema: object) -> dict[str, object]:
    return {"tools": [{"name": name, "input_schema": schema}]}


def post(provider: FakeProvider, request: object, headers: dict[str, str] = KEY) -> httpx2.Response:
    return httpx2.post(f"{provider.url}/v1/messages", json=request, headers=headers)


def refusal(provider: FakeProvider, messages: list[Message], **more: object) -> str:
    """The sentence of the 400 that these messages get."""
    answered = post(provider, {"model": ANTHROPIC_MODEL, "max_tokens": 100, "messages": messages, **more})
    assert answered.status_code == 400
    body = answered.json()
    assert (body["type"], body["error"]["type"]) == ("error", "invalid_request_error")
    return body["error"]["message"]


def test_a_complete_history_is_accepted(provider: FakeProvider) -> None:
    provider.reply(say("Fine."))
    words: Message = {"type": "text", "text": "And?"}
    last: Message = {"role": "user", "content": [result("toolu_b"), result("toolu_a"), words]}
    request: dict[str, object] = {
        "model": ANTHROPIC_MODEL,
        "max_tokens": 100,
        "system": "Help.",
        "messages": [USER, calling("toolu_a", "toolu_b"), last],
    }
    answered = post(provider, {**request, **offering(type="object")})
    assert answered.json()["content"] == [{"type": "text", "text": "Fine."}]
    assert answered.json()["stop_reason"] == "end_turn"


@pytest.mark.parametrize(
    "messages",
    [
        [USER, calling("toolu_a")],
        [USER, calling("toolu_a"), USER],
        [USER, calling("toolu_b", "toolu_a"), results("toolu_b")],
        [USER, calling("toolu_a"), {"role": "user", "content": [{"type": "text", "text": "First"}, result("toolu_a")]}],
    ],
    ids=["at the end", "other words", "one of two", "words before the result"],
)
def test_a_call_needs_its_result_at_the_front_of_the_next_message(
    provider: FakeProvider, messages: list[Message]
) -> None:
    assert refusal(provider, messages) == (
        "messages.1: `tool_use` ids were found without `tool_result` blocks immediately after: toolu_a. Each "
        "`tool_use` block must have a corresponding `tool_result` block in the next message."
    )


@pytest.mark.parametrize(
    "messages",
    [
        [results("toolu_a")],
        [USER, calling("toolu_b"), results("toolu_b", "toolu_a")],
        [USER, calling("toolu_a"), results("toolu_a"), REPLY, results("toolu_a")],
    ],
    ids=["no call", "another call", "too late"],
)
def test_a_result_needs_its_call_in_the_message_before(provider: FakeProvider, messages: list[Message]) -> None:
    assert "unexpected `tool_use_id` found in `tool_result` blocks: toolu_a." in refusal(provider, messages)


MALFORMED: list[tuple[list[Message], str]] = [
    ([], "messages: at least one message is required"),
    ([REPLY], 'messages: first message must use the "user" role'),
    (
        [USER, USER],
        'messages: roles must alternate between "user" and "assistant", but found multiple "user" roles in a row',
    ),
    (
        [{"role": "system", "content": "Help."}],
        "messages.0.role: Input should be 'user' or 'assistant'",
    ),
    ([{"role": "user", "content": None}], "messages.0.content: Input should be a valid string"),
    (
        [{"role": "user", "content": []}],
        "messages.0: all messages must have non-empty content except for the optional final assistant message",
    ),
    (
        [{"role": "user", "content": [{"type": "text", "text": ""}]}],
        "messages: text content blocks must be non-empty",
    ),
    (
        [{"role": "user", "content": [{"type": "text"}]}],
        "messages.0.content.0.text.text: Field required",
    ),
    (
        [USER, calling("toolu_a", "toolu_a"), results("toolu_a")],
        "messages.1.content.1: `tool_use` ids must be unique",
    ),
    (
        [USER, calling("toolu_a"), results("toolu_a", "toolu_a")],
        "messages.2.content.1: each tool_use must have a single result. Found multiple `tool_result` blocks "
        "with id: toolu_a",
    ),
    (
        [USER, calling("toolu_a", input='{"ids": ['), results("toolu_a")],
        "messages.1.content.0.tool_use.input: Input should be a valid dictionary",
    ),
    (
        [USER, calling("toolu a")],
        "messages.1.content.0.tool_use.id: String should match pattern '^[a-zA-Z0-9_-]+$'",
    ),
    ([{**USER, "name": "Ann"}], "messages.0.name: Extra inputs are not permitted"),
]


@pytest.mark.parametrize(
    ("messages", "sentence"),
    MALFORMED,
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_malformed_conversation_is_refused(provider: FakeProvider, messages: list[Message], sentence: str) -> None:
    assert refusal(provider, messages) == sentence


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (
            offering("list tasks", type="object"),
            "tools.0.custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,64}$'",
        ),
        (offering(properties={}), "tools.0.custom.input_schema.type: Field required"),
        (offering(type="array"), "tools.0.custom.input_schema.type: Input should be 'object'"),
        ({"top_p": "high"}, "top_p: Input should be a valid number"),
        ({"n": 2}, "n: Extra inputs are not permitted"),
        ({"max_tokens": 0}, "max_tokens: Input should be greater than or equal to 1"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_wrong_parameter_is_refused(provider: FakeProvider, more: dict[str, object], sentence: str) -> None:
    assert refusal(provider, [USER], **more) == sentence


def test_max_tokens_is_required(provider: FakeProvider) -> None:
    answered = post(provider, {"model": ANTHROPIC_MODEL, "messages": [USER]})
    assert answered.status_code == 400
    assert answered.json()["error"]["message"] == "max_tokens: Field required"


@pytest.mark.parametrize(
    ("headers", "sentence"),
    [({}, "x-api-key header is required"), ({"x-api-key": "wrong"}, "invalid x-api-key")],
    ids=["absent", "wrong"],
)
def test_the_key_must_be_right(provider: FakeProvider, headers: dict[str, str], sentence: str) -> None:
    answered = post(provider, {"model": ANTHROPIC_MODEL, "max_tokens": 100, "messages": [USER]}, headers)
    assert answered.status_code == 401
    assert answered.json()["error"] == {"type": "authentication_error", "message": sentence}


def test_an_unknown_model_is_not_found(provider: FakeProvider) -> None:
    answered = post(provider, {"model": "claude-none", "max_tokens": 100, "messages": [USER]})
    assert answered.status_code == 404
    assert answered.json()["error"] == {"type": "not_found_error", "message": "model: claude-none"}
