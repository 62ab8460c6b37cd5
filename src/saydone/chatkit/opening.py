"""How a turn begins: what it stands on and the hold on its conversation, stored in one transaction."""

from dataclasses import dataclass, field, replace
from datetime import UTC
from typing import cast

from agents.items import TResponseInputItem
from chatkit.types import (
    ActiveStatus,
    LockedStatus,
    StructuredInputItem,
    ThreadMetadata,
    UserMessageInput,
    UserMessageItem,
)
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.agent.attached_files import said_with
from saydone.agent.memory import HISTORY_LIMIT, history
from saydone.agent.model_shelf import ModelShelf
from saydone.agent.tool_door import ToolDoor
from saydone.chatkit.attached import attachment_of, files_in, names_of
from saydone.chatkit.context import RequestContext
from saydone.chatkit.holder import LEASE, this_process
from saydone.chatkit.item_json import item_to_keep, kept_item, new_item_id
from saydone.chatkit.mention import text_of, words_for_model
from saydone.chatkit.questions import answer_question, skip_question
from saydone.chatkit.recovery import free_thread
from saydone.chatkit.rewinding import rewind
from saydone.chatkit.store import ItemNotFound, ThreadNotFound, ThreadStore
from saydone.chatkit.turn import StillAnswering, Turn
from saydone.chatkit.turn_rate import TurnRate
from saydone.chatkit.turn_request import AnswerQuestion, Retry, Say
from saydone.errors import Conflict, InvalidInput
from saydone.services.attachments import Attachments
from saydone.store import memory, threads
from saydone.store import turns as store
from saydone.store.db import Database
from saydone.store.memory import MemoryItem
from saydone.store.turns import NewTurn
from saydone.tools.desk import Clock

_TITLE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Opening:
    """The conversation, and the message to be answered; both are stored already.

    ``question`` is what the agent had asked, settled by this. With ``is_answer`` it goes on with the answer to it;
    the message is then the one that led to the question. ``given`` is what the model is given: the conversation so far,
    with the message.
    """

    thread: ThreadMetadata
    message: UserMessageItem
    is_new: bool
    is_retry: bool
    given: list[TResponseInputItem] = field(default_factory=list[TResponseInputItem])
    is_answer: bool = False
    question: StructuredInputItem | None = None


