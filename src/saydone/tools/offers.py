"""What clients offer beside the tools: prompts that a user picks, and tasks that a client reads as resources."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceError, ResourceNotFoundError, ToolError

from saydone.domain.task_query import PAGE_MAX, TaskQuery
from saydone.domain.text import counted
from saydone.services import lists, tasks
from saydone.tools.desk import Desk, Work
from saydone.tools.mistakes import code_of
from saydone.tools.results import TaskListResult, views_of

_JSON = "application/json"
_PLAN = (
    "Plan my day. List what is overdue, what is due today, and what has priority p1. Propose an order for the day, "
    "what is overdue first, and say what could wait. Change nothing before I agree; then reschedule what I want moved."
)
_REVIEW = (
    "Do my weekly review with me. Show with insight what I completed in the last 7 days. Then go through what is "
    "overdue, what has no due, and what is due in the next 7 days, a few tasks at a time, and ask me for each group "
    "what to complete, reschedule or delete. Change only what I say."
)


def register(server: MCPServer, desk: Desk) -> None:
    """Offer the prompts and resources on a server."""

    @server.prompt(title="Plan my day", description="Put what is overdue and due today in an order.")
    def plan_my_day() -> str:
        return _PLAN

    @server.prompt(title="Weekly review", description="Look back on the week, and tidy up what is open.")
    def weekly_review() -> str:
        return _REVIEW

    @server.resource("saydone://today", title="Today", mime_type=_JSON, description="What is overdue or due today.")
    async def today() -> str:
        async with _reading(desk) as work:
            return await _page(work, TaskQuery(query="overdue | today", limit=PAGE_MAX))

    @server.resource(
        "saydone://lists/{list_id}", title="List", mime_type=_JSON, description="The open tasks of a list, in order."
    )
    async def list_tasks_of(list_id: str) -> str:
        async with _reading(desk) as work:
            found = await lists.find(work.session, work.actor, list_id)
            return await _page(work, TaskQuery(list_id=found.id, sort="position", limit=PAGE_MAX))

    _ = (plan_my_day, weekly_review, today, list_tasks_of)


@asynccontextmanager
async def _reading(desk: Desk) -> AsyncGenerator[Work]:
    try:
        async with desk.work(write=False) as work:
            yield work
    except ToolError as error:
        # What is not there is the client's mistake; the SDK tells the two apart by the kind of error.
        kind = ResourceNotFoundError if code_of(error) == "not_found" else ResourceError
        raise kind(str(error)) from error


async def _page(work: Work, query: TaskQuery) -> str:
    page = await tasks.listing(work.session, work.actor, query, now=work.now)
    message = f"{counted(page.total, 'open task')}."
    result = TaskListResult(message=message, tasks=await views_of(work, page.tasks), total=page.total)
    return result.model_dump_json(exclude_defaults=True)
