"""How a reply goes over the wire: whole, as a stream, late, in part, or not at all."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping

from pydantic import JsonValue
from starlette.types import Receive, Scope, Send

from tests.fakes.provider.script import Answer, Cut, Empty, Fail, Reply, Stall
from tests.fakes.provider.wire import Asked, Frame, Prepared, WireFormat

EVENT_STREAM = "text/event-stream; charset=utf-8"


async def deliver(
    reply: Reply, prepared: Prepared, *, wire: WireFormat, asked: Asked, hold: "Hold", send: Send
) -> None:
    """Sends ``reply``, whose answer is ``prepared``, the way the request asked for."""
    if isinstance(reply, Fail):
        headers = {} if reply.retry_after is None else {"retry-after": str(reply.retry_after)}
        return await send_json(send, reply.status, wire.failure(reply), headers)
    if isinstance(reply, Stall) and (reply.after is None or not asked.stream):
        await hold.wait()
    if asked.stream:
        await _stream(_frames(reply, prepared, wire, hold), send, broken=_breaks(reply))
    elif isinstance(reply, Cut) and reply.error is not None:
        await send_json(send, reply.error.status, wire.failure(reply.error))
    else:
        body = wire.nothing(asked) if isinstance(reply, Empty) else prepared.body
        await send_json(send, 200, body, broken=_breaks(reply))


def answer_of(reply: Reply) -> Answer:
    """The message that a reply delivers or would have delivered."""
    match reply:
        case Answer():
            return reply
        case Cut() | Stall():
            return reply.answer
        case Fail() | Empty():
            return Answer(())


class Hold:
    """Where stalled answers wait: until they are released, or their client has gone."""

    def __init__(self, released: asyncio.Event, gone: asyncio.Task[None]) -> None:
        self._released = released
        self._gone = gone

    async def wait(self) -> None:
        released = asyncio.ensure_future(self._released.wait())
        await asyncio.wait({released, self._gone}, return_when=asyncio.FIRST_COMPLETED)
        released.cancel()


async def read_body(receive: Receive) -> bytes:
    """The whole body of an ASGI request."""
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body", False):
            return body


async def until_gone(receive: Receive) -> None:
    """Returns when the client has hung up (its body must have been read)."""
    while (await receive())["type"] != "http.disconnect":
        pass


def headers_of(scope: Scope) -> dict[str, str]:
    pairs: list[tuple[bytes, bytes]] = scope["headers"]
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in pairs}


async def send_json(
    send: Send,
    status: int,
    body: Mapping[str, JsonValue],
    headers: Mapping[str, str] | None = None,
    *,
    broken: bool = False,
) -> None:
    """One JSON answer. ``broken``: its first half, whatever its content-length says."""
    payload = json.dumps(dict(body)).encode()
    sent = {"content-type": "application/json", "content-length": str(len(payload)), **(headers or {})}
    await _start(send, status, sent)
    part = payload[: len(payload) // 2] if broken else payload
    await send({"type": "http.response.body", "body": part, "more_body": broken})


def _breaks(reply: Reply) -> bool:
    return isinstance(reply, Cut) and reply.error is None


async def _frames(reply: Reply, prepared: Prepared, wire: WireFormat, hold: Hold) -> AsyncIterator[Frame]:
    if isinstance(reply, Empty):
        return
    sent = 0
    last = sum(frame.piece for frame in prepared.frames)
    turn = min(reply.after or 0, last) if isinstance(reply, Cut | Stall) else None
    for frame in prepared.frames:
        if turn is not None and sent == turn and (frame.piece or sent == last):
            if isinstance(reply, Cut):
                break
            await hold.wait()
            turn = None
        yield frame
        sent += frame.piece
    if isinstance(reply, Cut) and reply.error is not None:
        yield wire.failure_frame(reply.error)


async def _stream(frames: AsyncIterator[Frame], send: Send, *, broken: bool) -> None:
    """``broken``: the body never ends, so the server closes the socket (RFC 9112 §8: incomplete)."""
    await _start(send, 200, {"content-type": EVENT_STREAM, "cache-control": "no-cache"})
    async for frame in frames:
        await send({"type": "http.response.body", "body": frame.text.encode(), "more_body": True})
        await asyncio.sleep(0)  # a chunk of its own, as over a real network
    if not broken:
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _start(send: Send, status: int, headers: Mapping[str, str]) -> None:
    named = {**headers, "x-request-id": "req_fake", "request-id": "req_fake"}
    pairs = [(name.encode(), value.encode()) for name, value in named.items()]
    await send({"type": "http.response.start", "status": status, "headers": pairs})
