"""Work that another transaction was in the way of, done again from its beginning."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from saydone.errors import Collided

Result = TypeVar("Result")

_TIMES = 4


async def trying_again(work: Callable[[], Awaitable[Result]]) -> Result:
    """What ``work``, which has its transaction to itself, returns: where it collided with another's, it is done anew,
    a few times. Raises what it raises at last."""
    for _ in range(_TIMES - 1):
        try:
            return await work()
        except Collided:
            continue
    return await work()
