"""Who may write next: SQLite has one writer, and no queue of its own."""

import asyncio
from collections import deque


class WriteQueue:
    """One at a time, in the order in which they came.

    However many there are before one, each gets a turn; only when nobody's turn has ended for ``patience`` seconds
    those who wait are sent away.
    """

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._taken = False
        self._ended = 0
        self._waiting: deque[asyncio.Future[None]] = deque()

    async def take(self) -> None:
        """Take a turn, which lasts until it is ended. Raises ``TimeoutError``."""
        if self._taken:
            await self._wait()
        self._taken = True

    def end(self) -> None:
        """End the turn; the next one in the queue gets theirs."""
        self._ended += 1
        if self._waiting:
            self._waiting.popleft().set_result(None)  # it stays taken: nobody who comes now is faster
        else:
            self._taken = False

    async def _wait(self) -> None:
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(mine)
        try:
            while not mine.done():
                ended = self._ended
                await asyncio.wait({mine}, timeout=self._patience)
                if ended == self._ended:
                    raise TimeoutError
        except BaseException:
            if mine.done():  # it came when it was no longer wanted
                self.end()
            else:
                self._waiting.remove(mine)
            raise
