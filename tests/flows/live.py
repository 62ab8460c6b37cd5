"""A real Saydone server on a free loopback port, in a thread of its own."""

import socket
import threading
from types import TracebackType
from typing import Self

import httpx
import uvicorn

from saydone.app import create_app
from saydone.settings import Settings
from saydone.tools.desk import Clock
from tests.flows.client import GuideClient


class LiveServer(GuideClient):
    """The server, and a client of it in demo mode."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        super().__init__(f"http://127.0.0.1:{self._socket.getsockname()[1]}")
        config = uvicorn.Config(
            create_app(settings, clock=clock), log_config=None, access_log=False, timeout_graceful_shutdown=5
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]})

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
