"""The server's first seconds: health is answered at once, the rest when the application is loaded.

The libraries that an answer needs, the Agents SDK above all, take seconds to import. They are imported in a
thread while the server already takes connections; nothing that comes meanwhile is refused, it waits. It is alive
by then and not ready: who shares requests out among servers sends none to one that would let them wait.
"""

import asyncio
import logging
import signal
import sys
import threading
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from saydone.errors import Unavailable
from saydone.web.readiness import LIVE, LOADING, READY, Alive

if TYPE_CHECKING:
    from saydone.web.runtime import Runtime  # it imports what takes long

_log = logging.getLogger("saydone")

Handler = Callable[[int, FrameType | None], object]


class Front:
    """An ASGI application in front of the one that ``load`` makes, in a thread, once the server runs.

    When loading or opening it fails, the reason is logged and the process ends with exit code 3, as it does
    when a server without a front cannot start.
    """

    def __init__(self, load: Callable[[], Starlette]) -> None:
        self._load = load
        self._app: asyncio.Future[ASGIApp] = asyncio.get_running_loop().create_future()
        self._stop = asyncio.Event()
        self._opened: Starlette | None = None
        self._ending: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
            return
        early = None if self._app.done() else _early(scope)
        await (early or await asyncio.shield(self._app))(scope, receive, send)

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        await receive()
        self._mind_signals()
        serving = asyncio.create_task(self._serve(), name="front")
        await send({"type": "lifespan.startup.complete"})
        await receive()
        self._stop.set()
        await serving
        await send({"type": "lifespan.shutdown.complete"})

    async def _serve(self) -> None:
        try:
            app = await asyncio.to_thread(self._load)
            async with app.router.lifespan_context(app):
                self._opened = app
                if not self._app.done():
                    self._app.set_result(app)
                await self._stop.wait()
        except Exception:
            _log.exception("the server cannot start")
            sys.exit(3)

    def _mind_signals(self) -> None:
        """When a signal says stop, end the running answers before the server stops to listen.

        Until they have ended, who wants another is told to come again. A second signal stops at once.
        """
        loop = asyncio.get_running_loop()

        def told(number: int, frame: FrameType | None, then: signal.Handlers | Handler | int | None) -> None:
            stop = partial(then, number, frame) if callable(then) else lambda: None
            if self._ending is not None:
                stop()
            else:
                loop.call_soon_threadsafe(self._end_answers, stop)

        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, partial(told, then=signal.getsignal(number)))

    def _end_answers(self, then: Callable[[], object]) -> None:
        if self._opened is None:
            if not self._app.done():
                self._app.set_result(_stopping)
            then()
            return
        runtime: Runtime = self._opened.state.runtime
        self._ending = asyncio.create_task(runtime.end_streams(), name="end of answers")
        self._ending.add_done_callback(lambda _: then())


def _early(scope: Scope) -> Response | None:
    """What can be answered before the application is there."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return None
    if scope["path"] == LIVE:
        return JSONResponse(Alive().model_dump())
    if scope["path"] == READY:
        return JSONResponse(LOADING.model_dump(by_alias=True), 503, {"Retry-After": "1"})
    return None


async def _stopping(scope: Scope, receive: Receive, send: Send) -> None:
    """What who waits is told when the server is stopped before it has come up."""
    error = Unavailable("The server is being stopped. Try again in a few seconds.")
    body = {"type": "error", "error": error.code, "message": error.message}
    response = JSONResponse(body, error.status, {"Retry-After": str(error.retry_after)})
    await response(scope, receive, send)
