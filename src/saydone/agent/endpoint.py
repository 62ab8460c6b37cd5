"""Which model the settings name, and where it is: told without importing what talks to it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from saydone.errors import SetupError
from saydone.settings import Settings

OFFLINE = "offline"
OPENAI_BASE_URL = "https://api.openai.com/v1"
_LITELLM = "litellm/"
_OPENAI = "openai/"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is served and by which name."""

    model: str
    base_url: str
    api_key: str | None

    @property
    def host(self) -> str:
        """``localhost:11434``: host and port, without credentials."""
        return urlsplit(self.base_url).netloc.rpartition("@")[2]

    @property
    def address(self) -> str:
        """The base URL without credentials or query."""
        return f"{urlsplit(self.base_url).scheme}://{self.host}{urlsplit(self.base_url).path}"


def describe_model(settings: Settings) -> str:
    """The chosen model in a few words: ``openai/gpt-5 at api.openai.com``.

    Raises SetupError when the settings name none, or one that cannot work, such as OpenAI's without a key.
    """
    if is_offline(settings):
        return "offline (built in, no LLM)"
    endpoint = endpoint_of(settings, os.environ)
    return f"{litellm_name(settings)} through LiteLLM" if endpoint is None else f"{_named(settings)} at {endpoint.host}"


def name_of_model(settings: Settings) -> str:
    """The chosen model without where it is, which is for those who run the server. Raises SetupError as above."""
    return describe_model(settings) if is_offline(settings) else litellm_name(settings)


def is_offline(settings: Settings) -> bool:
    """Whether the built-in model answers."""
    return settings.model.strip() == OFFLINE


def litellm_name(settings: Settings) -> str:
    """The model as LiteLLM calls it. Raises SetupError when the settings name none."""
    return _named(settings).removeprefix(_LITELLM)


def endpoint_of(settings: Settings, env: Mapping[str, str]) -> Endpoint | None:
    """Where the model is called directly; None when it goes through LiteLLM. Raises SetupError as above."""
    name = _named(settings)
    is_openai = name.startswith(_OPENAI)
    if name.startswith(_LITELLM) or not (is_openai or settings.model_base_url):
        return None
    base_url = settings.model_base_url or env.get("OPENAI_BASE_URL") or OPENAI_BASE_URL
    if urlsplit(base_url).scheme not in ("http", "https") or not urlsplit(base_url).hostname:
        raise SetupError("SAYDONE_MODEL_BASE_URL is not a web address such as http://localhost:11434/v1.")
    # Only a model that is called OpenAI's gets OpenAI's key: another server must not see it.
    key = own_key(settings) or (env.get("OPENAI_API_KEY") if is_openai else None)
    if key is None and base_url == OPENAI_BASE_URL:
        raise SetupError(
            f"SAYDONE_MODEL is {name}, but there is no key for it. Set SAYDONE_MODEL_API_KEY or OPENAI_API_KEY,"
            " or SAYDONE_MODEL=offline to go without an LLM."
        )
    return Endpoint(name.removeprefix(_OPENAI), base_url, key or None)


def own_key(settings: Settings) -> str | None:
    """The key of ``SAYDONE_MODEL_API_KEY``."""
    return settings.model_api_key.get_secret_value() if settings.model_api_key else None


def _named(settings: Settings) -> str:
    name = settings.model.strip()
    if not name.removeprefix(_LITELLM).removeprefix(_OPENAI):
        raise SetupError("SAYDONE_MODEL names no model. Set it to “offline”, or to one such as openai/gpt-5.")
    return name
