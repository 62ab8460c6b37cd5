"""What OpenAI refuses in a request whose shape is right. Each message is the one OpenAI gives."""

import re

from tests.fakes.provider.conversation import Conversation, MadeCall, Message, read_object
from tests.fakes.provider.openai_request import ChatMessage, ChatRequest, Tool, invalid
from tests.fakes.provider.wire import Refused

NAME = "^[a-zA-Z0-9_-]+$"
NAME_MAX = 64
_CALLED_BY = {"tool": "tool_calls", "function": "function_call"}  # the latter is old: nothing can make one


def check(request: ChatRequest) -> None:
    """Raises Refused (400) for the first broken rule."""
    if not request.messages:
        raise _empty_array("messages")
    if request.stream_options is not None and not request.stream:
        raise invalid("The 'stream_options' parameter is only allowed when 'stream' is enabled.", "stream_options")
    _check_tools(request)
    for index, message in enumerate(request.messages):
        _check_message(index, message)
        _check_thoughts(index, message, request.model)
    _check_pairs(request.messages)


def conversation(request: ChatRequest) -> Conversation:
    """What a brain gets to see of a request that passed."""
    return Conversation(
        tuple(_neutral(message) for message in request.messages),
        tuple(tool.function.name for tool in request.tools or []),
    )


def _check_tools(request: ChatRequest) -> None:
    if request.tools is None:
        for field in ("tool_choice", "parallel_tool_calls"):
            if getattr(request, field) is not None:
                raise invalid(f"'{field}' is only allowed when 'tools' are specified.", field)
        return
    if not request.tools:
        raise _empty_array("tools")
    for index, tool in enumerate(request.tools):
        _check_name(f"tools[{index}].function.name", tool.function.name)
        _check_schema(index, tool)


def _check_name(path: str, name: str) -> None:
    if not re.fullmatch(NAME, name):
        sentence = f"Invalid '{path}': string does not match pattern. Expected a string that matches the "
        raise invalid(f"{sentence}pattern '{NAME}'.", path, "invalid_value")
    if len(name) > NAME_MAX:
        sentence = f"Invalid '{path}': string too long. Expected a string with maximum length {NAME_MAX}, "
        raise invalid(f"{sentence}but got a string with length {len(name)} instead.", path, "string_above_max_length")


def _check_schema(index: int, tool: Tool) -> None:
    kind = "object" if tool.function.parameters is None else tool.function.parameters.get("type")
    if kind != "object":
        sentence = f"Invalid schema for function '{tool.function.name}': schema must be a JSON Schema of "
        raise invalid(
            f"{sentence}'type: \"object\"', got 'type: \"{kind}\"'.",
            f"tools[{index}].function.parameters",
            "invalid_function_parameters",
        )


def _check_message(index: int, message: ChatMessage) -> None:
    path = f"messages[{index}]"
    if message.tool_calls is not None and message.role != "assistant":
        raise invalid(f"Unknown parameter: '{path}.tool_calls'.", f"{path}.tool_calls", "unknown_parameter")
    if message.tool_calls == []:
        raise _empty_array(f"{path}.tool_calls")
    if message.content == []:
        raise _empty_array(f"{path}.content")
    if message.content is None and not message.tool_calls and not message.refusal:
        sentence = "Invalid value for 'content': expected a string, got null."
        raise invalid(sentence, f"messages.[{index}].content")
    for number, made in enumerate(message.tool_calls or []):
        called = f"{path}.tool_calls[{number}].function"
        _check_name(f"{called}.name", made.function.name)
        if read_object(made.function.arguments) is None:
            # OpenAI itself reads any text here; most servers of its format (vLLM, Mistral, …) do not.
            sentence = f"Invalid '{called}.arguments': expected a string with a valid JSON object."
            raise invalid(sentence, f"{called}.arguments", "invalid_value")
    if message.role == "tool" and message.tool_call_id is None:
        named = f"{path}.tool_call_id"
        raise invalid(f"Missing required parameter: '{named}'.", named, "missing_required_parameter")


def _check_thoughts(index: int, message: ChatMessage, model: str) -> None:
    """DeepSeek wants to be told what it thought before it called a tool; OpenAI does not know the field."""
    if "deepseek" not in model:
        if message.reasoning_content is not None:
            named = f"messages[{index}].reasoning_content"
            raise invalid(f"Unknown parameter: '{named}'.", named, "unknown_parameter")
    elif message.tool_calls and message.reasoning_content is None:
        sentence = f"Missing `reasoning_content` field in the assistant message at message index {index}."
        raise invalid(sentence, None, "invalid_request_error")


def _check_pairs(messages: list[ChatMessage]) -> None:
    """Every call is answered by the tool messages right after it, every tool message answers a call."""
    seen: dict[str, int] = {}
    waiting: list[str] = []
    asked_at = 0
    for index, message in enumerate(messages):
        if message.role in _CALLED_BY:
            if message.tool_call_id not in waiting:
                raise invalid(
                    f"Invalid parameter: messages with role '{message.role}' must be a response to a preceeding "
                    f"message with '{_CALLED_BY[message.role]}'.",
                    f"messages.[{index}].role",
                )
            waiting.remove(message.tool_call_id)
            continue
        _check_answered(waiting, asked_at)
        waiting = [made.id for made in message.tool_calls or []]
        asked_at = index
        for id in waiting:
            if id in seen:
                raise invalid(
                    f"Invalid parameter: Duplicate value for 'tool_call_id' of '{id}', in "
                    f"messages[{seen[id]}] and messages[{index}].",
                    f"messages.[{index}].tool_call_id",
                )
            seen[id] = index
    _check_answered(waiting, asked_at)


def _check_answered(waiting: list[str], index: int) -> None:
    if waiting:
        raise invalid(
            "An assistant message with 'tool_calls' must be followed by tool messages responding to each "
            "'tool_call_id'. The following tool_call_ids did not have response messages: " + ", ".join(waiting),
            f"messages.[{index + 1}].role",
        )


def _empty_array(path: str) -> Refused:
    sentence = f"Invalid '{path}': empty array. Expected an array with minimum length 1, "
    return invalid(f"{sentence}but got an empty array instead.", path, "empty_array")


def _neutral(message: ChatMessage) -> Message:
    calls = tuple(MadeCall(made.id, made.function.name, made.function.arguments) for made in message.tool_calls or [])
    text = message.text() or message.refusal or ""
    match message.role:
        case "system" | "developer":
            return Message("system", text)
        case "assistant":
            return Message("assistant", text, calls)
        case "tool" | "function":
            return Message("tool", text, call_id=message.tool_call_id or "")
        case "user":
            return Message("user", text)
