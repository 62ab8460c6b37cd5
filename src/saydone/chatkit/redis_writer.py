"""Copies this process's event logs to Redis, a step behind."""

import asyncio
import contextlib
import logging
from dataclasses import dataclass

from saydone.chatkit.event_log import EventLog
from saydone.chatkit.redis_stream import ENDED_SECONDS, RUNNING_SECONDS, end_command, events_command, stream_of
from saydone.store.redis_link import FAILURES, Command, RedisLink, Refused

_log = logging.getLogger("saydone.redis")

# Events in one entry, and entries sent at once.
_BATCH = 256
_ENTRIES = 64
# Seconds between tries while Redis is away.
_PAUSES = (0.2, 0.5, 1.0, 2.0, 5.0)
# How often the time is put off at which a running turn's stream goes, in seconds.
_RENEWAL = 600.0


@dataclass(slots=True)
class _Outgoing:
    log: EventLog
    written: int = 0
    renewed: float = float("-inf")


class LogWriter:
    """One task writes for all turns: what queued up while it waited for Redis goes in the next batch."""

    def __init__(self, redis: RedisLink) -> None:
        self._redis = redis
        self._outgoing: dict[str, _Outgoing] = {}
        # In the order in which they changed: no turn waits for another that never stops talking.
        self._changed: dict[str, None] = {}
        self._news = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()

    def add(self, turn_id: str, log: EventLog) -> None:
        """Copy this log from now on."""
        self._outgoing[turn_id] = _Outgoing(log)

    def changed(self, turn_id: str) -> None:
        """There is something new in a log."""
        if turn_id in self._outgoing:
            self._changed[turn_id] = None
            self._idle.clear()
            self._news.set()

    def forget(self, turn_id: str) -> None:
        """Copy no more of this log."""
        self._outgoing.pop(turn_id, None)
        self._changed.pop(turn_id, None)

    async def run(self) -> None:
        """Write until cancelled."""
        failures = 0
        while True:
            await self._news.wait()
            try:
                await self._write()
            except FAILURES as error:
                if not failures:
                    # The turns go on, and so do their readers here; those elsewhere are told.
                    _log.warning("events cannot be written to Redis: %s", type(error).__name__)
                await asyncio.sleep(_PAUSES[min(failures, len(_PAUSES) - 1)])
                failures += 1
                continue
            if failures:
                _log.info("events are written to Redis again")
            failures = 0
            if not self._changed:
                self._news.clear()
                self._idle.set()

    async def flush(self, seconds: float) -> None:
        """Wait until all is written, but not for longer than this."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), seconds)

    async def _write(self) -> None:
        now = asyncio.get_running_loop().time()
        commands: list[Command] = []
        sent: list[tuple[str, int, bool]] = []
        for turn_id in list(self._changed)[:_ENTRIES]:
            out = self._outgoing[turn_id]
            events = out.log.events[out.written : out.written + _BATCH]
            written = out.written + len(events)
            is_end = out.log.closed and written == len(out.log.events)
            if events:
                commands.append(events_command(turn_id, out.written, events))
                sent.append((turn_id, written, False))
            if is_end:
                commands.append(end_command(turn_id, written))
                sent.append((turn_id, written, True))
            if is_end or now - out.renewed > _RENEWAL:
                commands.append(("EXPIRE", stream_of(turn_id), ENDED_SECONDS if is_end else RUNNING_SECONDS))
                sent.append((turn_id, written, is_end))
                out.renewed = now
        answers = await self._redis.do_all(commands)
        for (turn_id, written, is_end), result in zip(sent, answers, strict=True):
            self._note(turn_id, written, is_end=is_end, result=result)

    def _note(self, turn_id: str, written: int, *, is_end: bool, result: object) -> None:
        out = self._outgoing.get(turn_id)
        if out is None:
            return
        if isinstance(result, Refused) and "equal or smaller" in str(result):
            pass  # it was written before the connection broke
        elif isinstance(result, Exception):
            out.renewed = float("-inf")
            raise result
        elif result is None or result == 0:
            # The stream is gone: deleted with its conversation, or lost by Redis. It cannot begin in the middle.
            self.forget(turn_id)
            return
        out.written = written
        if out.written == len(out.log.events) and (is_end or not out.log.closed):
            self._changed.pop(turn_id, None)
            if is_end:
                del self._outgoing[turn_id]
