"""The guide API: `/api/chatkit/…`, as the ChatKit integration guide describes it."""

from typing import Annotated, Any, Literal
from uuid import UUID

from chatkit.actions import Action
from fastapi import APIRouter, Body, Header, Query
from pydantic import BaseModel, ConfigDict, Field

from saydone.chatkit.actions import (
    ConfirmPayload,
    CreatePayload,
    MorePayload,
    NoPayload,
    TaskPayload,
    UndoPayload,
    UpdatePayload,
)
from saydone.chatkit.fields import VISIBLE_TEXT
from saydone.chatkit.guide_events import GuideEvent, guide_events
from saydone.chatkit.guide_widgets import guide_widget
from saydone.chatkit.turn import Turn
from saydone.chatkit.turn_request import MESSAGE_MAX
from saydone.chatkit.views import STARTER_PROMPTS, StarterPrompt
from saydone.domain.actor import Actor
from saydone.domain.mistakes import CURSOR_PATTERN, FILE_PATTERN
from saydone.domain.task_query import PAGE_MAX
from saydone.domain.wording import words_of
from saydone.web.deps import CurrentActor, RuntimeDep, StreamDep
from saydone.web.errors import JSON_BODY, responses
from saydone.web.event_schema import event_stream_response
from saydone.web.json_body import JsonRoute
from saydone.web.open_streams import OpenStream
from saydone.web.sse import EventStream

router = APIRouter(prefix="/api/chatkit", tags=["guide"], route_class=JsonRoute)

IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=255,
        pattern=r"^[\x21-\x7e]+$",
        description="The same key with the same request returns the first answer again and does nothing twice.",
    ),
]


class _Request(BaseModel):
    model_config = ConfigDict(extra="forbid")

    conversation_id: UUID | None = None


Message = Annotated[
    str, Field(min_length=1, max_length=MESSAGE_MAX, examples=["Add a task to buy groceries"]), VISIBLE_TEXT
]


class GenerateRequest(_Request):
    """Something that the user says, in a conversation or, without one, in a new one."""

    message: Message
    model: Annotated[str, Field(max_length=200)] | None = Field(
        default=None, description="One of the models that `GET /chatkit/options` names; without it, the default."
    )
    attachments: Annotated[
        list[Annotated[str, Field(pattern=FILE_PATTERN)]],
        Field(max_length=100, description="Ids of files that were uploaded for this message."),
    ] = []


class PromptPayload(BaseModel):
    """What a starter prompt says."""

    model_config = ConfigDict(extra="forbid")

    message: Message


class SendMessage(_Request):
    """A starter prompt was clicked: the same as saying it."""

    type: Literal["send_message"]
    payload: PromptPayload


class CreateTask(_Request):
    """A form for a new task was sent."""

    type: Literal["create_task"]
    payload: CreatePayload


class CompleteTask(_Request):
    """“Complete” was clicked."""

    type: Literal["complete_task"]
    payload: TaskPayload


class UpdateTask(_Request):
    """A form with a task's changes was sent."""

    type: Literal["update_task"]
    payload: UpdatePayload


class DeleteTask(_Request):
    """“Delete” was clicked."""

    type: Literal["delete_task"]
    payload: TaskPayload


class EditTask(_Request):
    """“Edit” was clicked: the form is wanted."""

    type: Literal["edit_task"]
    payload: TaskPayload


class ShowMore(_Request):
    """“Show more” was clicked: the next page of a list is wanted."""

    type: Literal["show_more"]
    payload: MorePayload


class Confirm(_Request):
    """What was asked for confirmation was agreed to."""

    type: Literal["confirm"]
    payload: ConfirmPayload


class Cancel(_Request):
    """What was asked for confirmation was not agreed to."""

    type: Literal["cancel"]
    payload: NoPayload


class Undo(_Request):
    """“Undo” was clicked."""

    type: Literal["undo"]
    payload: UndoPayload


