"""The tool ``update_task``."""

from datetime import datetime
from typing import Annotated

from mcp.server.mcpserver import MCPServer
from mcp_types import CallToolResult, ToolAnnotations
from pydantic import BaseModel, Field

from saydone.domain.task import TaskChange
from saydone.domain.text import shown_text
from saydone.errors import AppError
from saydone.services import tasks as service
from saydone.services.tasks import Failure, Outcome
from saydone.tools.arguments import NOTHING, OneOrMore, PriorityArgument, TaskId, due_of, is_nothing, number_of
from saydone.tools.desk import Desk
from saydone.tools.results import TaskResult, outcome_result


class Change(BaseModel):
    """What to change of one task. Fields left out stay as they are."""

    id: TaskId
    title: str | None = Field(default=None, description="The whole new title.")
    description: str | None = Field(default=None, description=f"The whole new description; “{NOTHING}” clears it.")
    due: str | None = Field(
        default=None,
        description="The new due: a day, the user's local time “2026-03-10T17:00” or the user's words "
        f"(“tomorrow 5pm”); “{NOTHING}” takes it away.",
    )
    priority: PriorityArgument | None = Field(default=None, description="p1 is the most urgent.")


def register(server: MCPServer, desk: Desk) -> None:
    """Offer the tool on a server."""

    @server.tool(
        title="Change tasks",
        annotations=ToolAnnotations(
            read_only_hint=False, destructive_hint=True, idempotent_hint=True, open_world_hint=False
        ),
    )
    async def update_task(
        changes: Annotated[list[Change], OneOrMore, Field(description="One entry a task.")],
    ) -> Annotated[CallToolResult, TaskResult]:
        """Change the title, description, due or priority of tasks. Only change what the user asked for. To mark
        tasks as done or not done, use complete_task."""
        async with desk.work(write=True) as work:
            service.check_batch(changes)
            wanted, unread = _changes(changes, work.now)
            outcome = await service.update(work.session, work.actor, wanted, now=work.now) if wanted else Outcome()
            outcome.failed.extend(unread)
            return outcome_result(outcome, work.now, did="Changed", was="Already so:")

    _ = update_task


def _changes(changes: list[Change], now: datetime) -> tuple[list[tuple[str, TaskChange]], list[Failure]]:
    wanted: list[tuple[str, TaskChange]] = []
    unread: list[Failure] = []
    for change in changes:
        try:
            wanted.append((change.id, _change(change, now)))
        except AppError as error:
            unread.append(Failure(item=shown_text(change.id), error=error))
    return wanted, unread


def _change(change: Change, now: datetime) -> TaskChange:
    # Models fill in "" for what the user did not mention: only the word clears.
    description = change.description or None
    return TaskChange(
        title=change.title or None,
        description="" if description is not None and is_nothing(description) else description,
        priority=None if change.priority is None else number_of(change.priority),
        due=due_of(change.due or "", now),
        clear_due=is_nothing(change.due or ""),
    )
