"""``/api/v1/changes``: what changes, as it does, as server-sent events."""

from contextlib import aclosing
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Header
from pydantic import BaseModel, Field
from pydantic.json_schema import SkipJsonSchema

from saydone.domain.mistakes import ID_PATTERN
from saydone.services.change_feed import ChangeFeed
from saydone.web.api.problems import problems
from saydone.web.deps import CurrentActor, RuntimeDep, StreamDep
from saydone.web.sse import Events, EventStream

router = APIRouter(tags=["changes"])


class ChangeEvent(BaseModel):
    """Which things were written. `hello` begins the feed; after `reset` something may have been missed, and all is to
    be read anew."""

    type: Literal["hello", "reset", "task", "list", "label", "comment", "reminder", "filter", "attachment"]
    ids: list[str] = Field(default=[], description="The ids of what was made, changed or deleted.")
    tasks: list[str] = Field(default=[], description="The tasks that the comments, reminders or attachments belong to.")
    operation: str | None = Field(default=None, description="As in the header `X-Operation-Id` of who wrote it.")


_EVENTS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Server-sent events without an end; a comment line every 15 seconds shows that it lives.",
        "content": {
            "text/event-stream": {
                "itemSchema": {
                    "type": "object",
                    "required": ["data"],
                    "properties": {
                        "id": {"type": "string"},
                        "data": {
                            "type": "string",
                            "contentMediaType": "application/json",
                            "contentSchema": ChangeEvent.model_json_schema(),
                        },
                    },
                }
            }
        },
    }
}
LastEventId = Annotated[
    Annotated[str, Field(pattern=ID_PATTERN)] | SkipJsonSchema[None],
    Header(
        alias="Last-Event-ID",
        description="The id of the last event that was read: what was missed since comes first, some of it twice.",
    ),
]


@router.get("/changes", response_class=EventStream, responses=_EVENTS | problems(429))
async def follow(
    actor: CurrentActor, runtime: RuntimeDep, stream: StreamDep, last_event_id: LastEventId = None
) -> EventStream:
    """What changes of what the user sees, whoever changes it and through whatever. Read what is named anew."""
    after = None if last_event_id is None else int(last_event_id)
    return EventStream(_events(runtime.feed, actor.user_id, after), until=stream.ended)


async def _events(feed: ChangeFeed, user_id: int, after: int | None) -> Events:
    async with aclosing(feed.follow(user_id, after)) as notices:
        async for notice in notices:
            event = ChangeEvent(type=notice.type, ids=[*notice.ids], tasks=[*notice.tasks], operation=notice.operation)
            # A reset for an outage has no place of its own.
            number = str(notice.line) if notice.line or notice.type == "hello" else None
            yield [(number, event.model_dump(exclude_defaults=True))]
