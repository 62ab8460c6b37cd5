"""The OpenAI chat-completions wire format: who may ask, what is answered, what errors look like.

Sources: https://platform.openai.com/docs/api-reference/chat/streaming and its guide to error codes.
"""

import json
from collections.abc import Collection, Mapping

from pydantic import JsonValue, TypeAdapter, ValidationError

from tests.fakes.provider import openai_rules
from tests.fakes.provider.openai_request import StreamOptions, error_object, invalid, parse_request
from tests.fakes.provider.script import Answer, Call, Fail, Refusal, Text, Thought
from tests.fakes.provider.wire import CREATED, Asked, Frame, Prepared, Usage, in_pieces, measure, words

Object = dict[str, JsonValue]
_BODY = TypeAdapter(Object)
_HELP = "You can find your API key at https://platform.openai.com/account/api-keys."
_ERRORS: dict[int, tuple[str, str, str | None]] = {  # status: message, type, code
    400: ("Invalid 'user': string too long.", "invalid_request_error", "string_above_max_length"),
    401: (f"Incorrect API key provided: fake****key. {_HELP}", "invalid_request_error", "invalid_api_key"),
    403: ("You are not allowed to sample from this model", "invalid_request_error", None),
    404: ("The model `gone` does not exist or you do not have access to it.", "invalid_request_error",
          "model_not_found"),
    429: ("Rate limit reached for requests per min (RPM): Limit 3, Used 3, Requested 1.", "requests",
          "rate_limit_exceeded"),
    500: ("The server had an error while processing your request. Sorry about that!", "server_error", None),
    503: ("The engine is currently overloaded, please try again later.", "server_error", None),
}  # fmt: skip

_FIELDS = {Text: "content", Refusal: "refusal", Thought: "reasoning_content"}


def authorise(headers: Mapping[str, str], key: str) -> None:
    scheme, _, given = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not given:
        sentence = "You didn't provide an API key. You need to provide your API key in an Authorization "
        usage = "header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY)."
        raise invalid(sentence + usage, None, status=401)
    if given != key:
        masked = given[:4] + "*" * max(4, len(given) - 8) + given[-4:]
        sentence = f"Incorrect API key provided: {masked}. {_HELP}"
        raise invalid(sentence, None, "invalid_api_key", status=401)


def read(raw: bytes, models: Collection[str]) -> Asked:
    try:
        body = _BODY.validate_json(raw)
    except ValidationError:
        raise invalid("We could not parse the JSON body of your request.", None) from None
    request = parse_request(body)
    if request.model not in models:
        sentence = f"The model `{request.model}` does not exist or you do not have access to it."
        raise invalid(sentence, None, "model_not_found", status=404)
    openai_rules.check(request)
    return Asked(body, request.model, bool(request.stream), openai_rules.conversation(request))


def prepare(asked: Asked, answer: Answer, serial: int) -> Prepared:
    usage = _usage(measure(asked.body, answer))
    calls = [part for part in answer.parts if isinstance(part, Call)]
    finish = "tool_calls" if calls else "stop"
    message = _message(answer, calls, serial)
    choice: Object = {"index": 0, "message": message, "logprobs": None, "finish_reason": finish}
    body: Object = {**_envelope(asked, serial, "chat.completion"), "choices": [choice], "usage": usage}
    return Prepared(_stream(asked, answer, serial, finish, usage), body)


def failure(fail: Fail) -> Object:
    message, kind, code = _ERRORS.get(fail.status, _ERRORS[500 if fail.status >= 500 else 400])
    return {"error": error_object(fail.message or message, kind, None, code)}


def failure_frame(fail: Fail) -> Frame:
    return _frame(failure(fail))


def nothing(asked: Asked) -> Object:
    usage = _usage(Usage(measure(asked.body, Answer(())).input, 0))
    return {**_envelope(asked, 0, "chat.completion"), "choices": [], "usage": usage}


def _message(answer: Answer, calls: list[Call], serial: int) -> Object:
    refusal = "".join(part.text for part in answer.parts if isinstance(part, Refusal)) or None
    said = words(answer)
    content = said if said or not (calls or refusal) else None
    message: Object = {"role": "assistant", "content": content, "refusal": refusal, "annotations": []}
    if thoughts := "".join(part.text for part in answer.parts if isinstance(part, Thought)):
        message["reasoning_content"] = thoughts
    if calls:
        message["tool_calls"] = [_call(made, serial, index) for index, made in enumerate(calls)]
    return message


def _call(made: Call, serial: int, index: int, *, arguments: str | None = None) -> Object:
    text = made.arguments if arguments is None else arguments
    id = f"call_{serial:016d}{index:08d}"
    return {"id": id, "type": "function", "function": {"name": made.name, "arguments": text}}


def _stream(asked: Asked, answer: Answer, serial: int, finish: str, usage: Object) -> list[Frame]:
    """The role, the pieces, the finish reason, the usage if it was asked for, and ``[DONE]``."""
    options = StreamOptions.model_validate(asked.body.get("stream_options") or {})
    common = _envelope(asked, serial, "chat.completion.chunk")
    if options.include_usage:
        common["usage"] = None

    def chunk(delta: Object, finish_reason: str | None = None, *, piece: bool = False) -> Frame:
        choice: Object = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}
        return _frame({**common, "choices": [choice]}, piece=piece)

    starts_with_call = bool(answer.parts) and isinstance(answer.parts[0], Call)
    opening: Object = {"role": "assistant", "content": None if starts_with_call else "", "refusal": None}
    frames = [chunk(opening)]
    number = 0
    for part in answer.parts:
        if isinstance(part, Call):
            opened: Object = {"index": number, **_call(part, serial, number, arguments="")}
            frames.append(chunk({"tool_calls": [opened]}))
            for fragment in in_pieces(part.arguments, 6):
                delta: Object = {"index": number, "function": {"arguments": fragment}}
                frames.append(chunk({"tool_calls": [delta]}, piece=True))
            number += 1
        else:
            frames += [chunk({_FIELDS[type(part)]: piece}, piece=True) for piece in in_pieces(part.text)]
    frames.append(chunk({}, finish))
    if options.include_usage:
        frames.append(_frame({**common, "choices": [], "usage": usage}))
    return [*frames, Frame("data: [DONE]\n\n")]


def _envelope(asked: Asked, serial: int, kind: str) -> Object:
    return {
        "id": f"chatcmpl-{serial:024d}",
        "object": kind,
        "created": CREATED,
        "model": asked.model,
        "service_tier": "default",
        "system_fingerprint": "fp_fake",
    }


def _usage(usage: Usage) -> Object:
    return {
        "prompt_tokens": usage.input,
        "completion_tokens": usage.output,
        "total_tokens": usage.input + usage.output,
        "prompt_tokens_details": {"cached_tokens": 0, "audio_tokens": 0},
        "completion_tokens_details": {"reasoning_tokens": 0, "audio_tokens": 0},
    }


def _frame(payload: Object, *, piece: bool = False) -> Frame:
    return Frame(f"data: {json.dumps(payload, separators=(',', ':'))}\n\n", piece)
