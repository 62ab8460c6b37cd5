"""The logs of turns: each is written once, and read by as many as like, from any point."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator

from chatkit.types import ThreadStreamEvent

# Logs of ended turns that are kept for readers who lost the connection near the end.
_ENDED_KEPT = 200


class EventLog:
    """Events are numbered from 0. Readers follow until the log is closed; none of them holds the writer up."""

    def __init__(self) -> None:
        self._events: list[ThreadStreamEvent] = []
        self._closed = False
        self._news = asyncio.Event()

    @property
    def events(self) -> list[ThreadStreamEvent]:
        """All events so far."""
        return self._events

    @property
    def closed(self) -> bool:
        """Whether no more events will come."""
        return self._closed

    def append(self, event: ThreadStreamEvent) -> None:
        """Add an event."""
        self._events.append(event)
        self._wake()

    def close(self) -> None:
        """No more events will come."""
        self._closed = True
        self._wake()

    async def read(self, after: int = -1) -> AsyncIterator[tuple[int, ThreadStreamEvent]]:
        """The events with numbers above ``after``, and those to come, each with its number."""
        position = after + 1
        while True:
            while position < len(self._events):
                yield position, self._events[position]
                position += 1
            if self._closed:
                return
            await self._news.wait()

    def _wake(self) -> None:
        # Whoever waits is on the old event; whoever comes next waits on the new one.
        news, self._news = self._news, asyncio.Event()
        news.set()


class EventLogs:
    """The logs of this process's turns: those that run, and the newest of those that have ended."""

    def __init__(self) -> None:
        self._logs: OrderedDict[str, EventLog] = OrderedDict()

    def create(self, turn_id: str) -> EventLog:
        """A new log."""
        log = self._logs[turn_id] = EventLog()
        if len(self._logs) > _ENDED_KEPT:
            self._drop_ended()
        return log

    async def find(self, turn_id: str, *, running: bool) -> EventLog | None:
        """The log of a turn, if it is (still) here."""
        return self._logs.get(turn_id)

    def _drop_ended(self) -> None:
        for turn_id in [turn_id for turn_id, log in self._logs.items() if log.closed][: len(self._logs) - _ENDED_KEPT]:
            del self._logs[turn_id]
