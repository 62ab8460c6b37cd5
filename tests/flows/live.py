"""A real Saydone server on a free loopback port, in a thread of its own."""

import json
import socket
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

import httpx
import uvicorn

from saydone.app import create_app
from saydone.settings import Settings
from saydone.tools.desk import Clock

Json = dict[str, Any]
DEMO = {"Authorization": "Bearer test-token"}


class LiveServer:
    """The server, and what a client of the guide API does with it."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        config = uvicorn.Config(
            create_app(settings, clock=clock), log_config=None, access_log=False, timeout_graceful_shutdown=5
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]})
        self.http = httpx.Client(base_url=self.url, headers=DEMO, timeout=20)

    def __enter__(self) -> Self:
        self._thread.start()
        transport = httpx.HTTPTransport(retries=3)
        with httpx.Client(transport=transport, timeout=20) as first:
            # The socket listens already: the request waits in its queue until the server is up.
            first.get(f"{self.url}/health/live").raise_for_status()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.http.close()
        self.stop()

    def stop(self) -> None:
        """Stop as on SIGTERM, and wait for the end."""
        self._server.should_exit = True
        self._thread.join(timeout=30)
        self._socket.close()
        assert not self._thread.is_alive()

    @contextmanager
    def stream(self, path: str, body: Json, **headers: str) -> Generator[Iterator[Json]]:
        """POST, and the events of the answer as they come."""
        with self.http.stream("POST", path, json=body, headers=headers) as response:
            if response.status_code != 200:
                raise AssertionError(f"{response.status_code}: {response.read().decode()}")
            yield events_of(response.iter_lines())

    def say(self, message: str, conversation_id: str | None = None, **headers: str) -> list[Json]:
        """Say something and read the whole answer."""
        body = {"message": message, "conversation_id": conversation_id}
        with self.stream("/api/chatkit/generate", body, **headers) as events:
            return list(events)

    def click(self, action: str, payload: Json, conversation_id: str | None = None, **headers: str) -> list[Json]:
        """Click in a widget and read the whole answer."""
        body = {"type": action, "payload": payload, "conversation_id": conversation_id}
        with self.stream("/api/chatkit/action", body, **headers) as events:
            return list(events)

    def tasks(self, status: str = "all") -> list[Json]:
        """The items of the tasks widget."""
        widget: Json = self.http.get("/api/chatkit/tasks", params={"status": status}).json()["widget"]
        return next(child for child in widget["children"] if child["type"] == "ListView")["items"]

    def messages(self, conversation_id: str) -> list[Json]:
        """The conversation's messages."""
        return self.http.get(f"/api/chatkit/conversations/{conversation_id}").json()["messages"]


def events_of(lines: Iterator[str]) -> Iterator[Json]:
    """The JSON of each event of a stream."""
    for line in lines:
        if line.startswith("data: "):
            yield json.loads(line.removeprefix("data: "))


def text_of(events: list[Json]) -> str:
    """What was said in an answer."""
    return "".join(event["text"] for event in events if event["type"] == "text_delta")


def calls_of(events: list[Json]) -> list[tuple[str, str]]:
    """The tool calls of an answer, with their states."""
    return [(event["tool"], event["status"]) for event in events if event["type"] == "tool_call"]


def conversation_of(events: list[Json]) -> str:
    """The conversation that an answer belongs to."""
    return events[-1]["conversation_id"]
