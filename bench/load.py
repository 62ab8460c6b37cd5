"""The client of the benchmark: turns, one after the other or many at once, on as few CPU seconds as Python allows."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from bench.provider import FIRST, LAST

_END = b"0\r\n\r\n"
# A turn that takes longer is broken.
_PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Request:
    """What is posted; ``{asked}`` in the body is what the provider is asked for."""

    path: str
    body: str
    headers: tuple[str, ...] = ()

    def encoded(self, tokens: int, pace: int) -> bytes:
        """The request for so many tokens, one every ``pace`` ms."""
        body = self.body.replace("{asked}", f"@{tokens},{pace}@").encode()
        lines = [
            f"POST {self.path} HTTP/1.1",
            "Host: 127.0.0.1",
            "Content-Type: application/json",
            f"Content-Length: {len(body)}",
            *self.headers,
        ]
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


@dataclass(frozen=True, slots=True)
class Turn:
    """Seconds from the request to its first word and to its end."""

    first: float
    whole: float


class Broken(Exception):
    """An answer was not what it should be; its last bytes."""


class Client(asyncio.Protocol):
    """A connection that takes turns."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._done: asyncio.Future[Turn] | None = None
        self.begun = asyncio.Event()

    def connection_lost(self, exc: Exception | None) -> None:
        if self._done is not None and not self._done.done():
            self._done.set_exception(Broken("the connection was closed"))

    async def turn(self, request: bytes) -> Turn:
        """Take one turn. Raises ``Broken``."""
        self._received = bytearray()
        self._first = 0.0
        self._done = asyncio.get_running_loop().create_future()
        self._start = time.perf_counter()
        self._transport.write(request)
        async with asyncio.timeout(_PATIENCE):
            return await self._done

    def close(self) -> None:
        """Hang up."""
        self._done = None
        self._transport.close()

    def data_received(self, data: bytes) -> None:
        if self._done is None or self._done.done():
            return
        now = time.perf_counter()
        self._received += data
        if not self._first and FIRST.encode() in self._received:
            self._first = now
            self.begun.set()
        if self._received.endswith(_END) or (b"\r\n\r\n" in data and b" 200 " not in self._received[:20]):
            if self._first and LAST.encode() in self._received:
                self._done.set_result(Turn(self._first - self._start, now - self._start))
            else:
                self._done.set_exception(Broken(bytes(self._received[-500:]).decode(errors="replace")))


async def connect(port: int) -> Client:
    """A connection to the server on this port."""
    _, client = await asyncio.get_running_loop().create_connection(Client, "127.0.0.1", port)
    return client


async def take_turns(port: int, request: bytes, *, turns: int, at_once: int) -> list[Turn]:
    """So many turns, so many of them at any time. Raises ``Broken`` when one goes wrong."""
    left = iter(range(turns))

    async def worker() -> list[Turn]:
        client = await connect(port)
        taken = [await client.turn(request) for _ in left]
        client.close()
        return taken

    async with asyncio.TaskGroup() as group:
        workers = [group.create_task(worker()) for _ in range(at_once)]
    return [turn for done in workers for turn in done.result()]


async def open_streams(port: int, request: bytes, count: int) -> list[Client]:
    """So many streams at once, each with its first word there."""
    clients = [await connect(port) for _ in range(count)]
    for client in clients:
        turn = asyncio.ensure_future(client.turn(request))
        turn.add_done_callback(lambda done: done.cancelled() or done.exception())
    async with asyncio.timeout(_PATIENCE):
        await asyncio.gather(*(client.begun.wait() for client in clients))
    return clients


def median(values: Sequence[float]) -> float:
    """The middle one, the upper of two."""
    return sorted(values)[len(values) // 2]
