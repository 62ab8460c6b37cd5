"""The models of 100+ providers through LiteLLM.

Importing this module imports LiteLLM: 6 seconds and 100 MB. Only
``saydone.agent.models`` does it, in a thread, when the configured model needs it.
"""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from typing import Any, cast

import litellm
from agents.extensions.models.litellm_model import LitellmModel
from agents.items import TResponseInputItem
from agents.model_settings import ModelSettings
from litellm.litellm_core_utils.streaming_handler import CustomStreamWrapper
from litellm.llms.custom_httpx.async_client_cleanup import close_litellm_async_clients

from saydone.agent.provider_failures import StreamCut


class LiteLLMModel(LitellmModel):
    """The Agents SDK's LiteLLM model; a stream that ends too early is an error, not an answer."""

    def __init__(self, model: str, *, base_url: str | None, api_key: str | None, timeout: float) -> None:
        super().__init__(model, base_url=base_url, api_key=api_key)
        # Silence and retries are the model boundary's business; these seconds are its safety net.
        self._call_settings = {"timeout": timeout + 5, "max_retries": 0, "num_retries": 0}
        _quiet()

    def sees_images(self) -> bool:
        """Whether LiteLLM's table says so."""
        return litellm.supports_vision(model=self.model)

    async def close(self) -> None:
        await close_litellm_async_clients()

    async def _fetch_response(
        self,
        system_instructions: str | None,
        input: str | list[TResponseInputItem],
        model_settings: ModelSettings,
        *rest: Any,
        **named: Any,
    ) -> Any:
        extra = {**(model_settings.extra_args or {}), **self._call_settings}
        fetch = cast(Callable[..., Awaitable[Any]], super()._fetch_response)  # its overloads say less than Any
        answer = await fetch(system_instructions, input, replace(model_settings, extra_args=extra), *rest, **named)
        if not named["stream"]:
            return answer
        response, stream = answer
        return response, _to_the_end(stream)


class LiteLLMHearing:
    """LiteLLM's way to the transcription models of its providers."""

    def __init__(self, model: str, *, base_url: str | None, api_key: str | None, timeout: float) -> None:
        self._model = model
        self._settings = {"api_base": base_url, "api_key": api_key, "timeout": timeout + 5, "max_retries": 1}
        _quiet()

    async def transcribe(self, file: tuple[str, bytes, str]) -> str:
        """What is said in an audio file: its name, its bytes, its media type. Raises what LiteLLM raises."""
        transcription = cast(
            Callable[..., Awaitable[Any]],
            litellm.atranscription,  # pyright: ignore[reportUnknownMemberType] # LiteLLM gives its arguments no types
        )
        heard = await transcription(model=self._model, file=file, response_format="json", **self._settings)
        return heard.text or ""

    async def close(self) -> None:
        """Closes the connections."""
        await close_litellm_async_clients()


async def _to_the_end(stream: CustomStreamWrapper) -> AsyncIterator[Any]:
    """The chunks. Raises StreamCut when the provider gave no reason to finish: LiteLLM makes one up."""
    try:
        async for chunk in stream:
            yield chunk
    finally:
        await stream.aclose()
    finished = stream.received_finish_reason or stream.intermittent_finish_reason
    begun = stream.chunks != []  # pyright: ignore[reportUnknownMemberType] # LiteLLM gives the list no type
    if begun and not finished:  # without a chunk it is not cut but empty
        raise StreamCut


def _quiet() -> None:
    """No advertisement on standard output, no message texts in logs."""
    litellm.suppress_debug_info = True
    litellm.turn_off_message_logging = True
    litellm.drop_params = True  # what one provider does not know is left out for it
    for name in ("LiteLLM", "LiteLLM Router", "LiteLLM Proxy"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
