"""A turn's life: it holds its conversation, runs as a task of its own, and is read through its event log."""

import asyncio
import contextlib
import hashlib
import logging
import uuid
from dataclasses import dataclass, field, replace
from datetime import UTC, timedelta

import anyio
import structlog
from chatkit.actions import Action
from chatkit.types import (
    InferenceOptions,
    ThreadItemDoneEvent,
    ThreadMetadata,
    UserMessageInput,
    UserMessageTextContent,
)

from saydone.chatkit.actions import CheckedAction, check_action
from saydone.chatkit.context import RequestContext
from saydone.chatkit.event_log import EventLog
from saydone.chatkit.events import ToolProgress, TurnFailed, dump_events, load_events
from saydone.chatkit.server import TaskChatServer
from saydone.chatkit.store import ThreadStore
from saydone.domain.actor import Actor
from saydone.domain.text import checked_text
from saydone.errors import Conflict, InvalidInput, Unavailable
from saydone.store import threads
from saydone.store import turns as store
from saydone.store.db import Database
from saydone.store.turns import NewTurn, StoredTurn, TurnEnd, TurnStatus
from saydone.tools.desk import Clock

_log = logging.getLogger("saydone.turn")

# A turn renews its hold three times in this time; a dead process's hold ends with it.
_LEASE = timedelta(seconds=30)
_TITLE_LENGTH = 60
MESSAGE_MAX = 32_000


@dataclass(slots=True)
class Turn:
    """A turn that runs or has run; its log ends when it does."""

    id: str
    thread_id: str | None
    idempotency_key: str | None = None
    log: EventLog = field(default_factory=EventLog)


