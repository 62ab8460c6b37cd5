"""Finishing what must not be broken off."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


async def settle(work: Coroutine[Any, Any, T] | asyncio.Future[T]) -> T:
    """Run ``work`` to its end, however often the caller is cancelled meanwhile; the cancellation is dropped.

    (``anyio``'s shielded scopes hold off its own cancellations only, not ``asyncio.Task.cancel``.)
    """
    task = asyncio.ensure_future(work)
    while not task.done():
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError:
            continue
    return task.result()
