"""A real Saydone server on a free loopback port, in a thread of its own."""

import asyncio
import socket
import threading
import uuid
from collections.abc import Generator
from contextlib import AsyncExitStack, contextmanager
from types import TracebackType
from typing import Any, Self

import httpx
import uvicorn

from saydone.app import create_app
from saydone.cli.serve import stop_seconds
from saydone.domain.access import Role
from saydone.services import accounts
from saydone.settings import Settings
from saydone.store.list_tables import MembershipRow
from saydone.tools.desk import Clock
from tests.flows.client import GuideClient


class _Server(uvicorn.Server):
    """Uvicorn's, which lets one look at the loop it runs on."""

    loop: asyncio.AbstractEventLoop

    async def serve(self, sockets: list[socket.socket] | None = None) -> None:
        self.loop = asyncio.get_running_loop()
        await super().serve(sockets)


class LiveServer(GuideClient):
    """The server, and a client of it in demo mode."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        super().__init__(f"http://127.0.0.1:{self._socket.getsockname()[1]}")
        self._app = create_app(settings, clock=clock)
        self._clock = clock
        patience = stop_seconds(settings)
        config = uvicorn.Config(self._app, log_config=None, access_log=False, timeout_graceful_shutdown=patience)
        self._server = _Server(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]})

    def __enter__(self) -> Self:
        self._thread.start()
        transport = httpx.HTTPTransport(retries=3)
        with httpx.Client(transport=transport, timeout=60) as first:
            # The socket listens already: the request waits in its queue until the server is up.
            first.get(f"{self.url}/health/live").raise_for_status()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.http.close()
        self.stop()

    def newcomer(self) -> str:
        """The token of a new user with nothing yet. With the first of them demo mode ends."""
        adding = self._added(f"user-{uuid.uuid4().hex[:8]}")
        return asyncio.run_coroutine_threadsafe(adding, self._server.loop).result(30)

    async def _added(self, name: str) -> str:
        async with self._app.state.runtime.db.transaction() as session:
            await accounts.add_user(session, name, time_zone="Europe/Berlin", adopt_demo=False, now=self._clock())
            return await accounts.create_token(session, name, label="test", now=self._clock())

    def share(self, list_id: str, user: str, role: Role) -> None:
        """Share a list with a user, by their ids."""
        sharing = self._shared(int(list_id), int(user), role)
        asyncio.run_coroutine_threadsafe(sharing, self._server.loop).result(30)

    async def _shared(self, list_id: int, user_id: int, role: Role) -> None:
        async with self._app.state.runtime.db.transaction() as session:
            session.add(MembershipRow(list_id=list_id, user_id=user_id, role=role))

    @contextmanager
    def without_database(self) -> Generator[None]:
        """Within, others have all connections to the database, and nobody waits long for one."""
        pool = self._app.state.runtime.db.engine.pool
        before = pool._timeout, pool._max_overflow
        taken = AsyncExitStack()

        async def take_all() -> None:
            pool._max_overflow = 0
            for _ in range(pool.size()):
                await taken.enter_async_context(self._app.state.runtime.db.engine.connect())
            # Only now: whoever has one still may take their time to give it back.
            pool._timeout = 0.05

        async def give_back() -> None:
            await taken.aclose()
            pool._timeout, pool._max_overflow = before

        asyncio.run_coroutine_threadsafe(take_all(), self._server.loop).result(30)
        try:
            yield
        finally:
            asyncio.run_coroutine_threadsafe(give_back(), self._server.loop).result(30)

    def most_connections(self) -> int:
        """How many connections to the database there may be at once."""
        pool = self._app.state.runtime.db.engine.pool
        return pool.size() + pool._max_overflow

    def running_tasks(self) -> set[asyncio.Task[Any]]:
        """All that runs on the server's loop."""
        return asyncio.all_tasks(self._server.loop)

    def end_answers(self) -> None:
        """What it does first when it is told to stop."""
        ending = self._app.state.runtime.chat.end_answers()
        asyncio.run_coroutine_threadsafe(ending, self._server.loop).result(30)

    def stop(self) -> None:
        """Stop as on SIGTERM, and wait for the end. Once stopped it stays so."""
        if self._server.should_exit:
            return
        asyncio.run_coroutine_threadsafe(self._app.state.runtime.end_streams(), self._server.loop)
        self._server.should_exit = True
        self._thread.join(timeout=30)
        self._socket.close()
        assert not self._thread.is_alive()
