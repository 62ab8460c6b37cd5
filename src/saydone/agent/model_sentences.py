"""The sentences for what goes wrong with a language model: one :class:`ModelError` a kind."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from saydone.errors import ModelError

_SECRET = re.compile(r"\b(?:sk|pk|key|gsk|xai|AIza)[-_A-Za-z0-9*]{8,}|(?i:bearer\s+\S+)")


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


def scrub(text: str, secrets: Iterable[str]) -> str:
    """One line of at most 300 characters without any of the secrets, nor anything that looks like one."""
    for secret in secrets:
        text = text.replace(secret, "…")
    line = " ".join(_SECRET.sub("…", text).split())
    return line if len(line) <= 300 else line[:299] + "…"


def _seconds(number: float) -> str:
    return "1 second" if number == 1 else f"{number:g} seconds"
