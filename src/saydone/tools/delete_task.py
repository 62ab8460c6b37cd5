"""The tool ``delete_task``."""

from typing import Annotated

from mcp.server.mcpserver import MCPServer
from mcp_types import CallToolResult, ToolAnnotations
from pydantic import Field

from saydone.services import tasks as service
from saydone.tools.arguments import OneOrMore, TaskId
from saydone.tools.desk import Desk
from saydone.tools.results import TaskResult, outcome_result


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
    ) -> Annotated[CallToolResult, TaskResult]:
        """Delete tasks. Only when the user asked to delete or remove them: what is done is completed, not deleted.
        The answer has the tasks as they were."""
        async with desk.work(write=True) as work:
            outcome = await service.delete(work.session, work.actor, ids, now=work.now)
            return outcome_result(outcome, work.now, did="Deleted")

    _ = delete_task
