"""The shape of an OpenAI chat-completions request, and OpenAI's words for a wrong shape.

Source: https://platform.openai.com/docs/api-reference/chat/create
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError
from pydantic_core import ErrorDetails

from tests.fakes.provider.wire import Refused

Object = dict[str, JsonValue]


class Strict(BaseModel):
    """Nothing is coerced, nothing unknown is let through."""

    model_config = ConfigDict(extra="forbid", strict=True)


class CalledFunction(Strict):
    name: str
    arguments: str


class ToolCall(Strict):
    id: str
    type: Literal["function"]
    function: CalledFunction


class ContentPart(Strict):
    type: Literal["text", "image_url", "input_audio", "file", "refusal"]
    text: str | None = None
    refusal: str | None = None
    image_url: Object | None = None
    input_audio: Object | None = None
    file: Object | None = None


class ChatMessage(Strict):
    role: Literal["system", "assistant", "user", "function", "tool", "developer"]
    content: str | list[ContentPart] | None = None
    name: str | None = None
    refusal: str | None = None
    tool_calls: list[ToolCall] | None = None
    tool_call_id: str | None = None
    audio: Object | None = None
    annotations: list[JsonValue] | None = None
    reasoning_content: str | None = None

    def text(self) -> str:
        if isinstance(self.content, list):
            return "".join(part.text or "" for part in self.content)
        return self.content or ""


class ToolFunction(Strict):
    name: str
    description: str | None = None
    parameters: Object | None = None
    strict: bool | None = None


class Tool(Strict):
    type: Literal["function"]
    function: ToolFunction


class StreamOptions(Strict):
    include_usage: bool = False
    include_obfuscation: bool = False


class ChatRequest(Strict):
    model: str
    messages: list[ChatMessage]
    stream: bool | None = False
    stream_options: StreamOptions | None = None
    tools: list[Tool] | None = None
    tool_choice: Literal["none", "auto", "required"] | Object | None = None
    parallel_tool_calls: bool | None = None
    temperature: Annotated[float, Field(ge=0, le=2)] | None = None
    top_p: Annotated[float, Field(ge=0, le=1)] | None = None
    max_tokens: int | None = None
    max_completion_tokens: int | None = None
    n: int | None = None
    stop: str | list[str] | None = None
    presence_penalty: float | None = None
    frequency_penalty: float | None = None
    logit_bias: Object | None = None
    logprobs: bool | None = None
    top_logprobs: int | None = None
    seed: int | None = None
    user: str | None = None
    store: bool | None = None
    metadata: dict[str, str] | None = None
    modalities: list[str] | None = None
    response_format: Object | None = None
    reasoning_effort: str | None = None
    verbosity: str | None = None
    service_tier: str | None = None
    safety_identifier: str | None = None
    prompt_cache_key: str | None = None
    prompt_cache_retention: str | None = None


def parse_request(body: object) -> ChatRequest:
    """Raises Refused (400) with OpenAI's sentence for the first thing that has the wrong shape."""
    try:
        return ChatRequest.model_validate(body)
    except ValidationError as error:
        # A union reports one error for every member: the deepest one is about what was meant.
        raise _refused(max(error.errors(), key=lambda one: len(one["loc"]))) from None


def invalid(message: str, param: str | None, code: str | None = None, *, status: int = 400) -> Refused:
    """An error of OpenAI's shape."""
    return Refused(status, {"error": error_object(message, "invalid_request_error", param, code)})


def error_object(message: str, kind: str, param: str | None, code: str | None) -> Object:
    return {"message": message, "type": kind, "param": param, "code": code}


def _refused(error: ErrorDetails) -> Refused:
    param = _path(error["loc"])
    context = error.get("ctx", {})
    match error["type"]:
        case "missing":
            return invalid(f"Missing required parameter: '{param}'.", param, "missing_required_parameter")
        case "extra_forbidden":
            return invalid(f"Unknown parameter: '{param}'.", param, "unknown_parameter")
        case "literal_error":
            found = f"Invalid value: '{error['input']}'. Supported values are: {context['expected']}."
            return invalid(found, param, "invalid_value")
        case _:
            return invalid(f"Invalid type for '{param}': {error['msg']}.", param, "invalid_type")


def _path(loc: tuple[int | str, ...]) -> str:
    """``messages[0].content``, without pydantic's names for the members of a union."""
    path = ""
    for step in loc:
        if isinstance(step, int):
            path += f"[{step}]"
        elif not step.startswith(("str", "list[", "dict[", "literal[")):
            path += f".{step}" if path else step
    return path
