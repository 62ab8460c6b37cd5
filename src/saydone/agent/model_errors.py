"""What goes wrong with a language model, as one :class:`ModelError` with one sentence.

LiteLLM raises the OpenAI client's exceptions or subclasses of them, and what is called directly raises its own here, so
one table serves all. Providers disagree on statuses but agree on words: words are looked at first.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import ceil, isfinite
from socket import gaierror
from typing import cast

import aiohttp
import httpx2
import openai
from agents.exceptions import AgentsException
from pydantic import JsonValue, TypeAdapter, ValidationError

from saydone.errors import ModelError


class ProviderRefused(Exception):
    """A provider that was called directly answered with an error: with an HTTP status, or within its stream."""

    def __init__(
        self, message: str, *, code: str = "", status: int | None = None, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.status_code = status
        self.headers = headers

    @classmethod
    def from_body(
        cls, body: object, status: int | None = None, headers: Mapping[str, str] | None = None
    ) -> "ProviderRefused":
        """The error in a body, if it is an object; the body is the explanation if not."""
        error = cast(dict[str, object], body).get("error") or cast(object, body) if isinstance(body, dict) else body
        if not isinstance(error, dict):
            return cls(str(error), status=status, headers=headers)
        told = cast(dict[str, object], error)
        message = told.get("message")
        return cls(
            message if isinstance(message, str) else str(told),
            code=str(told.get("code") or told.get("type") or ""),
            status=status,
            headers=headers,
        )


class Unreadable(Exception):
    """What a provider sent is not of the format."""


class LengthReached(Unreadable):
    """The answer ends because it may not be longer."""


PROVIDER_FAILURES: tuple[type[Exception], ...] = (
    ProviderRefused,
    Unreadable,
    aiohttp.ClientError,
    openai.OpenAIError,
    AgentsException,
    httpx2.HTTPError,
    OSError,  # and with it TimeoutError
    json.JSONDecodeError,  # a chunk that is not JSON …
    ValidationError,  # … or not of the format
)
"""What a provider's answer can raise. Anything else is a fault of this program and stays what it is."""


class StreamCut(OSError):
    """The provider's stream ended, in good order, before its answer did."""


@dataclass(frozen=True, slots=True)
class Provider:
    """What the sentences say of a model."""

    model: str
    address: str | None
    """The base URL without credentials; None where LiteLLM knows it and we do not."""
    timeout: float
    """Seconds of silence that are allowed."""
    secrets: tuple[str, ...] = ()
    """Never repeated, even when the provider does."""


@dataclass(frozen=True, slots=True)
class _Kind:
    code: str
    sentence: str
    retryable: bool = False


_KINDS = {
    "auth": _Kind(
        "model_auth",
        "The model provider refused the API key. Set SAYDONE_MODEL_API_KEY, or the provider's own variable"
        " (OPENAI_API_KEY, ANTHROPIC_API_KEY, …), to a valid key and start Saydone again.",
    ),
    "forbidden": _Kind(
        "model_auth",
        "The model provider does not let this API key use “{model}”. Check what the key may do, or choose"
        " another SAYDONE_MODEL.",
    ),
    "quota": _Kind(
        "model_quota",
        "The account at the model provider has no credit or quota left. Check its billing page.",
    ),
    "not_found": _Kind(
        "model_not_found",
        "The model provider{at} does not know “{model}”. Check SAYDONE_MODEL{and_base_url}.",
    ),
    "no_provider": _Kind(
        "model_not_found",
        "“{model}” does not say whose model it is. Write SAYDONE_MODEL as provider/model, such as"
        " openai/gpt-5 or anthropic/claude-sonnet-4-5, or set SAYDONE_MODEL_BASE_URL.",
    ),
    "no_tools": _Kind(
        "model_no_tools",
        "“{model}” cannot call tools here, and Saydone needs them. Choose another SAYDONE_MODEL, or turn"
        " tool calling on in the model server.",
    ),
    "too_long": _Kind(
        "model_context_too_long",
        "The conversation has become too long for “{model}”. Start a new one, or choose a model with a larger context.",
    ),
    "refused": _Kind("model_refused", "The model declined to answer{quoted}. Put it in other words.", retryable=False),
    "bad_request": _Kind("model_bad_request", "The model provider did not accept the request{quoted}."),
    "rate_limited": _Kind(
        "model_rate_limited", "The model provider limits requests. Try again in {wait}.", retryable=True
    ),
    "unavailable": _Kind(
        "model_unavailable",
        "The model provider has a problem at the moment. Try again in {wait}.",
        retryable=True,
    ),
    "unreachable": _Kind("model_unavailable", "No model server answers{at}. {hint}", retryable=True),
    "timeout": _Kind(
        "model_timeout",
        "The model sent nothing for {seconds}. Try again, or allow it more with SAYDONE_MODEL_TIMEOUT.",
        retryable=True,
    ),
    "interrupted": _Kind("model_interrupted", "The model's answer broke off in the middle. Try again.", retryable=True),
    "length": _Kind(
        "model_length", "The answer has become as long as “{model}” may write, and ends here. Ask it to go on."
    ),
    "empty": _Kind("model_bad_response", "The model sent an empty answer. Try again.", retryable=True),
    "unreadable": _Kind(
        "model_bad_response",
        "The model sent an answer that cannot be read. Try again, or choose another SAYDONE_MODEL.",
        retryable=True,
    ),
}

_WORDS = (
    (r"llm provider not provided", "no_provider"),
    (r"insufficient_quota|credit balance is too low|insufficient (credits|balance)", "quota"),
    (r"api[ _]key not valid|api_key_invalid|missing \w* ?api key", "auth"),
    (r"context[ _](length|window|size)|prompt is too long|input is too long|too many tokens", "too_long"),
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

_SECRET = re.compile(r"\b(?:sk|pk|key|gsk|xai|AIza)[-_A-Za-z0-9*]{8,}|(?i:bearer\s+\S+)")
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


def model_error(kind: str, provider: Provider, *, quoted: str = "", retry_after: int | None = None) -> ModelError:
    """The error of a kind named in this module's table; ``quoted`` is the provider's own explanation."""
    known = _KINDS[kind]
    words = scrub(quoted, provider.secrets).rstrip(".")
    sentence = known.sentence.format(
        model=provider.model,
        at=f" at {provider.address}" if provider.address else "",
        and_base_url=" and SAYDONE_MODEL_BASE_URL" if provider.address else "",
        hint="Is it running?" if provider.address else "Is the network up?",
        quoted=f": “{words}”" if words else "",
        wait=_seconds(retry_after) if retry_after else "a moment",
        seconds=_seconds(provider.timeout),
    )
    return ModelError(
        sentence,
        code=known.code,
        retryable=known.retryable,
        retry_after=retry_after if known.retryable else None,
    )


def status_of(failure: Exception) -> int | None:
    """The HTTP status that the provider answered with, if it did."""
    status = getattr(failure, "status_code", None)
    return status if isinstance(status, int) else None


def scrub(text: str, secrets: Iterable[str]) -> str:
    """One line of at most 300 characters without any of the secrets, nor anything that looks like one."""
    for secret in secrets:
        text = text.replace(secret, "…")
    line = " ".join(_SECRET.sub("…", text).split())
    return line if len(line) <= 300 else line[:299] + "…"


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


def _seconds(number: float) -> str:
    return "1 second" if number == 1 else f"{number:g} seconds"