class Turns:
    """All turns of this process."""

    def __init__(self, db: Database, threads: ThreadStore, server: TaskChatServer, clock: Clock, model: str) -> None:
        self._db = db
        self._threads = threads
        self._server = server
        self._clock = clock
        self._model = model
        self._running: dict[str, tuple[Turn, asyncio.Task[None]]] = {}
        self._closing = False

    async def say(self, actor: Actor, thread_id: str | None, text: str, *, idempotency_key: str | None = None) -> Turn:
        """Start a turn for a user's message, in a new conversation when ``thread_id`` is None.

        The turn goes on whether or not its log is read. A repeated ``idempotency_key`` returns the
        first turn. Raises ``NotFound`` for a conversation that is not the actor's, ``Conflict`` while
        another turn runs in it, ``InvalidInput`` when the key was used for something else.
        """
        _check_message(text)
        digest = _digest("say", thread_id or "", text)
        repeated = await self._repeated(actor, idempotency_key, digest)
        if repeated is not None:
            return repeated
        turn_id = uuid.uuid4().hex
        context = RequestContext(actor=replace(actor, operation=turn_id))
        is_new = thread_id is None
        thread = self._new_thread(text, context) if is_new else await self._threads.load_thread(thread_id, context)
        _check_open(thread)
        turn = Turn(id=turn_id, thread_id=thread.id, idempotency_key=idempotency_key)
        await self._claim(turn, actor, digest, new_thread=thread if is_new else None)
        task = asyncio.create_task(self._run(turn, thread, text, context, is_new=is_new), name=f"turn-{turn_id}")
        self._running[turn_id] = turn, task
        task.add_done_callback(lambda _: self._running.pop(turn_id, None))
        return turn

    async def click(
        self,
        actor: Actor,
        thread_id: str | None,
        action: Action[str, object],
        *,
        idempotency_key: str | None = None,
    ) -> Turn:
        """Do what was clicked, and return its turn, ended. Raises as ``say`` does, and the tool's ``AppError``."""
        checked = check_action(action.type, action.payload)
        digest = _digest("click", thread_id or "", action.model_dump_json())
        repeated = await self._repeated(actor, idempotency_key, digest)
        if repeated is not None:
            return repeated
        turn = Turn(id=uuid.uuid4().hex, thread_id=thread_id, idempotency_key=idempotency_key)
        context = RequestContext(actor=replace(actor, door="widget", operation=turn.id))
        thread = None if thread_id is None else await self._threads.load_thread(thread_id, context)
        if thread is not None:
            _check_open(thread)
        await self._claim(turn, actor, digest)
        # Whoever goes away now stops nothing by halves.
        return await asyncio.shield(asyncio.ensure_future(self._click(turn, thread, checked, context)))

    async def delete_thread(self, actor: Actor, thread_id: str) -> None:
        """Delete a conversation; what runs in it is stopped first. Raises ``NotFound``."""
        context = RequestContext(actor=actor)
        await self._threads.load_thread(thread_id, context)
        tasks = [task for turn, task in self._running.values() if turn.thread_id == thread_id]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._threads.delete_thread(thread_id, context)

    async def close(self, grace: float) -> None:
        """Take no new turns, give the running ones ``grace`` seconds, then stop them properly."""
        self._closing = True
        tasks = [task for _, task in self._running.values()]
        if not tasks:
            return
        _, late = await asyncio.wait(tasks, timeout=grace)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    def _new_thread(self, text: str, context: RequestContext) -> ThreadMetadata:
        return ThreadMetadata(
            id=self._threads.generate_thread_id(context),
            created_at=self._clock().astimezone(UTC),
            title=_title(text),
            # Titles and answers hold other people's text: no remote image is fetched because of them.
            allowed_image_domains=[],
        )

    async def _repeated(self, actor: Actor, key: str | None, digest: str) -> Turn | None:
        if self._closing:
            raise Unavailable("The server is shutting down. Please try again in a moment.")
        if key is None:
            return None
        async with self._db.reading() as session:
            found = await store.find_by_key(session, actor.user_id, key)
        return None if found is None else self._again(found, digest)

    def _again(self, found: StoredTurn, digest: str) -> Turn:
        if found.request_digest != digest:
            raise InvalidInput("This Idempotency-Key was used for another request. Use a new one.")
        if found.id in self._running:
            return self._running[found.id][0]
        if found.events is None:
            raise Conflict("The first request with this Idempotency-Key is still running.", retry_after=2)
        turn = Turn(id=found.id, thread_id=found.thread_id)
        for event in load_events(found.events):
            turn.log.append(event)
        turn.log.close()
        return turn

    async def _claim(self, turn: Turn, actor: Actor, digest: str, *, new_thread: ThreadMetadata | None = None) -> None:
        now = self._clock()
        new = NewTurn(
            id=turn.id,
            user_id=actor.user_id,
            thread_id=turn.thread_id,
            idempotency_key=turn.idempotency_key,
            request_digest=digest,
            model=self._model,
        )
        async with self._db.transaction() as session:
            if new_thread is not None:
                await threads.save_thread(session, actor.user_id, self._threads.stored(new_thread))
            if not await store.claim(session, new, now=now, lease_until=now + _LEASE):
                raise Conflict("An answer is still being written in this conversation. Wait for it.", retry_after=2)

    async def _click(
        self, turn: Turn, thread: ThreadMetadata | None, action: CheckedAction, context: RequestContext
    ) -> Turn:
        status: TurnStatus = "failed"
        try:
            for event in await self._server.click(thread, action, context):
                turn.log.append(event)
                if thread is not None and isinstance(event, ThreadItemDoneEvent):
                    await self._threads.add_thread_item(thread.id, event.item, context)
            status = "completed"
            return turn
        finally:
            await self._finish(turn, status, context)

    async def _run(
        self, turn: Turn, thread: ThreadMetadata, text: str, context: RequestContext, *, is_new: bool
    ) -> None:
        structlog.contextvars.bind_contextvars(thread=thread.id, turn=turn.id)
        started = self._clock()
        status: TurnStatus = "stopped"
        lease = asyncio.create_task(self._keep(turn.id))
        try:
            input_ = UserMessageInput(
                content=[UserMessageTextContent(text=text)], attachments=[], inference_options=InferenceOptions()
            )
            message = self._server.user_message(thread, input_, context)
            async for event in self._server.converse(thread, message, context, is_new=is_new):
                turn.log.append(event)
            status = "failed" if _failed(turn.log) else "completed"
        except asyncio.CancelledError:
            turn.log.append(TurnFailed(reason="stopped", message="The answer was stopped.", allow_retry=True))
        except Exception:
            _log.exception("turn broke")
            status = "failed"
            sentence = "Something went wrong while answering. It has been logged; please try again."
            turn.log.append(TurnFailed(reason="internal_error", message=sentence, allow_retry=True))
        finally:
            lease.cancel()
            with anyio.CancelScope(shield=True):
                await self._finish(turn, status, context)
            seconds = (self._clock() - started).total_seconds()
            _log.info("turn ended", extra={"outcome": status, "seconds": round(seconds, 3)})

    async def _keep(self, turn_id: str) -> None:
        while True:
            await asyncio.sleep(_LEASE.total_seconds() / 3)
            with contextlib.suppress(Exception):
                async with self._db.transaction() as session:
                    await store.renew(session, turn_id, self._clock() + _LEASE)

    async def _finish(self, turn: Turn, status: TurnStatus, context: RequestContext) -> None:
        failed = _failed(turn.log)
        end = TurnEnd(
            status=status,
            # Only a repeated request reads them again.
            events=dump_events(turn.log.events) if turn.idempotency_key else None,
            input_tokens=context.input_tokens,
            output_tokens=context.output_tokens,
            tool_calls=sum(isinstance(event, ToolProgress) and event.status == "running" for event in turn.log.events),
            error=failed.reason if failed else None,
        )
        try:
            async with self._db.transaction() as session:
                await store.finish(session, turn.id, end, self._clock())
        finally:
            turn.log.close()


def _failed(log: EventLog) -> TurnFailed | None:
    last = log.events[-1] if log.events else None
    return last if isinstance(last, TurnFailed) else None


def _check_message(text: str) -> None:
    if not checked_text(text, "The message").strip():
        raise InvalidInput("The message is empty. Say what you want to get done.")
    if len(text) > MESSAGE_MAX:
        raise InvalidInput(f"The message has {len(text)} characters; {MESSAGE_MAX} is the most.")


def _check_open(thread: ThreadMetadata) -> None:
    if thread.status.type != "active":
        raise Conflict("This conversation is closed. Start a new one.")


def _title(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _TITLE_LENGTH else words[: _TITLE_LENGTH - 1].rstrip() + "…"


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
