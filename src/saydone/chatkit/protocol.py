"""ChatKit's requests: parsed strictly, refused before anything starts, and answered for the right user only."""

from collections.abc import AsyncGenerator
from typing import cast

from chatkit.actions import Action
from chatkit.types import (
    AttachmentsCreateReq,
    AttachmentsDeleteReq,
    ChatKitReq,
    InputTranscribeReq,
    ItemsFeedbackReq,
    NonStreamingReq,
    StreamingReq,
    SyncCustomActionResponse,
    ThreadCustomActionParams,
    ThreadItemReplacedEvent,
    ThreadsAddUserMessageReq,
    ThreadsCreateReq,
    ThreadsCustomActionReq,
    ThreadsDeleteReq,
    ThreadsRetryAfterItemReq,
    ThreadsSyncCustomActionReq,
    ThreadStreamEvent,
    ThreadsUpdateReq,
)
from pydantic import BaseModel, TypeAdapter, ValidationError

from saydone.chatkit.context import RequestContext
from saydone.chatkit.events import TurnFailed
from saydone.chatkit.server import TaskChatServer
from saydone.chatkit.turn import Turn
from saydone.chatkit.turn_request import Retry, Say
from saydone.chatkit.turns import Turns
from saydone.domain.actor import Actor
from saydone.domain.text import checked_text
from saydone.errors import InvalidInput

_TITLE_MAX = 200
# Building the adapter takes milliseconds: once, not a request.
_requests: TypeAdapter[ChatKitReq] = TypeAdapter(ChatKitReq)


def parse_request(body: bytes) -> StreamingReq | NonStreamingReq:
    """The request in a body that is valid JSON. Raises ``InvalidInput`` for an unknown type or wrong fields."""
    try:
        return _requests.validate_json(body)
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False, include_context=False)[0]
        where = ".".join(str(part) for part in problem["loc"])[:80]
        if problem["type"] in ("union_tag_invalid", "union_tag_not_found"):
            raise InvalidInput("There is no request of this type.") from error
        raise InvalidInput(f"The request does not fit: {where}: {problem['msg']}.") from error


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
        case _:
            raise InvalidInput("This conversation waits for no such answer.")


async def answer(server: TaskChatServer, turns: Turns, actor: Actor, request: NonStreamingReq) -> bytes:
    """The JSON that answers any other request. Raises ``NotFound`` and ``InvalidInput``."""
    match request:
        case ThreadsSyncCustomActionReq():
            return await _sync_click(turns, actor, request.params)
        case ThreadsUpdateReq():
            request.params.title = _clean_title(request.params.title)
        case ThreadsDeleteReq():
            # What runs in it is stopped first.
            await turns.stop(actor, request.params.thread_id)
        case ItemsFeedbackReq() if not request.params.item_ids:
            raise InvalidInput("The feedback names no item.")
        case AttachmentsCreateReq() | AttachmentsDeleteReq():
            raise InvalidInput("Attachments cannot be sent to this server.")
        case InputTranscribeReq():
            raise InvalidInput("Dictation is not set up on this server.")
        case _:
            pass
    return await server.answer(request, RequestContext(actor))


async def _sync_click(turns: Turns, actor: Actor, params: ThreadCustomActionParams) -> bytes:
    """As a click that streams, for a client that wants only its widget back."""
    action = cast("Action[str, object]", params.action)
    turn = await turns.click(actor, params.thread_id, action, item_id=params.item_id)
    updated = next((event.item for event in turn.log.events if isinstance(event, ThreadItemReplacedEvent)), None)
    return _json(SyncCustomActionResponse(updated_item=updated)).encode()


def event_json(event: ThreadStreamEvent) -> str:
    """The event as it goes to ChatKit's client."""
    return _json(event)


def _json(model: BaseModel) -> str:
    return model.model_dump_json(by_alias=True, exclude_none=True, context={"exclude_metadata": True})


async def chatkit_events(turn: Turn, after: int = -1) -> AsyncGenerator[tuple[str | None, str]]:
    """The turn for ChatKit's client, from a point of its log on: each event's id and JSON."""
    last: tuple[str, str] | None = None
    async for number, event in turn.log.read(after):
        told = f"{turn.id}-{number}", event_json(event)
        if isinstance(event, TurnFailed):
            # Told when the turn has let go of the conversation: whoever reads it may say the next thing at once.
            last = told
        else:
            yield told
    if last is not None:
        yield last


def _clean_title(title: str) -> str:
    line = " ".join(checked_text(title, "The title").split())
    if not line:
        raise InvalidInput("The title is empty.")
    if len(line) > _TITLE_MAX:
        raise InvalidInput(f"The title has {len(line)} characters; {_TITLE_MAX} is the most.")
    return line
