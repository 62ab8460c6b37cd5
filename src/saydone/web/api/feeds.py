"""``/api/v1/feeds``: calendars at secret addresses."""

from typing import Annotated, Any

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from saydone.domain.mistakes import ID_PATTERN
from saydone.services import feeds as service
from saydone.store.feeds import Feed
from saydone.tools.desk import Work
from saydone.web.api.fields import Body, NumberInPath
from saydone.web.api.problems import JSON_BODY, problems, reads, writes
from saydone.web.api.route import ApiRoute, Reads, SecretRoute, Writes
from saydone.web.api.views import local
from saydone.web.deps import RuntimeDep

router = APIRouter()
_plain = APIRouter(prefix="/feeds", tags=["feeds"], route_class=ApiRoute)
_secret = APIRouter(prefix="/feeds", tags=["feeds"], route_class=SecretRoute)
_open = APIRouter(prefix="/feeds", tags=["feeds"])


class NewFeed(Body):
    """A feed to make."""

    list: Annotated[
        str | None, Field(pattern=ID_PATTERN, description="Only this list, by its id; else everything.")
    ] = None


class FeedView(BaseModel):
    """What is known of a feed: never its address."""

    id: str
    list: str | None
    created_at: str


class Feeds(BaseModel):
    """The user's feeds, the oldest first."""

    feeds: list[FeedView]
    total: int


class MadeFeed(FeedView):
    """A new feed. Its address is shown this once."""

    path: str = Field(description="Where the calendar is, for whoever knows it.")


@_plain.get("", responses=reads())
async def find(work: Reads) -> Feeds:
    """The user's feeds."""
    found = await service.listing(work.session, work.actor)
    return Feeds(feeds=[_view(work, feed) for feed in found], total=len(found))


@_secret.post("", status_code=201, responses=writes(404, *JSON_BODY, success=201))
async def create(body: NewFeed, work: Writes) -> MadeFeed:
    """Make a feed, for a calendar to subscribe to: each open task with a due is an event."""
    number = None if body.list is None else int(body.list)
    feed, secret = await service.create(work.session, work.actor, number, now=work.now)
    return MadeFeed(path=service.path_of(secret), **_view(work, feed).model_dump())


@_plain.delete("/{feed_id:digits}", status_code=204, responses=writes(404, success=204))
async def revoke(feed_id: NumberInPath, work: Writes) -> Response:
    """Revoke a feed: its address shows nothing from the next request on."""
    await service.revoke(work.session, work.actor, int(feed_id))
    return Response(status_code=204)


_CALENDAR: dict[int | str, dict[str, Any]] = {200: {"content": {"text/calendar": {}}}}


@_open.head("/{secret}.ics", include_in_schema=False)
@_open.get("/{secret}.ics", response_class=Response, responses=problems(404) | _CALENDAR)
async def read(secret: str, runtime: RuntimeDep) -> Response:
    """The calendar; its secret address is all that it takes to read it."""
    async with runtime.db.reading() as session:
        text = await service.read(session, secret)
    headers = {"Cache-Control": "private, max-age=300", "Referrer-Policy": "no-referrer"}
    return Response(text, media_type="text/calendar; charset=utf-8", headers=headers)


for _part in (_plain, _secret, _open):
    router.include_router(_part)


def _view(work: Work, feed: Feed) -> FeedView:
    return FeedView(
        id=str(feed.id),
        list=None if feed.list_id is None else str(feed.list_id),
        created_at=local(feed.created_at, work.now),
    )
