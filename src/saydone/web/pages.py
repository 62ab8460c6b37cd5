"""The web page and ``<saydone-chat>``: built files of ``ui/``, served by the same process as the API."""

import os
from collections.abc import Sequence
from mimetypes import guess_type
from pathlib import Path
from typing import Final

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Scope

DIST: Final = Path(__file__).parent / "dist"

_NOT_BUILT: Final = (
    "The web page is not built: that takes Node 20.19 or newer, and `make ui`. The API is here: /openapi.json\n"
)

# Their names stay the same over releases. Pages elsewhere may load them.
_NAMED: Final = {"Cache-Control": "no-cache", "Access-Control-Allow-Origin": "*"}
# Their names have a digest of what is in them: such a file never changes.
_DIGESTED: Final = {"Cache-Control": "public, max-age=31536000, immutable", "Access-Control-Allow-Origin": "*"}


def page_routes(dist: Path = DIST, *, image_domains: Sequence[str] = ()) -> list[Route]:
    """The page at ``/``, the element at ``/saydone-chat.js``, and what they load.

    While ``dist`` is not built, ``/`` says so in a line. Images may come from the ``image_domains``, too.
    """
    built = _Built(dist, _policy(image_domains))

    async def page(request: Request) -> Response:
        try:
            return await built.get_response("index.html", request.scope)
        except HTTPException:
            return PlainTextResponse(_NOT_BUILT, status_code=404, headers={"Cache-Control": "no-cache"})

    async def file(request: Request) -> Response:
        return await built.get_response(request.url.path.removeprefix("/"), request.scope)

    names = ("saydone-chat.js", "favicon.svg", "licenses.md", "assets/{name}")
    return [Route("/", page), *(Route(f"/{name}", file) for name in names)]


class _Built(StaticFiles):
    """Files with the headers that each kind needs, zipped for who takes that and has not got them already."""

    def __init__(self, dist: Path, policy: str) -> None:
        super().__init__(directory=dist, check_dir=False)
        self._page = {"Cache-Control": "no-cache", "Content-Security-Policy": policy, "Referrer-Policy": "no-referrer"}

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        path = Path(full_path)
        asked = Headers(scope=scope)
        headers = {"X-Content-Type-Options": "nosniff", "Vary": "Accept-Encoding", **self._headers(path)}
        zipped = path.with_name(f"{path.name}.gz")
        sent = path
        if "gzip" in asked.get("accept-encoding", "") and zipped.is_file():
            headers["Content-Encoding"] = "gzip"
            sent = zipped
        media_type = guess_type(path.name)[0] or "text/plain"
        response = FileResponse(sent, status_code, headers, media_type, stat_result=sent.stat())
        if not self.is_not_modified(response.headers, asked):
            return response
        # The browser puts these headers in the place of those that it keeps with the file: all of them are needed.
        unchanged = NotModifiedResponse(response.headers)
        unchanged.headers.update(headers)
        return unchanged

    def _headers(self, path: Path) -> dict[str, str]:
        if path.suffix == ".html":
            return self._page
        return _DIGESTED if path.parent.name == "assets" else _NAMED


def _policy(image_domains: Sequence[str]) -> str:
    """Scripts and styles from here alone, none of them written into the page; and no other page may frame it."""
    images = "".join(f" {domain} *.{domain}" for domain in image_domains)
    return (
        f"default-src 'self'; img-src 'self' data: blob:{images}; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    )
