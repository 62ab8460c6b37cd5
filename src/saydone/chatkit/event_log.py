"""The logs of turns: each is written once, and read by as many as like, from any point."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Collection

from chatkit.types import (
    AssistantMessageContentPartAdded,
    AssistantMessageContentPartDone,
    AssistantMessageContentPartTextDelta,
    AssistantMessageItem,
    ProgressUpdateEvent,
    StreamOptionsEvent,
    ThreadItemAddedEvent,
    ThreadItemDoneEvent,
    ThreadItemUpdatedEvent,
    ThreadStreamEvent,
)

# What is kept of ended turns, for readers who lost the connection near the end: so long, and so much in all.
_KEPT_SECONDS = 600.0
_KEPT_BYTES = 64_000_000
# What an event takes beside its text: objects, not JSON. An estimate, on the large side.
_EVENT_BYTES = 1_500
# So many are given to a reader together: a slow one has no more of a long answer at hand than that.
_TOGETHER = 32

Numbered = list[tuple[int, ThreadStreamEvent]]
"""Events with their numbers in the log."""


class EventLog:
    """Events are numbered from 0. Readers follow until the log is closed; none of them holds the writer up.

    ``changed`` is called after each append and at the end.
    """

    def __init__(self, changed: Callable[[], None] | None = None) -> None:
        self._events: list[ThreadStreamEvent] = []
        self._closed = False
        self._broken: ThreadStreamEvent | None = None
        self._waiting: list[asyncio.Future[None]] = []
        self._changed = changed
        self._readers = 0

    @property
    def events(self) -> list[ThreadStreamEvent]:
        """All events so far."""
        return self._events

    @property
    def closed(self) -> bool:
        """Whether no more events will come."""
        return self._closed

    @property
    def broken(self) -> bool:
        """Whether it was closed before the turn's own end."""
        return self._broken is not None

    @property
    def readers(self) -> int:
        """How many read it now."""
        return self._readers

    def append(self, event: ThreadStreamEvent) -> None:
        """Add an event."""
        self._events.append(event)
        self._wake()

    def close(self, broken: ThreadStreamEvent | None = None) -> None:
        """No more events will come here. ``broken`` tells readers so when it is not the turn's own end.

        It has no number of its own: who resumes after it has missed nothing.
        """
        if self._closed:
            return
        self._closed, self._broken = True, broken
        self._wake()

    async def read(self, after: int = -1) -> AsyncIterator[Numbered]:
        """The events with numbers above ``after``, and those to come; together those that are there by then."""
        position = after + 1
        self._readers += 1
        try:
            while True:
                while position < len(self._events):
                    together = self._events[position : position + _TOGETHER]
                    yield list(enumerate(together, position))
                    position += len(together)
                if self._closed:
                    break
                news: asyncio.Future[None] = asyncio.get_running_loop().create_future()
                self._waiting.append(news)
                await news
            if self._broken is not None:
                yield [(position - 1, self._broken)]
        finally:
            self._readers -= 1

    def _wake(self) -> None:
        waiting, self._waiting = self._waiting, []
        for news in waiting:
            if not news.done():  # a reader that left was cancelled here
                news.set_result(None)
        if self._changed is not None:
            self._changed()


class EventLogs:
    """The logs of this process's turns: those that run, and the newest of those that have ended."""

    def __init__(
        self,
        *,
        kept_seconds: float = _KEPT_SECONDS,
        kept_bytes: int = _KEPT_BYTES,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._kept_seconds = kept_seconds
        self._kept_bytes = kept_bytes
        self._now = now
        self._running: dict[str, EventLog] = {}
        # With each the moment of its end and about how much memory it takes.
        self._ended: OrderedDict[str, tuple[EventLog, float, int]] = OrderedDict()
        self._ended_bytes = 0

    @property
    def running(self) -> Collection[str]:
        """The turns whose logs are open."""
        return self._running.keys()

    def create(self, turn_id: str) -> EventLog:
        """A new log."""
        log = self._running[turn_id] = EventLog(lambda: self._changed(turn_id))
        return log

    async def find(self, turn_id: str, *, running: bool) -> EventLog | None:
        """The log of a turn, if it can (still) be read. ``running`` is whether the turn is known to run somewhere.

        Raises ``Unavailable`` when that cannot be found out at the moment.
        """
        return self._here(turn_id)

    async def ask_to_stop(self, turn_id: str, holder: str) -> None:
        """Tell the process that holds the turn to stop it, where there is a way quicker than the database."""

    def when_asked_to_stop(self, stop: Callable[[str], None]) -> None:
        """Have ``stop`` called with the id of each turn that another process asks to stop."""

    async def forget(self, turn_ids: Collection[str]) -> None:
        """Remove the logs of turns that nobody may read any more."""
        for turn_id in turn_ids:
            self._running.pop(turn_id, None)
            self._drop(turn_id)

    def _here(self, turn_id: str) -> EventLog | None:
        self._drop_old()
        if turn_id in self._running:
            return self._running[turn_id]
        ended = self._ended.get(turn_id)
        return None if ended is None else ended[0]

    def _changed(self, turn_id: str) -> None:
        log = self._running.get(turn_id)
        if log is None or not log.closed:
            return
        del self._running[turn_id]
        size = sum(map(_size, log.events))
        self._ended[turn_id] = log, self._now(), size
        self._ended_bytes += size
        self._drop_old()

    def _drop_old(self) -> None:
        oldest = self._now() - self._kept_seconds
        while self._ended:
            turn_id, (_, ended, _) = next(iter(self._ended.items()))
            if ended > oldest and self._ended_bytes <= self._kept_bytes:
                return
            self._drop(turn_id)

    def _drop(self, turn_id: str) -> None:
        _, _, size = self._ended.pop(turn_id, (None, None, 0))
        self._ended_bytes -= size


def _size(event: ThreadStreamEvent) -> int:
    """About how much memory an event takes."""
    match event:
        case ThreadItemUpdatedEvent(update=AssistantMessageContentPartTextDelta(delta=delta)):
            return _EVENT_BYTES + len(delta)
        case ProgressUpdateEvent(text=text):
            return _EVENT_BYTES + 4 * len(text)
        case StreamOptionsEvent() | ThreadItemUpdatedEvent(update=AssistantMessageContentPartAdded()):
            return _EVENT_BYTES
        case ThreadItemUpdatedEvent(update=AssistantMessageContentPartDone(content=content)):
            return _EVENT_BYTES + 4 * len(content.text)
        case ThreadItemAddedEvent() | ThreadItemDoneEvent() if isinstance(event.item, AssistantMessageItem):
            return _EVENT_BYTES + 4 * sum(len(part.text) for part in event.item.content)
        case _:
            pass
    # Objects take some four times what their JSON does.
    return _EVENT_BYTES + 4 * len(event.model_dump_json())
