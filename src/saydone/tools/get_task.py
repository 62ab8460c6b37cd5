"""The tool ``get_task``."""

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
        title="Get tasks",
        annotations=ToolAnnotations(
            read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        ),
    )
    async def get_task(
        ids: Annotated[list[TaskId], OneOrMore, Field(description="The tasks' ids.")],
    ) -> Annotated[CallToolResult, TaskResult]:
        """Get tasks by id, with descriptions and times. To find tasks by words, use list_tasks."""
        async with desk.work(write=False) as work:
            outcome = await service.get(work.session, work.actor, ids)
            return outcome_result(outcome, work.now, did="", was="Here is")

    _ = get_task
