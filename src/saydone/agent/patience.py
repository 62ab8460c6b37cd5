"""How long one waits for each of many things that come one after the other."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

T = TypeVar("T")


class Patience:
    """Waits so many seconds for each thing, in the task that made it, with one timer for all of them:
    ``asyncio.timeout`` makes a timer for each, which for the pieces of an answer takes longer than much else that is
    done with them."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._loop = asyncio.get_running_loop()
        self._timer: asyncio.TimerHandle | None = None
        self._task = asyncio.current_task()
        self._waiting = False
        self._until = 0.0
        self._over = False

    async def wait(self, coming: Awaitable[T]) -> T:
        """What comes. Raises ``TimeoutError`` when it does not come in time; one waits for one thing at once."""
        self._until = self._loop.time() + self._seconds
        self._waiting = True
        if self._timer is None:
            self._timer = self._loop.call_at(self._until, self._look)
        try:
            return await coming
        except asyncio.CancelledError:
            if self._over and self._task is not None and self._task.uncancel() == 0:
                raise TimeoutError from None
            raise
        finally:
            self._waiting = False

    def end(self) -> None:
        """Nothing is waited for any more."""
        if self._timer is not None:
            self._timer.cancel()

    def _look(self) -> None:
        self._timer = None
        if not self._waiting or self._task is None:
            return
        if self._until > self._loop.time():
            self._timer = self._loop.call_at(self._until, self._look)
        else:
            self._over = True
            self._task.cancel()
