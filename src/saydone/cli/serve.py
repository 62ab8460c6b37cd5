"""``saydone serve``: the server."""

import asyncio
import gc
import os
import signal
import socket
import sys
from math import ceil
from types import FrameType

import typer
import uvicorn
from starlette.applications import Starlette

from saydone.cli.configuration import load_settings, variable
from saydone.cli.greeting import greeting
from saydone.errors import SetupError
from saydone.front import Front
from saydone.logs import configure_logging
from saydone.settings import Settings

_MORE_SECONDS = 2
"""How long a stop waits, after what answers may still take, for them to be kept and read."""
_UNREAD_SECONDS = 120
"""How long a client may read nothing of what was sent to it before its connection is cut."""
_YOUNG_OBJECTS = 10_000
"""How many new objects the garbage collector lets come before it looks through them."""


def run(host: str | None, port: int | None, workers: int) -> None:
    """Serve until a signal says stop. Raises ``SetupError`` when it cannot start."""
    settings = load_settings(host=host, port=port)
    configure_logging(settings)
    with listen(settings) as listener:
        typer.echo(asyncio.run(greeting(settings, _url(listener, settings.host))), err=True)
        # Each worker is a process of its own, which reads the settings anew.
        os.environ[variable("host")] = settings.host
        os.environ[variable("port")] = str(settings.port)
        _serve(listener, workers, stop_seconds(settings))


def make_app() -> Front:
    """The application of one worker process."""
    settings = load_settings()
    configure_logging(settings)
    return Front(lambda: _load(settings))


def _load(settings: Settings) -> Starlette:
    # Importing makes hundreds of thousands of objects that stay. Looking through them for garbage again and
    # again, while they come and ever after, is a good part of the time that it takes.
    gc.disable()
    try:
        from saydone.app import create_app

        return create_app(settings)
    finally:
        gc.freeze()
        # A turn makes thousands of objects that are soon gone: looked through seldom, few of them are still there.
        gc.set_threshold(_YOUNG_OBJECTS, 20, 20)
        gc.enable()


def stop_seconds(settings: Settings) -> int:
    """How long a stop waits for the answers under way before it cuts their connections."""
    return ceil(settings.shutdown_seconds) + _MORE_SECONDS


def _serve(listener: socket.socket, workers: int, seconds: int) -> None:
    config = uvicorn.Config(
        f"{__name__}:{make_app.__name__}",
        factory=True,
        workers=workers,
        log_config=None,
        access_log=False,
        server_header=False,
        ws="none",
        timeout_graceful_shutdown=seconds,
    )
    if workers > 1:
        from uvicorn.supervisors import Multiprocess

        Multiprocess(config, sockets=[listener]).run()
        return
    # uvicorn stops gracefully and then raises the signal again, for whoever minds: a stop is no failure.
    signal.signal(signal.SIGTERM, _stopped)
    signal.signal(signal.SIGINT, _stopped)
    uvicorn.Server(config).run(sockets=[listener])


def _stopped(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(0)


def listen(settings: Settings) -> socket.socket:
    """A socket that takes connections already, so that who calls while the server starts is answered after it."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        listener = socket.create_server((settings.host.strip("[]"), settings.port), family=family, backlog=2048)
    except OSError as error:
        reason = str(error.strerror).partition(" (while attempting")[0]
        raise SetupError(
            f"Cannot listen on {settings.host}, port {settings.port}: {reason}. Choose another with --host and --port."
        ) from error
    listener.set_inheritable(True)
    if hasattr(socket, "TCP_USER_TIMEOUT"):  # Linux; the connections that it accepts have it as well
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, _UNREAD_SECONDS * 1000)
    return listener


def _url(listener: socket.socket, host: str) -> str:
    name = f"[{host.strip('[]')}]" if ":" in host else host
    return f"http://{name}:{listener.getsockname()[1]}"
