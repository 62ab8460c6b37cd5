"""The log of one turn's events: written once, read by as many as like, from any point."""

import asyncio
from collections.abc import AsyncIterator

from chatkit.types import ThreadStreamEvent


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
