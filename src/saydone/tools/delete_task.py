"""The tool ``delete_task``."""

from typing import Annotated

from mcp.server.mcpserver import MCPServer
from mcp_types import CallToolResult, ToolAnnotations
from pydantic import Field

from saydone.services import trash
from saydone.tools.arguments import OneOrMore, TaskId
from saydone.tools.asking_first import Confirm, asked_first
from saydone.tools.desk import Desk
from saydone.tools.results import TaskResult, outcome_result

IN_TRASH = "The trash has what was deleted, and undo brings it back."


def register(server: MCPServer, desk: Desk) -> None:
    """Offer the tool on a server."""

    @server.tool(
        title="Delete tasks",
        annotations=ToolAnnotations(
            read_only_hint=False, destructive_hint=True, idempotent_hint=True, open_world_hint=False
        ),
    )
    async def delete_task(
        ids: Annotated[list[TaskId], OneOrMore, Field(description="The tasks' ids.")],
        confirm: Confirm = "",
    ) -> Annotated[CallToolResult, TaskResult]:
        """Delete tasks, with their subtasks, into the trash, from where undo brings them back. Only when the user
        asked to delete or remove them: what is done is completed, not deleted. The answer has the tasks as they
        were. Many at once are only told at first, with a confirm to act by."""
        async with desk.work(write=True) as work:
            asking = await asked_first(work, ids, confirm, do="delete", desk=desk)
            if asking is not None:
                return asking
            outcome = await trash.delete(work.session, work.actor, ids, now=work.now)
            more = IN_TRASH if outcome.changed else ""
            return await outcome_result(work, outcome, did="Deleted", was="Deleted along with another:", more=more)

    _ = delete_task
