"""What a language model's provider can do wrong: exceptions of ours, and those of the libraries that call it."""

import json
from collections.abc import Mapping
from typing import cast

import aiohttp
import httpx2
import openai
from agents.exceptions import AgentsException
from pydantic import ValidationError


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


class StreamCut(OSError):
    """The provider's stream ended, in good order, before its answer did."""


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
