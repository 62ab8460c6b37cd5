"""The connection to Redis, and what becomes of its failures."""

import asyncio
from collections.abc import Sequence
from typing import Any, cast

from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError, ResponseError

from saydone.errors import SetupError

# All of a process: one waits for news, one writes, the others read logs from their beginning.
_CONNECTIONS = 8
_CONNECT_SECONDS = 2.0
# Longer than a read waits for news: silence beyond it is a connection that died.
_ANSWER_SECONDS = 5.0

Command = Sequence[str | int]

FAILURES = (RedisError, OSError)
"""What any command may raise when Redis is away or refuses."""

Refused = ResponseError
"""What Redis answers to a command that it will not do."""


class RedisLink:
    """A Redis, over few connections that are opened when they are needed."""

    def __init__(self, url: str) -> None:
        """Raises ``SetupError`` for what is no address."""
        try:
            # The library's types leave its options and answers open.
            pool = cast(Any, BlockingConnectionPool).from_url(
                url,
                max_connections=_CONNECTIONS,
                timeout=_ANSWER_SECONDS,
                socket_connect_timeout=_CONNECT_SECONDS,
                # Its own limit goes through ``asyncio.wait_for``, which before Python 3.12 loses a cancellation that
                # comes when its work is just done: a reader would never stop. ``do`` has the limit.
                socket_timeout=None,
                # Once more, for a connection that was closed while nobody used it.
                retry=Retry(NoBackoff(), 1),
                protocol=2,
            )
        except (ValueError, RedisError) as error:
            raise SetupError(
                "SAYDONE_REDIS_URL is not a Redis address. Write it like redis://:password@host:6379/0."
            ) from error
        self._redis = cast(Any, Redis.from_pool(pool))

    async def do(self, *command: str | int) -> Any:
        """The answer to a command. Raises one of ``FAILURES``."""
        async with asyncio.timeout(_ANSWER_SECONDS):
            return await self._redis.execute_command(*command)

    async def do_all(self, commands: Sequence[Command]) -> list[Any]:
        """The answers to commands that are sent together; those that were refused are ``Refused``."""
        pipeline = self._redis.pipeline(transaction=False)
        for command in commands:
            pipeline.execute_command(*command)
        async with asyncio.timeout(_ANSWER_SECONDS):
            return await pipeline.execute(raise_on_error=False)

    async def close(self) -> None:
        """Close all connections."""
        await self._redis.aclose()


async def answers(url: str) -> bool:
    """Whether Redis can be reached and takes our commands. Raises ``SetupError`` for what is no address."""
    link = RedisLink(url)
    try:
        # Wants what turns want: a password that is right, streams, and no replica that only reads.
        await link.do("XTRIM", "saydone:check", "MAXLEN", 0)
    except FAILURES:
        return False
    finally:
        await link.close()
    return True
