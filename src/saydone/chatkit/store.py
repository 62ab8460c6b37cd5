"""ChatKit's store on our database. Whatever is not the actor's is not found."""

import asyncio
import uuid
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import cast

from chatkit.store import NotFoundError, Store, StoreItemType
from chatkit.types import (
    Attachment,
    FeedbackKind,
    Page,
    ThreadItem,
    ThreadMetadata,
    ThreadStatus,
)
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.chatkit.attached import item_with_links
from saydone.chatkit.context import RequestContext
from saydone.chatkit.item_json import item_to_keep, kept_item, new_item_id
from saydone.chatkit.settle import settle
from saydone.domain.text import checked_text, is_blank
from saydone.errors import InvalidInput, NotFound, Unavailable
from saydone.services.file_missing import AttachmentNotFound
from saydone.store import memory
from saydone.store import threads as store
from saydone.store.db import Database
from saydone.store.memory import MemoryItem
from saydone.store.threads import Order, StoredThread
from saydone.tools.desk import Clock

# The SDK's Page wants a limit and sets no bound to the client's.
PAGE_MAX = 100
TITLE_MAX = 200


class ThreadStore(Store[RequestContext]):
    """Threads and items, as JSON verbatim, in the order in which they arrived.

    Raises ``NotFoundError`` (ChatKit's, and ours at the same time) for what is unknown or someone else's.
    """

    def __init__(self, db: Database, clock: Clock, image_domains: Sequence[str] = ()) -> None:
        self._db = db
        self._clock = clock
        self.image_domains = image_domains
        """Where images of any conversation may come from, by now."""

    def generate_thread_id(self, context: RequestContext) -> str:
        return str(uuid.uuid4())

    def generate_item_id(self, item_type: StoreItemType, thread: ThreadMetadata, context: RequestContext) -> str:
        return new_item_id(item_type)

    async def load_thread(self, thread_id: str, context: RequestContext) -> ThreadMetadata:
        async with self._db.reading() as session:
            thread = await store.find_thread(session, context.actor.user_id, thread_id)
        if thread is None:
            raise ThreadNotFound
        return self._metadata(thread)

    async def add_thread(self, session: AsyncSession, thread: ThreadMetadata, context: RequestContext) -> None:
        """Add a new conversation of the actor's."""
        await store.add_thread(session, context.actor.user_id, self._stored(thread))

    async def save_thread(self, thread: ThreadMetadata, context: RequestContext) -> None:
        """Put a conversation as a whole in place of what is kept of it, whoever changed that: see ``amend``."""
        async with self._db.transaction() as session:
            if not await store.save_thread(session, context.actor.user_id, self._stored(thread)):
                raise ThreadNotFound

    async def amend(
        self, thread_id: str, context: RequestContext, *, title: str | None = None, status: ThreadStatus | None = None
    ) -> ThreadMetadata:
        """Change what is given of a conversation, and nothing that others change meanwhile.

        Raises ``InvalidInput`` for a title that is none.
        """
        title = None if title is None else _in_one_line(title)
        async with self._db.transaction() as session:
            found = await store.find_thread(session, context.actor.user_id, thread_id, for_change=True)
            if found is None:
                raise ThreadNotFound
            thread = self._metadata(found)
            thread.title, thread.status = title or thread.title, status or thread.status
            await store.save_thread(session, context.actor.user_id, self._stored(thread))
        return thread

    async def rename(
        self, thread_id: str, title: str, context: RequestContext, *, instead_of: str | None
    ) -> ThreadMetadata | None:
        """Give a conversation a title in place of another; None when it has got a third one meanwhile, or is gone."""
        async with self._db.transaction() as session:
            found = await store.find_thread(session, context.actor.user_id, thread_id, for_change=True)
            if found is None or found.title != instead_of:
                return None
            thread = self._metadata(found)
            thread.title = title
            await store.save_thread(session, context.actor.user_id, self._stored(thread))
        return thread

    def _stored(self, thread: ThreadMetadata) -> StoredThread:
        """The thread as the database keeps it, used just now."""
        return StoredThread(
            id=thread.id,
            title=thread.title,
            # The SDK passes its Thread, with a page of items, as metadata as well.
            data=thread.model_dump_json(exclude={"items"}),
            created_at=_aware(thread.created_at),
            updated_at=self._clock(),
        )

    def _metadata(self, thread: StoredThread) -> ThreadMetadata:
        metadata = ThreadMetadata.model_validate_json(thread.data)
        metadata.allowed_image_domains = list(self.image_domains)
        return metadata

    async def load_threads(
        self, limit: int, after: str | None, order: str, context: RequestContext
    ) -> Page[ThreadMetadata]:
        limit = checked_limit(limit)
        async with self._db.reading() as session:
            threads, cursor = await store.page_of_threads(
                session, context.actor.user_id, after=after, limit=limit, order=cast(Order, order)
            )
        return Page(data=[self._metadata(thread) for thread in threads], has_more=cursor is not None, after=cursor)

    async def delete_thread(self, thread_id: str, context: RequestContext) -> None:
        async with self._db.transaction() as session:
            if not await store.remove_thread(session, context.actor.user_id, thread_id):
                raise ThreadNotFound

    async def load_thread_items(
        self, thread_id: str, after: str | None, limit: int, order: str, context: RequestContext
    ) -> Page[ThreadItem]:
        limit = checked_limit(limit)
        async with self._db.reading() as session:
            if await store.find_thread(session, context.actor.user_id, thread_id) is None:
                raise ThreadNotFound
            found = await store.page_of_items(
                session, context.actor.user_id, thread_id, after=after, limit=limit, order=cast(Order, order)
            )
        if found is None:
            raise ItemNotFound
        items, has_more = found
        last = items[-1].id if has_more else None
        kept = [kept_item(item) for item in items]
        now = await context.redraw(kept) if context.redraw else kept
        shown = [item_with_links(item, context.links) for item in now]
        return Page(data=shown, has_more=has_more, after=last)

    async def load_item(self, thread_id: str, item_id: str, context: RequestContext) -> ThreadItem:
        async with self._db.reading() as session:
            item = await store.find_item(session, context.actor.user_id, thread_id, item_id)
        if item is None:
            raise ItemNotFound
        return kept_item(item)

    async def add_thread_item(self, thread_id: str, item: ThreadItem, context: RequestContext) -> None:
        await self.save_item(thread_id, item, context)

    async def save_item(self, thread_id: str, item: ThreadItem, context: RequestContext) -> None:
        context.held.append(item)
        await self.keep(thread_id, context)

    async def keep(self, thread_id: str, context: RequestContext) -> None:
        """Keep what is held and noted, in one transaction. Whoever is cancelled here is so when that is done."""
        if not context.held and not context.noted:
            return
        work = asyncio.ensure_future(self._keep(thread_id, context))
        try:
            await asyncio.shield(work)
        except asyncio.CancelledError:
            # What cannot be kept now is held still: the turn's end keeps it.
            with suppress(Unavailable):
                await settle(work)
            raise

    async def _keep(self, thread_id: str, context: RequestContext) -> None:
        async with self._db.transaction() as session:
            await self.write(session, thread_id, context)
        context.held.clear()
        context.noted.clear()

    async def write(self, session: AsyncSession, thread_id: str, context: RequestContext) -> None:
        """Write what is held and noted. Raises ``ThreadNotFound``, at the latest when the transaction is committed."""
        if not context.held and not context.noted:
            return
        user_id, now = context.actor.user_id, self._clock()
        if not await store.touch_thread(session, user_id, thread_id, now):
            raise ThreadNotFound
        if context.held:
            await store.save_items(session, thread_id, [item_to_keep(item) for item in context.held])
        await memory.append(session, thread_id, cast("list[MemoryItem]", context.noted))

    async def delete_thread_item(self, thread_id: str, item_id: str, context: RequestContext) -> None:
        async with self._db.transaction() as session:
            if await store.find_item(session, context.actor.user_id, thread_id, item_id) is None:
                raise ItemNotFound
            await store.remove_item(session, thread_id, item_id)

    async def save_feedback(self, thread_id: str, item_ids: list[str], kind: str, context: RequestContext) -> None:
        """Keep what the user thinks of items, of all or of none. Raises ``ItemNotFound``."""
        async with self._db.transaction() as session:
            for item_id in dict.fromkeys(item_ids):
                if await store.find_item(session, context.actor.user_id, thread_id, item_id) is None:
                    raise ItemNotFound
                await store.save_feedback(session, item_id, kind, self._clock())

    async def feedback(self, items: Sequence[ThreadItem]) -> dict[str, FeedbackKind]:
        """What the user thinks of these items, which are theirs: by item id, those with an opinion only."""
        async with self._db.reading() as session:
            said = await store.feedback_on(session, [item.id for item in items])
        return cast("dict[str, FeedbackKind]", said)

    async def save_attachment(self, attachment: Attachment, context: RequestContext) -> None:
        """Nothing is left to do: whoever made it has kept it."""

    async def load_attachment(self, attachment_id: str, context: RequestContext) -> Attachment:
        # The SDK would put it into a message; here that is done where the turn begins.
        raise AttachmentNotFound

    async def delete_attachment(self, attachment_id: str, context: RequestContext) -> None:
        """Nothing is left to do: whoever deleted its bytes has deleted it."""


class ThreadNotFound(NotFound, NotFoundError):
    """There is no such conversation for this user."""

    def __init__(self) -> None:
        super().__init__("There is no such conversation.")


class ItemNotFound(NotFound, NotFoundError):
    """There is no such item in the conversation."""

    def __init__(self) -> None:
        super().__init__("There is no such message in the conversation.")


def checked_limit(limit: int) -> int:
    """The limit of a page. Raises ``InvalidInput``."""
    if not 1 <= limit <= PAGE_MAX:
        raise InvalidInput(f"The limit must be between 1 and {PAGE_MAX}.")
    return limit


def _in_one_line(title: str) -> str:
    line = " ".join(checked_text(title, "The title").split())
    if is_blank(line):
        raise InvalidInput("The title is empty.")
    if len(line) > TITLE_MAX:
        raise InvalidInput(f"The title has {len(line)} characters; {TITLE_MAX} is the most.")
    return line


def _aware(moment: datetime) -> datetime:
    # Where the SDK makes items it calls datetime.now(): naive, local.
    return moment.astimezone(UTC)
