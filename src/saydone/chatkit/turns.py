"""A turn's life: it holds its conversation, runs as a task of its own, and is read through its event log."""

import asyncio
import logging
import uuid
from collections.abc import Collection, Sequence
from dataclasses import replace
from weakref import WeakValueDictionary

import structlog
from chatkit.actions import Action
from chatkit.types import ThreadMetadata

from saydone.agent.model_shelf import ModelShelf
from saydone.chatkit.actions import CheckedAction, check_action
from saydone.chatkit.composer import check_options
from saydone.chatkit.context import RequestContext
from saydone.chatkit.ending import Endings, failure_in
from saydone.chatkit.event_log import EventLogs
from saydone.chatkit.events import INTERRUPTED, SHUT_DOWN, STOPPED
from saydone.chatkit.keeper import Keeper
from saydone.chatkit.opening import Opening, Openings
from saydone.chatkit.repeats import Repeats
from saydone.chatkit.running import Running
from saydone.chatkit.server import TaskChatServer, failure_of
from saydone.chatkit.settle import settle
from saydone.chatkit.store import ThreadStore
from saydone.chatkit.turn import Turn
from saydone.chatkit.turn_rate import TurnRate
from saydone.chatkit.turn_request import AnswerQuestion, Retry, Say, check_message, digest_of, plain_message
from saydone.domain.actor import Actor
from saydone.errors import AppError, Unavailable
from saydone.services.attachments import Attachments
from saydone.store import turns as store
from saydone.store.db import Database
from saydone.store.turns import TurnStatus
from saydone.tools.desk import Clock

_log = logging.getLogger("saydone.turn")


