"""``saydone mcp``: the tools over standard input and output, for an MCP client that starts a program."""

import asyncio
import uuid
from dataclasses import replace
from typing import Any

from mcp.server.context import CallNext, HandlerResult, ServerRequestContext

from saydone.app import open_runtime
from saydone.cli.configuration import load_settings
from saydone.cli.terminal_user import terminal_user
from saydone.logs import configure_logging
from saydone.settings import Settings
from saydone.tools.desk import acting_as


def run(user: str | None) -> None:
    """Serve until standard input ends; standard output carries the protocol and nothing else."""
    asyncio.run(_serve(load_settings(), user))


async def _serve(settings: Settings, name: str | None) -> None:
    configure_logging(settings)
    async with open_runtime(settings) as runtime:
        actor = await terminal_user(runtime, name, door="mcp", command="mcp")

        async def as_the_user(ctx: ServerRequestContext[Any, Any], call_next: CallNext) -> HandlerResult:
            # Each call is an operation of its own, as it is over HTTP.
            with acting_as(replace(actor, operation=uuid.uuid4().hex)):
                return await call_next(ctx)

        runtime.mcp.middleware.append(as_the_user)
        await runtime.mcp.run_stdio_async()
