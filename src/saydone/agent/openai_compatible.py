"""OpenAI's chat completions and all that speak them, called directly: Ollama, vLLM, llama.cpp, OpenRouter, …"""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from typing import Any, cast

from agents.items import TResponseInputItem
from agents.model_settings import ModelSettings
from agents.models.openai_chatcompletions import OpenAIChatCompletionsModel
from openai import AsyncOpenAI, AsyncStream, Timeout
from openai.types.chat import ChatCompletionChunk

from saydone.agent.endpoint import OPENAI_BASE_URL, Endpoint
from saydone.agent.model_errors import StreamCut

_CONNECT_SECONDS = 10.0


class OpenAICompatibleModel(OpenAIChatCompletionsModel):
    """The Agents SDK's chat-completions model; a stream that ends too early is an error, not an answer."""

    def __init__(self, endpoint: Endpoint, *, timeout: float) -> None:
        client = AsyncOpenAI(
            base_url=endpoint.base_url,
            api_key=endpoint.api_key or "none",  # servers without keys take any, and the client wants one
            # Silence is measured at the model boundary; these seconds are its safety net.
            timeout=Timeout(timeout + 5, connect=min(timeout, _CONNECT_SECONDS)),
            max_retries=0,  # the model boundary decides about that
        )
        super().__init__(model=endpoint.model, openai_client=client)
        self._official = endpoint.base_url.startswith(OPENAI_BASE_URL)

    async def close(self) -> None:
        await self._client.close()

    async def _fetch_response(
        self,
        system_instructions: str | None,
        input: str | list[TResponseInputItem],
        model_settings: ModelSettings,
        *rest: Any,
        **named: Any,
    ) -> Any:
        if self._official and model_settings.store is None:
            # The SDK would have OpenAI keep every conversation. Others do not know the parameter.
            model_settings = replace(model_settings, store=False)
        fetch = cast(Callable[..., Awaitable[Any]], super()._fetch_response)  # its overloads say less than Any
        answer = await fetch(system_instructions, input, model_settings, *rest, **named)
        if not named["stream"]:
            return answer
        response, stream = answer
        return response, _to_the_end(stream)


async def _to_the_end(stream: AsyncStream[ChatCompletionChunk]) -> AsyncIterator[ChatCompletionChunk]:
    """The chunks. Raises StreamCut when neither a finish reason nor the usage after it is among them."""
    begun = finished = False
    try:
        async for chunk in stream:
            begun = True
            finished = finished or any(choice.finish_reason for choice in chunk.choices)
            finished = finished or (not chunk.choices and chunk.usage is not None)
            yield chunk
    finally:
        await stream.close()
    if begun and not finished:  # without a chunk it is not cut but empty
        raise StreamCut
