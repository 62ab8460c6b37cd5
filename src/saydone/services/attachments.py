"""Files that users send: taken in, used by one message, given out again, and deleted with it."""

import asyncio
import logging
import uuid
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.errors import Conflict, InvalidInput
from saydone.services.attachment_room import Limits, check_room, check_size
from saydone.services.file_content import Content, check_promise, look_into, promised
from saydone.services.file_missing import AttachmentNotFound, no_such_file
from saydone.services.file_names import clean_name
from saydone.settings import Settings
from saydone.store import attachments as store
from saydone.store.attachments import Received, StoredAttachment
from saydone.store.db import Database
from saydone.store.files import DiskFiles, FileStore, Incoming, Spool

PENDING_LIFE = timedelta(hours=1)
"""How long the bytes of an announced file are waited for."""
UNUSED_LIFE = timedelta(hours=24)
"""How long a file waits for the message that uses it."""
_BATCH = 100
_MB = 1024 * 1024
_COPY = ".copy"  # of an image: as models are shown it

_log = logging.getLogger("saydone.attachments")


class Attachments:
    """The attachments in this database and file store."""

    def __init__(
        self, db: Database, files: FileStore, incoming: Incoming, clock: Callable[[], datetime], limits: Limits
    ) -> None:
        self.limits = limits
        self._db = db
        self._files = files
        self._incoming = incoming
        self._clock = clock
        self._readers = asyncio.Semaphore(2)

    async def announce(
        self, actor: Actor, name: str, mime_type: str, size: int, *, waits: bool = True
    ) -> StoredAttachment:
        """Make room for a file whose bytes come later.

        Raises ``InvalidInput`` for a type that is not taken, ``TooLarge`` for a file over the limits,
        ``TooManyRequests`` while too many files wait for a message, unless this one ``waits`` for none.
        """
        mime, kind = promised(mime_type)
        if size < 1:
            raise InvalidInput("The file is empty.")
        check_size(size, self.limits)
        attachment = StoredAttachment(
            id=f"atc_{uuid.uuid4().hex}",
            user_id=actor.user_id,
            item_id=None,
            name=clean_name(name),
            mime_type=mime,
            size=size,
            kind=kind,
            state="pending",
            storage_key=uuid.uuid4().hex,
            digest=None,
            text=None,
        )
        now = self._clock()
        async with self._db.transaction() as session:
            await check_room(session, actor, size, self.limits, waits=waits)
            await store.insert(session, attachment, now=now, expires_at=now + PENDING_LIFE)
        return attachment

    async def receive(self, attachment_id: str, chunks: AsyncIterator[bytes]) -> StoredAttachment:
        """Take in the bytes of an announced file. Whoever calls has checked that the sender may do that.

        The same bytes may come again. Raises ``NotFound`` for a file that was not announced, ``Conflict`` when other
        bytes have come already, ``TooLarge`` and ``InvalidInput`` when they are not what was announced.
        """
        async with self._db.reading() as session:
            announced = await store.find(session, attachment_id)
        if announced is None or announced.state == "deleting":
            raise AttachmentNotFound
        async with self._incoming.spooled(chunks, most=announced.size) as spool:
            if announced.state == "ready":
                return _same_again(announced, spool)
            if spool.size < announced.size:
                raise InvalidInput(f"The file has {spool.size:,} bytes; {announced.size:,} were announced.")
            async with self._looked_into(spool, announced.name) as (content, copy):
                check_promise(announced.mime_type, content)
                return await self._keep(announced, spool, content, copy)

    async def add(
        self, actor: Actor, name: str, mime_type: str, chunks: AsyncIterator[bytes], *, waits: bool = True
    ) -> StoredAttachment:
        """Take in a file that comes at once. Raises as ``announce`` and ``receive`` do."""
        promised(mime_type)
        async with (
            self._incoming.spooled(chunks, most=self.limits.size) as spool,
            self._looked_into(spool, name) as (content, copy),
        ):
            check_promise(mime_type, content)
            # The row first: bytes that no row knows would stay for ever.
            announced = await self.announce(actor, name, content.mime_type, spool.size, waits=waits)
            return await self._keep(announced, spool, content, copy)

    async def for_message(self, session: AsyncSession, actor: Actor, ids: Sequence[str]) -> list[StoredAttachment]:
        """The actor's files that a message is about to use, in this order; held until the transaction ends.

        Raises ``NotFound`` for those that are not the actor's, ``Conflict`` for those that another message uses,
        ``InvalidInput`` for too many, one twice, or one whose bytes have not come.
        """
        if len(ids) > self.limits.per_message:
            raise InvalidInput(f"The message has {len(ids)} attachments; {self.limits.per_message} is the most.")
        if len(set(ids)) < len(ids):
            raise InvalidInput("The message names an attachment twice.")
        found = await store.of_user(session, actor.user_id, ids, for_change=True)
        named = [found.get(id) for id in ids]
        attachments = [each for each in named if each is not None and each.state != "deleting"]
        if len(attachments) < len(ids):
            raise AttachmentNotFound
        of_tasks = await store.of_tasks(session, ids)
        for each in attachments:
            if each.id in of_tasks:
                raise Conflict(f"“{each.name}” belongs to a task. Upload it again to send it.")
            if each.item_id is not None:
                raise Conflict(f"“{each.name}” was sent with another message. Upload it again to send it again.")
            if each.state != "ready":
                raise InvalidInput(f"“{each.name}” has not been uploaded yet.")
        return attachments

    async def attach(self, session: AsyncSession, ids: Sequence[str], thread_id: str, item_id: str) -> None:
        """Let a stored message use these; they go when it goes. Raises ``Conflict`` when another one was faster."""
        if ids and await store.attach(session, ids, thread_id, item_id) < len(ids):
            raise Conflict("An attachment was sent with another message just now.")

    async def delete(self, actor: Actor, attachment_id: str) -> None:
        """Delete a file that no message uses. Raises ``NotFound``, and ``Conflict`` when one does."""
        async with self._db.transaction() as session:
            found = (await store.of_user(session, actor.user_id, [attachment_id], for_change=True)).get(attachment_id)
            if found is None or found.state == "deleting":
                raise AttachmentNotFound
            if found.item_id is not None:
                raise Conflict("A message uses this attachment. It is deleted with its conversation.")
            if await store.of_tasks(session, [attachment_id]):
                raise Conflict("A task uses this attachment. Take it from the task.")
            await store.mark_deleting(session, attachment_id)
        await self._erase([found])

    async def of_user(self, user_id: int, ids: Sequence[str]) -> dict[str, StoredAttachment]:
        """Those of the ids that are the user's, with their texts."""
        async with self._db.reading() as session:
            return await store.of_user(session, user_id, ids)

    async def open(self, attachment_id: str) -> tuple[StoredAttachment, AsyncIterator[bytes]]:
        """A file and its bytes. Whoever calls has checked that the reader may see it. Raises ``NotFound``."""
        async with self._db.reading() as session:
            found = await store.find(session, attachment_id)
        if found is None or found.state != "ready":
            raise AttachmentNotFound
        try:
            return found, await self._files.open(found.storage_key)
        except FileNotFoundError as error:
            _log.error("attachment without its file", extra={"attachment": attachment_id})
            raise AttachmentNotFound from error

    async def read_named(self, actor: Actor, name: str) -> bytes:
        """The newest file of that name that the actor sent or uploaded. Raises ``NotFound``."""
        async with self._db.reading() as session:
            found = await store.newest_named(session, actor.user_id, name.strip())
        if found is None:
            raise no_such_file(name)
        _, chunks = await self.open(found.id)
        return b"".join([chunk async for chunk in chunks])

    async def shown_copy(self, attachment: StoredAttachment) -> bytes:
        """An image as models are shown it: a PNG or JPEG that is not large. Raises ``NotFound``."""
        try:
            chunks = await self._files.open(attachment.storage_key + _COPY)
        except FileNotFoundError as error:
            raise AttachmentNotFound from error
        return b"".join([chunk async for chunk in chunks])

    async def sweep(self) -> int:
        """Delete what nothing uses: rows and bytes. Returns how many there were. What fails is tried the next time."""
        await asyncio.to_thread(self._incoming.clear_left_overs)
        count = 0
        while True:
            async with self._db.transaction() as session:
                orphans = await store.mark_orphans(session, self._clock(), _BATCH)
            erased = await self._erase(orphans)
            count += erased
            if len(orphans) < _BATCH or erased < len(orphans):
                return count

    @asynccontextmanager
    async def _looked_into(self, spool: Spool, name: str) -> AsyncGenerator[tuple[Content, Path]]:
        copy = await self._incoming.new_path()
        try:
            async with self._readers:
                content = await look_into(spool.path, name, copy)
            yield content, copy
        finally:
            copy.unlink(missing_ok=True)

    async def _keep(self, announced: StoredAttachment, spool: Spool, content: Content, copy: Path) -> StoredAttachment:
        received = Received(content.mime_type, content.kind, spool.size, spool.digest, content.text)
        now = self._clock()
        async with self._db.transaction() as session:
            # Held: of two uploads at once the second finds the first one's bytes, and does not write over them.
            current = await store.find(session, announced.id, for_change=True)
            if current is None or current.state == "deleting":
                raise AttachmentNotFound
            if current.state == "ready":
                return _same_again(current, spool)
            if content.has_copy:
                await self._files.put(current.storage_key + _COPY, copy)
            await self._files.put(current.storage_key, spool.path)
            await store.receive(session, current.id, received, now=now, expires_at=now + UNUSED_LIFE)
        return replace(
            announced,
            mime_type=received.mime_type,
            kind=received.kind,
            size=received.size,
            digest=received.digest,
            text=received.text,
            state="ready",
        )

    async def _erase(self, attachments: Sequence[StoredAttachment]) -> int:
        erased: list[str] = []
        for each in attachments:
            try:
                await self._files.delete(each.storage_key)
                await self._files.delete(each.storage_key + _COPY)
                erased.append(each.id)
            except OSError:
                _log.exception("attachment not deleted", extra={"attachment": each.id})
        if erased:
            async with self._db.transaction() as session:
                await store.remove(session, erased)
        return len(erased)


def attachments_folder(settings: Settings) -> Path:
    """Where the bytes are, and the key that links to them are signed with."""
    return settings.data_dir.expanduser().resolve() / "attachments"


def open_attachments(settings: Settings, db: Database, clock: Callable[[], datetime]) -> Attachments:
    """The attachments on this database and in the data folder, which is made when the first one comes."""
    folder = attachments_folder(settings)
    limits = Limits(
        size=settings.attachment_max_mb * _MB,
        per_message=settings.attachments_per_message,
        quota=settings.attachment_quota_mb * _MB,
    )
    return Attachments(db, DiskFiles(folder / "files"), Incoming(folder / "incoming"), clock, limits)


def _same_again(kept: StoredAttachment, spool: Spool) -> StoredAttachment:
    if kept.digest != spool.digest:
        raise Conflict("Another file was uploaded here already.")
    return kept
