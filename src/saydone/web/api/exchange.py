"""``/api/v1/export`` and ``/api/v1/import``: tasks as files."""

import asyncio
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from saydone.chatkit.fields import TEXT
from saydone.domain.exchange.read_file import ImportFormat, read_file
from saydone.services.exporting import MEDIA_TYPES, ExportFormat, export
from saydone.services.importing import ImportReport, import_file
from saydone.web.api.problems import reads, writes
from saydone.web.api.route import ApiRoute, Reads, Writes

router = APIRouter(tags=["files"], route_class=ApiRoute)

_FILES: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "The file as it is, in UTF-8.",
        "content": {kind: {"schema": {"type": "string"}} for kind in ("application/json", "text/csv", "text/calendar")},
    }
}


class ImportNote(BaseModel):
    """What a line of the file became that it does not say."""

    line: int | None = Field(description="From 1; in JSON the task's place.")
    item: str
    kind: Literal["skipped", "changed"]
    reason: str


class ImportView(BaseModel):
    """What came in; of a dry run, what would."""

    dry_run: bool
    tasks: int
    lists: list[str] = Field(description="The names of new lists.")
    labels: list[str] = Field(description="The names of new labels.")
    filters: list[str] = Field(description="The names of new saved filters.")
    notes: list[ImportNote]


@router.get(
    "/export",
    response_class=Response,
    responses=reads(404) | {200: {"content": {kind.split(";")[0]: {} for kind in MEDIA_TYPES.values()}}},
)
async def write(
    work: Reads,
    format: ExportFormat = "json",
    list_id: Annotated[
        str | None, Query(alias="list", pattern="^[0-9]{1,18}$", description="Only this list, by its id.")
    ] = None,
) -> Response:
    """All lists, labels, saved filters and tasks of the user's own as a file, without the trash. JSON loses nothing but
    attached files and assignees."""
    number = None if list_id is None else int(list_id)
    text = await export(work.session, work.actor, format, list_id=number, now=work.now)
    headers = {"Content-Disposition": f'attachment; filename="saydone-{work.now:%Y-%m-%d}.{format}"'}
    return Response(text, media_type=MEDIA_TYPES[format], headers=headers)


@router.post("/import", responses=writes(413), openapi_extra=_FILES)
async def read(
    request: Request,
    work: Writes,
    format: Annotated[ImportFormat | None, Query(description="Told from the file when left out.")] = None,
    name: Annotated[str, Query(max_length=100, description="The list for tasks that do not say one."), TEXT] = "",
    dry_run: Annotated[bool, Query(description="Only report what would come in.")] = False,
) -> ImportView:
    """Bring tasks in from a file: Saydone's JSON, CSV, Todoist's CSV or iCalendar. It is one operation."""
    data = await request.body()
    found = await asyncio.to_thread(read_file, data, format=format, name=name or None, now=work.now)
    return view_report(await import_file(work.session, work.actor, found, dry_run=dry_run, now=work.now))


def view_report(report: ImportReport) -> ImportView:
    """The view of a report."""
    notes = [ImportNote(line=each.line, item=each.item, kind=each.kind, reason=each.reason) for each in report.notes]
    return ImportView(
        dry_run=report.dry_run,
        tasks=report.tasks,
        lists=report.lists,
        labels=report.labels,
        filters=report.filters,
        notes=notes,
    )
