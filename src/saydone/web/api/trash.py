"""``/api/v1/trash``: what was deleted, and brought back."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from saydone.domain.task import BATCH_MAX
from saydone.services import trash as service
from saydone.web.api.fields import Body, Cursor, Id, Limit, Meant
from saydone.web.api.problems import JSON_BODY, reads, writes
from saydone.web.api.route import ApiRoute, Reads, Writes
from saydone.web.api.showing import shown
from saydone.web.api.tasks import TaskPage
from saydone.web.api.views import TaskView

router = APIRouter(prefix="/trash", tags=["trash"], route_class=ApiRoute)


class Restore(Body):
    """Tasks to bring back."""

    ids: Annotated[list[Id], Field(min_length=1, max_length=BATCH_MAX)]


class Failed(BaseModel):
    """What was not done, and why."""

    id: str
    reason: str


class Restored(BaseModel):
    """What is back; ``along`` are the subtasks that were deleted with it."""

    tasks: list[TaskView]
    along: list[TaskView]
    unchanged: list[str] = Field(description="The ids of tasks that were not in the trash.")
    failed: list[Failed]


class Empty(Body):
    """That it is meant: there is no way back."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"confirm": True}]})

    confirm: Meant


class Emptied(BaseModel):
    """How many tasks were deleted for good."""

    deleted: int


@router.get("", responses=reads(404))
async def find(work: Reads, limit: Limit = 50, cursor: Cursor = None) -> TaskPage:
    """What is in the trash, what was deleted last first."""
    page = await service.listing(work.session, work.actor, limit=limit, cursor=cursor)
    return TaskPage(
        tasks=await shown(work, page.tasks),
        total=page.total,
        total_is_at_least=page.total_is_at_least,
        next_cursor=page.next_cursor,
    )


@router.post("/restore", responses=writes(404, *JSON_BODY))
async def restore(body: Restore, work: Writes) -> Restored:
    """Bring tasks back, each with the subtasks that were deleted with it. What can be done is done."""
    outcome = await service.restore(work.session, work.actor, body.ids, now=work.now)
    if outcome.failed and not (outcome.changed or outcome.unchanged):
        raise outcome.failed[0].error
    return Restored(
        tasks=await shown(work, outcome.changed),
        along=await shown(work, outcome.along),
        unchanged=[str(task.id) for task in outcome.unchanged],
        failed=[Failed(id=failure.item, reason=failure.reason) for failure in outcome.failed],
    )


@router.post("/empty", responses=writes(*JSON_BODY))
async def empty(_body: Empty, work: Writes) -> Emptied:
    """Delete for good what is in the trash."""
    return Emptied(deleted=await service.empty(work.session, work.actor, now=work.now))
