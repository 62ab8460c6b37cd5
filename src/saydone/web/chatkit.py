"""The ChatKit protocol: ``POST /chatkit``, and what makes its answers survive a lost connection."""

import asyncio
from contextlib import aclosing
from typing import Annotated, Any
from uuid import UUID

from chatkit.types import InputTranscribeReq, NonStreamingReq, StreamingReq, is_streaming_req
from fastapi import APIRouter, Header, Request, Response

from saydone.agent.transcription import AUDIO_MAX
from saydone.chatkit.events import TurnFailed
from saydone.chatkit.guide_events import GuideEvent, guide_events
from saydone.chatkit.protocol import answer, base64_size, chatkit_events, parse_request, start
from saydone.chatkit.turn import Turn
from saydone.domain.wording import words_of
from saydone.errors import TooLarge
from saydone.settings import Settings
from saydone.web.attachments import links_for
from saydone.web.body_limit import MAX_BODY
from saydone.web.deps import CurrentActor, RuntimeDep, StreamDep, StreamOpenerDep
from saydone.web.errors import JSON_BODY, responses
from saydone.web.event_schema import event_stream_response
from saydone.web.guide import IdempotencyKey
from saydone.web.json_body import parse_object, read_json_body
from saydone.web.runtime import Runtime
from saydone.web.sse import Events, EventStream

router = APIRouter(tags=["chatkit"])

Resumable = Annotated[
    bool,
    Header(
        alias="X-Resumable",
        description="Whether the answer goes on when this connection ends. Without it a hang-up is the stop button.",
    ),
]
LastEventId = Annotated[
    str | None,
    Header(
        alias="Last-Event-ID",
        max_length=100,
        description="The id of the last event that was read. One that is not known starts from the beginning.",
    ),
]

_EVENTS: dict[int | str, dict[str, Any]] = {
    200: {"description": "ChatKit's `ThreadStreamEvent`s", "content": {"text/event-stream": {}}}
}
_REQUEST: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "description": "`ChatKitReq` of `openai-chatkit`",
                    "required": ["type"],
                    "properties": {"type": {"type": "string"}, "params": {"type": "object"}},
                    "examples": [{"type": "threads.list", "params": {"limit": 10}}],
                }
            }
        },
    }
}
_ANSWER: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "ChatKit's `ThreadStreamEvent`s, or what the request is answered with instead",
        "content": {"text/event-stream": {}, "application/json": {"schema": {"type": "object"}}},
    }
}
_NOTHING: dict[int | str, dict[str, Any]] = {204: {"description": "There is no answer to follow"}}


