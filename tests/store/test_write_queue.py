"""The queue of those who write to SQLite."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import pytest

from saydone.store.write_queue import WriteQueue


async def test_each_gets_a_turn_in_order_however_long_the_queue_as_long_as_it_moves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    queue = WriteQueue(patience=10)
    done: list[int] = []
    now = 0.0
    loop = asyncio.get_running_loop()
    monkeypatch.setattr(loop, "time", lambda: now)

    async def write(number: int) -> None:
        nonlocal now
        async with _turn(queue):
            now += 8  # all together it takes many times the patience
            looked = asyncio.Event()
            loop.call_at(now, looked.set)  # after all whose patience had an end by now
            await looked.wait()
            await asyncio.sleep(0)
            done.append(number)

    await asyncio.gather(*(write(number) for number in range(15)))
    assert done == list(range(15))


async def test_when_nothing_moves_those_who_wait_are_sent_away_and_the_next_ones_go_on() -> None:
    queue = WriteQueue(patience=0.01)
    async with _turn(queue):
        for _ in range(2):
            with pytest.raises(TimeoutError):
                async with _turn(queue):
                    raise AssertionError
    async with _turn(queue):
        pass


async def test_who_goes_away_holds_nobody_up() -> None:
    queue = WriteQueue(patience=60)
    reached: list[str] = []

    async def write(name: str) -> None:
        async with _turn(queue):
            reached.append(name)

    async with _turn(queue):
        gone, late, stays = (asyncio.create_task(write(name)) for name in ("gone", "late", "stays"))
        await asyncio.sleep(0)
        gone.cancel()
    # Its turn has come just now, and it has not begun.
    late.cancel()
    await asyncio.gather(gone, late, stays, return_exceptions=True)
    assert reached == ["stays"]


@asynccontextmanager
async def _turn(queue: WriteQueue) -> AsyncGenerator[None]:
    await queue.take()
    try:
        yield
    finally:
        queue.end()
