"""The tool ``list_tasks``."""

from datetime import datetime
from typing import Annotated, Literal

from mcp.server.mcpserver import MCPServer
from mcp_types import CallToolResult, ToolAnnotations
from pydantic import Field

from saydone.domain.task import Due
from saydone.domain.task_query import PAGE_MAX, SORTS, Group, Sort, TaskPage, TaskQuery
from saydone.domain.text import counted, is_nothing, shown_text
from saydone.domain.when.read import read_span
from saydone.errors import InvalidInput
from saydone.services import tasks as service
from saydone.services.finding import Found, find_words, unknown_names
from saydone.services.search import Order
from saydone.tools.arguments import Named, PriorityArgument, number_of
from saydone.tools.desk import Desk, Work
from saydone.tools.places import Places
from saydone.tools.results import TaskListResult, as_call_result, views_of
from saydone.tools.task_page import TOOL_META

_DAYS = "a day “2026-03-10”, a local time “2026-03-10T17:00”, or words (“today”, “end of the month”)"

_QUERY = (
    "Conditions in words, joined with & | ! and parentheses: “(today | overdue) & p1 & @label & #List”, “no date”, "
    "“due before: friday”, “created: last week”, “completed: this week”, “recurring”, “status: done”, “search: word”."
)
_FOUND: dict[str, Order] = {"relevance": "best", "newest": "newest"}
_SORT = (
    f"One of {', '.join(SORTS)}; “-” in front turns it around. Of a search: relevance or newest, with comments and "
    "misspelt words."
)


def register(server: MCPServer, desk: Desk) -> None:
    """Offer the tool on a server."""

    @server.tool(
        title="List tasks",
        meta=TOOL_META,
        annotations=ToolAnnotations(
            read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        ),
    )
    async def list_tasks(
        status: Annotated[Literal["pending", "completed", "all"], Field(description="Which tasks.")] = "pending",
        search: Annotated[str, Field(description="Words that must all occur.")] = "",
        due_after: Annotated[str, Field(description=f"Due on or after: {_DAYS}.")] = "",
        due_before: Annotated[str, Field(description=f"Due on or before: {_DAYS}.")] = "",
        overdue: Annotated[bool, Field(description="Only pending tasks whose due has passed.")] = False,
        priority: Annotated[PriorityArgument | None, Field(description="Only this priority.")] = None,
        list: Annotated[Named | None, Field(description="Only what is in this list, by name or id.")] = None,
        label: Annotated[str, Field(description="Only what has this label.")] = "",
        query: Annotated[str, Field(description=_QUERY)] = "",
        sort: Annotated[str, Field(description=_SORT)] = "",
        group: Annotated[Group | None, Field(description="What is alike in this stands together.")] = None,
        limit: Annotated[int, Field(ge=1, le=PAGE_MAX, description="How many at the most.")] = 20,
        cursor: Annotated[str | None, Field(description="next_cursor of the page before.")] = None,
    ) -> Annotated[CallToolResult, TaskListResult]:
        """List the user's tasks: pending first, the soonest due first. Use it to answer questions about tasks and
        to find the id of a task that the user named in words. Only what the user asked to see should be listed."""
        async with desk.work(write=False) as work:
            wanted = TaskQuery(
                # A query may say which status it is about.
                status=None if query.strip() and status == "pending" else status,
                query=query,
                words=search,
                due_after=_edge(due_after, work.now, 0),
                due_before=_edge(due_before, work.now, 1),
                overdue=overdue,
                priority=None if priority is None else number_of(priority),
                list_id=await Places(work).list_id(list),
                label=label.strip().removeprefix("@"),
                sort=_sort(sort),
                descending=sort.strip().startswith("-"),
                group=group,
                limit=limit,
                cursor=cursor or None,
            )
            return as_call_result(await _told(work, await _found(work, wanted, sort.strip().lower()), status))

    _ = list_tasks


async def _found(work: Work, wanted: TaskQuery, sort: str) -> Found:
    """The page, and what is to be said of the query; of a search without another order the best."""
    words = wanted.words.strip()
    if sort in _FOUND and not words:
        raise InvalidInput(f"The order “{sort}” is for a search.")
    if words and (sort in _FOUND or not (sort or wanted.group or wanted.cursor)):
        order = _FOUND.get(sort, "best")
        return await find_words(work.session, work.actor, wanted, order, slips=bool(sort), now=work.now)
    page = await service.listing(work.session, work.actor, wanted, now=work.now)
    return Found(page, await unknown_names(work.session, work.actor, wanted, now=work.now))


async def _told(work: Work, found: Found, status: str) -> TaskListResult:
    page = found.page
    tasks = await views_of(work, page.tasks)
    for task in tasks:
        task.done = page.times.get(int(task.id), 0)
    message = " ".join([_message(page, status), *found.notices])
    return TaskListResult(
        message=message,
        tasks=tasks,
        total=page.total,
        total_is_at_least=page.total_is_at_least,
        next_cursor=page.next_cursor,
    )


def _sort(words: str) -> Sort:
    name = words.strip().lower().removeprefix("-").strip()
    if name and name not in (known := (*SORTS, *_FOUND)):
        raise InvalidInput(f"Tasks cannot be sorted by “{shown_text(name)}”. Try one of {', '.join(known)}.")
    return SORTS.get(name, "due")


def _edge(words: str, now: datetime, side: Literal[0, 1]) -> Due | None:
    return None if not words.strip() or is_nothing(words) else read_span(words, now=now)[side]


def _message(page: TaskPage, status: str) -> str:
    kind = "" if status == "all" or any(task.status != status for task in page.tasks) else f"{status} "
    if page.total == 0:
        return f"No {kind}tasks match."
    shown = "" if len(page.tasks) == page.total else f", {len(page.tasks)} of them here"
    often = sum(page.times.values())
    times = f", done {often:,} times" if often > len(page.tasks) else ""
    return f"{'More than ' if page.total_is_at_least else ''}{counted(page.total, f'{kind}task')}{shown}{times}."
