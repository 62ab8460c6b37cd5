"""ChatKit's requests: parsed strictly, refused before anything starts, and answered for the right user only."""

import asyncio
import base64
from collections.abc import AsyncGenerator
from typing import cast

from chatkit.actions import Action
from chatkit.types import (
    AssistantMessageContentPartTextDelta,
    ChatKitReq,
    InputTranscribeParams,
    InputTranscribeReq,
    ItemsFeedbackReq,
    ItemsListReq,
    NonStreamingReq,
    NoticeEvent,
    Page,
    StreamingReq,
    SyncCustomActionResponse,
    Thread,
    ThreadCustomActionParams,
    ThreadItemReplacedEvent,
    ThreadItemUpdatedEvent,
    ThreadsAddStructuredInputReq,
    ThreadsAddUserMessageReq,
    ThreadsCreateReq,
    ThreadsCustomActionReq,
    ThreadsDeleteReq,
    ThreadsListReq,
    ThreadsRetryAfterItemReq,
    ThreadsSyncCustomActionReq,
    ThreadStreamEvent,
    ThreadsUpdateReq,
    ThreadUpdateParams,
    TranscriptionResult,
)
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import to_json

from saydone.agent.transcription import AUDIO_MAX
from saydone.chatkit.attached import event_with_links
from saydone.chatkit.context import RequestContext
from saydone.chatkit.events import TurnFailed
from saydone.chatkit.links import Links
from saydone.chatkit.markdown import as_plain
from saydone.chatkit.redrawing import Redrawing
from saydone.chatkit.server import TaskChatServer
from saydone.chatkit.store import checked_limit
from saydone.chatkit.turn import Turn
from saydone.chatkit.turn_request import AnswerQuestion, Retry, Say
from saydone.chatkit.turns import Turns
from saydone.domain.actor import Actor
from saydone.domain.mistakes import mistakes_in
from saydone.domain.wording import ENGLISH, Words
from saydone.errors import Conflict, InvalidInput, TooLarge

# Building the adapter takes milliseconds: once, not a request.
_requests: TypeAdapter[ChatKitReq] = TypeAdapter(ChatKitReq)


def parse_request(body: bytes) -> StreamingReq | NonStreamingReq:
    """The request in a body that is valid JSON. Raises ``InvalidInput`` for an unknown type or wrong fields."""
    try:
        return _requests.validate_json(body)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        if problem["type"] in ("union_tag_invalid", "union_tag_not_found"):
            raise InvalidInput("There is no request of this type.") from error
        # The validator puts the type of the request before the place.
        (mistake,) = mistakes_in([{**problem, "loc": problem["loc"][1:]}], "The request", ())
        raise InvalidInput(mistake.sentence) from error


async def start(turns: Turns, actor: Actor, request: StreamingReq, *, idempotency_key: str | None = None) -> Turn:
    """The turn that a streaming request starts. Raises as ``Turns.start`` does."""
    match request:
        case ThreadsCreateReq():
            return await turns.start(actor, Say(None, request.params.input), idempotency_key=idempotency_key)
        case ThreadsAddUserMessageReq():
            said = Say(request.params.thread_id, request.params.input)
            return await turns.start(actor, said, idempotency_key=idempotency_key)
        case ThreadsRetryAfterItemReq():
            retry = Retry(request.params.thread_id, request.params.item_id)
            return await turns.start(actor, retry, idempotency_key=idempotency_key)
        case ThreadsCustomActionReq():
            params = request.params
            action = cast("Action[str, object]", params.action)
            return await turns.click(
                actor, params.thread_id, action, item_id=params.item_id, idempotency_key=idempotency_key
            )
        case ThreadsAddStructuredInputReq():
            answered = AnswerQuestion(request.params.thread_id, request.params.item_id, request.params.input)
            return await turns.start(actor, answered, idempotency_key=idempotency_key)
        case _:
            raise InvalidInput("This conversation waits for no such answer.")


