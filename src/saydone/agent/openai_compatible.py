"""OpenAI's chat completions and all that speak them, called directly: Ollama, vLLM, llama.cpp, OpenRouter, …"""

import asyncio
import base64
from collections.abc import AsyncGenerator, Iterable
from contextlib import suppress
from dataclasses import replace
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
import httpx2
from agents.items import TResponseStreamEvent
from pydantic_core import to_json

from saydone import __version__
from saydone.agent.chat_request import chat_request
from saydone.agent.chat_stream import ChatStream
from saydone.agent.endpoint import OPENAI_BASE_URL, Endpoint
from saydone.agent.provider_failures import ProviderRefused, Unreadable
from saydone.agent.sse_reader import SseReader
from saydone.agent.streaming_model import ModelRequest, StreamingModel
from saydone.agent.whole_text import read_json

_CONNECT_SECONDS = 10.0
# Kept connections are used again when their answer was read to its end, which comes right behind the last event.
_END_SECONDS = 0.2
_LONGEST_BODY = 16 * 1024 * 1024
_DONE = b"[DONE]"


class OpenAICompatibleModel(StreamingModel):
    """A chat-completions endpoint. Raises :data:`saydone.agent.provider_failures.PROVIDER_FAILURES`.

    Retries are not its business; a stream that is left, or cancelled, is closed at once.
    """

    def __init__(self, endpoint: Endpoint, *, timeout: float) -> None:
        self._endpoint = endpoint
        self._official = endpoint.base_url.startswith(OPENAI_BASE_URL)
        self._url = endpoint.address.rstrip("/") + "/chat/completions"
        if query := urlsplit(endpoint.base_url).query:
            self._url += f"?{query}"
        self._headers = {"Content-Type": "application/json", "User-Agent": f"Saydone/{__version__}", **_key(endpoint)}
        self._proxy = _proxy(endpoint.base_url)
        # Silence is measured at the model boundary.
        self._timeout = aiohttp.ClientTimeout(total=None, sock_connect=min(timeout, _CONNECT_SECONDS))
        self._session: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def answer(self, request: ModelRequest) -> AsyncGenerator[TResponseStreamEvent]:
        """The answer as it comes: what comes in one read is told at once."""
        settings = request.settings
        if self._official and settings.store is None:
            # OpenAI would keep every conversation. Others do not know the parameter.
            settings = replace(settings, store=False)
        body = chat_request(
            self._endpoint.model,
            self._endpoint.base_url,
            request.instructions,
            request.input,
            settings,
            request.tools,
            request.output_schema,
            request.handoffs,
        )
        headers = {**self._headers, **{name: str(value) for name, value in (settings.extra_headers or {}).items()}}
        response = await self._open().post(self._url, data=to_json(body), headers=headers, proxy=self._proxy)
        try:
            if response.status >= 400:
                raise await _refusal(response)
            stream = ChatStream(self._endpoint.model)
            if response.content_type == "application/json":  # it does not stream, or this is an error
                stream.take(read_json(await _whole(response)))
            else:
                async for events in _read(response, stream):
                    for event in events:
                        yield event
                    if _more_is_there(response.content):
                        # The reader's turn: whatever the provider sends without a pause, words are shown as they come.
                        await asyncio.sleep(0)
            for event in [*stream.told(), *stream.finish()]:
                yield event
            with suppress(TimeoutError, aiohttp.ClientError):
                async with asyncio.timeout(_END_SECONDS):
                    await response.content.readany()
        except ValueError as error:
            raise Unreadable("not JSON") from error
        finally:
            # Gives the connection back after the answer's end, and closes it before.
            response.close() if not response.content.at_eof() else response.release()

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:  # wants a running loop
            tls = httpx2.create_ssl_context() if self._url.startswith("https") else True
            connector = aiohttp.TCPConnector(limit=0, ssl=tls)
            self._session = aiohttp.ClientSession(connector=connector, timeout=self._timeout, auto_decompress=True)
        return self._session


async def _read(response: aiohttp.ClientResponse, stream: ChatStream) -> AsyncGenerator[list[TResponseStreamEvent]]:
    """The events of each read, up to the stream's last."""
    reader = SseReader()
    try:
        async for piece in _pieces(response.content):
            for data in reader.feed(piece):
                if data.startswith(_DONE):
                    return
                if data:
                    stream.take(read_json(data))
            if events := stream.told():
                yield events
    except Exception:
        # What came before it was said: whether anything was decides about another attempt.
        if events := stream.told():
            yield events
        raise


async def _pieces(content: aiohttp.StreamReader) -> AsyncGenerator[bytes]:
    try:
        async for piece in content.iter_any():
            yield piece
    except aiohttp.ClientError:
        # aiohttp keeps what had come before the connection broke, and would not hand it out.
        if rest := b"".join(_buffer(content)):
            yield rest
        raise


def _more_is_there(content: aiohttp.StreamReader) -> bool:
    return bool(_buffer(content))


def _buffer(content: aiohttp.StreamReader) -> Iterable[bytes]:
    return getattr(content, "_buffer", ())


async def _refusal(response: aiohttp.ClientResponse) -> ProviderRefused:
    body = await _whole(response)
    try:
        told = read_json(body)
    except ValueError:
        told = body.decode(errors="replace")
    return ProviderRefused.from_body(told, response.status, response.headers)


async def _whole(response: aiohttp.ClientResponse) -> bytes:
    body = bytearray()
    async for piece in response.content.iter_any():
        body += piece
        if len(body) > _LONGEST_BODY:
            raise Unreadable("a body without an end")
    return bytes(body)


def _key(endpoint: Endpoint) -> dict[str, str]:
    parts = urlsplit(endpoint.base_url)
    if parts.username:
        pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        return {"Authorization": f"Basic {base64.b64encode(pair.encode()).decode()}"}
    # Servers without keys take any, and some want one.
    return {"Authorization": f"Bearer {endpoint.api_key or 'none'}"}


def _proxy(base_url: str) -> str | None:
    """The proxy that the environment names for this address."""
    parts = urlsplit(base_url)
    if proxy_bypass(parts.netloc.rpartition("@")[2]):
        return None
    proxies = getproxies()
    return proxies.get(parts.scheme) or proxies.get("all")
