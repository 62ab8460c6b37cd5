"""The tool ``complete_task``."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated

from mcp.server.mcpserver import MCPServer
from mcp_types import CallToolResult, ToolAnnotations
from pydantic import Field

from saydone.domain.task import Task
from saydone.domain.when.read import say_due
from saydone.services import completion
from saydone.tools.arguments import OneOrMore, TaskId
from saydone.tools.asking_first import Confirm, asked_first
from saydone.tools.desk import Desk
from saydone.tools.results import TaskResult, outcome_result


def register(server: MCPServer, desk: Desk) -> None:
    """Offer the tool on a server."""

    @server.tool(
        title="Complete tasks",
        annotations=ToolAnnotations(
            read_only_hint=False, destructive_hint=False, idempotent_hint=False, open_world_hint=False
        ),
    )
    async def complete_task(
        ids: Annotated[list[TaskId], OneOrMore, Field(description="The tasks' ids.")],
        completed: Annotated[bool, Field(description="false opens completed tasks again.")] = True,
        confirm: Confirm = "",
    ) -> Annotated[CallToolResult, TaskResult]:
        """Mark tasks as done, or with completed=false as not done again. Only on the user's word that they are. One
        that repeats is then due again at its next time, which the answer says. Many at once are only told at first,
        with a confirm to act by."""
        async with desk.work(write=True) as work:
            if completed:
                asking = await asked_first(work, ids, confirm, do="complete", desk=desk)
                if asking is not None:
                    return asking
                outcome = await completion.complete(work.session, work.actor, ids, subtasks=desk.subtasks, now=work.now)
                return await outcome_result(
                    work, outcome, did="Completed", was="Already done:", more=_again(outcome.changed, work.now)
                )
            outcome = await completion.reopen(work.session, work.actor, ids, now=work.now)
            return await outcome_result(work, outcome, did="Opened again:", was="Not done yet anyway:")

    _ = complete_task


def _again(tasks: Sequence[Task], now: datetime) -> str:
    """When those that repeat come again."""
    zone = now.tzinfo or UTC
    coming = [(task.title, task.due) for task in tasks if task.status == "pending" and task.due is not None]
    return " ".join(f"“{title}” comes again: {say_due(due, zone)}." for title, due in coming)