# ChatKit's own types say what it takes and answers: this page says what we add to it.
@router.post("/chatkit", responses=_ANSWER | responses(404, 409, 429, *JSON_BODY), openapi_extra=_REQUEST)
async def chatkit(
    request: Request,
    actor: CurrentActor,
    runtime: RuntimeDep,
    open_stream: StreamOpenerDep,
    resumable: Resumable = False,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """OpenAI's ChatKit protocol, for its front ends: streams for some requests, JSON for the others. Hanging up on a
    stream stops its answer, unless `X-Resumable` says that it is read on later."""
    body = await read_json_body(request)
    asked = await _asked(body)
    turns, links = runtime.chat.turns, links_for(request, runtime)
    if not is_streaming_req(asked):
        answered = await answer(runtime.chat.server, turns, actor, asked, links, idempotency_key=idempotency_key)
        return Response(answered, media_type="application/json")
    stream = open_stream()
    turn = await start(turns, actor, asked, idempotency_key=idempotency_key)
    events = chatkit_events(turn, links=links, words=words_of(actor.language))
    # Whoever started it can stop it by going away; whoever only reads it as well cannot.
    goes_on = resumable or turn.is_repeat
    told = events if goes_on else _until_hang_up(events, runtime, turn)
    return EventStream(told, headers=_headers(turn), until=stream.ended)


@router.get(
    "/chatkit/threads/{thread_id}/events",
    responses=_EVENTS | _NOTHING | responses(404, 422, 429),
    response_class=EventStream,
)
async def follow_thread(
    thread_id: UUID,
    request: Request,
    actor: CurrentActor,
    runtime: RuntimeDep,
    stream: StreamDep,
    last_event_id: LastEventId = None,
) -> Response:
    """The newest answer of a thread after `Last-Event-ID`, and on to its end; 204 when there is nothing to follow."""
    turn = await runtime.chat.turns.newest(actor, str(thread_id))
    if turn is None or _has_all(turn, last_event_id, ends_with_event=True):
        return Response(status_code=204)
    links, words = links_for(request, runtime), words_of(actor.language)
    events = chatkit_events(turn, _position(turn, last_event_id), links=links, words=words)
    return EventStream(events, headers=_headers(turn), until=stream.ended)


@router.get(
    "/api/chatkit/conversations/{conversation_id}/events",
    responses=event_stream_response(GuideEvent) | _NOTHING | responses(404, 422, 429),
    response_class=EventStream,
)
async def follow_conversation(
    conversation_id: UUID,
    actor: CurrentActor,
    runtime: RuntimeDep,
    stream: StreamDep,
    last_event_id: LastEventId = None,
) -> Response:
    """The newest answer of a conversation after `Last-Event-ID`, in the guide's events; 204 when there is none."""
    turn = await runtime.chat.turns.newest(actor, str(conversation_id))
    if turn is None or _has_all(turn, last_event_id, ends_with_event=False):
        return Response(status_code=204)
    events = guide_events(turn, _position(turn, last_event_id), words=words_of(actor.language))
    return EventStream(events, headers=_headers(turn), until=stream.ended)


@router.post("/chatkit/threads/{thread_id}/stop", status_code=204, responses=responses(404, 409, 422))
async def stop_thread(thread_id: UUID, actor: CurrentActor, runtime: RuntimeDep) -> Response:
    """Stop the answer that is being written; what was written is kept. Nothing happens when none is; one that
    does not come to its end gets 409."""
    await runtime.chat.turns.stop(actor, str(thread_id))
    return Response(status_code=204)


@router.post("/api/chatkit/conversations/{conversation_id}/stop", status_code=204, responses=responses(404, 409, 422))
async def stop_conversation(conversation_id: UUID, actor: CurrentActor, runtime: RuntimeDep) -> Response:
    """Stop the answer that is being written; what was written is kept. Nothing happens when none is; one that
    does not come to its end gets 409."""
    await runtime.chat.turns.stop(actor, str(conversation_id))
    return Response(status_code=204)


def body_max(settings: Settings) -> int:
    """The largest body that ``POST /chatkit`` takes: a recording, where there is dictation."""
    return MAX_BODY + base64_size(AUDIO_MAX) if settings.transcription_model else MAX_BODY


async def _asked(body: bytes) -> StreamingReq | NonStreamingReq:
    if len(body) <= MAX_BODY:
        parse_object(body)
        return parse_request(body)
    # Others do not wait for tens of megabytes of JSON.
    await asyncio.to_thread(parse_object, body)
    asked = await asyncio.to_thread(parse_request, body)
    if not isinstance(asked, InputTranscribeReq):
        raise TooLarge(f"The body is larger than {MAX_BODY:,} bytes, the most that is taken.")
    return asked


async def _until_hang_up(events: Events, runtime: Runtime, turn: Turn) -> Events:
    """The events; a reader that goes away before the end stops the turn: ChatKit's client has no other way."""
    try:
        async with aclosing(events) as running:
            async for together in running:
                yield together
    finally:
        if not turn.log.closed and turn.thread_id is not None:
            runtime.chat.turns.stop_soon(turn.id)


def _position(turn: Turn, last_event_id: str | None) -> int:
    """The number after which to go on. An id of an older turn starts the newest from its beginning."""
    if last_event_id is None:
        return -1
    turn_id, _, number = last_event_id.partition("-")
    known = turn_id == turn.id and number.isascii() and number.isdigit() and len(number) < 10
    return int(number) if known else -1


def _has_all(turn: Turn, last_event_id: str | None, *, ends_with_event: bool) -> bool:
    """Whether the reader missed nothing of an answer that has ended; without an id it did not come back for it."""
    log = turn.log
    if not log.closed or log.broken:
        return False
    ends_with_event = ends_with_event or (bool(log.events) and isinstance(log.events[-1], TurnFailed))
    # The guide's "complete" is no event of the log: it has the number after the last.
    end = len(log.events) - 1 if ends_with_event else len(log.events)
    return last_event_id is None or _position(turn, last_event_id) >= end


def _headers(turn: Turn) -> dict[str, str]:
    return {"X-Conversation-Id": turn.thread_id} if turn.thread_id else {}