ActionRequest = Annotated[
    CreateTask | CompleteTask | UpdateTask | DeleteTask | EditTask | ShowMore | Confirm | Cancel | Undo | SendMessage,
    Body(discriminator="type"),
]
"""A click on a widget, or a form that was sent."""


class WidgetAnswer(BaseModel):
    """A widget in the guide's JSON, and how to go on when it shows only the first tasks."""

    widget: dict[str, Any]
    total: int
    next_cursor: str | None


class StarterPromptsAnswer(BaseModel):
    """What a newcomer can say first, as words and as a widget."""

    prompts: list[StarterPrompt]
    widget: dict[str, Any]


_EVENTS = event_stream_response(GuideEvent)


@router.post("/generate", response_class=EventStream, responses=_EVENTS | responses(404, 409, 429, *JSON_BODY))
async def generate(
    body: GenerateRequest,
    actor: CurrentActor,
    runtime: RuntimeDep,
    stream: StreamDep,
    idempotency_key: IdempotencyKey = None,
) -> EventStream:
    """Say something to the assistant; its answer is streamed, and goes on when the reader goes away."""
    thread_id = str(body.conversation_id) if body.conversation_id else None
    turn = await runtime.chat.turns.say(
        actor,
        thread_id,
        body.message,
        model=body.model,
        attachments=body.attachments,
        idempotency_key=idempotency_key,
    )
    return _told(turn, actor, stream)


@router.post("/action", response_class=EventStream, responses=_EVENTS | responses(404, 409, 429, *JSON_BODY))
async def action(
    body: ActionRequest,
    actor: CurrentActor,
    runtime: RuntimeDep,
    stream: StreamDep,
    idempotency_key: IdempotencyKey = None,
) -> EventStream:
    """Do what was clicked in a widget: a task's buttons and forms, paging, confirming and undoing, or a message."""
    thread_id = str(body.conversation_id) if body.conversation_id else None
    if isinstance(body, SendMessage):
        said = body.payload.message
        turn = await runtime.chat.turns.say(actor, thread_id, said, idempotency_key=idempotency_key)
    else:
        clicked = Action[str, object](type=body.type, payload=body.payload.model_dump(exclude_unset=True))
        turn = await runtime.chat.turns.click(actor, thread_id, clicked, idempotency_key=idempotency_key)
    return _told(turn, actor, stream)


@router.get("/tasks", responses=responses(404, 422))
async def tasks(
    actor: CurrentActor,
    runtime: RuntimeDep,
    status: Literal["all", "pending", "completed"] = "all",
    limit: Annotated[int, Query(ge=1, le=PAGE_MAX)] = 50,
    cursor: Annotated[
        str | None, Query(pattern=CURSOR_PATTERN, description="`next_cursor` of the page before.")
    ] = None,
) -> WidgetAnswer:
    """The user's tasks as a widget, pending ones first, the soonest due first."""
    arguments: dict[str, object] = {"status": status, "limit": limit}
    view = await runtime.chat.server.task_list(actor, arguments | ({"cursor": cursor} if cursor else {}))
    return WidgetAnswer(
        widget=guide_widget(view, words_of(actor.language)), total=view.total, next_cursor=view.next_cursor
    )


@router.get("/starter-prompts", responses=responses())
async def starter_prompts(actor: CurrentActor) -> StarterPromptsAnswer:
    """What a newcomer can say first: labels in the language of the screen, sentences that each model reads."""
    words = words_of(actor.language)
    prompts = [one.model_copy(update={"label": words(one.label)}) for one in STARTER_PROMPTS.prompts]
    return StarterPromptsAnswer(prompts=prompts, widget=guide_widget(STARTER_PROMPTS, words))


def _told(turn: Turn, actor: Actor, stream: OpenStream) -> EventStream:
    headers = {"X-Conversation-Id": turn.thread_id} if turn.thread_id else {}
    return EventStream(guide_events(turn, words=words_of(actor.language)), headers=headers, until=stream.ended)
