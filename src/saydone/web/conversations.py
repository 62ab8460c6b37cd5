"""Conversations of the guide API: list, read, rename, delete."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from chatkit.types import AssistantMessageItem, Page, ThreadItem, UserMessageItem
from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from saydone.chatkit.context import RequestContext
from saydone.chatkit.events import ShownWidget
from saydone.chatkit.fields import VISIBLE_TEXT
from saydone.chatkit.guide_widgets import guide_widget
from saydone.chatkit.store import PAGE_MAX
from saydone.web.deps import CurrentActor, RuntimeDep
from saydone.web.errors import JSON_BODY, responses
from saydone.web.json_body import JsonRoute

router = APIRouter(prefix="/api/chatkit/conversations", tags=["conversations"], route_class=JsonRoute)

Limit = Annotated[int, Query(ge=1, le=PAGE_MAX)]
After = Annotated[str | None, Query(pattern="^[A-Za-z0-9_-]{1,500}$", description="`next` of the page before.")]


class Conversation(BaseModel):
    """A conversation, without its messages."""

    id: str
    title: str | None
    created_at: datetime


class ConversationList(BaseModel):
    """Conversations, the one used last first."""

    conversations: list[Conversation]
    next: str | None


class Message(BaseModel):
    """Something said, or a widget that was shown."""

    id: str
    role: Literal["user", "assistant"]
    text: str
    widget: dict[str, Any] | None = None
    created_at: datetime


class ConversationWithMessages(Conversation):
    """A conversation with a page of its messages, oldest first."""

    messages: list[Message]
    next: str | None


class Rename(BaseModel):
    """A new title."""

    model_config = ConfigDict(extra="forbid")

    title: Annotated[str, Field(min_length=1, max_length=200), VISIBLE_TEXT]


@router.get("", responses=responses(404, 422))
async def list_conversations(
    actor: CurrentActor, runtime: RuntimeDep, limit: Limit = 20, after: After = None
) -> ConversationList:
    """The user's conversations."""
    page = await runtime.chat.threads.load_threads(limit, after, "desc", RequestContext(actor))
    listed = [Conversation(id=thread.id, title=thread.title, created_at=thread.created_at) for thread in page.data]
    return ConversationList(conversations=listed, next=page.after)


@router.get("/{conversation_id}", responses=responses(404, 422))
async def read_conversation(
    conversation_id: UUID, actor: CurrentActor, runtime: RuntimeDep, limit: Limit = 50, after: After = None
) -> ConversationWithMessages:
    """A conversation and its messages."""
    context = RequestContext(actor)
    thread = await runtime.chat.threads.load_thread(str(conversation_id), context)
    items: Page[ThreadItem] = await runtime.chat.threads.load_thread_items(thread.id, after, limit, "asc", context)
    messages = [message for item in items.data if (message := _message(item)) is not None]
    return ConversationWithMessages(
        id=thread.id, title=thread.title, created_at=thread.created_at, messages=messages, next=items.after
    )


@router.patch("/{conversation_id}", responses=responses(404, *JSON_BODY))
async def rename_conversation(
    conversation_id: UUID, body: Rename, actor: CurrentActor, runtime: RuntimeDep
) -> Conversation:
    """Give a conversation another title."""
    context = RequestContext(actor)
    thread = await runtime.chat.threads.load_thread(str(conversation_id), context)
    thread.title = " ".join(body.title.split())
    await runtime.chat.threads.save_thread(thread, context)
    return Conversation(id=thread.id, title=thread.title, created_at=thread.created_at)


@router.delete("/{conversation_id}", status_code=204, responses=responses(404, 422))
async def delete_conversation(conversation_id: UUID, actor: CurrentActor, runtime: RuntimeDep) -> Response:
    """Delete a conversation with its messages. Its tasks stay."""
    await runtime.chat.turns.delete_thread(actor, str(conversation_id))
    return Response(status_code=204)


def _message(item: ThreadItem) -> Message | None:
    match item:
        case UserMessageItem():
            text = " ".join(part.text for part in item.content)
            return Message(id=item.id, role="user", text=text, created_at=item.created_at)
        case AssistantMessageItem():
            text = "".join(part.text for part in item.content)
            return Message(id=item.id, role="assistant", text=text, created_at=item.created_at)
        case ShownWidget():
            widget = guide_widget(item.view)
            text = item.copy_text or ""
            return Message(id=item.id, role="assistant", text=text, widget=widget, created_at=item.created_at)
        case _:
            return None
