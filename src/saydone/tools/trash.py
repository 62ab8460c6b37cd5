"""The tool ``trash``."""

from typing import Annotated, Literal

from mcp.server.mcpserver import MCPServer
from mcp_types import CallToolResult, ToolAnnotations
from pydantic import Field

from saydone.domain.task_query import PAGE_MAX
from saydone.domain.text import counted
from saydone.errors import InvalidInput
from saydone.services import trash as service
from saydone.services.confirming import is_confirmed
from saydone.tools.arguments import OneOrMore, TaskId
from saydone.tools.desk import Desk, Work
from saydone.tools.results import TaskResult, as_call_result, asking_result, outcome_result, views_of

_EMPTY = "empty the trash"


def register(server: MCPServer, desk: Desk) -> None:
    """Offer the tool on a server."""

    @server.tool(
        title="Trash",
        annotations=ToolAnnotations(
            read_only_hint=False, destructive_hint=True, idempotent_hint=True, open_world_hint=False
        ),
    )
    async def trash(
        do: Annotated[Literal["list", "restore", "empty"], Field(description="What to do.")] = "list",
        ids: Annotated[list[TaskId], OneOrMore, Field(description="The tasks to restore.")] = [],  # noqa: B006 # pydantic copies it
        search: Annotated[str, Field(description="List only what has all these words.")] = "",
        limit: Annotated[int, Field(ge=1, le=PAGE_MAX, description="How many to list at the most.")] = 20,
        confirm: Annotated[
            str, Field(description="To empty: the confirm of the first answer, when the user agreed.")
        ] = "",
    ) -> Annotated[CallToolResult, TaskResult]:
        """List what is in the trash, restore tasks from it, or empty it, which deletes for good and asks first."""
        async with desk.work(write=do != "list") as work:
            if do == "list":
                return await _listed(work, search, limit)
            if do == "restore":
                if not ids:
                    raise InvalidInput("Say which tasks to restore, by the ids that listing the trash gives.")
                outcome = await service.restore(work.session, work.actor, ids, now=work.now)
                return await outcome_result(work, outcome, did="Restored", was="Not in the trash:")
            return await _emptied(work, confirm)

    _ = trash


async def _listed(work: Work, search: str, limit: int) -> CallToolResult:
    page = await service.listing(work.session, work.actor, limit=limit, words=search)
    more = "" if len(page.tasks) == page.total else f", {len(page.tasks)} of them here"
    count = "1 task is" if page.total == 1 else f"{page.total or 'No'} tasks are"
    said = TaskResult(message=f"{count} in the trash{more}.", tasks=await views_of(work, page.tasks))
    return as_call_result(said)


async def _emptied(work: Work, confirm: str) -> CallToolResult:
    tasks = await service.contents(work.session, work.actor)
    if tasks and not is_confirmed(work.actor, confirm, _EMPTY, tasks):
        return await asking_result(work, _EMPTY, tasks, "This would delete for good, beyond undo:")
    count = await service.empty(work.session, work.actor, now=work.now)
    said = f"Deleted {counted(count, 'task')} for good." if count else "The trash was empty already."
    return as_call_result(TaskResult(message=said, tasks=[]))
