"""What tests ask Redis themselves."""

import asyncio
from typing import Any

from saydone.store.redis_link import RedisLink


def in_redis(url: str, *command: str | int) -> Any:
    """The answer to a command."""

    async def ask() -> Any:
        link = RedisLink(url)
        try:
            return await link.do(*command)
        finally:
            await link.close()

    return asyncio.run(ask())
