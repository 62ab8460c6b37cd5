"""Logs that other processes read: two of them on one Redis, whose connection may be cut."""

import asyncio
import uuid
from collections.abc import AsyncGenerator, Collection, Mapping
from contextlib import AsyncExitStack
from urllib.parse import urlsplit

import pytest
from chatkit.types import ProgressUpdateEvent, ThreadStreamEvent

from saydone.chatkit.event_log import EventLog
from saydone.chatkit.events import INTERRUPTED
from saydone.chatkit.redis_event_logs import RedisEventLogs, open_redis_event_logs
from saydone.chatkit.redis_reader import LOST
from saydone.chatkit.redis_stream import ENDED_SECONDS, stream_of
from saydone.errors import Unavailable
from saydone.store.redis_link import RedisLink


class Cable:
    """A port that leads to Redis until it is cut."""

    def __init__(self, redis_url: str) -> None:
        address = urlsplit(redis_url)
        self._to = address.hostname or "127.0.0.1", address.port or 6379
        self._links: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None
        self._port = 0

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self._port}/0"

    @property
    def links(self) -> int:
        """Connections that are open now."""
        return len(self._links) // 2

    async def plug_in(self) -> None:
        self._server = await asyncio.start_server(self._lead, "127.0.0.1", self._port)
        self._port = self._server.sockets[0].getsockname()[1]

    async def cut(self) -> None:
        assert self._server is not None
        self._server.close()
        for writer in list(self._links):
            writer.transport.abort()

    async def _lead(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        to_reader, to_writer = await asyncio.open_connection(*self._to)
        ends = {writer, to_writer}
        self._links |= ends
        copies = [asyncio.create_task(_copy(reader, to_writer)), asyncio.create_task(_copy(to_reader, writer))]
        await asyncio.wait(copies, return_when=asyncio.FIRST_COMPLETED)
        for end in ends:
            end.transport.abort()
        await asyncio.gather(*copies)
        self._links -= ends


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    except OSError:
        pass


class Workers:
    """Two processes: ``a`` runs turns, ``b`` is asked for them. ``statuses`` is what their database says."""

    def __init__(self, a: RedisEventLogs, b: RedisEventLogs, cable: Cable, statuses: dict[str, str]) -> None:
        self.a = a
        self.b = b
        self.cable = cable
        self.statuses = statuses
        self.turn_id = uuid.uuid4().hex
        statuses[self.turn_id] = "running"


@pytest.fixture
async def workers(redis_url: str) -> AsyncGenerator[Workers]:
    cable = Cable(redis_url)
    await cable.plug_in()
    statuses: dict[str, str] = {}

    async def fates(turn_ids: Collection[str]) -> Mapping[str, str]:
        return {turn_id: statuses[turn_id] for turn_id in turn_ids if turn_id in statuses}

    async with AsyncExitStack() as stack:
        names = f"a {uuid.uuid4()}", f"b {uuid.uuid4()}"
        a, b = [await stack.enter_async_context(open_redis_event_logs(cable.url, name, fates)) for name in names]
        both = Workers(a, b, cable, statuses)
        yield both
        await both.b.forget([both.turn_id])
    await cable.cut()


def told(number: int) -> ThreadStreamEvent:
    return ProgressUpdateEvent(text=f"{number}")


async def followed(workers: Workers) -> EventLog:
    log = await workers.b.find(workers.turn_id, running=True)
    assert log is not None
    return log


async def read(log: EventLog, after: int = -1) -> list[tuple[int, ThreadStreamEvent]]:
    return [event async for together in log.read(after) for event in together]


async def test_all_events_arrive_once_in_order_and_readers_elsewhere_share_one_connection(workers: Workers) -> None:
    log = workers.a.create(workers.turn_id)
    for number in range(300):
        log.append(told(number))
    logs = await asyncio.gather(*(followed(workers) for _ in range(50)))
    readers = [asyncio.create_task(read(log, number - 1)) for number, log in enumerate(logs)]
    for number in range(300, 1000):
        log.append(told(number))
        if number % 7 == 0:
            await asyncio.sleep(0)
    log.close()
    whole = [(number, told(number)) for number in range(1000)]
    for first, reading in enumerate(readers):
        assert await reading == whole[first:]
    # Eight a process at the most.
    assert workers.cable.links <= 16
    ended = await workers.b.find(workers.turn_id, running=False)
    assert ended is not None
    assert ended.closed
    assert await read(ended, 990) == whole[991:]


async def test_while_redis_is_away_nothing_is_lost_here_and_who_reads_elsewhere_is_told(workers: Workers) -> None:
    log = workers.a.create(workers.turn_id)
    log.append(told(0))
    elsewhere = await followed(workers)
    reading = elsewhere.read()
    assert await anext(reading) == [(0, told(0))]
    await workers.cable.cut()
    log.append(told(1))
    assert [event async for event in reading] == [[(0, LOST)]]
    with pytest.raises(Unavailable):
        await workers.b.find(workers.turn_id, running=True)
    here = asyncio.create_task(read(log))
    await workers.cable.plug_in()
    log.append(told(2))
    log.close()
    assert await here == [(number, told(number)) for number in range(3)]
    # After the id of the last words nothing is missing.
    assert await read(await followed(workers), 0) == [(1, told(1)), (2, told(2))]


async def test_a_turn_that_ended_without_an_end_is_told_as_interrupted(workers: Workers) -> None:
    log = workers.a.create(workers.turn_id)
    log.append(told(0))
    reading = (await followed(workers)).read()
    assert await anext(reading) == [(0, told(0))]
    workers.statuses[workers.turn_id] = "interrupted"
    assert [event async for event in reading] == [[(0, INTERRUPTED)]]


async def test_a_log_that_redis_lost_does_not_begin_again_in_the_middle(workers: Workers, redis_url: str) -> None:
    log = workers.a.create(workers.turn_id)
    log.append(told(0))
    reading = (await followed(workers)).read()
    assert await anext(reading) == [(0, told(0))]
    link = RedisLink(redis_url)
    assert await link.do("UNLINK", stream_of(workers.turn_id)) == 1
    log.append(told(1))
    log.close()
    await workers.a.writer.flush(10)
    workers.statuses[workers.turn_id] = "completed"
    assert [event async for event in reading] == [[(0, LOST)]]
    assert await workers.b.find(workers.turn_id, running=False) is None
    assert await link.do("EXISTS", stream_of(workers.turn_id)) == 0
    await link.close()


async def test_a_log_goes_some_time_after_its_end_and_at_once_when_it_is_forgotten(
    workers: Workers, redis_url: str
) -> None:
    log = workers.a.create(workers.turn_id)
    log.append(told(0))
    log.close()
    await workers.a.writer.flush(10)
    link = RedisLink(redis_url)
    assert ENDED_SECONDS - 10 < await link.do("TTL", stream_of(workers.turn_id)) <= ENDED_SECONDS
    await workers.b.forget([workers.turn_id])
    assert await link.do("EXISTS", stream_of(workers.turn_id)) == 0
    await link.close()


async def test_what_nobody_reads_any_more_is_let_go(workers: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saydone.chatkit.redis_reader._UNREAD_LOOKS", 1)
    log = workers.a.create(workers.turn_id)
    log.append(told(0))
    copy = await followed(workers)
    while not copy.closed:
        await asyncio.to_thread(lambda: None)
    assert await followed(workers) is not copy
