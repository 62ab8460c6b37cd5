"""The fake provider itself: a server on loopback that speaks both wire formats.

    with FakeProvider() as provider:
        provider.reply(say("Adding it."), call("add_task", {"tasks": [{"title": "Milk"}]}))
        provider.reply(fail(429, retry_after=7))
        ...                                 # point a client at provider.openai_base_url or provider.url
        assert provider.requests[0].body["stream"] is True

It runs in a thread of its own, so that it serves synchronous and asynchronous tests alike.
"""

import asyncio
import socket
import threading
from collections import deque
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import uvicorn
from pydantic import JsonValue
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from tests.fakes.provider import anthropic_format, openai_format
from tests.fakes.provider.conversation import Conversation, read_object
from tests.fakes.provider.delivery import (
    Hold,
    answer_of,
    deliver,
    headers_of,
    read_body,
    send_json,
    until_gone,
)
from tests.fakes.provider.script import Fail, Fault, Part, Reply, one_reply
from tests.fakes.provider.transcription import read_audio
from tests.fakes.provider.wire import CREATED, Refused, WireFormat

OPENAI_MODEL = "gpt-test"
ANTHROPIC_MODEL = "claude-test"

Brain = Callable[[Conversation], Reply]


@dataclass(slots=True)
class Received:
    """One request as it arrived (header names in lower case).

    ``status`` is 0 until the answer is known; ``hung_up`` says that the client left before its end.
    """

    path: str
    headers: Mapping[str, str]
    body: dict[str, JsonValue]
    status: int = 0
    hung_up: bool = False


