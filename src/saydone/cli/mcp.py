"""``saydone mcp``: the tools over standard input and output, for an MCP client that starts a program."""

import asyncio
import uuid
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from mcp.server.context import CallNext, HandlerResult, ServerRequestContext
from mcp.server.mcpserver import MCPServer

from saydone.cli.configuration import load_settings
from saydone.cli.terminal_user import terminal_user
from saydone.domain.actor import Actor
from saydone.errors import NotFound
from saydone.logs import configure_logging
from saydone.services.attachments import open_attachments
from saydone.settings import Settings
from saydone.store.db import Database
from saydone.store.opening import open_database
from saydone.tools.desk import Desk, acting_as
from saydone.tools.server import build_server


def run(user: str | None) -> None:
    """Serve until standard input ends; standard output carries the protocol and nothing else."""
    settings = load_settings()
    configure_logging(settings)
    asyncio.run(_serve(settings, user))


async def _serve(settings: Settings, name: str | None) -> None:
    # The tools alone: a client waits for its program, and the rest of the server takes seconds to load.
    async with open_database(settings) as db:
        actor = await terminal_user(db, settings, name, door="mcp", command="mcp")
        await _server(settings, db, actor).run_stdio_async()


def _server(settings: Settings, db: Database, actor: Actor) -> MCPServer:
    def clock() -> datetime:
        return datetime.now(UTC)

    async def nobody(subject: str) -> Actor:
        raise NotFound(f"There is no user {subject}.")

    async def as_the_user(ctx: ServerRequestContext[Any, Any], call_next: CallNext) -> HandlerResult:
        # Each call is an operation of its own, as it is over HTTP.
        with acting_as(replace(actor, operation=uuid.uuid4().hex)):
            return await call_next(ctx)

    desk = Desk(
        db=db,
        clock=clock,
        actor_of_subject=nobody,
        subtasks=settings.complete_subtasks,
        confirm_over=settings.confirm_over,
        address=settings.address,
        files=open_attachments(settings, db, clock),
    )
    server = build_server(desk)
    server.middleware.append(as_the_user)
    return server
