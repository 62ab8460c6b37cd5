"""Endpoints for tests only: a JSON body, errors of each kind, an event stream."""

import asyncio
from typing import Literal
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field, JsonValue

from saydone.errors import TooManyRequests
from saydone.web.deps import CurrentActor
from saydone.web.errors import JSON_BODY, responses
from saydone.web.json_body import JsonRoute
from saydone.web.sse import Events, EventStream

router = APIRouter(prefix="/notes", route_class=JsonRoute, responses=responses(*JSON_BODY, 429))

SECRET = "the milk is in the fridge"


class Note(BaseModel):
    model_config = ConfigDict(extra="forbid")

    title: str = Field(max_length=500)
    kind: Literal["long", "short"] = "short"
    thread: UUID | None = None
    more: dict[str, JsonValue] = {}


@router.post("")
async def add(note: Note, _actor: CurrentActor) -> Note:
    return note


@router.get("/who")
async def who(actor: CurrentActor) -> dict[str, str]:
    return {"name": actor.name, "zone": actor.zone.key, "door": actor.door, "operation": actor.operation}


@router.delete("/who")
async def forget(_actor: CurrentActor) -> None:
    return None


@router.get("/busy")
async def busy(_actor: CurrentActor) -> None:
    raise TooManyRequests("Too many notes.", retry_after=7)


@router.get("/broken")
async def broken(_actor: CurrentActor) -> None:
    raise RuntimeError(SECRET)


class Closing:
    """What the stream of ``/notes/endless`` lets a test see."""

    def __init__(self) -> None:
        self.begun = asyncio.Event()
        self.done = asyncio.Event()


closings: list[Closing] = []


async def _endless() -> Events:
    closing = closings[-1]
    try:
        yield [("1", {"type": "text_delta", "text": "a"})]
        await asyncio.Event().wait()
    finally:
        closing.begun.set()
        await asyncio.sleep(0)  # a clean-up may wait, as one that writes to the database does
        closing.done.set()


@router.get("/endless", response_class=EventStream)
async def endless(_actor: CurrentActor) -> EventStream:
    closings.append(Closing())
    return EventStream(_endless(), keep_alive=0.02)
