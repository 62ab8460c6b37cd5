"""Event logs that any process can read: kept here for who reads here, and in Redis for who reads elsewhere."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Collection
from contextlib import asynccontextmanager

from saydone.chatkit.event_log import EventLog, EventLogs
from saydone.chatkit.redis_reader import Fates, LogReader
from saydone.chatkit.redis_stream import inbox_of, stream_of
from saydone.chatkit.redis_writer import LogWriter
from saydone.errors import Unavailable
from saydone.store.redis_link import FAILURES, RedisLink

_log = logging.getLogger("saydone.redis")

# Seconds that the last events have to get to Redis when the server stops.
_FLUSH_SECONDS = 1.0


class RedisEventLogs(EventLogs):
    """As in memory. What Redis is for is done as well as it can be while Redis is away; turns never wait for it."""

    def __init__(self, redis: RedisLink, holder: str, fates: Fates) -> None:
        super().__init__()
        self._redis = redis
        self._stop: Callable[[str], None] = _ignore
        self.writer = LogWriter(redis)
        self.reader = LogReader(redis, holder, fates, lambda turn_id: self._stop(turn_id))

    def create(self, turn_id: str) -> EventLog:
        log = super().create(turn_id)
        self.writer.add(turn_id, log)
        return log

    async def find(self, turn_id: str, *, running: bool) -> EventLog | None:
        here = self._here(turn_id)
        if here is not None:
            return here
        try:
            return await self.reader.follow(turn_id, running=running)
        except FAILURES as error:
            _log.warning("an answer cannot be followed: %s", type(error).__name__)
            raise Unavailable(
                "This answer cannot be followed at the moment. Look at the conversation in a few seconds."
            ) from error

    async def ask_to_stop(self, turn_id: str, holder: str) -> None:
        try:
            await self.reader.send(inbox_of(holder), "stop", turn_id)
        except FAILURES as error:
            # Its process finds the same in the database within a second.
            _log.warning("a stop goes the slow way: %s", type(error).__name__)

    def when_asked_to_stop(self, stop: Callable[[str], None]) -> None:
        self._stop = stop

    async def forget(self, turn_ids: Collection[str]) -> None:
        await super().forget(turn_ids)
        for turn_id in turn_ids:
            self.writer.forget(turn_id)
            self.reader.unfollow(turn_id)
        try:
            if turn_ids:
                await self._redis.do("UNLINK", *map(stream_of, turn_ids))
        except FAILURES as error:
            # They go by themselves, and nobody can ask for them any more.
            _log.warning("logs stay in Redis until their time is over: %s", type(error).__name__)

    def _changed(self, turn_id: str) -> None:
        self.writer.changed(turn_id)
        super()._changed(turn_id)

    def _drop(self, turn_id: str) -> None:
        super()._drop(turn_id)
        self.writer.forget(turn_id)


@asynccontextmanager
async def open_redis_event_logs(url: str, holder: str, fates: Fates) -> AsyncGenerator[RedisEventLogs]:
    """Logs on this Redis; whether it can be reached shows later. Raises ``SetupError`` for what is no address."""
    redis = RedisLink(url)
    logs = RedisEventLogs(redis, holder, fates)
    work = [
        asyncio.create_task(logs.writer.run(), name="redis writer"),
        asyncio.create_task(logs.reader.run(), name="redis reader"),
        asyncio.create_task(logs.reader.watch(), name="redis watch"),
    ]
    try:
        yield logs
        await logs.writer.flush(_FLUSH_SECONDS)
    finally:
        for task in work:
            task.cancel()
        await asyncio.gather(*work, return_exceptions=True)
        await redis.close()


def _ignore(_turn_id: str) -> None:
    pass
