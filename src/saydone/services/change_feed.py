"""What changed, told to whoever listens: after each transaction, from the journal."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.store import feed as store
from saydone.store import journal
from saydone.store.db import Database
from saydone.store.journal import Line
from saydone.store.visibility import visible_to

_log = logging.getLogger("saydone.feed")

# Notices that wait for one reader; of a reader that is further behind nothing is kept but that it is.
_WAITING_MAX = 256
# A PostgreSQL statement takes 32,767 parameters.
_AT_ONCE = 5000

Kind = Literal["hello", "reset", "task", "list", "label", "comment", "reminder", "filter", "attachment"]
_TOLD: tuple[Kind, ...] = ("list", "label", "task", "comment", "reminder", "filter", "attachment")


@dataclass(frozen=True, slots=True)
class Notice:
    """Which things of a kind an operation wrote; ``tasks`` are those that comments and reminders belong to.

    ``hello`` begins a feed and ``reset`` says that something was missed: all is to be read anew. ``line`` is where
    to go on.
    """

    line: int
    type: Kind
    ids: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    operation: str | None = None


Spread = Callable[[Mapping[int, list[Notice]]], None]


class ChangeFeed:
    """The feed of one process."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._readers: dict[int, set[asyncio.Queue[Notice | None]]] = {}
        self._written: asyncio.Queue[list[Line]] = asyncio.Queue()
        self._spread: Spread | None = None
        self._closed = False
        db.when_committed(self._note)

    def spread_by(self, spread: Spread) -> None:
        """Have what is told here told to other processes as well."""
        self._spread = spread

    async def run(self) -> None:
        """Tell what was written, until cancelled."""
        while True:
            lines = await self._written.get()
            try:
                told = await self._addressed(lines)
            except Exception:  # nobody waits for it: who listens is told to look at everything
                _log.exception("changes could not be told")
                self.reset()
                continue
            self.tell(told)
            if self._spread is not None:
                self._spread(told)

    def tell(self, told: Mapping[int, list[Notice]]) -> None:
        """Tell users who listen here what changed."""
        for user_id in told.keys() & self._readers.keys():
            for queue in self._readers[user_id]:
                _put(queue, told[user_id])

    def reset(self) -> None:
        """Tell everyone who listens here that something was missed."""
        for queues in self._readers.values():
            for queue in queues:
                _put(queue, [Notice(0, "reset")])

    def close(self) -> None:
        """End every feed, and begin none."""
        self._closed = True
        for queues in self._readers.values():
            for queue in queues:
                queue.put_nowait(None)

    async def follow(self, user_id: int, after: int | None) -> AsyncGenerator[Notice]:
        """What changes of what the user sees, from now on or from behind a line, until the feed is closed."""
        queue: asyncio.Queue[Notice | None] = asyncio.Queue()
        self._readers.setdefault(user_id, set()).add(queue)
        try:
            for notice in await self._missed(user_id, after):
                yield notice
            while not self._closed or not queue.empty():
                notice = await queue.get()
                if notice is None:
                    return
                yield notice
        finally:
            self._readers[user_id].discard(queue)
            if not self._readers[user_id]:
                del self._readers[user_id]

    def _note(self, session: AsyncSession) -> None:
        if self._readers or self._spread is not None:
            lines = journal.written_in(session)
            if lines:
                self._written.put_nowait(lines)

    async def _missed(self, user_id: int, after: int | None) -> list[Notice]:
        async with self._db.reading() as session:
            newest = await store.newest_line(session)
            if after is None:
                return [Notice(newest, "hello")]
            lines = await store.lines_after(session, await visible_to(session, user_id), after)
        if lines is None:
            return [Notice(newest, "reset")]
        return _notices(lines)

    async def _addressed(self, lines: list[Line]) -> dict[int, list[Notice]]:
        """What each user who sees something of it is told."""
        unknown = sorted({line.task_id for line in lines if line.task_id and not line.lists})
        lists = {list_id for line in lines for list_id in line.lists}
        async with self._db.reading() as session:
            places: dict[int, tuple[int, int]] = {}
            for start in range(0, len(unknown), _AT_ONCE):
                places |= await store.places_of(session, unknown[start : start + _AT_ONCE])
            members = await store.members_of(session, lists | {list_id for _, list_id in places.values()})
        seen: dict[int, list[Line]] = {}
        for line in lines:
            users = {line.user_id, *line.owners}
            if line.entity != "reminder":
                place = places.get(line.task_id or 0)
                users |= {place[0]} if place else set()
                for list_id in (*line.lists, *(place[1:] if place else ())):
                    users |= members.get(list_id, set())
            for user_id in users:
                seen.setdefault(user_id, []).append(line)
        return {user_id: _notices(lines) for user_id, lines in seen.items()}


@asynccontextmanager
async def open_feed(db: Database) -> AsyncGenerator[ChangeFeed]:
    """The feed of this process, telling what is written while this is open."""
    feed = ChangeFeed(db)
    telling = asyncio.create_task(feed.run(), name="change feed")
    try:
        yield feed
    finally:
        feed.close()
        telling.cancel()
        with suppress(asyncio.CancelledError):
            await telling


def _notices(lines: Iterable[Line]) -> list[Notice]:
    groups: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        groups.setdefault((line.operation, line.entity), []).append(line)
    found = [
        Notice(
            line=max(line.id for line in group),
            type=kind,
            ids=tuple(dict.fromkeys(str(line.entity_id) for line in group)),
            tasks=tuple(dict.fromkeys(str(line.task_id) for line in group if line.task_id and kind != "task")),
            operation=operation,
        )
        for (operation, entity), group in groups.items()
        for kind in _TOLD
        if kind == entity
    ]
    return sorted(found, key=lambda notice: notice.line)


def _put(queue: "asyncio.Queue[Notice | None]", notices: list[Notice]) -> None:
    if queue.qsize() + len(notices) <= _WAITING_MAX:
        for notice in notices:
            queue.put_nowait(notice)
        return
    while not queue.empty():
        queue.get_nowait()
    queue.put_nowait(Notice(notices[-1].line, "reset"))
