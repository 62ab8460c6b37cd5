"""Tool calls in operations of their own, as a user's messages are."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

from mcp import Client
from mcp_types import CallToolResult

from saydone.domain.actor import Actor, Door
from tests.conftest import ClientOf, Clock


@dataclass
class Turns:
    """Each turn is an operation: ``op-1``, ``op-2`` and so on, each a minute after the one before."""

    client_of: ClientOf
    actor: Actor
    clock: Clock
    door: Door = "chat"
    count: int = 0

    def of(self, actor: Actor) -> "Turns":
        """Turns of another user."""
        return replace(self, actor=actor)

    @asynccontextmanager
    async def turn(self) -> AsyncGenerator[Client]:
        """A turn of several calls."""
        self.count += 1
        self.clock.pass_(minutes=1)
        actor = replace(self.actor, operation=f"op-{self.actor.name}-{self.count}", door=self.door)
        async with self.client_of(actor) as client:
            yield client

    async def call(self, tool: str, **arguments: Any) -> CallToolResult:
        """A turn of one call."""
        async with self.turn() as client:
            return await client.call_tool(tool, arguments)

    async def add(self, *titles: str, **fields: Any) -> None:
        """A turn that adds tasks."""
        await self.call("add_task", tasks=[{"title": title, **fields} for title in titles])