async def answer(
    server: TaskChatServer,
    turns: Turns,
    actor: Actor,
    request: NonStreamingReq,
    links: Links | None = None,
    *,
    idempotency_key: str | None = None,
) -> bytes:
    """The JSON that answers any other request. Raises ``NotFound``, ``InvalidInput`` and what ``Attachments`` does."""
    match request:
        case ThreadsSyncCustomActionReq():
            return await _sync_click(turns, actor, request.params, idempotency_key)
        case ThreadsUpdateReq():
            return await _renamed(server, request.params, RequestContext(actor))
        case ThreadsDeleteReq():
            # Not by the SDK: what runs in it is stopped first, and its logs and attachments go with it.
            await turns.delete_thread(actor, request.params.thread_id)
            return b"{}"
        case ItemsFeedbackReq() if not request.params.item_ids:
            raise InvalidInput("The feedback names no item.")
        case ThreadsListReq() | ItemsListReq() if request.params.limit is not None:
            # The SDK takes 0 for no limit.
            checked_limit(request.params.limit)
        case InputTranscribeReq():
            return await _heard(server, request.params)
        case _:
            pass
    context = RequestContext(actor, links)
    context.redraw = Redrawing(server.door, actor, context.words).page
    return await server.answer(request, context)


async def _renamed(server: TaskChatServer, params: ThreadUpdateParams, context: RequestContext) -> bytes:
    """Not by the SDK, which saves all of the conversation as it was when it was read: the lock of another's, too."""
    thread = await server.store.amend(params.thread_id, context, title=params.title)
    return _json(Thread(**thread.model_dump(), items=Page())).encode()


async def _sync_click(
    turns: Turns, actor: Actor, params: ThreadCustomActionParams, idempotency_key: str | None
) -> bytes:
    """As a click that streams, for a client that wants only its widget back."""
    action = cast("Action[str, object]", params.action)
    turn = await turns.click(actor, params.thread_id, action, item_id=params.item_id, idempotency_key=idempotency_key)
    events = [event async for together in turn.log.read() for _, event in together]
    updated = next((event.item for event in events if isinstance(event, ThreadItemReplacedEvent)), None)
    refused = next((event for event in events if isinstance(event, NoticeEvent) and event.level != "info"), None)
    if updated is None and refused is not None:
        # A stream shows the notice. Here there is no place for one, and nothing that shows it was not done.
        raise (InvalidInput if refused.level == "danger" else Conflict)(as_plain(refused.message))
    return _json(SyncCustomActionResponse(updated_item=updated)).encode()


async def _heard(server: TaskChatServer, params: InputTranscribeParams) -> bytes:
    if server.transcriber is None:
        raise InvalidInput("Dictation is not set up on this server: SAYDONE_TRANSCRIPTION_MODEL names a model for it.")
    if len(params.audio_base64) > base64_size(AUDIO_MAX):
        raise TooLarge(f"The recording is larger than {AUDIO_MAX:,} bytes, the most that is taken.")
    try:
        # Tens of megabytes: others do not wait for that.
        audio = await asyncio.to_thread(base64.b64decode, params.audio_base64, validate=True)
    except ValueError as error:
        raise InvalidInput("The recording is not Base64.") from error
    text = await server.transcriber.transcribe(audio, params.mime_type)
    return _json(TranscriptionResult(text=text)).encode()


def base64_size(bytes_: int) -> int:
    """How long so many bytes are in Base64."""
    return -(-bytes_ // 3) * 4


def event_json(event: ThreadStreamEvent) -> str:
    """The event as it goes to ChatKit's client."""
    if isinstance(event, ThreadItemUpdatedEvent) and isinstance(event.update, AssistantMessageContentPartTextDelta):
        # Nearly all are this: by hand it takes a fifth of the time.
        update = {"type": event.update.type, "content_index": event.update.content_index, "delta": event.update.delta}
        return to_json({"type": event.type, "item_id": event.item_id, "update": update}).decode()
    return _json(event)


def _json(model: BaseModel) -> str:
    return model.model_dump_json(by_alias=True, exclude_none=True, context={"exclude_metadata": True})


async def chatkit_events(
    turn: Turn, after: int = -1, *, links: Links, words: Words = ENGLISH
) -> AsyncGenerator[list[tuple[str | None, str]]]:
    """The turn for ChatKit's client, from a point of its log on: each event's id and JSON."""
    # Told when the turn has let go of the conversation: whoever reads it may say the next thing at once.
    last: list[tuple[str | None, str]] = []
    async for together in turn.log.read(after):
        told: list[tuple[str | None, str]] = []
        for number, event in together:
            failed = event if isinstance(event, TurnFailed) else None
            if failed is not None:
                event = failed.model_copy(update={"message": words.sentence(failed.message or "")})
            (last if failed else told).append((f"{turn.id}-{number}", event_json(event_with_links(event, links))))
        yield told
    yield last
