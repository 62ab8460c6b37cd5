"""Where the tools work: the database, the clock, and the one who acts."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from mcp.server.auth.middleware.auth_context import get_access_token
from mcp.server.mcpserver.exceptions import ToolError
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.errors import AppError
from saydone.store.db import Database

Clock = Callable[[], datetime]
"""Tells the time, aware."""

_acting: ContextVar[Actor | None] = ContextVar("acting", default=None)


@contextmanager
def acting_as(actor: Actor) -> Generator[None]:
    """Tool calls made within, in this task, are this actor's: the in-process door and stdio use it."""
    token = _acting.set(actor)
    try:
        yield
    finally:
        _acting.reset(token)


@dataclass(frozen=True, slots=True)
class Work:
    """One tool call: its transaction, its actor, its moment in the actor's zone."""

    session: AsyncSession
    actor: Actor
    now: datetime


@dataclass(frozen=True, slots=True)
class Desk:
    """What every tool is given. ``actor_of_subject`` turns an access token's subject into the actor."""

    db: Database
    clock: Clock
    actor_of_subject: Callable[[str], Awaitable[Actor]]

    @asynccontextmanager
    async def work(self, *, write: bool) -> AsyncGenerator[Work]:
        """One transaction for the one who calls; what fails is told to the model as a sentence."""
        try:
            actor = await self._actor()
            async with self.db.transaction() if write else self.db.reading() as session:
                yield Work(session=session, actor=actor, now=self.clock().astimezone(actor.zone))
        except AppError as error:
            raise ToolError(error.message) from error

    async def _actor(self) -> Actor:
        # Over HTTP the identity is the verified access token's alone: `_meta` and arguments can be made up.
        token = get_access_token()
        if token is not None and token.subject is not None:
            return await self.actor_of_subject(token.subject)
        actor = _acting.get()
        if actor is None:
            raise ToolError("Nobody is signed in.")
        return actor
