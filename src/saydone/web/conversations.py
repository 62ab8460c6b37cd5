"""Conversations of the guide API: list, read, rename, lock, delete."""

from datetime import datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from chatkit.types import (
    ActiveStatus,
    AssistantMessageItem,
    FeedbackKind,
    Page,
    StructuredInputItem,
    TaskItem,
    ThreadItem,
    ThreadMetadata,
    ThreadStatus,
    UserMessageItem,
)
from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from saydone.chatkit.context import RequestContext
from saydone.chatkit.events import ShownWidget
from saydone.chatkit.fields import VISIBLE_TEXT
from saydone.chatkit.guide_widgets import guide_widget
from saydone.chatkit.markdown import as_plain
from saydone.chatkit.mention import text_of
from saydone.chatkit.questions import question_in_words
from saydone.chatkit.store import PAGE_MAX, TITLE_MAX
from saydone.domain.mistakes import CURSOR_PATTERN
from saydone.domain.wording import Words, words_of
from saydone.web.api.field_rules import no, said_one_of
from saydone.web.attachments import links_for
from saydone.web.deps import CurrentActor, RuntimeDep
from saydone.web.errors import JSON_BODY, responses
from saydone.web.json_body import JsonRoute

router = APIRouter(prefix="/api/chatkit/conversations", tags=["conversations"], route_class=JsonRoute)

Limit = Annotated[int, Query(ge=1, le=PAGE_MAX)]
After = Annotated[str | None, Query(pattern=CURSOR_PATTERN, description="`next` of the page before.")]


Status = Literal["active", "locked", "closed"]
_status: TypeAdapter[ThreadStatus] = TypeAdapter(ThreadStatus)


class Conversation(BaseModel):
    """A conversation, without its messages."""

    id: str
    title: str | None
    created_at: datetime
    status: Status
    reason: str | None = None


class ConversationList(BaseModel):
    """Conversations, the one used last first."""

    conversations: list[Conversation]
    next: str | None


class AttachedFile(BaseModel):
    """A file that was sent with a message; an image can be seen at ``preview_url`` for an hour at least."""

    id: str
    name: str
    mime_type: str
    type: Literal["image", "file"]
    preview_url: str | None = None


class Message(BaseModel):
    """Something said, or a widget that was shown. ``feedback`` is what the user thinks of it, if they said so."""

    id: str
    role: Literal["user", "assistant"]
    text: str
    widget: dict[str, Any] | None = None
    feedback: FeedbackKind | None = None
    attachments: list[AttachedFile] = []
    created_at: datetime


class ConversationWithMessages(Conversation):
    """A conversation with a page of its messages, oldest first."""

    messages: list[Message]
    next: str | None


class ConversationChange(BaseModel):
    """A new title, another status, or both. ``reason`` says why it is locked or closed."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "allOf": [
                said_one_of(["title", "status"]),
                {
                    "anyOf": [
                        no("reason"),
                        {"required": ["status"], "properties": {"status": {"enum": ["locked", "closed"]}}},
                    ]
                },
            ]
        },
    )

    title: Annotated[str, Field(min_length=1, max_length=TITLE_MAX), VISIBLE_TEXT] | None = None
    status: Status | None = None
    reason: Annotated[str, Field(min_length=1, max_length=500), VISIBLE_TEXT] | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.title is None and self.status is None:
            raise ValueError("it has neither a title nor a status")
        if self.reason is not None and self.status not in ("locked", "closed"):
            raise ValueError("a reason goes with the status “locked” or “closed”")
        return self


@router.get("", responses=responses(404, 422))
async def list_conversations(
    actor: CurrentActor, runtime: RuntimeDep, limit: Limit = 20, after: After = None
) -> ConversationList:
    """The user's conversations."""
    page = await runtime.chat.threads.load_threads(limit, after, "desc", RequestContext(actor))
    listed = [_conversation(thread) for thread in page.data]
    return ConversationList(conversations=listed, next=page.after)


@router.get("/{conversation_id}", responses=responses(404, 422))
async def read_conversation(
    conversation_id: UUID,
    request: Request,
    actor: CurrentActor,
    runtime: RuntimeDep,
    limit: Limit = 50,
    after: After = None,
) -> ConversationWithMessages:
    """A conversation and its messages."""
    context = RequestContext(actor, links_for(request, runtime))
    thread = await runtime.chat.threads.load_thread(str(conversation_id), context)
    items: Page[ThreadItem] = await runtime.chat.threads.load_thread_items(thread.id, after, limit, "asc", context)
    feedback = await runtime.chat.threads.feedback(items.data)
    words = words_of(actor.language)
    messages = [message for item in items.data if (message := _message(item, words)) is not None]
    for message in messages:
        message.feedback = feedback.get(message.id)
    return ConversationWithMessages(**_conversation(thread).model_dump(), messages=messages, next=items.after)


@router.patch("/{conversation_id}", responses=responses(404, *JSON_BODY))
async def change_conversation(
    conversation_id: UUID, body: ConversationChange, actor: CurrentActor, runtime: RuntimeDep
) -> Conversation:
    """Give a conversation another title, or lock, close or open it: a locked or closed one can be read, and no more
    be written in. An answer that is being written comes to its end."""
    status = None if body.status is None else _status.validate_python({"type": body.status, "reason": body.reason})
    thread = await runtime.chat.threads.amend(
        str(conversation_id), RequestContext(actor), title=body.title, status=status
    )
    return _conversation(thread)


@router.delete("/{conversation_id}", status_code=204, responses=responses(404, 409, 422))
async def delete_conversation(conversation_id: UUID, actor: CurrentActor, runtime: RuntimeDep) -> Response:
    """Delete a conversation with its messages. Its tasks stay."""
    await runtime.chat.turns.delete_thread(actor, str(conversation_id))
    return Response(status_code=204)


def _conversation(thread: ThreadMetadata) -> Conversation:
    reason = None if isinstance(thread.status, ActiveStatus) else thread.status.reason
    return Conversation(
        id=thread.id, title=thread.title, created_at=thread.created_at, status=thread.status.type, reason=reason
    )


def _message(item: ThreadItem, words: Words) -> Message | None:
    match item:
        case UserMessageItem():
            files = [AttachedFile.model_validate(each.model_dump(mode="json")) for each in item.attachments]
            said = text_of(item.content)
            return Message(id=item.id, role="user", text=said, attachments=files, created_at=item.created_at)
        case AssistantMessageItem():
            text = as_plain("".join(part.text for part in item.content))
            return Message(id=item.id, role="assistant", text=text, created_at=item.created_at)
        case StructuredInputItem():
            return Message(id=item.id, role="assistant", text=question_in_words(item), created_at=item.created_at)
        case TaskItem():
            return Message(id=item.id, role="assistant", text=item.task.title or "", created_at=item.created_at)
        case ShownWidget():
            widget = guide_widget(item.view, words)
            text = item.copy_text or ""
            return Message(id=item.id, role="assistant", text=text, widget=widget, created_at=item.created_at)
        case _:
            return None
