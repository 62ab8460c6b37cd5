"""By which names the server answers."""

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from saydone.errors import AppError
from saydone.services import accounts
from saydone.web.errors import response_of
from saydone.web.host_names import names_loopback, names_one_of
from saydone.web.identity import runtime_of


class WrongHost(AppError):
    """The request was sent to a name that this server does not go by."""

    code = "wrong_host"
    status = 421


_DEMO = "In demo mode the server answers as localhost only. To use another name, add an account: saydone user add NAME"
_OTHER = "The server does not answer by this name. If it is one of its own, add it to SAYDONE_ALLOWED_HOSTS."


class HostGuard:
    """Pure ASGI. Refuses requests by other names: than this machine's in demo mode, than the configured ones later.

    The demo's token is known to everyone: without this, a page on a domain that is pointed at 127.0.0.1
    (DNS rebinding) could use it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._demo_is_over = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = await self._refusal(scope) if scope["type"] == "http" else None
        if refusal is not None:
            await response_of(WrongHost(refusal), scope)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    async def _refusal(self, scope: Scope) -> str | None:
        host = Headers(scope=scope).get("host", "")
        if names_loopback(host):
            return None
        runtime = runtime_of(Request(scope))
        if not self._demo_is_over:
            async with runtime.db.reading() as session:
                # Demo mode ends with the first account, and for good: no need to ask again.
                self._demo_is_over = not await accounts.demo_mode(session)
        if not self._demo_is_over:
            return _DEMO
        allowed = runtime.settings.allowed_hosts
        return _OTHER if allowed and not names_one_of(allowed, host) else None