class FakeProvider:
    """A strict provider in the OpenAI and the Anthropic format, on a free loopback port.

    Replies are taken from the queue first (``reply``), then from the brain (``think``). A request
    that neither answers gets a 400 which says so: a client would retry a 500.
    """

    def __init__(self, *, key: str = "test-key", models: Collection[str] = (OPENAI_MODEL, ANTHROPIC_MODEL)) -> None:
        self.key = key
        self.models = models
        self.requests: list[Received] = []
        self.think: Brain | None = None
        self.words: deque[str | Fail] = deque()
        """What the next recordings say, or how the transcription fails."""
        self.heard: list[tuple[str, bytes]] = []
        """The recordings that came: name and bytes."""
        self._replies: deque[Reply] = deque()
        self._changed = threading.Condition()
        self._released = asyncio.Event()
        self._serial = 0

    def reply(self, *parts: Part | Fault | str) -> None:
        """Queues one reply: the parts of one message in order (several calls are parallel), or a fault.

        Raises ValueError for a fault beside something else.
        """
        self._replies.append(one_reply(*parts))

    def release(self) -> None:
        """Lets every answer go on that hangs now; later ones hang again."""
        self._loop.call_soon_threadsafe(self._let_go)

    def wait_until(self, happened: Callable[[Self], bool], *, timeout: float = 120) -> None:
        """Blocks until ``happened(provider)``, looking whenever a request arrives or ends.

        Raises TimeoutError. From a coroutine, call it with ``asyncio.to_thread``.
        """
        with self._changed:
            if not self._changed.wait_for(lambda: happened(self), timeout):
                raise TimeoutError(f"the fake provider waited {timeout} s for nothing")

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    @property
    def openai_base_url(self) -> str:
        return f"{self.url}/v1"

    @property
    def unused(self) -> int:
        """How many queued replies nobody has asked for."""
        return len(self._replies)

    def __enter__(self) -> Self:
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self._port: int = self._socket.getsockname()[1]
        self._server = _Server(self._app())
        self._thread = threading.Thread(target=self._run, name="fake-provider")
        self._thread.start()
        self._server.ready.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Answers what hangs, then stops: the port refuses connections from here on."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stop)
            self._thread.join()

    def _run(self) -> None:
        with asyncio.Runner() as runner:
            self._loop = runner.get_loop()
            runner.run(self._server.serve(sockets=[self._socket]))

    def _let_go(self) -> None:
        self._released.set()
        self._released = asyncio.Event()

    def _stop(self) -> None:
        self._released.set()  # and it stays set: nothing hangs any more
        self._server.stopping.set()

    def _app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/v1/chat/completions", _Endpoint(self._answer, openai_format), methods=["POST"]),
                Route("/v1/messages", _Endpoint(self._answer, anthropic_format), methods=["POST"]),
                Route("/v1/audio/transcriptions", _Endpoint(self._transcribe, openai_format), methods=["POST"]),
                Route("/v1/models", _Endpoint(self._list_models, openai_format), methods=["GET"]),
            ]
        )

    async def _list_models(self, wire: WireFormat, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            wire.authorise(headers_of(scope), self.key)
        except Refused as refused:
            return await send_json(send, refused.status, refused.body)
        data: list[JsonValue] = [
            {"id": model, "object": "model", "created": CREATED, "owned_by": "fake"} for model in self.models
        ]
        await send_json(send, 200, {"object": "list", "data": data})

    async def _transcribe(self, wire: WireFormat, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers with the queued words, or with the queued error; keeps what was sent in ``heard``."""
        try:
            wire.authorise(headers_of(scope), self.key)
            async with Request(scope, receive).form() as form:
                self.heard.append(await read_audio(form, self.models))
        except Refused as refused:
            return await send_json(send, refused.status, refused.body)
        said = self.words.popleft()
        if isinstance(said, Fail):
            return await send_json(send, said.status, wire.failure(said))
        await send_json(send, 200, {"text": said})

    async def _answer(self, wire: WireFormat, scope: Scope, receive: Receive, send: Send) -> None:
        raw = await read_body(receive)
        body = read_object(raw.decode(errors="replace")) or {}
        received = Received(scope["path"], headers_of(scope), body)
        self._note(lambda: self.requests.append(received))
        gone = asyncio.create_task(until_gone(receive))
        try:
            await self._respond(wire, received, raw, Hold(self._released, gone), send)
        finally:
            received.hung_up = gone.done()
            gone.cancel()
            self._note(lambda: None)

    async def _respond(self, wire: WireFormat, received: Received, raw: bytes, hold: Hold, send: Send) -> None:
        try:
            wire.authorise(received.headers, self.key)
            asked = wire.read(raw, self.models)
        except Refused as refused:
            received.status = refused.status
            return await send_json(send, refused.status, refused.body)
        reply = self._next(asked.conversation)
        self._serial += 1
        prepared = wire.prepare(asked, answer_of(reply), self._serial)
        received.status = reply.status if isinstance(reply, Fail) else 200
        await deliver(reply, prepared, wire=wire, asked=asked, hold=hold, send=send)

    def _next(self, conversation: Conversation) -> Reply:
        if self._replies:
            return self._replies.popleft()
        if self.think is not None:
            return self.think(conversation)
        return Fail(400, message="The fake provider has no reply queued for this request.")

    def _note(self, change: Callable[[], None]) -> None:
        with self._changed:
            change()
            self._changed.notify_all()


class _Endpoint:
    """An ASGI application that knows its wire format."""

    def __init__(self, handle: Callable[[WireFormat, Scope, Receive, Send], Awaitable[None]], wire: WireFormat):
        self._handle = handle
        self._wire = wire

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._handle(self._wire, scope, receive, send)


class _Server(uvicorn.Server):
    """Uvicorn that tells when it is ready and stops at once instead of looking every 0.1 s."""

    def __init__(self, app: Starlette) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                lifespan="off",
                ws="none",
                log_config=None,
                access_log=False,
                timeout_graceful_shutdown=2,  # for a client that never reads on
            )
        )
        self.ready = threading.Event()
        self.stopping = asyncio.Event()

    async def main_loop(self) -> None:
        await self.on_tick(0)
        self.ready.set()
        await self.stopping.wait()
