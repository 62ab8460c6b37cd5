"""Waiting for what comes piece by piece."""

import asyncio

import pytest

from saydone.agent.patience import Patience


async def test_what_comes_in_time_is_there_and_each_piece_has_its_own_time() -> None:
    patience = Patience(30)
    assert [await patience.wait(asyncio.sleep(0, number)) for number in range(3)] == [0, 1, 2]
    patience.end()


async def test_what_does_not_come_ends_the_wait_and_nothing_else() -> None:
    patience = Patience(0.01)
    never: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    with pytest.raises(TimeoutError):
        await patience.wait(never)
    assert never.cancelled()
    task = asyncio.current_task()
    assert task is not None
    assert not task.cancelling()


async def test_time_in_which_nothing_is_waited_for_does_not_count() -> None:
    patience = Patience(0.01)
    await patience.wait(asyncio.sleep(0))
    over = asyncio.Event()
    asyncio.get_running_loop().call_later(0.05, over.set)
    await over.wait()
    assert await patience.wait(asyncio.sleep(0, "there")) == "there"
    patience.end()


async def test_whoever_is_cancelled_while_waiting_is_cancelled() -> None:
    begun = asyncio.Event()

    async def wait() -> None:
        begun.set()
        await Patience(30).wait(asyncio.get_running_loop().create_future())

    task = asyncio.create_task(wait())
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
