"""Server-sent events, as bytes and over real sockets."""

import asyncio
import json
import math
from urllib.parse import urlsplit

import httpx
import pytest
from starlette.types import Message

from saydone.web.sse import Events, EventStream, encode
from tests.web import notes
from tests.web.conftest import DEMO

REQUEST = b"GET /notes/endless HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer test-token\r\n\r\n"


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


def test_an_event_is_one_data_line_and_an_empty_one() -> None:
    assert encode(None, {"type": "text_delta", "text": "I've"}) == b'data: {"type": "text_delta", "text": "I\'ve"}\n\n'


def test_an_id_goes_before_the_data() -> None:
    assert encode("7", {"type": "complete"}) == b'id: 7\ndata: {"type": "complete"}\n\n'


@pytest.mark.parametrize(
    "text",
    ['\n\ndata: {"type": "complete"}\n\n', "\r", "\r\n: x", "a\u2028b\u2029c", "\x85", "\x0b\x0c\x1c\x1d", "\x00"],
)
def test_no_text_ends_its_event(text: str) -> None:
    encoded = encode("1", {"text": text}).decode()
    # Python's own idea of a line's end has all of the above in it.
    first, second, empty = encoded.splitlines()
    assert (first, empty) == ("id: 1", "")
    assert json.loads(second.removeprefix("data: ")) == {"text": text}


def test_text_is_sent_as_it_is() -> None:
    assert encode(None, {"text": "Grüße 👩‍👩‍👧"}) == 'data: {"text": "Grüße 👩‍👩‍👧"}\n\n'.encode()


def test_half_a_character_does_not_break_the_stream() -> None:
    assert encode(None, {"text": "a\ud83d"}) == b'data: {"text": "a?"}\n\n'


def test_what_json_cannot_say_and_an_id_of_two_lines_are_mistakes() -> None:
    with pytest.raises(ValueError, match="JSON"):
        encode(None, {"number": math.nan})
    with pytest.raises(ValueError, match="one line"):
        encode("1\ndata: x", {})


async def _two() -> Events:
    yield [("1", {"type": "text_delta", "text": "a"}), (None, {"type": "complete"})]
    yield []
    yield [("3", {"type": "complete"})]


async def _sent(stream: EventStream) -> list[Message]:
    """What is sent to a client that stays."""
    sent: list[Message] = []

    async def receive() -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    await stream({"type": "http"}, receive, send)
    return sent


async def test_a_stream_has_its_headers_its_events_in_as_few_chunks_as_they_come_in_and_an_end() -> None:
    start, *chunks = await _sent(EventStream(_two(), headers={"X-Conversation-Id": "c1"}))
    headers = {name.decode(): value.decode() for name, value in start["headers"]}
    assert headers == {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-cache, no-transform",
        "x-accel-buffering": "no",
        "x-conversation-id": "c1",
    }
    assert [chunk["body"].count(b"data: ") for chunk in chunks] == [2, 1, 0]
    assert [chunk["more_body"] for chunk in chunks] == [True, True, False]


async def test_what_the_events_raise_breaks_the_stream_off() -> None:
    async def breaking() -> Events:
        yield [("1", {})]
        raise RuntimeError("broken")

    with pytest.raises(RuntimeError, match="broken"):
        await _sent(EventStream(breaking()))


async def test_a_server_that_stops_closes_the_events() -> None:
    waiting, closed = asyncio.Event(), asyncio.Event()

    async def endless() -> Events:
        try:
            yield [("1", {})]
            waiting.set()
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            closed.set()

    answering = asyncio.create_task(_sent(EventStream(endless())))
    await waiting.wait()
    answering.cancel()
    with pytest.raises(asyncio.CancelledError):
        await answering
    assert closed.is_set()


async def test_a_silent_stream_shows_that_it_lives(live: str) -> None:
    address = urlsplit(live)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    writer.write(REQUEST)
    head = await reader.readuntil(b"\r\n\r\n")
    assert b"content-security-policy" in head.lower()
    await reader.readuntil(b'data: {"type": "text_delta", "text": "a"}\n\n')
    for _ in range(3):
        assert (await reader.readuntil(b": keep-alive\n\n")).endswith(b": keep-alive\n\n")
    writer.close()
    await writer.wait_closed()
    await asyncio.wait_for(notes.closings[-1].done.wait(), 60)


async def test_when_the_client_hangs_up_the_events_are_closed_and_waited_for(live: str) -> None:
    before = len(notes.closings)
    async with (
        httpx.AsyncClient(base_url=live, headers=DEMO) as client,
        client.stream("GET", "/notes/endless") as answer,
    ):
        assert answer.status_code == 200
        async for line in answer.aiter_lines():
            if line.startswith("data:"):
                break
        closing = notes.closings[before]
        assert not closing.begun.is_set()
    await asyncio.wait_for(closing.done.wait(), 60)


async def test_a_stream_is_refused_before_it_starts(live: str) -> None:
    async with httpx.AsyncClient(base_url=live) as client:
        answer = await client.get("/notes/endless")
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/json"
