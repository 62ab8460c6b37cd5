"""The tool ``complete_task``."""

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
        title="Complete tasks",
        annotations=ToolAnnotations(
            read_only_hint=False, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        ),
    )
    async def complete_task(
        ids: Annotated[list[TaskId], OneOrMore, Field(description="The tasks' ids.")],
        completed: Annotated[bool, Field(description="false opens completed tasks again.")] = True,
    ) -> Annotated[CallToolResult, TaskResult]:
        """Mark tasks as done, or with completed=false as not done again. Only on the user's word that they are."""
        async with desk.work(write=True) as work:
            if completed:
                outcome = await service.complete(work.session, work.actor, ids, now=work.now)
                return outcome_result(outcome, work.now, did="Completed", was="Already done:")
            outcome = await service.reopen(work.session, work.actor, ids, now=work.now)
            return outcome_result(outcome, work.now, did="Opened again:", was="Not done yet anyway:")

    _ = complete_task
