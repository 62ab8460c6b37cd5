"""``/api/v1/lists``."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from saydone.domain.task_list import TaskList
from saydone.services import access
from saydone.services import lists as service
from saydone.tools.desk import Work
from saydone.web.api.fields import Body, Id, NumberInPath
from saydone.web.api.list_bodies import ListPatch, NewList
from saydone.web.api.problems import JSON_BODY, reads, writes
from saydone.web.api.route import ApiRoute, IfMatch, IfMatchHeader, Reads, Writes, tag
from saydone.web.api.views import ListView, view_list

router = APIRouter(prefix="/lists", tags=["lists"], route_class=ApiRoute)


class Lists(BaseModel):
    """All lists, the Inbox first, then in their order."""

    lists: list[ListView]
    total: int


class MoveList(Body):
    """Where a list is to go."""

    before: Id | None = Field(default=None, description="The list that is to come next; null is the end.")


@router.get("", responses=reads())
async def find(work: Reads, state: Literal["used", "archived", "deleted"] = "used") -> Lists:
    """The lists that the user sees: those in use, those put aside, or those in the trash."""
    return _views(work, await service.listing(work.session, work.actor, state=state))


@router.post("", status_code=201, responses=writes(*JSON_BODY, success=201, tagged=True))
async def create(body: NewList, work: Writes, response: Response) -> ListView:
    """Make a list."""
    made = await service.create(
        work.session, work.actor, body.name, description=body.description, color=body.color, now=work.now
    )
    return _view(work, made, response, location=True)


@router.get("/{list_id}", responses=reads(404, tagged=True))
async def read(list_id: NumberInPath, work: Reads, response: Response) -> ListView:
    """A list."""
    return _view(work, await access.the_list(work.session, work.actor, int(list_id)), response)


@router.patch("/{list_id}", responses=writes(404, *JSON_BODY, tagged=True))
async def change(
    list_id: NumberInPath, body: ListPatch, work: Writes, if_match: IfMatchHeader, response: Response
) -> ListView:
    """Rename, describe, recolour, archive a list, or bring it back. The Inbox keeps its name and is always there."""
    number = int(list_id)
    task_list = await service.change(work.session, work.actor, number, body.change(if_match.seen), now=work.now)
    if body.has("archived") and body.archived != (task_list.archived_at is not None):
        put = service.archive if body.archived else service.unarchive
        task_list = await put(work.session, work.actor, number, now=work.now)
    return _view(work, task_list, response)


@router.delete("/{list_id}", status_code=204, responses=writes(404, 412, success=204))
async def delete(
    list_id: NumberInPath,
    work: Writes,
    if_match: IfMatchHeader,
    tasks: Annotated[
        Literal["trash", "inbox"], Query(description="Whether its tasks go with it or to the Inbox.")
    ] = "trash",
) -> Response:
    """Put a list into the trash."""
    await _check_match(work, int(list_id), if_match)
    await service.delete(work.session, work.actor, int(list_id), keep_tasks=tasks == "inbox", now=work.now)
    return Response(status_code=204)


@router.post("/{list_id}/move", responses=writes(404, 412, *JSON_BODY))
async def move(list_id: NumberInPath, body: MoveList, work: Writes, if_match: IfMatchHeader) -> Lists:
    """Put a list before another, or last; the answer has all of them in their new order."""
    await _check_match(work, int(list_id), if_match)
    before = None if body.before is None else int(body.before)
    return _views(work, await service.move(work.session, work.actor, int(list_id), before=before, now=work.now))


@router.post("/{list_id}/restore", responses=writes(404, tagged=True))
async def restore(list_id: NumberInPath, work: Writes, response: Response) -> ListView:
    """Bring a list back from the trash, with the tasks that were deleted with it."""
    back, _ = await service.restore(work.session, work.actor, int(list_id), now=work.now)
    return _view(work, back, response)


def _view(work: Work, task_list: TaskList, response: Response, *, location: bool = False) -> ListView:
    tag(response, task_list.version, location=f"/api/v1/lists/{task_list.id}" if location else None)
    return view_list(task_list, work.now, work.actor.user_id)


def _views(work: Work, found: list[TaskList]) -> Lists:
    return Lists(lists=[view_list(each, work.now, work.actor.user_id) for each in found], total=len(found))


async def _check_match(work: Work, list_id: int, if_match: IfMatch) -> None:
    if if_match.seen is not None:
        service.check_version(if_match.seen, await access.the_list(work.session, work.actor, list_id, for_change=True))
