"""Everything that a chat needs, opened together."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from mcp.server.mcpserver import MCPServer

from saydone.agent.assistant import build_assistant
from saydone.agent.endpoint import describe_model
from saydone.agent.models import choose_model, close, warm_up
from saydone.agent.tool_door import ToolDoor
from saydone.chatkit.event_log import EventLogs
from saydone.chatkit.recovery import recover
from saydone.chatkit.server import TaskChatServer
from saydone.chatkit.store import ThreadStore
from saydone.chatkit.turns import Turns
from saydone.settings import Settings
from saydone.store.db import Database
from saydone.tools.desk import Clock

# Seconds that running turns have to come to their end when the server stops: less than what is waited for the
# readers of their answers, and that is less than what containers are given.
_GRACE = 6.0


@dataclass(frozen=True, slots=True)
class Chat:
    """Conversations (``threads``), what happens in them (``turns``), and the server that answers."""

    threads: ThreadStore
    turns: Turns
    server: TaskChatServer

    async def end_answers(self) -> None:
        """Take no new turns, let the running ones come to their end, and stop those that take too long."""
        await self.turns.close(_GRACE)


@asynccontextmanager
async def open_chat(settings: Settings, db: Database, mcp: MCPServer, clock: Clock) -> AsyncGenerator[Chat]:
    """A chat on this database and these tools, with the model that the settings name.

    At the end running turns get their end, and the model's connections are closed. Raises
    ``SetupError`` when the settings name a model that cannot work.
    """
    model = choose_model(settings)
    threads = ThreadStore(db, clock)
    assistant = build_assistant(model, mcp, clock, max_turns=settings.max_turns)
    server = TaskChatServer(db, threads, assistant, ToolDoor(mcp), clock)
    turns = Turns(db, threads, server, clock, describe_model(settings), EventLogs())
    await recover(db, clock())
    warming = asyncio.create_task(warm_up(model), name="warm-up")
    try:
        yield Chat(threads=threads, turns=turns, server=server)
    finally:
        await turns.close(_GRACE)
        warming.cancel()
        await asyncio.gather(warming, return_exceptions=True)
        await close(model)
