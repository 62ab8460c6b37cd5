"""How a turn begins: what it stands on and the hold on its conversation, stored in one transaction."""

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC

from chatkit.types import InferenceOptions, ThreadMetadata, UserMessageInput, UserMessageItem
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.chatkit.context import RequestContext
from saydone.chatkit.holder import LEASE, this_process
from saydone.chatkit.item_json import item_to_keep, new_item_id
from saydone.chatkit.recovery import free_thread
from saydone.chatkit.store import ItemNotFound, ThreadStore
from saydone.chatkit.turn import Turn
from saydone.chatkit.turn_request import Retry, Say
from saydone.errors import Conflict, InvalidInput
from saydone.store import memory, threads
from saydone.store import turns as store
from saydone.store.db import Database
from saydone.store.turns import NewTurn
from saydone.tools.desk import Clock

_TITLE_LENGTH = 60
# How often a running turn looks whether another process asked it to stop, in seconds.
_LOOK = 1.0


@dataclass(frozen=True, slots=True)
class Opening:
    """The conversation, and the message to be answered; both are stored already."""

    thread: ThreadMetadata
    message: UserMessageItem
    is_new: bool
    is_retry: bool


class Openings:
    """Begins turns, and holds their conversations."""

    def __init__(self, db: Database, threads: ThreadStore, clock: Clock, model: str) -> None:
        self._db = db
        self._threads = threads
        self._clock = clock
        self._model = model
        self._holder = this_process()

    async def open(self, request: Say | Retry, turn: Turn, digest: str, context: RequestContext) -> Opening:
        """Store what the turn stands on and hold its conversation.

        Raises ``NotFound`` for what is not the actor's, ``Conflict`` while another turn holds the conversation.
        """
        opening = await (self._said(request, context) if isinstance(request, Say) else self._retried(request, context))
        _check_open(opening.thread)
        turn.thread_id = opening.thread.id
        async with self._db.transaction() as session:
            if opening.is_new:
                await threads.save_thread(session, context.actor.user_id, self._threads.stored(opening.thread))
            await free_thread(session, opening.thread.id, self._clock())
            before = await self._memory_before(session, opening, context)
            await self._claim(session, turn, digest, context, message_id=opening.message.id, memory_before=before)
            if opening.is_retry:
                await threads.remove_items_after(session, opening.thread.id, opening.message.id)
                await memory.forget_after(session, opening.thread.id, before)
            else:
                await threads.save_item(session, opening.thread.id, item_to_keep(opening.message))
                await threads.touch_thread(session, opening.thread.id, self._clock())
        return opening

    async def open_click(self, turn: Turn, digest: str, context: RequestContext) -> ThreadMetadata | None:
        """Hold the conversation that a click belongs to, if it belongs to one; raises as ``open`` does."""
        thread = None if turn.thread_id is None else await self._threads.load_thread(turn.thread_id, context)
        if thread is not None:
            _check_open(thread)
        async with self._db.transaction() as session:
            if thread is not None:
                await free_thread(session, thread.id, self._clock())
            await self._claim(session, turn, digest, context)
        return thread

    async def keep(self, turn_id: str, stop: Callable[[], object]) -> None:
        """Hold on until cancelled; call ``stop`` when another process asks for it."""
        looks_a_renewal = int(LEASE.total_seconds() / 3 / _LOOK)
        while True:
            for _ in range(looks_a_renewal):
                await asyncio.sleep(_LOOK)
                # What cannot be looked up now is looked up again soon.
                with contextlib.suppress(Exception):
                    async with self._db.reading() as session:
                        if await store.stop_asked(session, turn_id):
                            stop()
            with contextlib.suppress(Exception):
                async with self._db.transaction() as session:
                    if not await store.renew(session, turn_id, self._clock() + LEASE):
                        stop()

    async def _claim(
        self,
        session: AsyncSession,
        turn: Turn,
        digest: str,
        context: RequestContext,
        *,
        message_id: str | None = None,
        memory_before: int = 0,
    ) -> None:
        now = self._clock()
        new = NewTurn(
            id=turn.id,
            user_id=context.actor.user_id,
            thread_id=turn.thread_id,
            idempotency_key=turn.idempotency_key,
            request_digest=digest,
            model=self._model,
            holder=self._holder,
            message_id=message_id,
            memory_before=memory_before,
        )
        if not await store.claim(session, new, now=now, lease_until=now + LEASE):
            raise Conflict("An answer is still being written in this conversation. Wait for it.", retry_after=2)

    async def _memory_before(self, session: AsyncSession, opening: Opening, context: RequestContext) -> int:
        if not opening.is_retry:
            return await memory.newest(session, opening.thread.id)
        thread, message = opening.thread.id, opening.message.id
        first = await store.answering(session, context.actor.user_id, thread, message)
        if first is None:
            raise InvalidInput("This message cannot be answered anew.")
        return first.memory_before

    async def _said(self, request: Say, context: RequestContext) -> Opening:
        is_new = request.thread_id is None
        thread = (
            self._new_thread(request.input, context)
            if request.thread_id is None
            else await self._threads.load_thread(request.thread_id, context)
        )
        return Opening(thread, self._message(thread, request.input), is_new=is_new, is_retry=False)

    async def _retried(self, request: Retry, context: RequestContext) -> Opening:
        thread = await self._threads.load_thread(request.thread_id, context)
        item = await self._threads.load_item(request.thread_id, request.item_id, context)
        if not isinstance(item, UserMessageItem):
            raise ItemNotFound
        return Opening(thread, item, is_new=False, is_retry=True)

    def _new_thread(self, input: UserMessageInput, context: RequestContext) -> ThreadMetadata:
        return ThreadMetadata(
            id=self._threads.generate_thread_id(context),
            created_at=self._clock().astimezone(UTC),
            title=_title(" ".join(part.text for part in input.content)),
            # Titles and answers hold other people's text: no remote image is fetched because of them.
            allowed_image_domains=[],
        )

    def _message(self, thread: ThreadMetadata, input: UserMessageInput) -> UserMessageItem:
        return UserMessageItem(
            id=new_item_id("message"),
            thread_id=thread.id,
            created_at=self._clock().astimezone(UTC),
            content=input.content,
            quoted_text=input.quoted_text,
            inference_options=InferenceOptions(),
        )


def _check_open(thread: ThreadMetadata) -> None:
    if thread.status.type != "active":
        raise Conflict("This conversation is closed. Start a new one.")


def _title(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _TITLE_LENGTH else words[: _TITLE_LENGTH - 1].rstrip() + "…"
