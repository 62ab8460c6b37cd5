"""``/api/v1/tasks/{id}/completions``: each time that a task was done or skipped."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from saydone.domain.mistakes import ID_PATTERN
from saydone.services import completion as service
from saydone.web.api.fields import Limit, TaskId
from saydone.web.api.problems import reads
from saydone.web.api.route import ApiRoute, Reads
from saydone.web.api.views import due_words, local

router = APIRouter(tags=["tasks"], route_class=ApiRoute)

Place = Annotated[str | None, Query(pattern=ID_PATTERN, description="`next_cursor` of the page before.")]


class CompletionView(BaseModel):
    """One time that a task was done, or skipped."""

    id: str
    due: str | None = Field(description="What it was due then.", examples=["2026-03-09"])
    at: str = Field(examples=["2026-03-09T18:20:00+01:00"])
    skipped: bool


class Completions(BaseModel):
    """The times that a task was done or skipped, the newest first."""

    completions: list[CompletionView]
    next_cursor: str | None


@router.get("/tasks/{task_id:digits}/completions", responses=reads(404))
async def find(task_id: TaskId, work: Reads, limit: Limit = 50, cursor: Place = None) -> Completions:
    """When a task was done or skipped: of one that repeats each time, of another at most one."""
    before = None if cursor is None else int(cursor)
    found = await service.times(work.session, work.actor, task_id, limit=limit + 1, before=before)
    shown = [
        CompletionView(
            id=str(each.id), due=due_words(each.due_at or each.due_on, work.now), at=local(each.at, work.now),
            skipped=each.skipped,
        )
        for each in found[:limit]
    ]  # fmt: skip
    return Completions(completions=shown, next_cursor=shown[-1].id if len(found) > limit else None)
