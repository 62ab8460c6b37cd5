"""``/api/v1/tasks``: found, added, read, changed, deleted."""

from dataclasses import replace
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from saydone.chatkit.fields import TEXT
from saydone.domain.mistakes import ID_OR_NONE_PATTERN, ID_PATTERN
from saydone.domain.query_language.parse import LENGTH_MAX as QUERY_MAX
from saydone.domain.task import Task
from saydone.domain.task_query import SEARCH_MAX, SORTS, TOTAL_MAX, Group, TaskQuery
from saydone.domain.wording import words_of
from saydone.services import access, trash
from saydone.services import tasks as service
from saydone.services.finding import Found, find_words
from saydone.services.finding import find as find_tasks
from saydone.services.outcome import Outcome
from saydone.services.writing import check_version
from saydone.tools.desk import Work
from saydone.web.api.fields import Cursor, Limit, TaskId, number_or_none
from saydone.web.api.problems import JSON_BODY, reads, writes
from saydone.web.api.route import ApiRoute, IfMatch, IfMatchHeader, Reads, Writes, tag
from saydone.web.api.showing import shown, shown_one
from saydone.web.api.task_bodies import NewTask, TaskPatch
from saydone.web.api.views import TaskView

router = APIRouter(prefix="/tasks", tags=["tasks"], route_class=ApiRoute)

QueryText = Annotated[
    str,
    Query(max_length=QUERY_MAX, description="In the query language (docs/query-language.md).", examples=["p1 & @home"]),
    TEXT,
]
Status = Annotated[
    Literal["all", "pending", "completed"],
    Query(description="Without it, what the query says of it, and pending when that says nothing."),
]
SortName = Literal[
    "due", "priority", "created", "updated", "completed", "title", "manual",
    "-due", "-priority", "-created", "-updated", "-completed", "-title", "-manual",
]  # fmt: skip
Order = Annotated[
    SortName,
    Query(
        description="By what they are in order, with “-” the other way round; `manual` is the order in the list.",
    ),
]
FindOrder = Annotated[
    Literal["relevance", "newest", SortName] | None,
    Query(
        description="As `due` and so on; or by how well they fit `search` (`relevance`), which is how it is when left "
        "out with one: titles before descriptions before comments, then those with a letter or two wrong; or of these "
        "the `newest` first. Both come on one page, without a cursor or groups.",
    ),
]
Search = Annotated[
    str,
    Query(
        max_length=SEARCH_MAX,
        description="Words that must all occur in it. In another order than `relevance` and `newest` they must be in "
        "the title or description, as they are written.",
        examples=["dentist"],
    ),
    TEXT,
]
ListFilter = Annotated[str | None, Query(alias="list", pattern=ID_PATTERN, description="A list's id.")]
ParentFilter = Annotated[
    str | None, Query(pattern=ID_OR_NONE_PATTERN, description="The task that it is a subtask of; `none` is no one.")
]
LabelFilter = Annotated[str, Query(max_length=61, description="A label's name."), TEXT]


class TaskPage(BaseModel):
    """One page of tasks."""

    tasks: list[TaskView]
    total: int = Field(description=f"How many there are on all pages together, counted up to {TOTAL_MAX:,}.")
    total_is_at_least: bool = Field(description="Whether there may be more than `total`: counting ended there.")
    next_cursor: str | None = Field(description="Pass it as `cursor` for the next page; null on the last.")
    notices: list[str] = Field(
        default_factory=list[str],
        description="What is to be said of the query: names that there are not, or that these tasks only come near.",
    )


@router.get("", responses=reads(404))
async def find(
    work: Reads,
    query: QueryText = "",
    status: Status | None = None,
    search: Search = "",
    list_id: ListFilter = None,
    parent: ParentFilter = None,
    label: LabelFilter = "",
    sort: FindOrder = None,
    group: Group | None = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> TaskPage:
    """The tasks that the user sees for which all that is asked holds, pending ones before completed ones."""
    asked = TaskQuery(
        status=status,
        query=query,
        words=search,
        list_id=number_or_none(list_id),
        parent_id=None if parent is None else 0 if parent == "none" else int(parent),
        label=label.strip().removeprefix("@"),
        group=group,
        limit=limit,
        cursor=cursor,
    )
    if search.strip() and (sort in ("relevance", "newest") or (sort is None and group is None and cursor is None)):
        order = "newest" if sort == "newest" else "best"
        return await _view(work, await find_words(work.session, work.actor, asked, order, now=work.now))
    if sort is None or sort == "relevance":
        return await page_of(work, asked, "due")
    return await page_of(work, asked, "-created" if sort == "newest" else sort)


@router.post("", status_code=201, responses=writes(404, *JSON_BODY, success=201, tagged=True))
async def add(body: NewTask, work: Writes, response: Response) -> TaskView:
    """Add a task."""
    task = the_one(await service.add(work.session, work.actor, [body.draft(work.now)], now=work.now))
    tag(response, task.version, location=f"/api/v1/tasks/{task.id}")
    return await shown_one(work, task)


@router.get("/{task_id:digits}", responses=reads(404, tagged=True))
async def read(task_id: TaskId, work: Reads, response: Response) -> TaskView:
    """A task."""
    task = await access.the_task(work.session, work.actor, task_id, for_change=False)
    tag(response, task.version)
    return await shown_one(work, task)


@router.patch("/{task_id:digits}", responses=writes(404, *JSON_BODY, tagged=True))
async def change(
    task_id: TaskId, body: TaskPatch, work: Writes, if_match: IfMatchHeader, response: Response
) -> TaskView:
    """Change a task. A new list or parent takes its subtasks along."""
    before = await access.the_task(work.session, work.actor, task_id, for_change=True)
    wanted = body.change(before, work.now, seen=if_match.seen)
    task = the_one(await service.update(work.session, work.actor, [(task_id, wanted)], now=work.now))
    tag(response, task.version)
    return await shown_one(work, task)


@router.delete("/{task_id:digits}", status_code=204, responses=writes(404, 412, success=204))
async def delete(task_id: TaskId, work: Writes, if_match: IfMatchHeader) -> Response:
    """Put a task into the trash, with its subtasks."""
    await check_match(work, task_id, if_match)
    the_one(await trash.delete(work.session, work.actor, [task_id], now=work.now))
    return Response(status_code=204)


async def page_of(work: Work, asked: TaskQuery, sort: SortName) -> TaskPage:
    """The page that is asked for, in the order ``sort``."""
    asked = replace(asked, sort=SORTS[sort.removeprefix("-")], descending=sort.startswith("-"))
    return await _view(work, await find_tasks(work.session, work.actor, asked, now=work.now))


async def _view(work: Work, found: Found) -> TaskPage:
    page, words = found.page, words_of(work.actor.language)
    return TaskPage(
        tasks=await shown(work, page.tasks),
        total=page.total,
        total_is_at_least=page.total_is_at_least,
        next_cursor=page.next_cursor,
        notices=[words.sentence(notice) for notice in found.notices],
    )


def the_one(outcome: Outcome) -> Task:
    """The task that a call on one task was about. Raises what kept it from being done."""
    for failure in outcome.failed:
        raise failure.error
    return (outcome.changed or outcome.unchanged)[0]


async def check_match(work: Work, task_id: str, if_match: IfMatch) -> None:
    """Raises ``Stale`` when the task is not as the caller saw it, and ``NotFound``."""
    if if_match.seen is not None:
        check_version(if_match.seen, await access.the_task(work.session, work.actor, task_id, for_change=True))
