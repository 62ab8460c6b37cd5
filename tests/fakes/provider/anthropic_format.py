"""The Anthropic messages wire format: who may ask, what is answered, what errors look like.

Sources: https://docs.anthropic.com/en/api/messages-streaming and https://docs.anthropic.com/en/api/errors
"""

import json
from collections.abc import Collection, Mapping, Sequence

from pydantic import JsonValue, TypeAdapter, ValidationError

from tests.fakes.provider import anthropic_rules
from tests.fakes.provider.anthropic_request import error_body, invalid, parse_request
from tests.fakes.provider.conversation import read_object
from tests.fakes.provider.script import Answer, Call, Fail, Part, Refusal, Thought
from tests.fakes.provider.wire import Asked, Frame, Prepared, Refused, Usage, in_pieces, measure

Object = dict[str, JsonValue]
_BODY = TypeAdapter(Object)
_ERRORS: dict[int, tuple[str, str]] = {  # status: type, message
    400: ("invalid_request_error", "Your credit balance is too low to access the Anthropic API."),
    401: ("authentication_error", "invalid x-api-key"),
    403: ("permission_error", "Your API key does not have permission to use the specified resource"),
    404: ("not_found_error", "model: gone"),
    413: ("request_too_large", "Request exceeds the maximum size"),
    429: ("rate_limit_error", "This request would exceed your account's rate limit. Please try again later."),
    500: ("api_error", "Internal server error"),
    529: ("overloaded_error", "Overloaded"),
}


def authorise(headers: Mapping[str, str], key: str) -> None:
    given = headers.get("x-api-key")
    if given != key:
        sentence = "x-api-key header is required" if given is None else "invalid x-api-key"
        raise Refused(401, error_body("authentication_error", sentence))
    if "anthropic-version" not in headers:
        raise invalid("anthropic-version: header is required")


def read(raw: bytes, models: Collection[str]) -> Asked:
    try:
        body = _BODY.validate_json(raw)
    except ValidationError:
        raise invalid("The request body is not valid JSON.") from None
    request = parse_request(body)
    if request.model not in models:
        raise Refused(404, error_body("not_found_error", f"model: {request.model}"))
    anthropic_rules.check(request)
    return Asked(body, request.model, bool(request.stream), anthropic_rules.conversation(request))


def prepare(asked: Asked, answer: Answer, serial: int) -> Prepared:
    usage = measure(asked.body, answer)
    parts = [part for part in answer.parts if not isinstance(part, Thought) and (isinstance(part, Call) or part.text)]
    blocks: list[JsonValue] = [_block(part, serial, index) for index, part in enumerate(parts)]
    message = _message(asked, serial)
    stop = _stop_reason(parts)
    body: Object = {**message, "content": blocks, "stop_reason": stop, "usage": _usage(usage)}
    frames = [_event("message_start", {"message": {**message, "usage": _usage(Usage(usage.input, 1))}})]
    for index, part in enumerate(parts):
        frames += _block_events(part, serial, index)
        if index == 0:
            frames.insert(2, _event("ping", {}))  # where the service puts its first one
    ending: Object = {"stop_reason": stop, "stop_sequence": None}
    frames.append(_event("message_delta", {"delta": ending, "usage": {"output_tokens": usage.output}}))
    return Prepared([*frames, _event("message_stop", {})], body)


def failure(fail: Fail) -> Object:
    kind, message = _ERRORS.get(fail.status, _ERRORS[500 if fail.status >= 500 else 400])
    return error_body(kind, fail.message or message)


def failure_frame(fail: Fail) -> Frame:
    return _event("error", {"error": failure(fail)["error"]})


def nothing(asked: Asked) -> Object:
    usage = Usage(measure(asked.body, Answer(())).input, 0)
    return {**_message(asked, 0), "stop_reason": "end_turn", "usage": _usage(usage)}


def _stop_reason(parts: Sequence[Part]) -> str:
    if any(isinstance(part, Refusal) for part in parts):
        return "refusal"
    return "tool_use" if any(isinstance(part, Call) for part in parts) else "end_turn"


def _message(asked: Asked, serial: int) -> Object:
    return {
        "id": f"msg_{serial:024d}",
        "type": "message",
        "role": "assistant",
        "model": asked.model,
        "content": [],
        "stop_reason": None,
        "stop_sequence": None,
    }


def _block(part: Part, serial: int, index: int) -> Object:
    if not isinstance(part, Call):
        return {"type": "text", "text": part.text}
    arguments = read_object(part.arguments)
    # Broken arguments have no place in a JSON body: the text stands where the object should be.
    return {**_tool_use(part, serial, index), "input": part.arguments if arguments is None else arguments}


def _tool_use(made: Call, serial: int, index: int) -> Object:
    return {"type": "tool_use", "id": f"toolu_{serial:016d}{index:08d}", "name": made.name, "input": {}}


def _block_events(part: Part, serial: int, index: int) -> list[Frame]:
    opened: Object = {"type": "text", "text": ""}
    deltas: list[Frame] = []
    if isinstance(part, Call):
        opened = _tool_use(part, serial, index)
        deltas.append(_delta(index, "input_json_delta", "partial_json", ""))
        for piece in in_pieces(part.arguments, 6):
            deltas.append(_delta(index, "input_json_delta", "partial_json", piece))
    else:
        deltas += [_delta(index, "text_delta", "text", piece) for piece in in_pieces(part.text)]
    return [
        _event("content_block_start", {"index": index, "content_block": opened}),
        *deltas,
        _event("content_block_stop", {"index": index}),
    ]


def _delta(index: int, kind: str, field: str, piece: str) -> Frame:
    delta: Object = {"type": kind, field: piece}
    return _event("content_block_delta", {"index": index, "delta": delta}, piece=bool(piece))


def _usage(usage: Usage) -> Object:
    return {
        "input_tokens": usage.input,
        "cache_creation_input_tokens": 0,
        "cache_read_input_tokens": 0,
        "output_tokens": usage.output,
    }


def _event(name: str, data: Object, *, piece: bool = False) -> Frame:
    payload = json.dumps({"type": name, **data}, separators=(",", ":"))
    return Frame(f"event: {name}\ndata: {payload}\n\n", piece)
