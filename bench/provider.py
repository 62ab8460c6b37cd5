"""A language model's provider that is never what is waited for: python bench/provider.py PORT.

It speaks as much of OpenAI's chat completions as a benchmark needs. ``@200,20@`` in the last user's message asks for
200 tokens, one every 20 ms; with 0 ms all are sent at once. When tools are offered, one is called first.
"""

import asyncio
import json
import re
import sys
from functools import lru_cache
from typing import Any, cast

FIRST, LAST = "alpha", "omega"
"""The first and the last token of every answer."""

_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
_ASKED = re.compile(r"@(\d+),(\d+)@")
_COMMON = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1763812345, "model": "fake"}
_TITLE = "Buy milk"


class Connection(asyncio.Protocol):
    """One connection, kept alive; requests come one after the other."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._received = b""
        self._timer: asyncio.TimerHandle | None = None

    def connection_lost(self, exc: Exception | None) -> None:
        if self._timer is not None:
            self._timer.cancel()

    def data_received(self, data: bytes) -> None:
        self._received += data
        head, found, body = self._received.partition(b"\r\n\r\n")
        length = re.search(rb"content-length: *(\d+)", head, re.IGNORECASE)
        size = int(length[1]) if length else 0
        if found and len(body) >= size:
            self._received = body[size:]
            self._answer(json.loads(body[:size] or b"{}"))

    def _answer(self, asked: dict[str, Any]) -> None:
        messages = asked.get("messages", [])
        said = [str(message["content"]) for message in messages if message["role"] == "user"]
        directive = _ASKED.search(said[-1]) if said else None
        tokens, pace = (int(directive[1]), int(directive[2])) if directive else (200, 0)
        tool = next((tool for tool in asked.get("tools") or [] if tool["function"]["name"] == "add_task"), None)
        self._transport.write(_HEAD)
        if tool is not None and messages[-1]["role"] != "tool":
            takes_several = "tasks" in tool["function"]["parameters"]["properties"]
            self._transport.write(b"".join(call_stream(takes_several)))
        elif pace == 0:
            self._transport.write(whole_text(tokens))
        else:
            self._send(list(text_stream(tokens)), 0, pace / 1000)

    def _send(self, frames: list[bytes], number: int, pause: float, due: float | None = None) -> None:
        if self._transport.is_closing():
            return
        loop = asyncio.get_running_loop()
        due = loop.time() if due is None else due
        self._transport.write(frames[number])
        if number + 1 < len(frames):
            # By the clock, so that being late once does not slow the whole stream.
            self._timer = loop.call_at(due + pause, self._send, frames, number + 1, pause, due + pause)


@lru_cache
def call_stream(takes_several: bool) -> tuple[bytes, ...]:
    """A call of ``add_task``, its arguments in pieces."""
    arguments = json.dumps({"tasks": [{"title": _TITLE}]} if takes_several else {"title": _TITLE})
    function = {"name": "add_task", "arguments": ""}
    call = {"index": 0, "id": "call_1", "type": "function", "function": function}
    deltas: list[dict[str, Any]] = [{"role": "assistant", "content": None, "tool_calls": [call]}]
    for start in range(0, len(arguments), 6):
        deltas.append({"tool_calls": [{"index": 0, "function": {"arguments": arguments[start : start + 6]}}]})
    return _stream(deltas, "tool_calls", len(deltas))


@lru_cache
def text_stream(tokens: int) -> tuple[bytes, ...]:
    """So many tokens of text."""
    words = [FIRST, *(f" word{number % 16}" for number in range(tokens - 2)), f" {LAST}"]
    deltas = [{"role": "assistant", "content": ""}, *({"content": word} for word in words)]
    return _stream(deltas, "stop", tokens)


@lru_cache
def whole_text(tokens: int) -> bytes:
    """The same in one piece."""
    return b"".join(text_stream(tokens))


def _stream(deltas: list[dict[str, Any]], reason: str, tokens: int) -> tuple[bytes, ...]:
    usage = {"prompt_tokens": 120, "completion_tokens": tokens, "total_tokens": tokens + 120}
    chunks: list[dict[str, Any]] = [
        {"choices": [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": None}]} for delta in deltas
    ]
    chunks.append({"choices": [{"index": 0, "delta": {}, "logprobs": None, "finish_reason": reason}]})
    chunks.append({"choices": [], "usage": usage})
    events = [json.dumps({**_COMMON, "usage": None, **chunk}) for chunk in chunks]
    frames = [f"data: {event}\n\n".encode() for event in [*events, "[DONE]"]]
    framed = [b"%x\r\n%s\r\n" % (len(frame), frame) for frame in frames]
    # The role goes with the first words, the end with the last, as with real providers: in one packet.
    return (b"".join(framed[:2]), *framed[2:-4], b"".join(framed[-4:]) + b"0\r\n\r\n")


async def main(port: int) -> None:
    server = await asyncio.get_running_loop().create_server(Connection, "127.0.0.1", port, backlog=2048)
    await server.serve_forever()


if __name__ == "__main__":
    import uvloop

    uvloop.run(main(int(sys.argv[1])))
