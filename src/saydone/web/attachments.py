"""Attachments over HTTP: files come in with a token or by a signed link, and go out by signed links."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Annotated, Any, Final
from urllib.parse import quote

from chatkit.types import Attachment
from fastapi import APIRouter, Path, Query, Request, Response
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import StreamingResponse

from saydone.chatkit.attached import attachment_of, with_links
from saydone.chatkit.links import Links
from saydone.domain.actor import Actor
from saydone.domain.mistakes import FILE_PATTERN
from saydone.errors import InvalidInput
from saydone.settings import Settings
from saydone.store.attachments import StoredAttachment
from saydone.web.deps import CurrentActor, RuntimeDep
from saydone.web.errors import responses
from saydone.web.runtime import Runtime

router = APIRouter(tags=["attachments"])

_CHUNK: Final = 64 * 1024
# What a form has around the file: its boundaries, headers and small fields.
_FORM_MAX: Final = 64 * 1024

AttachmentId = Annotated[str, Path(pattern=FILE_PATTERN)]
Expires = Annotated[int, Query(ge=0, lt=10**11)]
Signature = Annotated[str, Query(pattern="^[0-9a-f]{64}$")]

_FORM = "Send one file as multipart/form-data, in a field with the name “file”."
FORM: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {"file": {"type": "string", "format": "binary"}},
                    "required": ["file"],
                }
            }
        },
    }
}
_BYTES: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/octet-stream": {"schema": {"type": "string", "format": "binary"}},
            **FORM["requestBody"]["content"],
        },
    }
}


_FILE: dict[int | str, dict[str, Any]] = {200: {"description": "The file", "content": {"application/octet-stream": {}}}}


def upload_max(settings: Settings) -> int:
    """The largest body with a file in it, in bytes."""
    return settings.attachment_max_mb * 1024 * 1024 + _FORM_MAX


def links_for(request: Request, runtime: Runtime) -> Links:
    """Makes links that this request's client can follow."""
    return Links(runtime.chat.signer, runtime.settings.public_url or str(request.base_url).rstrip("/"))


@router.post(
    "/chatkit/attachments",
    response_model_exclude_none=True,
    responses=responses(413, 422, 429, 503),
    openapi_extra=FORM,
)
@router.post(
    "/api/chatkit/attachments",
    response_model_exclude_none=True,
    responses=responses(413, 422, 429, 503),
    openapi_extra=FORM,
)
async def upload(request: Request, actor: CurrentActor, runtime: RuntimeDep) -> Attachment:
    """Upload a file to send with a message: a PNG, JPEG, GIF or WebP image, a PDF, or plain text.

    The field `file` has it (ChatKit's direct upload). Unless a message uses it within a day it is deleted.
    """
    stored = await received(request, actor, runtime)
    return with_links(attachment_of(stored), links_for(request, runtime))


@router.put(
    "/chatkit/attachments/{attachment_id}/content",
    response_model_exclude_none=True,
    responses=responses(404, 409, 410, 413, 422, 503),
    openapi_extra=_BYTES,
)
@router.post(
    "/chatkit/attachments/{attachment_id}/content",
    response_model_exclude_none=True,
    responses=responses(404, 409, 410, 413, 422, 503),
    openapi_extra=_BYTES,
)
async def upload_content(
    attachment_id: AttachmentId, expires: Expires, signature: Signature, request: Request, runtime: RuntimeDep
) -> Attachment:
    """The bytes of a file that `attachments.create` announced, as the body or in a form's field `file`.

    The link, which that request's answer has, stands for the token.
    """
    runtime.chat.signer.check("write", attachment_id, expires, signature)
    if request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        async with _file_in(request) as file:
            stored = await runtime.chat.attachments.receive(attachment_id, _chunks(file))
    else:
        stored = await runtime.chat.attachments.receive(attachment_id, request.stream())
    return with_links(attachment_of(stored), links_for(request, runtime))


@router.get(
    "/chatkit/attachments/{attachment_id}/content",
    response_class=Response,
    responses=_FILE | responses(404, 410, 422),
)
async def read_content(
    attachment_id: AttachmentId, expires: Expires, signature: Signature, runtime: RuntimeDep
) -> StreamingResponse:
    """A file, by the link that a message has for it. The link stands for the token, for an hour or two."""
    runtime.chat.signer.check("read", attachment_id, expires, signature)
    stored, chunks = await runtime.chat.attachments.open(attachment_id)
    return StreamingResponse(chunks, headers=_headers(stored))


@router.delete("/api/chatkit/attachments/{attachment_id}", status_code=204, responses=responses(404, 409, 422))
async def delete(attachment_id: AttachmentId, actor: CurrentActor, runtime: RuntimeDep) -> Response:
    """Delete a file that no message uses. The others go with their conversations."""
    await runtime.chat.attachments.delete(actor, attachment_id)
    return Response(status_code=204)


async def received(request: Request, actor: Actor, runtime: Runtime) -> StoredAttachment:
    """The file in a form's field ``file``, taken in."""
    # Read here, not by the framework: that would read it all before it asks who sends it.
    async with _file_in(request) as file:
        # WHATWG's form data: quotation marks and line ends in a name come so.
        name = (file.filename or "").replace("%22", '"').replace("%0A", " ").replace("%0D", " ")
        mime = file.content_type or ""
        return await runtime.chat.attachments.add(actor, name, mime, _chunks(file))


@asynccontextmanager
async def _file_in(request: Request) -> AsyncGenerator[UploadFile]:
    """The one file of a form. Raises ``InvalidInput``."""
    try:
        form = await request.form(max_files=1, max_fields=10)
    except HTTPException as error:
        if error.status_code != 400:
            raise
        raise InvalidInput(_FORM) from error  # several files, or what is no form at all
    try:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise InvalidInput(_FORM)
        yield file
    finally:
        await form.close()


async def _chunks(file: UploadFile) -> AsyncGenerator[bytes]:
    while chunk := await file.read(_CHUNK):
        yield chunk


def _headers(stored: StoredAttachment) -> dict[str, str]:
    """Nothing in the file runs, and only images are shown in place: they were decoded once, and are what they say."""
    is_image = stored.kind == "image"
    is_text = not is_image and stored.mime_type != "application/pdf"
    return {
        "Content-Type": "text/plain; charset=utf-8" if is_text else stored.mime_type,
        "Content-Length": str(stored.size),
        "Content-Disposition": _disposition("inline" if is_image else "attachment", stored.name),
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, max-age=3600",
    }


def _disposition(kind: str, name: str) -> str:
    """RFC 6266: the name twice, as old clients read it and as it is."""
    plain = "".join(c if c.isascii() and c.isprintable() and c not in '"\\%' else "_" for c in name)
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
