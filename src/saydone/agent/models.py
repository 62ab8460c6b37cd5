"""Which language model answers. Nothing outside this module asks."""

import os
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from agents.models.interface import Model

from saydone.agent.model_boundary import ModelBoundary
from saydone.agent.model_errors import Provider
from saydone.agent.openai_compatible import OPENAI_BASE_URL, Endpoint, OpenAICompatibleModel
from saydone.errors import SetupError
from saydone.settings import Settings

OFFLINE = "offline"
_LITELLM = "litellm/"
_OPENAI = "openai/"


def choose_model(settings: Settings) -> Model:
    """The model that the settings name, behind the model boundary.

    ``offline`` is the one built in. ``openai/NAME``, and any name with a base URL, is called directly;
    ``litellm/PROVIDER/NAME``, and any other name, goes through LiteLLM.

    Raises SetupError when the settings name none, or one that cannot work, such as OpenAI's without a key.
    """
    if _is_offline(settings):
        return ModelBoundary(_open_offline_model, Provider(OFFLINE, None, settings.model_timeout))
    secrets = _secrets(settings, os.environ)
    endpoint = _endpoint(settings, os.environ)
    if endpoint is None:
        name = _named(settings).removeprefix(_LITELLM)
        address = Endpoint(name, settings.model_base_url, None).address if settings.model_base_url else None
        provider = Provider(name, address, settings.model_timeout, secrets)
        return ModelBoundary(open_litellm_model(settings), provider)
    provider = Provider(endpoint.model, endpoint.address, settings.model_timeout, secrets)
    return ModelBoundary(OpenAICompatibleModel(endpoint, timeout=settings.model_timeout), provider)


def describe_model(settings: Settings) -> str:
    """The chosen model in a few words: ``openai/gpt-5 at api.openai.com``. Raises SetupError as above."""
    if _is_offline(settings):
        return "offline (built in, no LLM)"
    endpoint = _endpoint(settings, os.environ)
    if endpoint is None:
        return f"{_named(settings).removeprefix(_LITELLM)} through LiteLLM"
    return f"{_named(settings)} at {endpoint.host}"


async def warm_up(model: Model) -> None:
    """Does what takes long before the first turn, in a thread: importing LiteLLM, if this model needs it."""
    if isinstance(model, ModelBoundary):
        await model.warm_up()


async def close(model: Model) -> None:
    """Closes the model's connections."""
    await model.close()


def open_litellm_model(settings: Settings) -> Callable[[], Model]:
    """What imports LiteLLM and makes the model: slow, so it is for a thread."""

    def open_model() -> Model:
        # Read by LiteLLM at import: no price list from the network, no .env file.
        os.environ.setdefault("LITELLM_LOCAL_MODEL_COST_MAP", "True")
        os.environ.setdefault("LITELLM_MODE", "PRODUCTION")
        from saydone.agent.litellm_model import LiteLLMModel

        return LiteLLMModel(
            _named(settings).removeprefix(_LITELLM),
            base_url=settings.model_base_url,
            api_key=_own_key(settings),
            timeout=settings.model_timeout,
        )

    return open_model


def _open_offline_model() -> Model:
    from saydone.agent.offline.model import OfflineModel

    return OfflineModel()


def _is_offline(settings: Settings) -> bool:
    return settings.model.strip() == OFFLINE


def _named(settings: Settings) -> str:
    name = settings.model.strip()
    if not name.removeprefix(_LITELLM).removeprefix(_OPENAI):
        raise SetupError("SAYDONE_MODEL names no model. Set it to “offline”, or to one such as openai/gpt-5.")
    return name


def _own_key(settings: Settings) -> str | None:
    return settings.model_api_key.get_secret_value() if settings.model_api_key else None


def _endpoint(settings: Settings, env: Mapping[str, str]) -> Endpoint | None:
    """Where the model is called directly; None when it goes through LiteLLM."""
    name = _named(settings)
    is_openai = name.startswith(_OPENAI)
    if name.startswith(_LITELLM) or not (is_openai or settings.model_base_url):
        return None
    base_url = settings.model_base_url or env.get("OPENAI_BASE_URL") or OPENAI_BASE_URL
    if urlsplit(base_url).scheme not in ("http", "https") or not urlsplit(base_url).hostname:
        raise SetupError("SAYDONE_MODEL_BASE_URL is not a web address such as http://localhost:11434/v1.")
    # Only a model that is called OpenAI's gets OpenAI's key: another server must not see it.
    key = _own_key(settings) or (env.get("OPENAI_API_KEY") if is_openai else None)
    if key is None and base_url == OPENAI_BASE_URL:
        raise SetupError(
            f"SAYDONE_MODEL is {name}, but there is no key for it. Set SAYDONE_MODEL_API_KEY or OPENAI_API_KEY,"
            " or SAYDONE_MODEL=offline to go without an LLM."
        )
    return Endpoint(name.removeprefix(_OPENAI), base_url, key or None)


def _secrets(settings: Settings, env: Mapping[str, str]) -> tuple[str, ...]:
    """Whatever must not be repeated: our key, and the keys that LiteLLM may take from the environment."""
    found = [value for name, value in env.items() if name.endswith(("_API_KEY", "_TOKEN", "_ACCESS_KEY"))]
    found.append(_own_key(settings) or "")
    return tuple(secret for secret in found if len(secret) >= 4)
