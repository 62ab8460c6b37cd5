"""Server-sent events (WHATWG HTML, section 9.2): one JSON object an event, one ``data:`` line an object."""

import asyncio
import json
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from typing import Final

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

KEEP_ALIVE: Final = 15.0
"""Seconds of silence after which a comment shows that the stream lives."""

Event = tuple[str | None, Mapping[str, object] | str]
"""An event's id, for resuming after it, and its data: an object, or its JSON."""

Events = AsyncGenerator[Sequence[Event]]
"""What is there at a time goes together: there may be nothing to tell of it."""

_HEADERS: Final = {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-cache, no-transform",  # a proxy that compresses would hold the stream back
    "X-Accel-Buffering": "no",
}

_JSON: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False)  # `json.dumps` would make one for each event
# Clients that split at every Unicode line end would break an event in two at these.
_LINE_ENDS: Final = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


class EventStream(Response):
    """Sends the events as they come. When the client hangs up, ``events`` is closed at once, and waited for.

    ``events`` is iterated and closed in one task. It must end by itself, with its last event; what it raises
    breaks the stream off. ``until`` ends it in the middle, as a client that hangs up does.
    """

    # None, so that FastAPI does not describe a route's errors as event streams, too.
    media_type = None

    def __init__(
        self,
        events: Events,
        status_code: int = 200,  # FastAPI looks for it here when it describes the answer
        *,
        headers: Mapping[str, str] | None = None,
        keep_alive: float = KEEP_ALIVE,
        until: asyncio.Future[None] | None = None,
    ) -> None:
        super().__init__(status_code=status_code, headers={**_HEADERS, **(headers or {})})
        del self.headers["content-length"]
        self._events = events
        self._keep_alive = keep_alive
        self._until = until

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        wire = _Wire(send)
        events = asyncio.create_task(self._send_events(wire))
        hang_up = asyncio.create_task(_hang_up(receive))
        others = [hang_up, asyncio.create_task(wire.keep_alive(self._keep_alive))]
        ends = [events, hang_up, *([self._until] if self._until else [])]
        gone = False
        try:
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
            gone = hang_up.done()
        finally:
            for task in (events, *others):
                task.cancel()
            # Waits for the generator's own clean-up, too.
            await asyncio.gather(events, *others, return_exceptions=True)
        if not events.cancelled():
            events.result()
        if not gone:
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _send_events(self, wire: "_Wire") -> None:
        async with aclosing(self._events) as events:
            async for together in events:
                if together:
                    await wire.send(b"".join(encode(event_id, data) for event_id, data in together))


class _Wire:
    """Sends whole chunks, and knows when the last one went."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._sending = False
        self._last = asyncio.get_running_loop().time()

    async def send(self, chunk: bytes) -> None:
        self._sending = True
        await self._send({"type": "http.response.body", "body": chunk, "more_body": True})
        self._sending = False
        self._last = asyncio.get_running_loop().time()

    async def keep_alive(self, interval: float) -> None:
        """Send a comment whenever nothing went for ``interval`` seconds; never returns."""
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(self._last + interval - loop.time())
            if self._sending:  # a client that does not read needs no more to read
                self._last = loop.time()
            elif loop.time() >= self._last + interval:
                await self.send(b": keep-alive\n\n")


def encode(event_id: str | None, data: Mapping[str, object] | str) -> bytes:
    """One event as bytes. Raises ``ValueError`` on an id of several lines and on what JSON cannot say."""
    plain = data if isinstance(data, str) else _JSON.encode(data)
    text = plain if plain.isascii() else plain.translate(_LINE_ENDS)
    if event_id is None:
        return f"data: {text}\n\n".encode("utf-8", "replace")
    if any(character in event_id for character in "\r\n\0"):
        raise ValueError("An event's id is one line.")
    return f"id: {event_id}\ndata: {text}\n\n".encode("utf-8", "replace")


async def _hang_up(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
