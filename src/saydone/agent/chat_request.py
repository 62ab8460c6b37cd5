"""What a chat-completions endpoint is sent, in the Agents SDK's translation."""

from typing import Any, cast

from agents.agent_output import AgentOutputSchemaBase
from agents.handoffs import Handoff
from agents.items import TResponseInputItem
from agents.model_settings import ModelSettings
from agents.models.chatcmpl_converter import Converter
from agents.tool import Tool
from openai import Omit

# Settings of the SDK that are parameters of the same name.
_SAME = (
    "temperature",
    "top_p",
    "frequency_penalty",
    "presence_penalty",
    "max_tokens",
    "store",
    "verbosity",
    "metadata",
    "prompt_cache_retention",
)


def chat_request(
    model: str,
    base_url: str,
    system_instructions: str | None,
    input: str | list[TResponseInputItem],
    settings: ModelSettings,
    tools: list[Tool],
    output_schema: AgentOutputSchemaBase | None,
    handoffs: list[Handoff],
) -> dict[str, Any]:
    """The body of a request for a stream. What was not set is left out: not every server knows every parameter."""
    messages = cast(list[Any], Converter.items_to_messages(input, model=model, base_url=base_url))
    if "deepseek" in model.lower():
        _with_thoughts(messages)
    if system_instructions:
        messages.insert(0, {"role": "system", "content": system_instructions})
    offered = [Converter.tool_to_openai(tool) for tool in tools]
    offered += [Converter.convert_handoff_tool(handoff) for handoff in handoffs]
    body: dict[str, Any] = {
        "model": model,
        "messages": messages,
        "stream": True,
        "tools": offered or None,
        # Refused beside no tools.
        "parallel_tool_calls": settings.parallel_tool_calls if offered else None,
        "tool_choice": Converter.convert_tool_choice(settings.tool_choice),
        "response_format": Converter.convert_response_format(output_schema),
        "stream_options": {"include_usage": True} if settings.include_usage else None,
        "reasoning_effort": settings.reasoning.effort if settings.reasoning else None,
        **{name: getattr(settings, name) for name in _SAME},
        **(settings.extra_args or {}),
        **cast(dict[str, Any], settings.extra_body or {}),
    }
    return {name: value for name, value in body.items() if value is not None and not isinstance(value, Omit)}


def _with_thoughts(messages: list[dict[str, Any]]) -> None:
    """DeepSeek refuses a call without the thought before it; what another model called, or a stop cut, has none."""
    for message in messages:
        if message["role"] == "assistant":
            message.setdefault("reasoning_content", "")