class Openings:
    """Begins turns, and holds their conversations."""

    def __init__(
        self,
        db: Database,
        threads: ThreadStore,
        attachments: Attachments,
        clock: Clock,
        models: ModelShelf,
        door: ToolDoor,
        rate: TurnRate,
    ) -> None:
        self._db = db
        self._door = door
        self._attachments = attachments
        self._threads = threads
        self._clock = clock
        self._models = models
        self._holder = this_process()
        self._rate = rate

    async def open(
        self, request: Say | Retry | AnswerQuestion, turn: Turn, digest: str | None, context: RequestContext
    ) -> Opening:
        """Store what the turn stands on and hold its conversation.

        Raises ``NotFound`` for what is not the actor's, ``Conflict`` while another turn holds the conversation,
        ``TooManyRequests``; for attachments as ``Attachments.for_message``.
        """
        if isinstance(request, AnswerQuestion):
            return await self._open_answer(request, turn, digest, context)
        opening = await (self._said(request, context) if isinstance(request, Say) else self._retried(request, context))
        _check_open(opening.thread)
        words = await words_for_model(opening.message, self._door, context.actor)
        question: StructuredInputItem | None = None
        turn.thread_id = opening.thread.id
        async with self._db.transaction() as session:
            attachments = await self._use_attachments(session, request, opening, context)
            if opening.is_new:
                await self._threads.add_thread(session, opening.thread, context)
            else:
                await free_thread(session, opening.thread.id, self._clock())
            before = await self._memory_before(session, opening, context)
            await self._claim(session, turn, digest, context, message=opening.message, memory_before=before)
            if opening.is_retry:
                actor, thread_id = context.actor, opening.thread.id
                await rewind(session, actor, thread_id, opening.message.id, memory_before=before, now=self._clock())
            else:
                question = await self._keep_message(session, opening, attachments, context)
            given = await _given(session, opening)
            said = said_with(words, files_in(opening.message))
            await memory.append(session, opening.thread.id, [cast(MemoryItem, said)])
        return replace(opening, question=question, given=[*given, said])

    async def _keep_message(
        self, session: AsyncSession, opening: Opening, attachments: list[str], context: RequestContext
    ) -> StructuredInputItem | None:
        """Store the message with its files; return the question that it passes over, if one was open."""
        thread, message = opening.thread, opening.message
        question = None if opening.is_new else await skip_question(session, thread.id, text_of(message.content))
        await threads.save_item(session, thread.id, item_to_keep(message))
        await self._attachments.attach(session, attachments, thread.id, message.id)
        if not opening.is_new:
            await self._touch(session, context, thread.id)
        return question

    async def _open_answer(
        self, request: AnswerQuestion, turn: Turn, digest: str | None, context: RequestContext
    ) -> Opening:
        thread = await self._threads.load_thread(request.thread_id, context)
        _check_open(thread)
        turn.thread_id = thread.id
        async with self._db.transaction() as session:
            await free_thread(session, thread.id, self._clock())
            before = await memory.newest(session, thread.id)
            message = await _last_message(session, thread.id)
            await self._claim(session, turn, digest, context, message=message, memory_before=before)
            # Held by now: of two answers at once the second finds the question settled.
            question = await answer_question(session, context.actor.user_id, request)
            await self._touch(session, context, thread.id)
            given = history(await memory.latest(session, thread.id, HISTORY_LIMIT))
        return Opening(thread, message, is_new=False, is_retry=False, given=given, is_answer=True, question=question)

    async def _touch(self, session: AsyncSession, context: RequestContext, thread_id: str) -> None:
        if not await threads.touch_thread(session, context.actor.user_id, thread_id, self._clock()):
            raise ThreadNotFound

    async def open_click(self, turn: Turn, digest: str | None, context: RequestContext) -> ThreadMetadata | None:
        """Hold the conversation that a click belongs to, if it belongs to one; raises as ``open`` does."""
        thread = None if turn.thread_id is None else await self._threads.load_thread(turn.thread_id, context)
        if thread is not None:
            _check_open(thread)
        async with self._db.transaction() as session:
            if thread is not None:
                await free_thread(session, thread.id, self._clock())
            await self._claim(session, turn, digest, context)
        return thread

    async def _claim(
        self,
        session: AsyncSession,
        turn: Turn,
        digest: str | None,
        context: RequestContext,
        *,
        message: UserMessageItem | None = None,
        memory_before: int = 0,
    ) -> None:
        chosen = None if message is None else message.inference_options.model
        now = self._clock()
        self._rate.count(context.actor.user_id, now)
        new = NewTurn(
            id=turn.id,
            user_id=context.actor.user_id,
            thread_id=turn.thread_id,
            idempotency_key=turn.idempotency_key,
            request_digest=digest,
            model=self._models.describe(chosen),
            holder=self._holder,
            message_id=None if message is None else message.id,
            memory_before=memory_before,
        )
        if not await store.claim(session, new, now=now, lease_until=now + LEASE):
            raise StillAnswering

    async def _memory_before(self, session: AsyncSession, opening: Opening, context: RequestContext) -> int:
        if opening.is_new:
            return 0
        if not opening.is_retry:
            return await memory.newest(session, opening.thread.id)
        thread, message = opening.thread.id, opening.message.id
        answers = await store.answering(session, context.actor.user_id, thread, message)
        if not answers:
            raise InvalidInput("This message cannot be answered anew. Send it again.")
        return answers[0].memory_before

    async def _use_attachments(
        self, session: AsyncSession, request: Say | Retry, opening: Opening, context: RequestContext
    ) -> list[str]:
        """Show the files in the message that are sent with it, and return their ids. A retried one has its already."""
        ids = request.input.attachments if isinstance(request, Say) else []
        if ids:
            used = await self._attachments.for_message(session, context.actor, ids)
            opening.message.attachments = [attachment_of(each, opening.thread.id) for each in used]
            # Without a word it is called by its files.
            opening.thread.title = opening.thread.title or _title(names_of(opening.message.attachments))
        return ids

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
            title=_title(text_of(input.content)),
            # Titles and answers hold other people's text: they may not have an image fetched from just anywhere.
            allowed_image_domains=list(self._threads.image_domains),
        )

    def _message(self, thread: ThreadMetadata, input: UserMessageInput) -> UserMessageItem:
        return UserMessageItem(
            id=new_item_id("message"),
            thread_id=thread.id,
            created_at=self._clock().astimezone(UTC),
            content=input.content,
            quoted_text=input.quoted_text,
            inference_options=input.inference_options,
        )


async def _given(session: AsyncSession, opening: Opening) -> list[TResponseInputItem]:
    """What the model remembers of the conversation so far."""
    if opening.is_new:
        return []
    return history(await memory.latest(session, opening.thread.id, HISTORY_LIMIT))


async def _last_message(session: AsyncSession, thread_id: str) -> UserMessageItem:
    """What the user said last. Raises ``NotFound`` when they never said a thing."""
    stored = await threads.newest_item(session, thread_id, "user_message")
    item = None if stored is None else kept_item(stored)
    if not isinstance(item, UserMessageItem):
        raise ItemNotFound
    return item


def _check_open(thread: ThreadMetadata) -> None:
    status = thread.status
    if isinstance(status, ActiveStatus):
        return
    why = (status.reason or "").rstrip(".")
    if isinstance(status, LockedStatus):
        raise Conflict(
            f"This conversation is locked: {why}. Unlock it first, or start a new one."
            if why
            else "This conversation is locked. Unlock it first, or start a new one."
        )
    raise Conflict(
        f"This conversation is closed: {why}. Start a new one."
        if why
        else "This conversation is closed. Start a new one."
    )


def _title(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _TITLE_LENGTH else words[: _TITLE_LENGTH - 1].rstrip() + "…"
