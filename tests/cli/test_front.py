"""What is answered while the application is still being loaded."""

import asyncio
import signal
import subprocess
import sys
import threading
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import Message

from saydone.front import Front

BREAKS = """
import sys, uvicorn
from saydone.front import Front

def load():
    raise RuntimeError("a library is broken")

async def app(scope, receive, send):
    app.front = app.front or Front(load)
    await app.front(scope, receive, send)

app.front = None
uvicorn.run(app, port=0, log_level="error")
"""


@pytest.fixture(autouse=True)
def signals_as_before() -> Generator[None]:
    """A front minds signals, and hands them on to who did so before."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


async def hello(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("from the application")


@asynccontextmanager
async def started(front: Front) -> AsyncGenerator[httpx.AsyncClient]:
    """The front between its start and its stop, as a server tells it of them."""
    wishes: asyncio.Queue[Message] = asyncio.Queue()
    told: asyncio.Queue[Message] = asyncio.Queue()
    living = asyncio.create_task(front({"type": "lifespan"}, wishes.get, told.put))
    await wishes.put({"type": "lifespan.startup"})
    assert (await told.get())["type"] == "lifespan.startup.complete"
    async with httpx.AsyncClient(transport=httpx.ASGITransport(front), base_url="http://localhost") as client:
        yield client
    await wishes.put({"type": "lifespan.shutdown"})
    assert (await told.get())["type"] == "lifespan.shutdown.complete"
    await living


async def test_health_is_answered_before_the_rest_is_loaded_and_the_rest_waits() -> None:
    events: list[str] = []
    may_load = threading.Event()

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncGenerator[None]:
        events.append("opened")
        yield
        events.append("closed")

    def load() -> Starlette:
        assert may_load.wait(30)
        return Starlette(routes=[Route("/hello", hello)], lifespan=lifespan)

    async with started(Front(load)) as client:
        assert (await client.get("/health/live")).json() == {"status": "alive"}
        ready = await client.get("/health/ready")
        assert (ready.status_code, ready.headers["retry-after"]) == (503, "1"), "alive, but not to be sent requests yet"
        assert ready.json()["status"] == "not ready"
        assert ready.json()["application"] == "It is still being loaded. Ask again in a second."
        waiting = asyncio.create_task(client.get("/hello"))
        assert (await client.get("/health/live")).status_code == 200
        assert not waiting.done()
        may_load.set()
        assert (await waiting).text == "from the application"
        # From now on everything is the application's, health included: this one has none.
        assert (await client.get("/health/live")).status_code == 404
        assert events == ["opened"]
    assert events == ["opened", "closed"]


async def test_a_server_that_is_stopped_while_it_loads_tells_who_waits_to_come_again() -> None:
    may_load = threading.Event()

    def load() -> Starlette:
        assert may_load.wait(30)
        return Starlette(routes=[Route("/hello", hello)])

    async with started(Front(load)) as client:
        waiting = asyncio.create_task(client.get("/hello"))
        assert (await client.get("/health/live")).status_code == 200
        signal.raise_signal(signal.SIGTERM)
        for answer in (await waiting, await client.get("/hello")):
            assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
            assert answer.json()["error"] == "unavailable"
        may_load.set()


def test_when_the_application_cannot_be_loaded_the_server_ends_and_says_why() -> None:
    ended = subprocess.run([sys.executable, "-c", BREAKS], capture_output=True, text=True, timeout=150, check=False)
    assert ended.returncode == 3
    assert "the server cannot start" in ended.stderr
    assert "a library is broken" in ended.stderr
