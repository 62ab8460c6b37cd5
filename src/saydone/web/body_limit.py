"""No body larger than a limit is taken (another one where files come in), whatever its headers say of its length."""

import re

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from saydone.errors import TooLarge
from saydone.web.errors import response_of
from saydone.web.json_body import UnsupportedMediaType

MAX_BODY = 1024 * 1024
_MAX_IMPORT = 20 * MAX_BODY
"""Bytes."""
_IMPORT = "/api/v1/import"
# Where attachments come in.
_UPLOAD = re.compile(r"/chatkit/attachments(/[^/]+/content)?|/api/(chatkit|v1)/attachments")


class BodyLimit:
    """Pure ASGI. Counts the bytes as they come, and takes no compressed bodies (a small one may unpack to any size)."""

    def __init__(
        self, app: ASGIApp, *, max_body: int = MAX_BODY, max_upload: int = MAX_BODY, max_dictation: int = MAX_BODY
    ) -> None:
        self._app = app
        self._max_body = max_body
        self._max_upload = max_upload
        self._max_dictation = max_dictation

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if headers.get("content-encoding", "identity").strip().lower() != "identity":
            error = UnsupportedMediaType("Send the body as it is: compressed bodies are not taken.")
            await response_of(error, scope)(scope, receive, send)
            return
        most = self._most(scope["path"])
        length = headers.get("content-length", "")
        # So many digits that they need no counting are too many as well.
        if length.isdecimal() and (len(length) > 20 or int(length) > most):
            await response_of(TooLarge(_sentence(scope["path"], most)), scope)(scope, receive, send)
            return
        await self._counted(scope, receive, send, most)

    def _most(self, path: str) -> int:
        if _UPLOAD.fullmatch(path):
            return self._max_upload
        if path == _IMPORT:
            return _MAX_IMPORT
        # The endpoint itself refuses what is as large and no dictation.
        return self._max_dictation if path == "/chatkit" else self._max_body

    async def _counted(self, scope: Scope, receive: Receive, send: Send, most: int) -> None:
        received = 0
        answering = False

        async def limited_receive() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received <= most:
                return message
            if answering:
                # The answer is on its way and nobody reads the body: as if the client had left.
                return {"type": "http.disconnect"}
            # The framework lets this exception through, and answers any other from here with 400.
            raise HTTPException(413, _sentence(scope["path"], most))

        async def noticing_send(message: Message) -> None:
            nonlocal answering
            answering = True
            await send(message)

        await self._app(scope, limited_receive, noticing_send)


def _sentence(path: str, most: int) -> str:
    if path == _IMPORT:
        return "The file is larger than 20 MB. On the server's own command line, saydone import takes larger ones."
    return f"The body is larger than {most:,} bytes, the most that is taken."
