"""The tool ``insight``."""

from typing import Annotated

from mcp.server.mcpserver import MCPServer
from mcp_types import CallToolResult, TextContent, ToolAnnotations
from pydantic import Field

from saydone.domain.insight import By
from saydone.services.insight import insight as look_back
from saydone.tools.desk import Desk
from saydone.tools.insight_view import InsightView, in_words, view_insight


def register(server: MCPServer, desk: Desk) -> None:
    """Offer the tool on a server."""

    @server.tool(
        title="Look back",
        annotations=ToolAnnotations(
            read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        ),
    )
    async def insight(
        period: Annotated[
            str, Field(description="Days that have been, in words: “this week”, “last month”, “the last 30 days”.")
        ] = "this week",
        by: Annotated[By, Field(description="What the numbers are told by.")] = "day",
    ) -> Annotated[CallToolResult, InsightView]:
        """What the user got done: completed, overdue, streaks, how long things took. Use it for "how was my week?"
        and whenever numbers about the past are asked for: never count tasks yourself."""
        async with desk.work(write=False) as work:
            found = await look_back(work.session, work.actor, period=period, by=by, now=work.now)
        view = view_insight(found)
        return CallToolResult(
            content=[TextContent(type="text", text=in_words(view))], structured_content=view.model_dump(mode="json")
        )

    _ = insight
