"""Speech to text, by a model of its own: OpenAI's ``/audio/transcriptions``, at any server that has it, or LiteLLM."""

import asyncio
import os
import re
from collections.abc import Callable
from typing import Protocol

from saydone.agent.endpoint import OFFLINE, Endpoint, endpoint_of, litellm_name, own_key
from saydone.agent.model_errors import to_model_error
from saydone.agent.model_sentences import Provider
from saydone.agent.models import import_litellm, secrets_of
from saydone.agent.provider_failures import PROVIDER_FAILURES
from saydone.errors import InvalidInput, ModelError, SetupError, TooLarge
from saydone.settings import Settings

AUDIO_MAX = 25 * 1024 * 1024
"""Bytes: OpenAI's own limit, and that of most who follow it."""
_TEXT_MAX = 32_000
_CONNECT_SECONDS = 10.0
# Media type → the name's ending, by which servers tell formats apart.
_ENDINGS = {
    "audio/webm": "webm",
    "video/webm": "webm",
    "audio/ogg": "ogg",
    "audio/mp4": "mp4",
    "video/mp4": "mp4",
    "audio/m4a": "m4a",
    "audio/x-m4a": "m4a",
    "audio/mpeg": "mp3",
    "audio/mp3": "mp3",
    "audio/wav": "wav",
    "audio/x-wav": "wav",
    "audio/wave": "wav",
    "audio/flac": "flac",
}
_SETTING = re.compile(r"SAYDONE_MODEL(?P<part>_BASE_URL|_API_KEY|)\b")

AudioFile = tuple[str, bytes, str]
"""A file's name, its bytes, its media type."""


class Hearing(Protocol):
    """What turns an audio file into text. Raises what the provider's library raises."""

    async def transcribe(self, file: AudioFile) -> str: ...

    async def close(self) -> None: ...


class Transcriber:
    """The configured transcription model. ``open_hearing`` makes what is behind it, in a thread, when first needed."""

    def __init__(self, open_hearing: Callable[[], Hearing], provider: Provider) -> None:
        self._open = open_hearing
        self._provider = provider
        self._hearing: Hearing | None = None
        self._opening = asyncio.Lock()

    async def transcribe(self, audio: bytes, mime_type: str) -> str:
        """What is said. Raises InvalidInput and TooLarge for audio that is not taken, ModelError when it fails."""
        media_type = mime_type.partition(";")[0].strip().lower()
        ending = _ENDINGS.get(media_type)
        if ending is None:
            raise InvalidInput(f"Audio of the type “{media_type[:80]}” is not taken. Send webm, ogg, mp4, mp3 or wav.")
        if not audio:
            raise InvalidInput("The recording is empty.")
        if len(audio) > AUDIO_MAX:
            raise TooLarge(f"The recording has {len(audio):,} bytes; {AUDIO_MAX:,} is the most.")
        try:
            hearing = await self._opened()  # importing LiteLLM is no silence of the provider's
            async with asyncio.timeout(self._provider.timeout):
                text = await hearing.transcribe((f"speech.{ending}", audio, media_type))
        except (ModelError, *PROVIDER_FAILURES) as failure:
            raise _ours(to_model_error(failure, self._provider, started=False)) from None
        return text.strip()[:_TEXT_MAX]

    async def close(self) -> None:
        """Closes the connections."""
        if self._hearing is not None:
            await self._hearing.close()

    async def _opened(self) -> Hearing:
        async with self._opening:
            if self._hearing is None:
                self._hearing = await asyncio.to_thread(self._open)
        return self._hearing


def choose_transcriber(settings: Settings) -> Transcriber | None:
    """The transcription model that the settings name, if any. Raises SetupError when it cannot work."""
    if settings.transcription_model is None:
        return None
    chosen = _as_model(settings, settings.transcription_model)
    try:
        endpoint = endpoint_of(chosen, os.environ)
        name = litellm_name(chosen)
    except SetupError as error:
        raise SetupError(_renamed(error.message)) from error
    if name == OFFLINE:
        raise SetupError(
            "SAYDONE_TRANSCRIPTION_MODEL must name a model: there is none built in. Leave it out for none."
        )
    secrets = secrets_of(chosen)
    timeout = settings.model_timeout
    if endpoint is not None:
        provider = Provider(endpoint.model, endpoint.address, timeout, secrets)
        return Transcriber(lambda: _OpenAIHearing(endpoint, timeout), provider)
    base_url, api_key = chosen.model_base_url, own_key(chosen)

    def open_hearing() -> Hearing:
        return import_litellm().LiteLLMHearing(name, base_url=base_url, api_key=api_key, timeout=timeout)

    return Transcriber(open_hearing, Provider(name, base_url, timeout, secrets))


def _as_model(settings: Settings, name: str) -> Settings:
    """The settings as if the transcription model were the model. A key goes to the server it was given for only."""
    base_url, key = settings.transcription_base_url, settings.transcription_api_key
    if base_url is None and settings.model_base_url is not None:
        base_url, key = settings.model_base_url, key or settings.model_api_key
    return settings.model_copy(update={"model": name, "model_base_url": base_url, "model_api_key": key})


class _OpenAIHearing:
    """OpenAI's endpoint, and all that copy it."""

    def __init__(self, endpoint: Endpoint, timeout: float) -> None:
        from openai import AsyncOpenAI, Timeout

        self._model = endpoint.model
        self._client = AsyncOpenAI(
            base_url=endpoint.base_url,
            api_key=endpoint.api_key or "none",  # servers without keys take any, and the client wants one
            timeout=Timeout(timeout + 5, connect=min(timeout, _CONNECT_SECONDS)),
            max_retries=1,
        )

    async def transcribe(self, file: AudioFile) -> str:
        heard = await self._client.audio.transcriptions.create(model=self._model, file=file, response_format="json")
        return heard.text

    async def close(self) -> None:
        await self._client.close()


def _ours(error: ModelError) -> ModelError:
    return ModelError(
        _renamed(error.message), code=error.code, retryable=error.retryable, retry_after=error.retry_after
    )


def _renamed(sentence: str) -> str:
    """The sentences about models name the chat model's settings."""
    return _SETTING.sub(lambda found: f"SAYDONE_TRANSCRIPTION{found['part'] or '_MODEL'}", sentence)
