"""The streams that are open here: so many a user, each no longer than its token is valid."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.errors import TooManyRequests, Unavailable
from saydone.services import accounts
from saydone.store.db import Database

_log = logging.getLogger("saydone.web")

# How often is looked whether other processes have revoked tokens, in seconds.
_LOOK = 5.0


@dataclass(frozen=True, eq=False, slots=True)
class OpenStream:
    """One stream. Once ``ended`` is done nothing more may be told in it."""

    user_id: int
    token: str
    ended: asyncio.Future[None]


class OpenStreams:
    """The streams of one process; ``most`` of each user's at once."""

    def __init__(self, db: Database, most: int) -> None:
        self._db = db
        self._most = most
        self._of: dict[int, set[OpenStream]] = {}
        self._watching: asyncio.Task[None] | None = None
        self._revoked_here = asyncio.Event()
        db.when_committed(self._note)

    @contextmanager
    def opened(self, user_id: int, token: str) -> Generator[OpenStream]:
        """A stream that is open within. Raises ``TooManyRequests`` when the user has too many."""
        mine = self._of.setdefault(user_id, set())
        if len(mine) >= self._most:
            raise TooManyRequests("Too many answers and feeds are open at once. Close some, and try again.")
        stream = OpenStream(user_id, token, asyncio.get_running_loop().create_future())
        mine.add(stream)
        if self._watching is None:
            self._watching = asyncio.create_task(self._watch(), name="open streams")
        try:
            yield stream
        finally:
            mine.discard(stream)
            if not mine:
                self._of.pop(user_id, None)

    async def close(self) -> None:
        """Look no more."""
        if self._watching is not None:
            self._watching.cancel()
            await asyncio.gather(self._watching, return_exceptions=True)

    async def _watch(self) -> None:
        """Until there are no streams, end those whose token was revoked, here or by another process."""
        while self._of:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._revoked_here.wait(), _LOOK)
            self._revoked_here.clear()
            try:
                await self._look()
            except Unavailable:
                _log.warning("the tokens of open streams cannot be looked at")
            except Exception:  # whatever it is: to look no more would leave what was revoked open
                _log.exception("the tokens of open streams cannot be looked at")
        self._watching = None

    def _note(self, session: AsyncSession) -> None:
        if accounts.has_revoked(session):
            self._revoked_here.set()

    async def _look(self) -> None:
        open_now = [stream for streams in self._of.values() for stream in streams]
        async with self._db.reading() as session:
            valid = await accounts.valid_tokens(session, {stream.token for stream in open_now})
        for stream in open_now:
            if stream.token not in valid and not stream.ended.done():
                stream.ended.set_result(None)


@asynccontextmanager
async def open_streams(db: Database, most: int) -> AsyncGenerator[OpenStreams]:
    """The streams of this process."""
    streams = OpenStreams(db, most)
    try:
        yield streams
    finally:
        await streams.close()
