"""A turn's life: it holds its conversation, runs as a task of its own, and is read through its event log."""

import asyncio
import logging
import uuid
from dataclasses import replace

import structlog
from chatkit.actions import Action
from chatkit.types import ThreadMetadata

from saydone.chatkit.actions import CheckedAction, check_action
from saydone.chatkit.context import RequestContext
from saydone.chatkit.event_log import EventLogs
from saydone.chatkit.events import ToolProgress, TurnFailed, dump_events, load_events
from saydone.chatkit.opening import Opening, Openings
from saydone.chatkit.server import BROKEN, TaskChatServer
from saydone.chatkit.settle import settle
from saydone.chatkit.store import ThreadStore
from saydone.chatkit.turn import Turn
from saydone.chatkit.turn_request import Retry, Say, check_message, digest_of, plain_message
from saydone.domain.actor import Actor
from saydone.errors import AppError, Conflict, Unavailable
from saydone.store import turns as store
from saydone.store.db import Database
from saydone.store.turns import StoredTurn, TurnEnd, TurnStatus
from saydone.tools.desk import Clock

_log = logging.getLogger("saydone.turn")

_STOPPED = "The answer was stopped."


class Turns:
    """All turns of this process."""

    def __init__(
        self, db: Database, threads: ThreadStore, server: TaskChatServer, clock: Clock, model: str, logs: EventLogs
    ) -> None:
        self._db = db
        self._threads = threads
        self._server = server
        self._clock = clock
        self._logs = logs
        self._openings = Openings(db, threads, clock, model)
        self._running: dict[str, tuple[Turn, asyncio.Task[None]]] = {}
        self._closing = False

    async def say(self, actor: Actor, thread_id: str | None, text: str, *, idempotency_key: str | None = None) -> Turn:
        """Start a turn for a message of plain text; as ``start`` does."""
        return await self.start(actor, Say(thread_id, plain_message(text)), idempotency_key=idempotency_key)

    async def start(self, actor: Actor, request: Say | Retry, *, idempotency_key: str | None = None) -> Turn:
        """Start a turn for a user's message. It goes on whether or not its log is read.

        A repeated ``idempotency_key`` returns the first turn. Raises ``NotFound`` for a conversation or
        message that is not the actor's, ``Conflict`` while another turn runs in the conversation or when
        the key was used for something else, ``InvalidInput`` for a message that cannot be answered.
        """
        if isinstance(request, Say):
            check_message(request.input)
        digest = digest_of(repr(request))
        repeated = await self._repeated(actor, idempotency_key, digest)
        if repeated is not None:
            return repeated
        turn = Turn(id=uuid.uuid4().hex, thread_id=None, idempotency_key=idempotency_key)
        context = RequestContext(actor=replace(actor, operation=turn.id))
        opening = await self._openings.open(request, turn, digest, context)
        turn.log = self._logs.create(turn.id)
        task = asyncio.create_task(self._run(turn, opening, context), name=f"turn-{turn.id}")
        self._running[turn.id] = turn, task
        task.add_done_callback(lambda _: self._running.pop(turn.id, None))
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

        Raises as ``start`` does, and without a widget the tool's ``AppError``.
        """
        checked = check_action(action.type, action.payload)
        digest = digest_of("click", thread_id or "", item_id or "", action.model_dump_json())
        repeated = await self._repeated(actor, idempotency_key, digest)
        if repeated is not None:
            return repeated
        turn = Turn(id=uuid.uuid4().hex, thread_id=thread_id, idempotency_key=idempotency_key)
        context = RequestContext(actor=replace(actor, door="widget", operation=turn.id))
        thread = await self._openings.open_click(turn, digest, context)
        turn.log = self._logs.create(turn.id)
        # Whoever goes away now stops nothing by halves.
        return await asyncio.shield(asyncio.ensure_future(self._click(turn, thread, checked, context, item_id)))

    async def stop(self, actor: Actor, thread_id: str) -> bool:
        """Stop what runs in a conversation, wherever it runs; returns whether something did. Raises ``NotFound``.

        The model's stream is closed, no further tool runs, and what was written so far is kept.
        """
        await self._threads.load_thread(thread_id, RequestContext(actor))
        tasks = [task for turn, task in self._running.values() if turn.thread_id == thread_id]
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)
            return True
        async with self._db.transaction() as session:
            elsewhere = await store.running_turns(session, thread_id=thread_id)
            for turn, _ in elsewhere:
                await store.ask_to_stop(session, turn.id)
        return bool(elsewhere)

    def stop_soon(self, turn: Turn) -> None:
        """Stop a turn of this process, without waiting for its end."""
        running = self._running.get(turn.id)
        if running is not None:
            running[1].cancel()

    async def newest(self, actor: Actor, thread_id: str) -> Turn | None:
        """The newest turn of a conversation, if its events can still be read. Raises ``NotFound``."""
        await self._threads.load_thread(thread_id, RequestContext(actor))
        async with self._db.reading() as session:
            found = await store.latest(session, actor.user_id, thread_id)
        log = None if found is None else await self._logs.find(found.id, running=found.status == "running")
        if found is None or log is None:
            return None
        return Turn(id=found.id, thread_id=thread_id, log=log)

    async def delete_thread(self, actor: Actor, thread_id: str) -> None:
        """Delete a conversation; what runs in it is stopped first. Raises ``NotFound``."""
        await self.stop(actor, thread_id)
        await self._threads.delete_thread(thread_id, RequestContext(actor))

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
            raise Conflict("This Idempotency-Key was used for another request. Use a new one.")
        if found.id in self._running:
            return self._running[found.id][0]
        if found.status == "interrupted":
            raise Conflict("The first request with this Idempotency-Key was interrupted. Look at what it did first.")
        if found.events is None:
            raise Conflict("The first request with this Idempotency-Key is still running.", retry_after=2)
        turn = Turn(id=found.id, thread_id=found.thread_id)
        for event in load_events(found.events):
            turn.log.append(event)
        turn.log.close()
        return turn

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
            for event in await self._server.click(thread, action, context, item_id):
                turn.log.append(event)
            status = "completed"
            return turn
        except AppError:
            # Nothing was done: the same request may be sent again, and is refused again.
            turn.idempotency_key = None
            raise
        finally:
            await self._finish(turn, status, context)

    async def _run(self, turn: Turn, opening: Opening, context: RequestContext) -> None:
        structlog.contextvars.bind_contextvars(thread=opening.thread.id, turn=turn.id)
        started = self._clock()
        status: TurnStatus = "stopped"
        own = asyncio.current_task()
        assert own is not None
        keeper = asyncio.create_task(self._openings.keep(turn.id, own.cancel))
        try:
            async for event in self._server.converse(opening, context):
                turn.log.append(event)
            status = "failed" if _failed(turn) else "completed"
        except asyncio.CancelledError:
            turn.log.append(TurnFailed(reason="stopped", message=_STOPPED, allow_retry=True))
        except Exception:
            _log.exception("turn broke")
            status = "failed"
            turn.log.append(TurnFailed(reason="internal_error", message=BROKEN, allow_retry=True))
        finally:
            keeper.cancel()
            await settle(self._finish(turn, status, context))
            seconds = (self._clock() - started).total_seconds()
            _log.info("turn ended", extra={"outcome": status, "seconds": round(seconds, 3)})

    async def _finish(self, turn: Turn, status: TurnStatus, context: RequestContext) -> None:
        failed = _failed(turn)
        events = turn.log.events
        end = TurnEnd(
            status=status,
            # Only a repeated request reads them again.
            events=dump_events(events) if turn.idempotency_key else None,
            keep_key=turn.idempotency_key is not None,
            input_tokens=context.input_tokens,
            output_tokens=context.output_tokens,
            tool_calls=sum(isinstance(event, ToolProgress) and event.status == "running" for event in events),
            error=failed.reason if failed else None,
        )
        try:
            async with self._db.transaction() as session:
                await store.finish(session, turn.id, end, self._clock())
        finally:
            turn.log.close()


def _failed(turn: Turn) -> TurnFailed | None:
    last = turn.log.events[-1] if turn.log.events else None
    return last if isinstance(last, TurnFailed) else None
