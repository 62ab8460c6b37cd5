"""JSON from strangers, read strictly: one value with one meaning, that every part can hold."""

import json
import re
from array import array
from collections.abc import Callable, Coroutine, Sequence
from itertools import accumulate
from typing import Any, NoReturn

from fastapi import Request, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel, JsonValue

from saydone.errors import AppError, InvalidInput
from saydone.web.identity import identify

_DEEPEST = 64
_MOST_CONTAINERS = 10_000
_MOST_DIGITS = 20

_STRING = re.compile(rb'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_NOT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_STEPS = bytes.maketrans(b"[{]}", b"\x01\x01\xff\xff")  # 1 down, 1 up
_LARGE_NUMBER = re.compile(rb"[0-9]{21}|[0-9][eE]")
_UNSTORABLE_ESCAPE = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class UnsupportedMediaType(AppError):
    """The body is not of the one type that is taken."""

    code = "unsupported_media_type"
    status = 415


class JsonRoute(APIRoute):
    """A route whose body, if it takes one, is one strict JSON object: ``APIRouter(route_class=JsonRoute)``.

    The caller is identified before the body is read, and the body is checked before any model sees
    it; the framework documents and validates the models as ever.
    """

    def get_route_handler(self) -> Handler:
        handle = self.around(super().get_route_handler())
        if self.body_field is None:
            return handle
        body = self.body_field.field_info.annotation

        async def checked(request: Request) -> Response:
            await identify(request)
            raw = await read_json_body(request)
            if not raw.strip():
                raise InvalidInput(_nothing_in(body))
            return await handle(_ReadRequest(request, raw, parse_object(raw)))

        return checked

    def around(self, handle: Handler) -> Handler:
        """What is done with a request once its body is read; ``handle`` validates it and calls the endpoint."""
        return handle


class _ReadRequest(Request):
    """A request whose body was read and checked already."""

    def __init__(self, request: Request, raw: bytes, value: dict[str, JsonValue]) -> None:
        super().__init__(request.scope, request.receive)
        self._raw, self._value = raw, value

    async def body(self) -> bytes:
        return self._raw

    async def json(self) -> dict[str, JsonValue]:
        return self._value


def _nothing_in(body: object) -> str:
    fields = body.model_fields if isinstance(body, type) and issubclass(body, BaseModel) else {}
    needed = " and ".join(f"“{name}”" for name, field in fields.items() if field.is_required())
    return f"The body is empty. Send a JSON object{f' with {needed}' if needed else ''}."


async def read_json_body(request: Request) -> bytes:
    """The raw body of a request that says it is JSON. Raises ``UnsupportedMediaType`` when it does not.

    A browser sends other types across sites without asking; this one it asks for, and is refused.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise UnsupportedMediaType("Send the body as JSON, with the header: Content-Type: application/json")
    return await request.body()


def parse_object(raw: bytes) -> dict[str, JsonValue]:
    """The object in ``raw``. Raises ``InvalidInput`` as ``parse_json`` does, and when it is not an object."""
    value = parse_json(raw)
    if not isinstance(value, dict):
        raise InvalidInput("The body must be a JSON object.")
    return value


def parse_json(raw: bytes) -> JsonValue:
    """The value in ``raw``, as RFC 8259 has it, and of a size and shape that can be kept.

    Raises ``InvalidInput`` on anything but one JSON value in UTF-8: on NaN and Infinity, duplicate
    names, NUL or lone surrogates in strings, more than 64 levels or 10,000 containers, and numbers of more
    than 20 digits or beyond a float.
    """
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        raise InvalidInput(f"The body is not UTF-8 (at byte {error.start}).") from error
    _check_shape(raw)
    # A hook costs a call for each number: only a body that may have a large one pays for it.
    large = _LARGE_NUMBER.search(raw) is not None
    try:
        value: JsonValue = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_constant,
            parse_int=_int if large else None,
            parse_float=_float if large else None,
        )
    except (ValueError, RecursionError) as error:
        where = f" (line {error.lineno}, column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        raise InvalidInput(f"The body is not valid JSON{where}.") from error
    if _UNSTORABLE_ESCAPE.search(raw):
        _check_strings(value)
    return value


def _check_shape(raw: bytes) -> None:
    """Found without a parser: one would recurse, or build it all first."""
    if raw.count(b"[") + raw.count(b"{") <= _DEEPEST:
        return
    steps = array("b", _STRING.sub(b"", raw).translate(_STEPS, _NOT_BRACKETS))
    if len(steps) > 2 * _MOST_CONTAINERS:
        raise InvalidInput(f"The body has more than {_MOST_CONTAINERS:,} objects and arrays.")
    if max(accumulate(steps), default=0) > _DEEPEST:
        raise InvalidInput(f"The body is nested deeper than {_DEEPEST} levels.")


def _object(pairs: Sequence[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise InvalidInput("The body has an object with the same name twice.")
    return value


def _constant(name: str) -> NoReturn:
    raise InvalidInput(f"The body has a number that JSON does not have: {name}.")


def _int(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise InvalidInput(f"The body has a number of more than {_MOST_DIGITS} digits.")
    return int(digits)


def _float(digits: str) -> float:
    value = float(digits)
    if value in (float("inf"), float("-inf")):
        raise InvalidInput("The body has a number that is too large.")
    return value


def _check_strings(value: JsonValue) -> None:
    if isinstance(value, str):
        if _UNSTORABLE.search(value):
            raise InvalidInput("The body has a character that cannot be kept (NUL or half of a pair).")
    elif isinstance(value, list):
        for item in value:
            _check_strings(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            _check_strings(name)
            _check_strings(item)
