"""What the fake refuses in the OpenAI format, with OpenAI's own error bodies."""

from collections.abc import Generator

import httpx2
import pytest

from tests.fakes.provider.script import say
from tests.fakes.provider.server import OPENAI_MODEL, FakeProvider

Message = dict[str, object]
KEY = {"authorization": "Bearer test-key"}
USER: Message = {"role": "user", "content": "Hello"}


@pytest.fixture(scope="module")
def provider() -> Generator[FakeProvider]:
    """One for all: whoever is refused leaves nothing behind."""
    with FakeProvider() as provider:
        yield provider


def calling(*ids: str, name: str = "list_tasks", arguments: str = "{}") -> Message:
    made = [{"id": id, "type": "function", "function": {"name": name, "arguments": arguments}} for id in ids]
    return {"role": "assistant", "content": None, "tool_calls": made}


def output(id: str) -> Message:
    return {"role": "tool", "tool_call_id": id, "content": "Done."}


def offering(name: str = "list_tasks", **parameters: object) -> dict[str, object]:
    return {"tools": [{"type": "function", "function": {"name": name, "parameters": parameters}}]}


def post(provider: FakeProvider, request: object, headers: dict[str, str] = KEY) -> httpx2.Response:
    return httpx2.post(f"{provider.openai_base_url}/chat/completions", json=request, headers=headers)


def refusal(provider: FakeProvider, messages: list[Message], **more: object) -> tuple[str, str, str]:
    """The message, the parameter and the code of the 400 that these messages get."""
    answered = post(provider, {"model": OPENAI_MODEL, "messages": messages, **more})
    assert answered.status_code == 400
    error = answered.json()["error"]
    assert error["type"] == "invalid_request_error"
    return error["message"], error["param"], error["code"]


def test_a_complete_history_is_accepted(provider: FakeProvider) -> None:
    provider.reply(say("Fine."))
    history = [
        {"role": "system", "content": "Help."},
        USER,
        calling("call_a", "call_b"),
        output("call_b"),
        output("call_a"),
        {"role": "assistant", "content": "Done."},
        {"role": "user", "content": [{"type": "text", "text": "Thanks"}]},
    ]
    tools = offering(type="object", properties={})
    assert post(provider, {"model": OPENAI_MODEL, "messages": history, **tools}).status_code == 200


@pytest.mark.parametrize(
    ("messages", "missing"),
    [
        ([USER, calling("call_a")], "call_a"),
        ([USER, calling("call_a", "call_b"), output("call_a")], "call_b"),
        ([USER, calling("call_a"), USER, output("call_a")], "call_a"),
    ],
    ids=["at the end", "one of two", "output after other words"],
)
def test_a_call_needs_its_output_right_after_it(provider: FakeProvider, messages: list[Message], missing: str) -> None:
    message, _, _ = refusal(provider, messages)
    assert message == (
        "An assistant message with 'tool_calls' must be followed by tool messages responding to each "
        f"'tool_call_id'. The following tool_call_ids did not have response messages: {missing}"
    )


@pytest.mark.parametrize(
    "messages",
    [
        [USER, output("call_a")],
        [USER, calling("call_a"), output("call_a"), output("call_a")],
        [USER, calling("call_a"), output("call_b")],
    ],
    ids=["no call", "twice", "another call"],
)
def test_an_output_needs_its_call_before_it(provider: FakeProvider, messages: list[Message]) -> None:
    message, param, _ = refusal(provider, messages)
    assert message == (
        "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'."
    )
    assert param == f"messages.[{len(messages) - 1}].role"


@pytest.mark.parametrize(
    "messages",
    [
        [USER, calling("call_a", "call_a"), output("call_a")],
        [USER, calling("call_a"), output("call_a"), calling("call_a"), output("call_a")],
    ],
    ids=["in one message", "in two"],
)
def test_call_ids_are_unique(provider: FakeProvider, messages: list[Message]) -> None:
    message, _, _ = refusal(provider, messages)
    assert message.startswith("Invalid parameter: Duplicate value for 'tool_call_id' of 'call_a'")


