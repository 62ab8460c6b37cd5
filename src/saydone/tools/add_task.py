"""The tool ``add_task``."""

from datetime import datetime
from typing import Annotated

from mcp.server.mcpserver import MCPServer
from mcp_types import CallToolResult, ToolAnnotations
from pydantic import BaseModel, Field

from saydone.domain.task import BATCH_MAX, TITLE_MAX, TaskDraft
from saydone.domain.text import shown_text
from saydone.errors import AppError
from saydone.services import tasks as service
from saydone.services.tasks import Failure, Outcome
from saydone.tools.arguments import OneOrMore, PriorityArgument, due_of, number_of
from saydone.tools.desk import Desk
from saydone.tools.results import TaskResult, outcome_result


class NewTask(BaseModel):
    """A task to add."""

    title: str = Field(description=f"What is to be done, without the due words; 1 to {TITLE_MAX} characters.")
    description: str = Field(default="", description="Details, when the user gave any.")
    due: str | None = Field(
        default=None,
        description="When it is due: a day “2026-03-10”, the user's local time “2026-03-10T17:00”, or the user's "
        "own words (“tomorrow 5pm”, “next friday”), which are read for you. Leave out when none was said.",
    )
    priority: PriorityArgument = Field(default="p4", description="p1 is the most urgent; p4 when none was said.")


def register(server: MCPServer, desk: Desk) -> None:
    """Offer the tool on a server."""

    @server.tool(
        title="Add tasks",
        annotations=ToolAnnotations(
            read_only_hint=False, destructive_hint=False, idempotent_hint=False, open_world_hint=False
        ),
    )
    async def add_task(
        tasks: Annotated[list[NewTask], OneOrMore, Field(description=f"The tasks, 1 to {BATCH_MAX}.")],
    ) -> Annotated[CallToolResult, TaskResult]:
        """Add one or more tasks to the user's list. Use it once with all tasks that the user named ("add milk
        and eggs" is two tasks). The answer has the new tasks with their ids and dues as they were understood."""
        async with desk.work(write=True) as work:
            service.check_batch(tasks)
            drafts, unread = _drafts(tasks, work.now)
            outcome = await service.add(work.session, work.actor, drafts, now=work.now) if drafts else Outcome()
            outcome.failed.extend(unread)
            return outcome_result(outcome, work.now, did="Added")

    _ = add_task


def _drafts(tasks: list[NewTask], now: datetime) -> tuple[list[TaskDraft], list[Failure]]:
    drafts: list[TaskDraft] = []
    unread: list[Failure] = []
    for task in tasks:
        try:
            due = due_of(task.due or "", now)
        except AppError as error:
            unread.append(Failure(item=shown_text(task.title), error=error))
            continue
        drafts.append(
            TaskDraft(title=task.title, description=task.description, priority=number_of(task.priority), due=due)
        )
    return drafts, unread
