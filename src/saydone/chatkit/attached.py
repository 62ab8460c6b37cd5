"""Attachments as ChatKit's clients see them. A link that expires is made when it is told, and never kept."""

from collections.abc import Sequence

from chatkit.store import AttachmentStore
from chatkit.types import (
    Attachment,
    AttachmentCreateParams,
    AttachmentUploadDescriptor,
    FileAttachment,
    ImageAttachment,
    ThreadItem,
    ThreadItemDoneEvent,
    ThreadStreamEvent,
    UserMessageItem,
)
from pydantic import AnyUrl

from saydone.agent.attached_files import FileRef
from saydone.chatkit.context import RequestContext
from saydone.chatkit.links import Links
from saydone.errors import InvalidInput
from saydone.services.attachments import Attachments
from saydone.store.attachments import StoredAttachment


class ChatAttachments(AttachmentStore[RequestContext]):
    """What the SDK asks of a store of attachments."""

    def __init__(self, attachments: Attachments) -> None:
        self._attachments = attachments

    async def create_attachment(self, input: AttachmentCreateParams, context: RequestContext) -> Attachment:
        """Announce a file; the answer says where its bytes are to be sent. Raises as ``Attachments.announce`` does."""
        made = await self._attachments.announce(context.actor, input.name, input.mime_type, input.size)
        if context.links is None:
            raise InvalidInput("Attachments cannot be sent from here.")
        described = with_links(attachment_of(made), context.links)
        url = AnyUrl(context.links.to_write(made.id))
        described.upload_descriptor = AttachmentUploadDescriptor(url=url, method="PUT")
        return described

    async def delete_attachment(self, attachment_id: str, context: RequestContext) -> None:
        """Delete a file that no message uses. Raises as ``Attachments.delete`` does."""
        await self._attachments.delete(context.actor, attachment_id)


def attachment_of(stored: StoredAttachment, thread_id: str | None = None) -> Attachment:
    """The attachment as items keep it: where the link would be, only its id."""
    if stored.kind == "file":
        return FileAttachment(id=stored.id, name=stored.name, mime_type=stored.mime_type, thread_id=thread_id)
    return ImageAttachment(
        id=stored.id,
        name=stored.name,
        mime_type=stored.mime_type,
        thread_id=thread_id,
        preview_url=AnyUrl(f"attachment:{stored.id}"),
    )


def with_links(attachment: Attachment, links: Links) -> Attachment:
    """The attachment with a link to its preview that works now."""
    if isinstance(attachment, FileAttachment):
        return attachment.model_copy()
    return attachment.model_copy(update={"preview_url": AnyUrl(links.to_read(attachment.id))})


def item_with_links(item: ThreadItem, links: Links | None) -> ThreadItem:
    """The item with links that work now."""
    if links is None or not isinstance(item, UserMessageItem) or not item.attachments:
        return item
    return item.model_copy(update={"attachments": [with_links(each, links) for each in item.attachments]})


def event_with_links(event: ThreadStreamEvent, links: Links) -> ThreadStreamEvent:
    """The event with links that work now; the log keeps it without."""
    if isinstance(event, ThreadItemDoneEvent) and isinstance(event.item, UserMessageItem) and event.item.attachments:
        return event.model_copy(update={"item": item_with_links(event.item, links)})
    return event


def files_in(message: UserMessageItem) -> list[FileRef]:
    """The message's files, for the model."""
    return [FileRef(id=each.id, name=each.name, is_image=each.type == "image") for each in message.attachments]


def names_of(attachments: Sequence[Attachment]) -> str:
    """The files' names, for a title."""
    return ", ".join(each.name for each in attachments)
