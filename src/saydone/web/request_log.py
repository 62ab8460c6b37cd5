"""Around everything: the request id, the access line, the headers that every answer has, the last catch."""

import logging
import re
import time
import uuid
from typing import Final

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from saydone.errors import AppError
from saydone.web.errors import error_response, response_of

_SANE_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_log = logging.getLogger("saydone.web")

_HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
# Data, not pages: nothing in it may run, and no cache keeps it.
_DATA_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}
_QUIET = ("/health/live", "/health/ready")

_FEEDS = "/api/v1/feeds/"


class RequestLog:
    """Pure ASGI. Logs method, path, status, duration and user of each request: no query, no bodies."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        request_id = given if _SANE_ID.fullmatch(given) else uuid.uuid4().hex
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        started = time.perf_counter()
        status = 0

        async def dressed_send(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _dress(MutableHeaders(scope=message), request_id)
            await send(message)

        try:
            await self._app(scope, receive, dressed_send)
        except AppError as error:  # of another middleware; those of endpoints are translated further in
            await response_of(error, scope)(scope, receive, dressed_send)
        except ClientDisconnect:
            status = 499  # went away in the middle of what it sent
        except Exception:
            _log.exception("failed", extra={"method": scope["method"], "path": _path(scope)})
            if not status:
                message = f"Something went wrong in the server. The log has it under request id {request_id}."
                await error_response(scope, 500, "internal_error", message)(scope, receive, dressed_send)
        finally:
            milliseconds = round((time.perf_counter() - started) * 1000, 1)
            level = logging.DEBUG if scope["path"] in _QUIET else logging.INFO
            facts = {"method": scope["method"], "path": _path(scope), "status": status, "ms": milliseconds}
            _log.log(level, "request", extra=facts)
            structlog.contextvars.clear_contextvars()


def _dress(headers: MutableHeaders, request_id: str) -> None:
    headers["X-Request-Id"] = request_id
    page = headers.get("content-type", "").startswith(("text/html", "text/css", "text/javascript", "image/", "font/"))
    for name, value in (_HEADERS if page else _HEADERS | _DATA_HEADERS).items():
        headers.setdefault(name, value)


def _path(scope: Scope) -> str:
    """As it was sent, percent signs and all: a decoded one could write lines of its own."""
    raw: bytes = scope.get("raw_path") or scope["path"].encode()
    path = raw.partition(b"?")[0][:200].decode("ascii", "backslashreplace")
    # A feed's address is a secret: whoever has it reads the calendar.
    return f"{_FEEDS}…" if path.startswith(_FEEDS) and path.endswith(".ics") else path
