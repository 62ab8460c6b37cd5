"""The tool ``change_many``."""

from typing import Annotated

from mcp.server.mcpserver import MCPServer
from mcp_types import CallToolResult, ToolAnnotations
from pydantic import Field

from saydone.domain.task_query import TaskQuery
from saydone.domain.text import counted
from saydone.services import bulk
from saydone.services.bulk import Deed, Order
from saydone.services.finding import unknown_names
from saydone.tools.arguments import Named
from saydone.tools.asking_first import Confirm
from saydone.tools.desk import Desk
from saydone.tools.results import TaskResult, as_call_result, asking_result, ended_repetitions, outcome_result

_WOULD: dict[Deed, str] = {
    "complete": "This would complete",
    "reopen": "This would open again",
    "delete": "This would delete",
    "move": "This would move",
    "label": "This would label",
    "unlabel": "This would take the label from",
    "reschedule": "This would reschedule",
    "priority": "This would change the priority of",
}
_DID: dict[Deed, str] = {"complete": "Completed", "reopen": "Opened again:", "delete": "Deleted", "move": "Moved"}


def register(server: MCPServer, desk: Desk) -> None:
    """Offer the tool on a server."""

    @server.tool(
        title="Change many tasks",
        annotations=ToolAnnotations(
            read_only_hint=False, destructive_hint=True, idempotent_hint=False, open_world_hint=False
        ),
    )
    async def change_many(
        query: Annotated[
            str, Field(description="Which tasks, in the query language of list_tasks: “overdue & #Work”.")
        ],
        do: Annotated[Deed, Field(description="What to do with all of them.")],
        to: Annotated[
            Named, Field(description="The list, label, due in words (“every monday” repeats; or “none”), or priority.")
        ] = "",
        confirm: Confirm = "",
    ) -> Annotated[CallToolResult, TaskResult]:
        """Do one thing to all tasks that a query finds: "complete everything due today", "move all p1 to Work". Many
        completions or deletions, and everything at once, are only told at first, with a confirm to act by."""
        async with desk.work(write=True) as work:
            order = Order(do, to, subtasks=desk.subtasks, confirm_over=desk.confirm_over)
            found = await bulk.selected(work.session, work.actor, query, order, now=work.now)
            unknown = await unknown_names(work.session, work.actor, TaskQuery(query=query), now=work.now)
            if not found:
                message = " ".join(["No tasks match, so nothing was changed.", *unknown])
                return as_call_result(TaskResult(message=message, tasks=[]))
            about = await bulk.going(work.session, work.actor, found, order, now=work.now)
            if await bulk.must_ask(work.session, work.actor, found, about, order, confirm, now=work.now):
                would = f"{_WOULD[do]} {counted(len(about), 'task')}:"
                return await asking_result(work, order.action, about, would)
            outcome = await bulk.carry_out(work.session, work.actor, found, order, now=work.now)
            ended = [ended_repetitions(found, outcome)] if do == "reschedule" else []
            more = " ".join(filter(None, [*ended, *unknown]))
            return await outcome_result(work, outcome, did=_DID.get(do, "Changed"), was="Already so:", more=more)

    _ = change_many
