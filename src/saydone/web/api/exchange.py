"""``/api/v1/export`` and ``/api/v1/import``: tasks as files."""

import asyncio
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse

from saydone.chatkit.fields import TEXT
from saydone.domain.exchange.read_file import ImportFormat, read_file
from saydone.domain.mistakes import ID_PATTERN
from saydone.services.exporting import MEDIA_TYPES, ExportFormat, export
from saydone.services.importing import import_file
from saydone.services.packing import contents, pack, sent
from saydone.web.api.import_stream import ImportEvent, ImportRoute, progress_of
from saydone.web.api.import_view import ImportView, view_report
from saydone.web.api.import_zip import unpacked_in
from saydone.web.api.problems import reads, writes
from saydone.web.api.route import OPERATION_HEADER, ApiRoute, Reads, Writes
from saydone.web.deps import RuntimeDep
from saydone.web.event_schema import event_stream_response
from saydone.web.json_body import UnsupportedMediaType

router = APIRouter(tags=["files"])
_exporting = APIRouter(route_class=ApiRoute)
_importing = APIRouter(route_class=ImportRoute)

ZIP = "application/zip"
_FILES: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "The file as it is; text in UTF-8.",
        "content": {
            **{kind: {"schema": {"type": "string"}} for kind in ("application/json", "text/csv", "text/calendar")},
            ZIP: {"schema": {"type": "string", "format": "binary"}},
        },
    }
}


_REPORT: dict[int | str, dict[str, Any]] = {
    200: {
        "headers": OPERATION_HEADER,
        "content": event_stream_response(ImportEvent, with_ids=False)[200]["content"],
    }
}


@_exporting.get(
    "/export",
    response_class=Response,
    responses=reads(404) | {200: {"content": {kind.split(";")[0]: {} for kind in (*MEDIA_TYPES.values(), ZIP)}}},
)
async def write(
    work: Reads,
    runtime: RuntimeDep,
    format: Literal[ExportFormat, "zip"] = "json",
    list_id: Annotated[
        str | None, Query(alias="list", pattern=ID_PATTERN, description="Only this list, by its id.")
    ] = None,
) -> Response:
    """All lists, labels, saved filters and tasks of the user's own as a file, without the trash. JSON loses nothing but
    assignees and attached files, of which it has the names; a ZIP has that JSON and the files."""
    number = None if list_id is None else int(list_id)
    headers = {"Content-Disposition": f'attachment; filename="saydone-{work.now:%Y-%m-%d}.{format}"'}
    if format == "zip":
        archive, files = await contents(work.session, work.actor, list_id=number)
        packed = await pack(archive, files, runtime.chat.attachments, now=work.now)
        return StreamingResponse(sent(packed), media_type=ZIP, headers=headers)
    text = await export(work.session, work.actor, format, list_id=number, now=work.now)
    return Response(text, media_type=MEDIA_TYPES[format], headers=headers)


@_importing.post("/import", responses=writes(413, 415) | _REPORT, openapi_extra=_FILES)
async def read(
    request: Request,
    work: Writes,
    format: Annotated[ImportFormat | None, Query(description="Told from the file when left out.")] = None,
    name: Annotated[str, Query(max_length=100, description="The list for tasks that do not say one."), TEXT] = "",
    dry_run: Annotated[bool, Query(description="Only report what would come in.")] = False,
    again: Annotated[bool, Query(description="Bring in once more what came in before and is still there.")] = False,
) -> ImportView:
    """Bring tasks in from a file: Saydone's JSON or ZIP, CSV, Todoist's CSV or iCalendar. It is one operation.

    With `Accept: text/event-stream` it tells how far it is (`progress`) and ends with the report (`complete`) or with
    what went wrong (`error`); hanging up before takes all of it back."""
    if request.headers.get("content-type", "").strip().lower().startswith("multipart/"):
        raise UnsupportedMediaType("Send the file itself as the body, not a form that has it.")
    packed = unpacked_in(request)
    if packed is None:
        data = await request.body()
        found = await asyncio.to_thread(read_file, data, format=format, name=name or None, now=work.now)
    else:
        found = packed.read
    report = await import_file(
        work.session, work.actor, found, dry_run=dry_run, again=again, now=work.now, progress=progress_of(request),
        attached=None if packed is None else packed.attached,
    )  # fmt: skip
    return view_report(report)


for _part in (_exporting, _importing):
    router.include_router(_part)
