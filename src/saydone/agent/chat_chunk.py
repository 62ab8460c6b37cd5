"""What stands in a chat completion's chunk, whose every field may be missing or of another kind: providers differ."""

from typing import Any, cast

from openai.types.responses import ResponseUsage
from openai.types.responses.response_usage import InputTokensDetails, OutputTokensDetails

Json = dict[str, Any]


def object_in(value: object) -> Json:
    """The object in a field that may hold anything."""
    return cast(Json, value) if isinstance(value, dict) else {}


def objects_in(value: object) -> list[Json]:
    """The objects in a list that may hold anything, or be none."""
    held = cast(list[object], value) if isinstance(value, list) else []
    return [cast(Json, each) for each in held if isinstance(each, dict)]


def text_in(value: object) -> str:
    """The words in a field that may be missing, null, or a list of parts."""
    if not value:
        return ""
    if isinstance(value, str):
        return value
    return "".join(text_in(part.get("text")) for part in objects_in(value) if part.get("type") == "text")


def usage_in(told: Json) -> ResponseUsage:
    """The tokens as the Responses format counts them."""

    def number(holder: object, name: str) -> int:
        value = cast(Json, holder).get(name) if isinstance(holder, dict) else None
        return value if isinstance(value, int) else 0

    taken, given = number(told, "prompt_tokens"), number(told, "completion_tokens")
    cached = number(told.get("prompt_tokens_details"), "cached_tokens")
    reasoned = number(told.get("completion_tokens_details"), "reasoning_tokens")
    return ResponseUsage(
        input_tokens=taken,
        output_tokens=given,
        total_tokens=number(told, "total_tokens") or taken + given,
        input_tokens_details=InputTokensDetails(cached_tokens=cached, cache_write_tokens=0),
        output_tokens_details=OutputTokensDetails(reasoning_tokens=reasoned),
    )
