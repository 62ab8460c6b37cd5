"""The tool ``export_tasks``."""

from typing import Annotated

from mcp.server.mcpserver import MCPServer
from mcp_types import CallToolResult, TextContent, ToolAnnotations
from pydantic import BaseModel, Field

from saydone.errors import InvalidInput
from saydone.services import lists
from saydone.services.exporting import ExportFormat, export
from saydone.tools.desk import Desk

_LONGEST = 50_000


class ExportResult(BaseModel):
    """A file's text."""

    format: ExportFormat
    text: str


def register(server: MCPServer, desk: Desk) -> None:
    """Offer the tool on a server."""

    @server.tool(
        title="Export tasks",
        annotations=ToolAnnotations(
            read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        ),
    )
    async def export_tasks(
        format: Annotated[
            ExportFormat, Field(description="json loses nothing but assignees and files, which it names.")
        ] = "json",
        list: Annotated[str, Field(description="Only this list, by name or id.")] = "",
    ) -> Annotated[CallToolResult, ExportResult]:
        """Write the user's tasks as the text of a file. What is long, the user exports in the settings or with
        `saydone export`."""
        async with desk.work(write=False) as work:
            one = await lists.find(work.session, work.actor, list) if list.strip() else None
            text = await export(work.session, work.actor, format, list_id=None if one is None else one.id, now=work.now)
            if len(text) > _LONGEST:
                raise InvalidInput("That is too much for a chat. Name one list, or use `saydone export`.")
        return CallToolResult(
            content=[TextContent(type="text", text=text)],
            structured_content=ExportResult(format=format, text=text).model_dump(mode="json"),
        )

    _ = export_tasks
