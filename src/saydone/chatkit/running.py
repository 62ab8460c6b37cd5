"""What this process is answering or doing just now, and how it is stopped, wherever it runs."""

import asyncio
from collections.abc import Coroutine, Sequence

from saydone.chatkit.event_log import EventLogs
from saydone.chatkit.recovery import free_thread, recover
from saydone.chatkit.stopping import until_done, until_ended
from saydone.chatkit.turn import Turn
from saydone.store import turns as store
from saydone.store.db import Database
from saydone.store.turns import StoredTurn
from saydone.tools.desk import Clock


class Running:
    """Turns and clicks by their ids, each with the task that runs it, until that is done."""

    def __init__(self, db: Database, clock: Clock, logs: EventLogs) -> None:
        self._db = db
        self._clock = clock
        self._logs = logs
        self._turns: dict[str, tuple[Turn, asyncio.Task[None]]] = {}
        self._clicks: dict[str, tuple[Turn, asyncio.Task[Turn]]] = {}
        logs.when_asked_to_stop(self.stop_soon)

    def begin_turn(self, turn: Turn, running: Coroutine[None, None, None]) -> None:
        """Run a turn by a task of its own."""
        task = asyncio.create_task(running, name=f"turn-{turn.id}")
        self._turns[turn.id] = turn, task
        task.add_done_callback(lambda _: self._turns.pop(turn.id, None))

    def begin_click(self, turn: Turn, running: Coroutine[None, None, Turn]) -> asyncio.Task[Turn]:
        """Do what a click asks for by a task of its own, which can be waited for."""
        task = asyncio.create_task(running, name=f"click-{turn.id}")
        self._clicks[turn.id] = turn, task
        task.add_done_callback(lambda _: self._clicks.pop(turn.id, None))
        return task

    def find(self, turn_id: str) -> Turn | None:
        """A turn of this process by its id; no click."""
        found = self._turns.get(turn_id)
        return None if found is None else found[0]

    async def stop_in(self, thread_id: str) -> bool:
        """Stop what runs in a conversation; returns whether something did. Raises ``StillGoingOn``.

        A click is not broken off: its end is waited for.
        """
        turns = [task for turn, task in self._turns.values() if turn.thread_id == thread_id]
        for task in turns:
            task.cancel()
        clicks = [task for turn, task in self._clicks.values() if turn.thread_id == thread_id]
        if turns or clicks:
            await until_done([*turns, *clicks])
            return True
        async with self._db.transaction() as session:
            await free_thread(session, thread_id, self._clock())
            elsewhere = [turn for turn, _ in await store.running_turns(session, thread_id=thread_id)]
            for turn in elsewhere:
                await store.ask_to_stop(session, turn.id)
        await self._stop_elsewhere(elsewhere)
        return bool(elsewhere)

    async def stop_of(self, user_id: int) -> None:
        """Stop whatever runs for a user. Raises ``StillGoingOn``."""
        await recover(self._db, self._clock())
        async with self._db.transaction() as session:
            running = await store.running_of(session, user_id)
            for turn in running:
                await store.ask_to_stop(session, turn.id)
        here = [own for turn in running if (own := self._turns.get(turn.id) or self._clicks.get(turn.id))]
        for turn, _ in here:
            self.stop_soon(turn.id)
        await until_done([task for _, task in here])
        ended = {turn.id for turn, _ in here}
        await self._stop_elsewhere([turn for turn in running if turn.id not in ended])

    async def _stop_elsewhere(self, turns: Sequence[StoredTurn]) -> None:
        for turn in turns:
            await self._logs.ask_to_stop(turn.id, turn.holder)
        await until_ended(self._db, [turn.id for turn in turns])

    def stop_soon(self, turn_id: str) -> None:
        """Stop a turn, without waiting for its end, if this process runs it."""
        running = self._turns.get(turn_id)
        if running is not None:
            running[1].cancel()

    async def runs_elsewhere(self, thread_id: str) -> bool:
        """Whether something runs in a conversation, after what died in it was marked."""
        async with self._db.transaction() as session:
            await free_thread(session, thread_id, self._clock())
            return bool(await store.running_turns(session, thread_id=thread_id))

    async def end_within(self, grace: float) -> list[asyncio.Task[None]]:
        """Give all ``grace`` seconds to end; returns the turns that did not."""
        turns = [task for _, task in self._turns.values()]
        clicks = [task for _, task in self._clicks.values()]
        if turns or clicks:
            await asyncio.wait([*turns, *clicks], timeout=grace)
        return [task for task in turns if not task.done()]
