"""How a turn ends: what came of it is kept together with how it ended, however long the database is away."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress

from chatkit.types import CustomTask, TaskItem, ThreadItemDoneEvent, ThreadStreamEvent

from saydone.chatkit.context import RequestContext
from saydone.chatkit.events import INTERRUPTED, SHUT_DOWN, ToolProgress, TurnFailed, dump_events
from saydone.chatkit.item_json import new_item_id
from saydone.chatkit.server import BROKE
from saydone.chatkit.store import ThreadStore
from saydone.chatkit.turn import StillAnswering, Turn
from saydone.errors import Unavailable
from saydone.store import turns as store
from saydone.store.db import Database
from saydone.store.turns import TurnEnd, TurnStatus
from saydone.tools.desk import Clock

_log = logging.getLogger("saydone.turn")

# Seconds between tries to keep an answer; each has waited its turn at the database before it failed.
_PAUSE, _LONGEST_PAUSE = 0.5, 5.0


class Endings:
    """Ends turns. Their event logs hold what was answered until the database does: it is tried again and again."""

    def __init__(self, db: Database, threads: ThreadStore, clock: Clock) -> None:
        self._db = db
        self._threads = threads
        self._clock = clock
        self._late: dict[str, str | None] = {}
        self._closing = asyncio.Event()

    async def end(self, turn: Turn, status: TurnStatus, context: RequestContext) -> None:
        """Keep what is still to be kept of the turn together with how it ended, and tell its end.

        Raises ``Unavailable`` when the server closes and the database is still away, and whatever else the
        database raises; readers are told then that the answer broke.
        """
        failed = failure_in(context.late)
        if failed is not None and turn.thread_id is not None:
            self._mark(turn.thread_id, failed, context)
        events = [*turn.log.events, *context.late]
        end = TurnEnd(
            status=status,
            # Only a repeated request reads them again.
            events=dump_events(events) if turn.idempotency_key else None,
            keep_key=turn.idempotency_key is not None,
            input_tokens=context.input_tokens,
            output_tokens=context.output_tokens,
            tool_calls=sum(isinstance(event, ToolProgress) and event.status == "running" for event in events),
            # Who reads it is told of a stop either way; who looks at what turns took sees who stopped it.
            error="shut_down" if failed is SHUT_DOWN else failed.reason if failed else None,
        )
        try:
            held = await self._keep(turn, end, context)
            # Whoever took the turn for dead has told what became of it: nothing of it was kept here.
            for event in context.late if held else [failed or INTERRUPTED]:
                turn.log.append(event)
        except BaseException:
            turn.log.append(BROKE)
            raise
        finally:
            turn.log.close()

    def check_kept(self, thread_id: str | None) -> None:
        """Raises ``StillAnswering`` for a conversation whose last answer waits for the database to be kept.

        Its hold may have run out meanwhile, but it lives.
        """
        if thread_id is not None and thread_id in self._late.values():
            raise StillAnswering

    def close(self) -> None:
        """From now on each end is tried once more only."""
        self._closing.set()

    def _mark(self, thread_id: str, failed: TurnFailed, context: RequestContext) -> None:
        """Say behind what was written that it is not all, for the user, now and later, and for the model."""
        sentence = failed.message or "The answer broke off."
        task = CustomTask(title=context.words.sentence(sentence), icon="info")
        note = TaskItem(id=new_item_id("task"), thread_id=thread_id, created_at=self._clock(), task=task)
        context.held.append(note)
        # Nothing is told after the failure.
        context.late.insert(-1, ThreadItemDoneEvent(item=note))
        context.noted.append({"role": "assistant", "content": f"(This answer did not come to its end: {sentence})"})

    async def _keep(self, turn: Turn, end: TurnEnd, context: RequestContext) -> bool:
        """Returns whether the turn was still this process's: otherwise nothing is kept."""
        pause = _PAUSE
        try:
            while True:
                last = self._closing.is_set()
                try:
                    return await self._write(turn, end, context)
                except Unavailable:
                    if last:
                        raise
                _log.warning("an answer cannot be kept yet", extra={"turn": turn.id})
                self._late[turn.id] = turn.thread_id
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._closing.wait(), pause)
                pause = min(2 * pause, _LONGEST_PAUSE)
        finally:
            self._late.pop(turn.id, None)

    async def _write(self, turn: Turn, end: TurnEnd, context: RequestContext) -> bool:
        async with self._db.transaction() as session:
            held = await store.finish(session, turn.id, end, self._clock())
            if held and turn.thread_id is not None:
                await self._threads.write(session, turn.thread_id, context)
            return held


def failure_in(events: Sequence[ThreadStreamEvent]) -> TurnFailed | None:
    """How the events end, if that is a failure."""
    last = events[-1] if events else None
    return last if isinstance(last, TurnFailed) else None
