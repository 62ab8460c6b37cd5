"""What goes wrong with a language model, as one :class:`ModelError` with one sentence.

LiteLLM raises the OpenAI client's exceptions or subclasses of them, and what is called directly raises its own
(:mod:`saydone.agent.provider_failures`), so one table serves all. Providers disagree on statuses but agree on words:
words are looked at first.
"""

import json
import re
from collections.abc import Iterator, Mapping
from math import ceil, isfinite
from socket import gaierror
from typing import cast

import aiohttp
import httpx2
import openai
from agents.exceptions import AgentsException
from pydantic import JsonValue, TypeAdapter, ValidationError

from saydone.agent.model_sentences import Provider, model_error
from saydone.agent.provider_failures import LengthReached, StreamCut, Unreadable
from saydone.errors import ModelError

_WORDS = (
    (r"llm provider not provided", "no_provider"),
    (r"insufficient_quota|credit balance is too low|insufficient (credits|balance)", "quota"),
    (r"api[ _]key not valid|api_key_invalid|missing \w* ?api key", "auth"),
    (r"context[ _](length|window|size)|(prompt|input) is too long|too many tokens", "too_long"),
    (r"token count .{0,40}exceeds|reduce the length", "too_long"),
    (r"content_filter|content_policy|contentpolicy|content management policy", "refused"),
    (r"not support (tool|function)|tool-call-parser|tool use is not supported", "no_tools"),
    (r"model_not_found|not a valid model|no such model|invalid model name", "not_found"),
)

_STATUSES = {
    400: "bad_request",
    401: "auth",
    402: "quota",
    403: "forbidden",
    404: "not_found",
    408: "timeout",
    413: "too_long",
    429: "rate_limited",
}

# Looked for in a failure and its causes, the first that is there.
_TYPES: tuple[tuple[tuple[type[BaseException], ...], str], ...] = (
    (
        (
            aiohttp.ClientConnectorError,
            aiohttp.ConnectionTimeoutError,
            httpx2.ConnectError,
            httpx2.ConnectTimeout,
            ConnectionRefusedError,
            gaierror,
        ),
        "unreachable",
    ),
    ((TimeoutError, openai.APITimeoutError, httpx2.TimeoutException), "timeout"),
    ((LengthReached,), "length"),
    ((Unreadable, AgentsException, json.JSONDecodeError, ValidationError), "unreadable"),
    (
        (
            StreamCut,
            aiohttp.ClientPayloadError,
            aiohttp.ClientConnectionError,
            httpx2.RemoteProtocolError,
            httpx2.ReadError,
        ),
        "interrupted",
    ),
)


_WRAPPING = re.compile(r"^(?:litellm\.)?\w+(?:Error|Timeout): |^\w+Exception - |^Error code: \d+ - ")
_OBJECT = TypeAdapter(dict[str, JsonValue])


def to_model_error(failure: Exception, provider: Provider, *, started: bool) -> ModelError:
    """The sentence for what a provider's library raised.

    ``started`` says whether a part of the answer had come already. A :class:`ModelError` stays as it is.
    """
    if isinstance(failure, ModelError):
        return failure
    kind = _kind(failure, started=started)
    return model_error(kind, provider, quoted=_provider_text(failure), retry_after=_retry_after(failure))


def status_of(failure: Exception) -> int | None:
    """The HTTP status that the provider answered with, if it did."""
    status = getattr(failure, "status_code", None)
    return status if isinstance(status, int) else None


def _kind(failure: Exception, *, started: bool) -> str:
    words = f"{getattr(failure, 'code', '')} {failure}".lower()
    named = next((kind for pattern, kind in _WORDS if re.search(pattern, words)), None)
    return named or _kind_by_type(failure, started=started)


def _kind_by_type(failure: Exception, *, started: bool) -> str:
    status = status_of(failure)
    if status is not None and status < 500:
        return _STATUSES.get(status, "bad_request")
    kind = next((kind for types, kind in _TYPES if any(isinstance(link, types) for link in _chain(failure))), None)
    if kind is not None:
        return kind
    return "interrupted" if started else "unavailable"


def _chain(failure: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    link: BaseException | None = failure
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or link.__context__


def _retry_after(failure: Exception) -> int | None:
    """Whole seconds to wait, from ``retry-after-ms`` or ``Retry-After`` (RFC 9110 10.2.3; dates are left out)."""
    # LiteLLM builds a response of its own, and keeps the provider's headers beside it.
    headers = (
        getattr(failure, "headers", None)
        or getattr(failure, "litellm_response_headers", None)
        or getattr(getattr(failure, "response", None), "headers", None)
    )
    if not isinstance(headers, Mapping):
        return None
    known = cast(Mapping[str, object], headers)
    for name, unit in (("retry-after-ms", 1000), ("retry-after", 1)):
        try:
            seconds = float(str(known.get(name))) / unit
        except ValueError:
            continue
        if isfinite(seconds) and seconds >= 0:
            return ceil(seconds)
    return None


def _provider_text(failure: Exception) -> str:
    """The provider's explanation, out of whatever its library wrapped around it."""
    text = str(getattr(failure, "message", failure)).partition("\nTraceback")[0]
    while (shorter := _WRAPPING.sub("", text, count=1)) != text:
        text = shorter
    start, end = text.find("{"), text.rfind("}") + 1
    try:
        body = _OBJECT.validate_json(text[start:end])
    except ValidationError:
        return text
    error = body.get("error", body)
    message = error.get("message") if isinstance(error, dict) else error
    return message if isinstance(message, str) else ""
