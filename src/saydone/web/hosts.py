"""Loopback only: where demo mode listens, and by which names it answers."""

import ipaddress
import re

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from saydone.errors import AppError
from saydone.services import accounts
from saydone.web.errors import response_of
from saydone.web.identity import runtime_of

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")
_LOOPBACK = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?", re.IGNORECASE)


class WrongHost(AppError):
    """The request was sent to a name that this server does not go by."""

    code = "wrong_host"
    status = 421


def binds_loopback(host: str) -> bool:
    """Whether a server bound to ``host`` can be reached from this machine only."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def names_loopback(host_header: str) -> bool:
    """Whether a ``Host`` header is localhost, 127.0.0.1 or [::1], with any port."""
    return _LOOPBACK.fullmatch(host_header) is not None


class HostGuard:
    """Pure ASGI. In demo mode, refuses requests by any other name than this machine's own.

    The demo's token is known to everyone: without this, a page on a domain that is pointed at 127.0.0.1
    (DNS rebinding) could use it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._demo_is_over = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not await self._welcome(scope):
            error = WrongHost(
                "In demo mode the server answers as localhost only. To use another name, add an account: "
                "saydone user add NAME"
            )
            await response_of(error, scope)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    async def _welcome(self, scope: Scope) -> bool:
        if self._demo_is_over or names_loopback(Headers(scope=scope).get("host", "")):
            return True
        async with runtime_of(Request(scope)).db.reading() as session:
            # Demo mode ends with the first account, and for good: no need to ask again.
            self._demo_is_over = not await accounts.demo_mode(session)
        return self._demo_is_over
