"""The shape of an Anthropic messages request, and Anthropic's words for a wrong shape.

Source: https://docs.anthropic.com/en/api/messages
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError

from tests.fakes.provider.wire import Refused

Object = dict[str, JsonValue]
Id = Annotated[str, Field(pattern="^[a-zA-Z0-9_-]+$")]
Name = Annotated[str, Field(pattern="^[a-zA-Z0-9_-]{1,64}$")]


class Strict(BaseModel):
    """Nothing is coerced, nothing unknown is let through."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Block(Strict):
    cache_control: Object | None = None


class TextBlock(Block):
    type: Literal["text"]
    text: str
    citations: list[JsonValue] | None = None


class MediaBlock(Block):
    type: Literal["image", "document"]
    source: Object
    title: str | None = None
    context: str | None = None


class ThinkingBlock(Strict):
    type: Literal["thinking"]
    thinking: str
    signature: str


class ToolUseBlock(Block):
    type: Literal["tool_use"]
    id: Id
    name: Name
    input: Object


class ToolResultBlock(Block):
    type: Literal["tool_result"]
    tool_use_id: Id
    content: str | list[TextBlock | MediaBlock] | None = None
    is_error: bool | None = None

    def text(self) -> str:
        if isinstance(self.content, list):
            return "".join(block.text for block in self.content if isinstance(block, TextBlock))
        return self.content or ""


AnyBlock = Annotated[
    TextBlock | MediaBlock | ThinkingBlock | ToolUseBlock | ToolResultBlock, Field(discriminator="type")
]


class MessageParam(Strict):
    role: Literal["user", "assistant"]
    content: str | list[AnyBlock]

    def blocks(self) -> list[TextBlock | MediaBlock | ThinkingBlock | ToolUseBlock | ToolResultBlock]:
        """The content, a plain string as the one text block that it stands for."""
        if isinstance(self.content, str):
            return [TextBlock(type="text", text=self.content)]
        return self.content


class InputSchema(BaseModel):
    """A JSON Schema; only its type is Anthropic's business here."""

    model_config = ConfigDict(extra="allow")
    type: Literal["object"]


class ToolParam(Block):
    type: Literal["custom"] | None = None
    name: Name
    description: str | None = None
    input_schema: InputSchema
    strict: bool | None = None


class MessagesRequest(Strict):
    model: str
    messages: list[MessageParam]
    max_tokens: Annotated[int, Field(ge=1)]
    system: str | list[TextBlock] | None = None
    tools: list[ToolParam] | None = None
    tool_choice: Object | None = None
    stream: bool | None = None
    temperature: Annotated[float, Field(ge=0, le=1)] | None = None
    top_p: float | None = None
    top_k: int | None = None
    stop_sequences: list[str] | None = None
    metadata: Object | None = None
    thinking: Object | None = None
    service_tier: Literal["auto", "standard_only"] | None = None
    output_config: Object | None = None


def parse_request(body: object) -> MessagesRequest:
    """Raises Refused (400) with Anthropic's sentence for the first thing that has the wrong shape."""
    try:
        return MessagesRequest.model_validate(body)
    except ValidationError as error:
        # A union reports one error for every member: the deepest one is about what was meant.
        first = max(error.errors(), key=lambda one: len(one["loc"]))
        raise invalid(f"{_path(first['loc'])}: {first['msg']}") from None


def invalid(message: str) -> Refused:
    """A 400 of Anthropic's shape."""
    return Refused(400, error_body("invalid_request_error", message))


def error_body(kind: str, message: str) -> Object:
    error: Object = {"type": kind, "message": message}
    return {"type": "error", "error": error, "request_id": "req_000000000000000000000000"}


def _path(loc: tuple[int | str, ...]) -> str:
    """``messages.0.content``, without pydantic's names for the members of a union."""
    unions = ("str", "list[", "dict[", "TextBlock", "MediaBlock")
    steps = [str(step) for step in loc if not (isinstance(step, str) and step.startswith(unions))]
    if steps[0] == "tools" and len(steps) > 2:
        steps.insert(2, "custom")  # the kind of a tool that has a schema, as Anthropic names it
    return ".".join(steps)
