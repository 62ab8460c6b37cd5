"""MCP over streamable HTTP at exactly ``/mcp``, with a bearer token and without sessions (see ADR 0002)."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from zoneinfo import ZoneInfo

from mcp.server.auth.middleware.auth_context import AuthContextMiddleware, get_access_token
from mcp.server.auth.middleware.bearer_auth import BearerAuthBackend, RequireAuthMiddleware
from mcp.server.auth.provider import AccessToken, TokenVerifier
from mcp.server.transport_security import TransportSecuritySettings
from mcp_types import INVALID_REQUEST, PARSE_ERROR
from starlette.middleware.authentication import AuthenticationMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from saydone.domain.actor import Actor
from saydone.errors import InvalidInput, Unauthorized
from saydone.settings import Settings
from saydone.web.host_names import LOOPBACK_NAMES, binds_loopback, names_loopback
from saydone.web.identity import actor_of, user_of_token
from saydone.web.json_body import parse_json
from saydone.web.runtime import Runtime

PATH = "/mcp"


class McpEndpoint:
    """The ASGI application at ``/mcp``. It answers while ``serving``."""

    def __init__(self) -> None:
        self._app: ASGIApp | None = None

    @asynccontextmanager
    async def serving(self, runtime: Runtime) -> AsyncGenerator[None]:
        """Answer with that runtime's tools. Entered and left in the same task."""
        transport = runtime.mcp.streamable_http_app(
            streamable_http_path=PATH,
            stateless_http=True,
            json_response=True,
            transport_security=_transport_security(runtime.settings),
        )
        # The SDK's own middlewares, innermost first: they make `get_access_token()` work in tools.
        guarded = RequireAuthMiddleware(_Checked(transport), required_scopes=[])
        self._app = AuthenticationMiddleware(AuthContextMiddleware(guarded), BearerAuthBackend(_Verifier(runtime)))
        async with runtime.mcp.session_manager.run():
            yield
        self._app = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        assert self._app is not None, "It is called while serving only."
        # RFC 9110, section 5.5: space around a value is no part of it. The HTTP parser leaves what is behind.
        headers = [(name, value.strip(b" \t")) for name, value in scope["headers"]]
        await self._app({**scope, "headers": headers}, receive, send)


async def actor_of_access_token(subject: str) -> Actor:
    """Who calls a tool over HTTP, in an operation of its own. Raises ``Unauthorized`` outside such a call."""
    token = get_access_token()
    if token is None or token.subject != subject or token.claims is None:
        raise Unauthorized("The token is not valid.")
    # The claims are the verifier's, made for this request: no second look into the database.
    return actor_of(int(subject), token.claims["name"], ZoneInfo(token.claims["zone"]), door="mcp")


class _Verifier(TokenVerifier):
    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    async def verify_token(self, token: str) -> AccessToken | None:
        user = await user_of_token(self._runtime, token.strip())
        if user is None:
            return None
        claims = {"name": user.name, "zone": user.time_zone or self._runtime.settings.time_zone}
        return AccessToken(token=token, client_id="saydone", scopes=[], subject=str(user.id), claims=claims)


def _transport_security(settings: Settings) -> TransportSecuritySettings:
    """The server answers as this machine and by the names in the settings; bound elsewhere without any, by all."""
    if not binds_loopback(settings.host) and not settings.allowed_hosts:
        return TransportSecuritySettings(enable_dns_rebinding_protection=False)
    hosts = [form for name in (*LOOPBACK_NAMES, *settings.allowed_hosts) for form in (name, f"{name}:*")]
    origins = [f"{scheme}://{host}" for scheme in ("http", "https") for host in hosts]
    return TransportSecuritySettings(allowed_hosts=hosts, allowed_origins=origins)


class _Checked:
    """What the SDK's transport leaves open: other methods, pages of other sites, and hostile JSON."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        refusal = _refusal(request)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        body = await request.body()
        try:
            parse_json(body)
        except InvalidInput as error:
            await _rpc_error(400, PARSE_ERROR, error.message)(scope, receive, send)
            return
        await self._app(scope, _replay(body, receive), send)


def _refusal(request: Request) -> Response | None:
    if request.method != "POST":
        # Without sessions there is nothing to listen to (GET) and nothing to end (DELETE).
        return Response(status_code=405, headers={"Allow": "POST"})
    host, origin = request.headers.get("host", ""), request.headers.get("origin")
    if origin is None:
        return None
    sender = origin.partition("://")[2]  # RFC 6454: an origin has no path
    if sender == host or (names_loopback(sender) and names_loopback(host)):
        return None
    return _rpc_error(403, INVALID_REQUEST, "Pages of other sites may not use this server.")


def _rpc_error(status: int, code: int, message: str) -> Response:
    body = {"jsonrpc": "2.0", "id": None, "error": {"code": code, "message": message}}
    return JSONResponse(body, status_code=status)


def _replay(body: bytes, receive: Receive) -> Receive:
    sent = False

    async def replayed() -> Message:
        nonlocal sent
        if sent:
            return await receive()
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replayed
