"""What a running server has: opened once, passed down to every request."""

from dataclasses import dataclass

from mcp.server.mcpserver import MCPServer

from saydone.chatkit.chat import Chat
from saydone.services.change_feed import ChangeFeed
from saydone.settings import Settings
from saydone.store.db import Database
from saydone.tools.desk import Clock
from saydone.web.open_streams import OpenStreams


@dataclass(frozen=True, slots=True)
class Runtime:
    """The open database, the tools on it, and the clock. Kept in ``app.state.runtime``."""

    settings: Settings
    db: Database
    clock: Clock
    mcp: MCPServer
    chat: Chat
    feed: ChangeFeed
    streams: OpenStreams

    async def end_streams(self) -> None:
        """End the change feeds, and let running answers come to their end: a server that stops waits for both."""
        self.feed.close()
        await self.chat.end_answers()
