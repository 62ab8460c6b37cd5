"""The change feed between processes: a short Redis stream that each of them writes to and reads."""

import asyncio
import json
import logging
import uuid
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import asdict, replace
from typing import Any

from saydone.services.change_feed import ChangeFeed, Notice
from saydone.store.redis_link import FAILURES, RedisLink

_log = logging.getLogger("saydone.redis")

_STREAM = "saydone:changes"
_LENGTH = 10_000
_WAIT = 2000  # milliseconds that one read waits for news
_TAKE = 500
_PAUSE = 0.5  # seconds after a failure
_UNSENT_MAX = 1000


class RedisFeed:
    """Tells a feed what other processes wrote, and them what this one did."""

    def __init__(self, redis: RedisLink, feed: ChangeFeed) -> None:
        self._redis = redis
        self._feed = feed
        self._me = uuid.uuid4().hex
        self._unsent: asyncio.Queue[str] = asyncio.Queue()
        self.listening = asyncio.Event()
        feed.spread_by(self._add)

    def _add(self, told: Mapping[int, list[Notice]]) -> None:
        if self._unsent.qsize() < _UNSENT_MAX:  # beyond that Redis is away, and its return resets every feed
            users = {user_id: [asdict(notice) for notice in notices] for user_id, notices in told.items()}
            self._unsent.put_nowait(json.dumps({"from": self._me, "users": users}))

    async def write(self) -> None:
        """Send what was added, until cancelled."""
        while True:
            entry = await self._unsent.get()
            while True:
                try:
                    await self._redis.do("XADD", _STREAM, "MAXLEN", "~", _LENGTH, "*", "told", entry)
                    break
                except FAILURES as error:
                    _log.warning("changes cannot be told through Redis: %s", type(error).__name__)
                    await asyncio.sleep(_PAUSE)

    async def read(self) -> None:
        """Tell what others sent, until cancelled. After an outage everyone is told that something was missed."""
        last: str | None = None
        failed = False
        while True:
            try:
                if last is None:
                    last = await self._newest()
                    self.listening.set()
                    if failed:
                        self._feed.reset()
                last = await self._take(last)
                failed = False
            except FAILURES as error:
                if not failed:
                    _log.warning("changes of other processes cannot be read: %s", type(error).__name__)
                last, failed = None, True
                await asyncio.sleep(_PAUSE)

    async def _newest(self) -> str:
        newest = await self._redis.do("XREVRANGE", _STREAM, "+", "-", "COUNT", 1)
        return newest[0][0].decode() if newest else "0-0"

    async def _take(self, last: str) -> str:
        news = await self._redis.do("XREAD", "COUNT", _TAKE, "BLOCK", _WAIT, "STREAMS", _STREAM, last)
        entries: list[tuple[bytes, dict[bytes, bytes]]] = news[0][1] if news else []
        for number, fields in entries:
            last = number.decode()
            self._tell(json.loads(fields[b"told"]))
        return last

    def _tell(self, entry: dict[str, Any]) -> None:
        if entry["from"] != self._me:
            users: dict[str, list[dict[str, Any]]] = entry["users"]
            self._feed.tell({int(user_id): [_notice(each) for each in notices] for user_id, notices in users.items()})


@asynccontextmanager
async def spreading(url: str, feed: ChangeFeed) -> AsyncGenerator[RedisFeed]:
    """While this is open, the feed tells what all processes on this Redis write. Raises ``SetupError`` for what is
    no address."""
    redis = RedisLink(url)
    spread = RedisFeed(redis, feed)
    work = [asyncio.create_task(spread.write(), name="feed out"), asyncio.create_task(spread.read(), name="feed in")]
    try:
        yield spread
    finally:
        for task in work:
            task.cancel()
        await asyncio.gather(*work, return_exceptions=True)
        await redis.close()


def _notice(fields: dict[str, Any]) -> Notice:
    return replace(Notice(**fields), ids=tuple(fields["ids"]), tasks=tuple(fields["tasks"]))
