"""Which language model answers. Nothing outside this module asks."""

import os
from collections.abc import Callable
from types import ModuleType

from agents.models.interface import Model

from saydone.agent.endpoint import OFFLINE, Endpoint, endpoint_of, is_offline, litellm_name, own_key
from saydone.agent.model_boundary import ModelBoundary
from saydone.agent.model_sentences import Provider
from saydone.agent.openai_compatible import OpenAICompatibleModel
from saydone.agent.streaming_model import ModelRequest
from saydone.agent.vision import sight
from saydone.settings import Settings


def choose_model(settings: Settings) -> Model:
    """The model that the settings name, behind the model boundary.

    ``offline`` is the one built in. ``openai/NAME``, and any name with a base URL, is called directly;
    ``litellm/PROVIDER/NAME``, and any other name, goes through LiteLLM.

    Raises SetupError when the settings name none, or one that cannot work, such as OpenAI's without a key.
    """
    if is_offline(settings):
        return ModelBoundary(_open_offline_model, Provider(OFFLINE, None, settings.model_timeout))
    secrets = secrets_of(settings)
    endpoint = endpoint_of(settings, os.environ)
    if endpoint is None:
        name = litellm_name(settings)
        address = Endpoint(name, settings.model_base_url, None).address if settings.model_base_url else None
        provider = Provider(name, address, settings.model_timeout, secrets)
        return ModelBoundary(open_litellm_model(settings), provider, sees_images=_sight_or_ask(settings, name))
    provider = Provider(endpoint.model, endpoint.address, settings.model_timeout, secrets)
    model = OpenAICompatibleModel(endpoint, timeout=settings.model_timeout)
    return ModelBoundary(model, provider, sees_images=sight(settings, endpoint.model))


async def warm_up(model: Model) -> None:
    """Does what takes long before the first turn, in a thread: importing LiteLLM, if this model needs it."""
    if isinstance(model, ModelBoundary):
        await model.warm_up()


async def close(model: Model) -> None:
    """Closes the model's connections."""
    await model.close()


async def try_out(settings: Settings) -> None:
    """Asks the model that the settings name for one word. Raises SetupError as above, ModelError when none comes."""
    model = choose_model(settings)
    try:
        await ModelRequest("Answer with the word: ready", "Are you ready?").whole(model)
    finally:
        await close(model)


def open_litellm_model(settings: Settings) -> Callable[[], Model]:
    """What imports LiteLLM and makes the model: slow, so it is for a thread."""

    def open_model() -> Model:
        return import_litellm().LiteLLMModel(
            litellm_name(settings),
            base_url=settings.model_base_url,
            api_key=own_key(settings),
            timeout=settings.model_timeout,
        )

    return open_model


def import_litellm() -> ModuleType:
    """``saydone.agent.litellm_model``, and with it LiteLLM: slow, so it is for a thread."""
    # Read by LiteLLM at import: no price list from the network, no .env file.
    os.environ.setdefault("LITELLM_LOCAL_MODEL_COST_MAP", "True")
    os.environ.setdefault("LITELLM_MODE", "PRODUCTION")
    from saydone.agent import litellm_model

    return litellm_model


def _open_offline_model() -> Model:
    from saydone.agent.offline.model import OfflineModel

    return OfflineModel()


def _sight_or_ask(settings: Settings, name: str) -> bool | None:
    # A name that tells nothing: LiteLLM has a table.
    sees = sight(settings, name)
    return None if settings.model_vision == "auto" and not sees else sees


def secrets_of(settings: Settings) -> tuple[str, ...]:
    """Whatever must not be repeated: our key, and the keys that LiteLLM may take from the environment."""
    found = [value for name, value in os.environ.items() if name.endswith(("_API_KEY", "_TOKEN", "_ACCESS_KEY"))]
    found.append(own_key(settings) or "")
    return tuple(secret for secret in found if len(secret) >= 4)