class Turns:
    """All turns of this process."""

    def __init__(
        self,
        db: Database,
        threads: ThreadStore,
        attachments: Attachments,
        server: TaskChatServer,
        clock: Clock,
        models: ModelShelf,
        logs: EventLogs,
        rate: TurnRate,
    ) -> None:
        self._db = db
        self._attachments = attachments
        self._threads = threads
        self._server = server
        self._clock = clock
        self._logs = logs
        self._models = models
        self._keeper = Keeper(db, clock)
        self._openings = Openings(db, threads, attachments, clock, models, server.door, rate)
        self._endings = Endings(db, threads, clock)
        self._running = Running(db, clock, logs)
        self._in_their_order: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._repeats = Repeats(db, logs, self._running)
        self._shutting_down = False

    async def say(
        self,
        actor: Actor,
        thread_id: str | None,
        text: str,
        *,
        model: str | None = None,
        attachments: Sequence[str] = (),
        idempotency_key: str | None = None,
    ) -> Turn:
        """Start a turn for a message of text and files, answered by ``model`` if one is named; as ``start`` does."""
        said = Say(thread_id, plain_message(text, model, attachments))
        return await self.start(actor, said, idempotency_key=idempotency_key)

    async def start(
        self, actor: Actor, request: Say | Retry | AnswerQuestion, *, idempotency_key: str | None = None
    ) -> Turn:
        """Start a turn for what the user says or answers. It goes on whether or not its log is read.

        A repeated ``idempotency_key`` returns the first turn. Raises ``NotFound`` for a conversation or
        message that is not the actor's, ``Conflict`` while another turn runs in the conversation or when
        the key was used for something else, ``InvalidInput`` for a message that cannot be answered,
        ``TooManyRequests``; for attachments as ``Attachments.for_message``.
        """
        if isinstance(request, Say):
            check_message(request.input)
            check_options(request.input.inference_options, self._models)
        digest = digest_of(repr(request)) if idempotency_key else None
        return await self._repeats.once(
            actor, idempotency_key, digest, lambda: self._start(actor, request, digest, idempotency_key)
        )

    async def _start(
        self, actor: Actor, request: Say | Retry | AnswerQuestion, digest: str | None, idempotency_key: str | None
    ) -> Turn:
        self._endings.check_kept(request.thread_id)
        turn = Turn(id=uuid.uuid4().hex, thread_id=None, idempotency_key=idempotency_key)
        context = RequestContext(actor=replace(actor, door="chat", operation=turn.id))
        opening = await self._openings.open(request, turn, digest, context)
        turn.log = self._logs.create(turn.id)
        self._running.begin_turn(turn, self._run(turn, opening, context))
        # Cancelled before its first step it could not even end itself.
        await asyncio.sleep(0)
        return turn

    async def click(
        self,
        actor: Actor,
        thread_id: str | None,
        action: Action[str, object],
        *,
        item_id: str | None = None,
        idempotency_key: str | None = None,
    ) -> Turn:
        """Do what was clicked, in the widget of ``item_id`` if it is known, and return its turn, ended.

        Clicks that come quickly after one another in a conversation wait for each other. Raises as ``start`` does,
        and without a widget the tool's ``AppError``.
        """
        checked = check_action(action.type, action.payload)
        digest = digest_of("click", thread_id or "", item_id or "", action.model_dump_json())
        turn = Turn(id=uuid.uuid4().hex, thread_id=thread_id, idempotency_key=idempotency_key)

        async def click() -> Turn:
            async with self._in_their_order.setdefault(thread_id or turn.id, asyncio.Lock()):
                self._endings.check_kept(thread_id)
                context = RequestContext(actor=replace(actor, door="widget", operation=turn.id))
                thread = await self._openings.open_click(turn, digest, context)
                turn.log = self._logs.create(turn.id)
                clicking = self._running.begin_click(turn, self._click(turn, thread, checked, context, item_id))
                # Whoever goes away now stops nothing by halves.
                return await asyncio.shield(clicking)

        return await self._repeats.once(actor, idempotency_key, digest, click)

    async def stop(self, actor: Actor, thread_id: str) -> bool:
        """Stop what runs in a conversation, wherever it runs; returns whether something did. Raises ``NotFound``, and
        ``StillGoingOn`` when it does not end.

        The model's stream is closed, no further tool runs, and what was written so far is kept. A click is not
        broken off: its end is waited for.
        """
        await self._threads.load_thread(thread_id, RequestContext(actor))
        return await self._running.stop_in(thread_id)

    async def stop_all(self, user_id: int) -> None:
        """Stop whatever runs for a user, wherever it runs. Raises ``StillGoingOn``."""
        await self._running.stop_of(user_id)

    def stop_soon(self, turn_id: str) -> None:
        """Stop a turn, without waiting for its end, if this process runs it."""
        self._running.stop_soon(turn_id)

    async def newest(self, actor: Actor, thread_id: str) -> Turn | None:
        """The newest turn of a conversation, if its events can still be read. Raises ``NotFound``, and ``Unavailable``
        while it runs where this process cannot read them."""
        await self._threads.load_thread(thread_id, RequestContext(actor))
        async with self._db.reading() as session:
            found = await store.latest(session, actor.user_id, thread_id)
        log = None if found is None else await self._logs.find(found.id, running=found.status == "running")
        if found is not None and log is not None:
            return Turn(id=found.id, thread_id=thread_id, log=log)
        if found is not None and found.status == "running" and await self._running.runs_elsewhere(thread_id):
            raise Unavailable("The answer is being written where it cannot be followed from here. Read it in a moment.")
        return None

    async def delete_thread(self, actor: Actor, thread_id: str) -> None:
        """Delete a conversation, its logs and attachments, once what runs in it is stopped. Raises as ``stop`` does."""
        await self.stop(actor, thread_id)
        async with self._db.reading() as session:
            turn_ids = await store.turns_in(session, actor.user_id, thread_id)
        await self._threads.delete_thread(thread_id, RequestContext(actor))
        await self._logs.forget(turn_ids)
        await self._attachments.sweep()

    async def forget(self, turn_ids: Collection[str]) -> None:
        """Stop and forget turns that are gone from the database."""
        for turn_id in turn_ids:
            self.stop_soon(turn_id)
        await self._logs.forget(turn_ids)

    @property
    def closing(self) -> bool:
        """Whether no new turns are taken."""
        return self._repeats.closing

    async def close(self, grace: float) -> None:
        """Take no new turns, give the running ones ``grace`` seconds, then stop them properly."""
        self._repeats.close()
        late = await self._running.end_within(grace)
        self._endings.close()
        self._shutting_down = True
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _click(
        self,
        turn: Turn,
        thread: ThreadMetadata | None,
        action: CheckedAction,
        context: RequestContext,
        item_id: str | None,
    ) -> Turn:
        status: TurnStatus = "failed"
        try:
            # Whoever asks for a stop waits for the end.
            with self._keeper.keeping(turn.id, context, stop=lambda: None):
                for event in await self._server.click(thread, action, context, item_id):
                    turn.log.append(event)
            status = "completed"
            return turn
        except AppError:
            # Nothing was done: the same request may be sent again, and is refused again.
            turn.idempotency_key = None
            raise
        finally:
            await self._endings.end(turn, status, context)

    async def _run(self, turn: Turn, opening: Opening, context: RequestContext) -> None:
        structlog.contextvars.bind_contextvars(thread=opening.thread.id, turn=turn.id)
        started = self._clock()
        status: TurnStatus = "stopped"
        own = asyncio.current_task()
        assert own is not None
        try:
            with self._keeper.keeping(turn.id, context, own.cancel):
                async for event in self._server.converse(opening, context):
                    turn.log.append(event)
            status = "failed" if failure_in(context.late) else "completed"
        except asyncio.CancelledError:
            context.late.append(INTERRUPTED if context.hold_lost else SHUT_DOWN if self._shutting_down else STOPPED)
        except Exception as error:
            status = "failed"
            context.late.append(failure_of(error))
        finally:
            await settle(self._endings.end(turn, status, context))
            seconds = (self._clock() - started).total_seconds()
            _log.info("turn ended", extra={"outcome": status, "seconds": round(seconds, 3)})
