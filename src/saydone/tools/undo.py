"""The tool ``undo``."""

from typing import Annotated

from mcp.server.mcpserver import MCPServer
from mcp_types import CallToolResult, ToolAnnotations
from pydantic import Field

from saydone.services import history
from saydone.tools.desk import Desk
from saydone.tools.results import TaskResult, as_call_result, views_of

_LATEST = "latest"


def register(server: MCPServer, desk: Desk) -> None:
    """Offer the tool on a server."""

    @server.tool(
        title="Undo",
        annotations=ToolAnnotations(
            read_only_hint=False, destructive_hint=False, idempotent_hint=False, open_world_hint=False
        ),
    )
    async def undo(
        operation: Annotated[str, Field(description="An id from show_history; “latest” is the newest.")] = _LATEST,
        redo: Annotated[bool, Field(description="true does again what was undone.")] = False,
    ) -> Annotated[CallToolResult, TaskResult]:
        """Take back a whole earlier operation: what was added goes, what was changed, completed or deleted is as it
        was. What was changed since is never overwritten: then nothing is done, and the answer says why."""
        async with desk.work(write=True) as work:
            name = None if operation.strip().lower() in ("", _LATEST) else operation.strip()
            take = history.redo if redo else history.undo
            taken = await take(work.session, work.actor, name, now=work.now)
            return as_call_result(TaskResult(message=taken.sentence, tasks=await views_of(work, taken.tasks)))

    _ = undo