MALFORMED: list[tuple[list[Message], str, str | None]] = [
    ([], "messages", "empty_array"),
    ([{"role": "robot", "content": "Hello"}], "messages[0].role", "invalid_value"),
    ([{"content": "Hello"}], "messages[0].role", "missing_required_parameter"),
    ([{"role": "user", "content": None}], "messages.[0].content", None),
    ([{"role": "user"}], "messages.[0].content", None),
    ([USER, {"role": "assistant", "content": None}], "messages.[1].content", None),
    ([{"role": "user", "content": 7}], "messages[0].content", "invalid_type"),
    ([{"role": "user", "content": []}], "messages[0].content", "empty_array"),
    (
        [{"role": "user", "content": [{"type": "output_text", "text": "Hello"}]}],
        "messages[0].content[0].type",
        "invalid_value",
    ),
    ([{**USER, "id": "1"}], "messages[0].id", "unknown_parameter"),
    ([{**USER, "tool_calls": []}], "messages[0].tool_calls", "unknown_parameter"),
    ([USER, {"role": "assistant", "tool_calls": []}], "messages[1].tool_calls", "empty_array"),
    (
        [USER, calling("call_a"), {"role": "tool", "content": "Done."}],
        "messages[2].tool_call_id",
        "missing_required_parameter",
    ),
    (
        [USER, calling("call_a", arguments='{"ids": ['), output("call_a")],
        "messages[1].tool_calls[0].function.arguments",
        "invalid_value",
    ),
    (
        [USER, calling("call_a", name="list tasks"), output("call_a")],
        "messages[1].tool_calls[0].function.name",
        "invalid_value",
    ),
]


@pytest.mark.parametrize(
    ("messages", "param", "code"),
    MALFORMED,
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_malformed_message_is_refused(
    provider: FakeProvider, messages: list[Message], param: str, code: str | None
) -> None:
    assert refusal(provider, messages)[1:] == (param, code)


@pytest.mark.parametrize(
    ("more", "param", "code"),
    [
        (offering("list.tasks", type="object"), "tools[0].function.name", "invalid_value"),
        (offering("x" * 65, type="object"), "tools[0].function.name", "string_above_max_length"),
        (offering(properties={}), "tools[0].function.parameters", "invalid_function_parameters"),
        (offering(type="array"), "tools[0].function.parameters", "invalid_function_parameters"),
        ({"tools": []}, "tools", "empty_array"),
        ({"parallel_tool_calls": True}, "parallel_tool_calls", None),
        ({"stream_options": {"include_usage": True}}, "stream_options", None),
        ({"temperature": "hot"}, "temperature", "invalid_type"),
        ({"top_k": 3}, "top_k", "unknown_parameter"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_wrong_parameter_is_refused(
    provider: FakeProvider, more: dict[str, object], param: str, code: str | None
) -> None:
    assert refusal(provider, [USER], **more)[1:] == (param, code)


@pytest.mark.parametrize(
    ("headers", "code"),
    [({}, None), ({"authorization": "Bearer sk-wrong-0000"}, "invalid_api_key")],
    ids=["absent", "wrong"],
)
def test_the_key_must_be_right(provider: FakeProvider, headers: dict[str, str], code: str | None) -> None:
    answered = post(provider, {"model": OPENAI_MODEL, "messages": [USER]}, headers)
    assert answered.status_code == 401
    assert answered.json()["error"]["code"] == code
    assert "sk-wrong-0000" not in answered.text
    assert provider.requests[-1].status == 401


def test_an_unknown_model_is_not_found(provider: FakeProvider) -> None:
    answered = post(provider, {"model": "gpt-none", "messages": [USER]})
    assert answered.status_code == 404
    assert answered.json()["error"] == {
        "message": "The model `gpt-none` does not exist or you do not have access to it.",
        "type": "invalid_request_error",
        "param": None,
        "code": "model_not_found",
    }


def test_a_body_that_is_no_json_is_refused(provider: FakeProvider) -> None:
    answered = httpx2.post(f"{provider.openai_base_url}/chat/completions", content=b"{", headers=KEY)
    assert answered.status_code == 400
    assert "could not parse the JSON body" in answered.json()["error"]["message"]
