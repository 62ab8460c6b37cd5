"""Follows turns of other processes: one connection waits for news of all of them."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field

from saydone.chatkit.event_log import EventLog
from saydone.chatkit.events import INTERRUPTED, TurnFailed
from saydone.chatkit.redis_stream import (
    INBOX_LENGTH,
    INBOX_SECONDS,
    Entry,
    id_after,
    inbox_of,
    read_entry,
    stream_of,
)
from saydone.errors import AppError
from saydone.store.redis_link import FAILURES, RedisLink, Refused

_log = logging.getLogger("saydone.redis")

# How long one read waits for news, in milliseconds, and how many entries of a stream it takes.
_WAIT = 2000
_TAKE = 64
# Failed reads, and the pause after each in seconds, until those who follow are told that it is over.
_TRIES = 4
_PAUSE = 0.5
# Seconds between two looks whether what is followed still runs.
_LOOK = 1.0
# Looks at a turn that runs no more until it is let go: its last words may be on their way.
_LOOKS = 2
# Looks at one that nobody reads: who asked for it may be slow to begin.
_UNREAD_LOOKS = 30

LOST = TurnFailed(
    reason="unavailable",
    message="The rest of this answer cannot be followed here. Look at the conversation in a moment.",
    allow_retry=False,
    retry_after=2,
)
"""What readers are told when the answer may go on, but its events are out of reach."""

Fates = Callable[[Collection[str]], Awaitable[Mapping[str, str]]]
"""The status of each of these turns, as the database has it; those whose process died are no longer running."""


@dataclass(slots=True)
class _Followed:
    log: EventLog = field(default_factory=EventLog)
    ended_looks: int = 0
    unread_looks: int = 0


class LogReader:
    """Copies of other processes' logs, filled as their streams grow, and what other processes ask of this one."""

    def __init__(self, redis: RedisLink, holder: str, fates: Fates, asked_to_stop: Callable[[str], None]) -> None:
        self._redis = redis
        self._inbox = inbox_of(holder)
        self._inbox_read = "0-0"
        self._fates = fates
        self._asked_to_stop = asked_to_stop
        self._followed: dict[str, _Followed] = {}

    async def follow(self, turn_id: str, *, running: bool) -> EventLog | None:
        """A copy of the turn's log with all that there is by now; None when there is nothing, and never will be.

        Raises what Redis raises.
        """
        if turn_id in self._followed:
            return self._followed[turn_id].log
        followed = _Followed()
        found = await self._catch_up(turn_id, followed)
        if followed.log.closed:
            return followed.log
        if not found and not running:
            return None
        # Somebody else may have begun to follow it meanwhile.
        followed = self._followed.setdefault(turn_id, followed)
        await self.send(self._inbox, "wake", turn_id)
        return followed.log

    def unfollow(self, turn_id: str) -> None:
        """Let go of a turn; who still reads it is told."""
        self._end(turn_id, LOST)

    async def send(self, inbox: str, what: str, turn_id: str) -> None:
        """Ask a process for something. Raises what Redis raises."""
        added, _ = await self._redis.do_all(
            [
                ("XADD", inbox, "MAXLEN", "~", INBOX_LENGTH, "*", what, turn_id),
                ("EXPIRE", inbox, INBOX_SECONDS),
            ]
        )
        if isinstance(added, Refused):
            raise added

    async def run(self) -> None:
        """Read until cancelled."""
        failures = 0
        while True:
            try:
                await self._read()
                failures = 0
            except FAILURES as error:
                failures += 1
                if failures == _TRIES:
                    _log.warning("events cannot be read from Redis: %s", type(error).__name__)
                if failures >= _TRIES:
                    for turn_id in list(self._followed):
                        self._end(turn_id, LOST)
                await asyncio.sleep(_PAUSE)

    async def watch(self) -> None:
        """Until cancelled, end what will get no end from its writer, and let go of what nobody reads."""
        while True:
            await asyncio.sleep(_LOOK)
            if not self._followed:
                continue
            try:
                fates = await self._fates(list(self._followed))
            except AppError:
                continue  # the database is away: nothing is known, look again
            for turn_id, followed in list(self._followed.items()):
                self._look(turn_id, followed, fates.get(turn_id))

    def _look(self, turn_id: str, followed: _Followed, status: str | None) -> None:
        followed.ended_looks = 0 if status == "running" else followed.ended_looks + 1
        followed.unread_looks = 0 if followed.log.readers else followed.unread_looks + 1
        if followed.ended_looks >= _LOOKS:
            self._end(turn_id, INTERRUPTED if status == "interrupted" else LOST)
        elif followed.unread_looks >= _UNREAD_LOOKS:
            self._end(turn_id, LOST)

    async def _catch_up(self, turn_id: str, followed: _Followed) -> bool:
        """Read what is there; returns whether there is anything."""
        found = False
        while not followed.log.closed:
            first = f"({id_after(len(followed.log.events))}" if found else "-"
            page: list[Entry] = await self._redis.do("XRANGE", stream_of(turn_id), first, "+", "COUNT", _TAKE)
            for entry in page:
                self._take(turn_id, followed, entry)
            found = found or bool(page)
            if len(page) < _TAKE:
                break
        return found

    async def _read(self) -> None:
        followed = dict(self._followed)
        streams = {stream_of(turn_id): id_after(len(one.log.events)) for turn_id, one in followed.items()}
        streams[self._inbox] = self._inbox_read
        options = ("COUNT", _TAKE, "BLOCK", _WAIT, "STREAMS")
        news: list[tuple[bytes, list[Entry]]] | None = await self._redis.do(
            "XREAD", *options, *streams.keys(), *streams.values()
        )
        by_key = {stream_of(turn_id): (turn_id, one) for turn_id, one in followed.items()}
        for key, entries in news or []:
            name = key.decode()
            for entry in entries:
                if name == self._inbox:
                    self._receive(entry)
                else:
                    self._take(*by_key[name], entry)

    def _receive(self, entry: Entry) -> None:
        number, fields = entry
        self._inbox_read = number.decode()
        if b"stop" in fields:
            self._asked_to_stop(fields[b"stop"].decode())

    def _take(self, turn_id: str, followed: _Followed, entry: Entry) -> None:
        log = followed.log
        if log.closed:
            return
        piece = read_entry(entry)
        if piece.is_end:
            log.close()
            self._followed.pop(turn_id, None)
        elif piece.first > len(log.events):
            # Redis was emptied under the turn: what is missing will not come.
            log.close(LOST)
            self._followed.pop(turn_id, None)
        else:
            for event in piece.events[len(log.events) - piece.first :]:
                log.append(event)

    def _end(self, turn_id: str, told: TurnFailed) -> None:
        followed = self._followed.pop(turn_id, None)
        if followed is not None:
            followed.log.close(told)
