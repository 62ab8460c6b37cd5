"""Logs of turns, in memory."""

from chatkit.types import (
    AssistantMessageContentPartTextDelta,
    ProgressUpdateEvent,
    ThreadItemUpdatedEvent,
    ThreadStreamEvent,
)

from saydone.chatkit.event_log import EventLog, EventLogs
from saydone.chatkit.events import INTERRUPTED


def piece(text: str) -> ThreadStreamEvent:
    update = AssistantMessageContentPartTextDelta(content_index=0, delta=text)
    return ThreadItemUpdatedEvent(item_id="i1", update=update)


async def read(log: EventLog, after: int = -1) -> list[tuple[int, ThreadStreamEvent]]:
    return [told async for together in log.read(after) for told in together]


async def test_what_breaks_a_log_off_has_no_number_of_its_own() -> None:
    log = EventLog()
    log.append(piece("a"))
    log.close(INTERRUPTED)
    log.close()
    assert log.broken
    assert await read(log) == [(0, piece("a")), (0, INTERRUPTED)]
    assert await read(log, 0) == [(0, INTERRUPTED)]


async def test_an_ended_log_goes_after_its_time_and_a_running_one_stays() -> None:
    now = 0.0
    logs = EventLogs(kept_seconds=10, now=lambda: now)
    logs.create("running")
    logs.create("ended").close()
    now = 9.0
    assert await logs.find("ended", running=False) is not None
    now = 10.0
    assert await logs.find("ended", running=False) is None
    assert await logs.find("running", running=True) is not None
    assert list(logs.running) == ["running"]


async def test_ended_logs_take_bounded_memory_and_the_oldest_go_first() -> None:
    logs = EventLogs(kept_bytes=100_000)
    for name in ("first", "second", "third"):
        log = logs.create(name)
        log.append(piece("x" * 40_000))
        log.close()
    kept = [name for name in ("first", "second", "third") if await logs.find(name, running=False)]
    assert kept == ["second", "third"]


async def test_one_log_that_is_too_large_is_not_kept_and_its_reader_still_reads_it() -> None:
    logs = EventLogs(kept_bytes=100_000)
    log = logs.create("large")
    reading = log.read()
    log.append(ProgressUpdateEvent(text="x" * 40_000))
    log.close()
    assert await logs.find("large", running=False) is None
    assert await anext(reading) == [(0, ProgressUpdateEvent(text="x" * 40_000))]
    assert [told async for told in reading] == []


async def test_forgotten_logs_are_gone_and_free_their_memory() -> None:
    logs = EventLogs(kept_bytes=60_000)
    for name in ("first", "second"):
        log = logs.create(name)
        log.append(piece("x" * 40_000))
        log.close()
        await logs.forget([name, "unknown"])
        assert await logs.find(name, running=False) is None
    logs.create("third").close()
    assert await logs.find("third", running=False) is not None


async def test_readers_are_counted_while_they_read() -> None:
    log = EventLog()
    log.append(piece("a"))
    reading = log.read()
    await anext(reading)
    assert log.readers == 1
    log.close()
    assert [told async for told in reading] == []
    assert log.readers == 0


async def test_what_is_there_is_read_together_and_a_long_answer_in_parts() -> None:
    log = EventLog()
    for number in range(100):
        log.append(piece(str(number)))
    reading = log.read(9)
    assert await anext(reading) == [(number, piece(str(number))) for number in range(10, 42)]
    log.append(piece("100"))
    log.close()
    assert [len(together) async for together in reading] == [32, 27]
