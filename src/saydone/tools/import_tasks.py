"""The tool ``import_tasks``."""

import asyncio
from typing import Annotated, Literal

from mcp.server.mcpserver import MCPServer
from mcp_types import CallToolResult, TextContent, ToolAnnotations
from pydantic import BaseModel, Field

from saydone.domain.exchange.read_file import ImportFormat, read_file
from saydone.domain.text import counted
from saydone.errors import InvalidInput
from saydone.services.importing import ImportReport, import_file
from saydone.tools.desk import Desk, Work


class ImportResult(BaseModel):
    """What came in, and what did not or came in changed."""

    message: str
    dry_run: bool
    tasks: int
    lists: list[str]
    labels: list[str]
    notes: list[str]


def register(server: MCPServer, desk: Desk) -> None:
    """Offer the tool on a server."""

    @server.tool(
        title="Import tasks",
        annotations=ToolAnnotations(
            read_only_hint=False, destructive_hint=False, idempotent_hint=False, open_world_hint=False
        ),
    )
    async def import_tasks(
        text: Annotated[str, Field(max_length=200_000, description="The file's text, exactly as it was given.")] = "",
        file: Annotated[str, Field(description="Instead of the text: the name of a file that the user sent.")] = "",
        format: Annotated[ImportFormat | Literal["auto"], Field(description="auto tells it from the text.")] = "auto",
        list: Annotated[str, Field(description="The list for tasks that do not say one.")] = "",
        dry_run: Annotated[bool, Field(description="Only report what would come in.")] = False,
        again: Annotated[bool, Field(description="Bring in once more what came in before.")] = False,
    ) -> Annotated[CallToolResult, ImportResult]:
        """Bring tasks in from a file: Saydone's JSON, CSV, Todoist's CSV or iCalendar. Do a dry run first, say what
        would come in, and bring it in when the user agrees. undo takes it back."""
        async with desk.work(write=True) as work:
            if bool(text.strip()) == bool(file.strip()):
                raise InvalidInput("Give either the file's text, or the name of a file that was sent.")
            data = await _sent(work, desk, file) if file.strip() else text
            kind, name = None if format == "auto" else format, list.strip() or _project(file)
            # A long file takes a while to read, in which others are answered.
            found = await asyncio.to_thread(read_file, data, format=kind, name=name, now=work.now)
            return _told(await import_file(work.session, work.actor, found, dry_run=dry_run, again=again, now=work.now))

    _ = import_tasks


async def _sent(work: Work, desk: Desk, name: str) -> bytes:
    if desk.files is None:
        raise InvalidInput("Files that were sent cannot be read here: give the text.")
    return await desk.files.read_named(work.actor, name)


def _project(file: str) -> str | None:
    """The name of a list for what does not say one: Todoist calls its files “Project [123].csv”."""
    return file.strip().rpartition(".")[0].split("[")[0].strip() or None


def _told(report: ImportReport) -> CallToolResult:
    result = ImportResult(
        message=_message(report),
        dry_run=report.dry_run,
        tasks=report.tasks,
        lists=report.lists,
        labels=report.labels,
        notes=[f"line {note.line}: {note.item}: {note.kind}: {note.reason}" for note in report.notes[:50]],
    )
    return CallToolResult(
        content=[TextContent(type="text", text="\n".join([result.message, *result.notes]))],
        structured_content=result.model_dump(mode="json"),
    )


def _message(report: ImportReport) -> str:
    notes = f" There is something to say about {counted(len(report.notes), 'line')}." if report.notes else ""
    return f"{report.told}{notes}"
