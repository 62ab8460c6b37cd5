"""``/api/v1/filters``: queries with names."""

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from saydone.chatkit.fields import TEXT, VISIBLE_TEXT
from saydone.domain.query_language.parse import LENGTH_MAX
from saydone.domain.saved_filter import SavedFilter
from saydone.domain.task_list import NAME_MAX
from saydone.domain.task_query import Group, TaskQuery
from saydone.services import saved_filters as service
from saydone.tools.desk import Work
from saydone.web.api.fields import Body, Cursor, Limit, NumberInPath, Patch
from saydone.web.api.problems import JSON_BODY, reads, writes
from saydone.web.api.route import ApiRoute, IfMatchHeader, Reads, Writes, tag
from saydone.web.api.tasks import Order, Status, TaskPage, page_of
from saydone.web.api.views import FilterView, view_filter

router = APIRouter(prefix="/filters", tags=["filters"], route_class=ApiRoute)

_FILTER: JsonDict = {"name": "Errands today", "query": "@errand & (today | overdue)"}
FilterName = Annotated[str, Field(min_length=1, max_length=NAME_MAX), VISIBLE_TEXT]
FilterQuery = Annotated[
    str,
    Field(
        min_length=1,
        max_length=LENGTH_MAX,
        description="In the query language (docs/query-language.md); kept as it is written.",
        examples=["@errand & (today | overdue)"],
    ),
    TEXT,
]


class NewFilter(Body):
    """A filter to keep, after the others."""

    model_config = ConfigDict(json_schema_extra={"examples": [_FILTER]})

    name: FilterName
    query: FilterQuery


class FilterPatch(Patch):
    """What to change of a filter; what is left out stays as it is."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"query": "@errand & 7 days"}]})

    name: FilterName = ""
    query: FilterQuery = ""


class Filters(BaseModel):
    """All filters, in their order."""

    filters: list[FilterView]
    total: int


@router.get("", responses=reads())
async def find(work: Reads) -> Filters:
    """The user's saved filters."""
    found = await service.listing(work.session, work.actor)
    return Filters(filters=[view_filter(each) for each in found], total=len(found))


@router.post("", status_code=201, responses=writes(*JSON_BODY, success=201, tagged=True))
async def create(body: NewFilter, work: Writes, response: Response) -> FilterView:
    """Keep a query under a name."""
    made = await service.create(work.session, work.actor, body.name, body.query, now=work.now)
    return _view(made, response, location=True)


@router.get("/{filter_id}", responses=reads(404, tagged=True))
async def read(filter_id: NumberInPath, work: Reads, response: Response) -> FilterView:
    """A saved filter."""
    return _view(await _the(work, filter_id), response)


@router.get("/{filter_id}/tasks", responses=reads(404))
async def tasks(
    filter_id: NumberInPath,
    work: Reads,
    status: Status | None = None,
    sort: Order = "due",
    group: Group | None = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> TaskPage:
    """The tasks that a saved filter finds now."""
    saved = await _the(work, filter_id)
    query = TaskQuery(status=status, query=saved.query, group=group, limit=limit, cursor=cursor)
    return await page_of(work, query, sort)


@router.patch("/{filter_id}", responses=writes(404, *JSON_BODY, tagged=True))
async def change(
    filter_id: NumberInPath, body: FilterPatch, work: Writes, if_match: IfMatchHeader, response: Response
) -> FilterView:
    """Rename a filter, or let it find something else."""
    changed = await service.change(
        work.session, work.actor, int(filter_id),
        name=body.said("name"), query=body.said("query"), expected_version=if_match.seen, now=work.now,
    )  # fmt: skip
    return _view(changed, response)


@router.delete("/{filter_id}", status_code=204, responses=writes(404, 412, success=204))
async def delete(filter_id: NumberInPath, work: Writes, if_match: IfMatchHeader) -> Response:
    """Delete a filter; undo brings it back. Its tasks stay."""
    await service.delete(work.session, work.actor, int(filter_id), expected_version=if_match.seen, now=work.now)
    return Response(status_code=204)


async def _the(work: Work, filter_id: str) -> SavedFilter:
    return await service.get(work.session, work.actor, int(filter_id))


def _view(saved: SavedFilter, response: Response, *, location: bool = False) -> FilterView:
    tag(response, saved.version, location=f"/api/v1/filters/{saved.id}" if location else None)
    return view_filter(saved)
