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
from saydone.services.attachments import Attachments
from saydone.services.completion import SubtaskRule
from saydone.store.db import Database, within_reach
from saydone.tools.calls import present_call

Clock = Callable[[], datetime]
"""Tells the time, aware."""

_acting: ContextVar[tuple[Actor, str | None] | None] = ContextVar("acting", default=None)


@contextmanager
def acting_as(actor: Actor, *, call_id: str | None = None) -> Generator[None]:
    """Tool calls made within, in this task, are this actor's: the in-process door and stdio use it. With a
    ``call_id`` they are one call, which is done once however often it comes."""
    token = _acting.set((actor, call_id))
    try:
        yield
    finally:
        _acting.reset(token)


def acting_call() -> str | None:
    """The id of the call that is made within ``acting_as``, in its operation."""
    acting = _acting.get()
    return None if acting is None or acting[1] is None else f"{acting[0].operation} {acting[1]}"


@dataclass(frozen=True, slots=True)
class Work:
    """One tool call: its transaction, its actor, its moment in the actor's zone."""

    session: AsyncSession
    actor: Actor
    now: datetime


@dataclass(frozen=True, slots=True)
class Desk:
    """What every tool is given. ``actor_of_subject`` turns an access token's subject into the actor; ``subtasks``
    says what becomes of open subtasks when a task is completed, ``confirm_over`` how many tasks may be completed or
    deleted at once without asking; ``address`` is the server's, in links, and ``files`` has what users sent."""

    db: Database
    clock: Clock
    actor_of_subject: Callable[[str], Awaitable[Actor]]
    subtasks: SubtaskRule = "with-parent"
    confirm_over: int = 5
    address: str = ""
    files: Attachments | None = None

    @asynccontextmanager
    async def work(self, *, write: bool) -> AsyncGenerator[Work]:
        """One transaction for the one who calls; what fails is told to the model as a sentence."""
        try:
            actor = await self._actor()
            now = self.clock()
            async with self._session(actor, now, write=write) as session:
                yield Work(session=session, actor=actor, now=now.astimezone(actor.zone))
        except AppError as error:
            raise ToolError(error.message) from error

    @asynccontextmanager
    async def _session(self, actor: Actor, now: datetime, *, write: bool) -> AsyncGenerator[AsyncSession]:
        call = present_call()
        if call is not None and (write or call.writes):
            with within_reach():
                yield await call.session(self.db, actor, now)
            return
        async with self.db.transaction() if write else self.db.reading() as session:
            yield session

    async def _actor(self) -> Actor:
        # Over HTTP the identity is the verified access token's alone: `_meta` and arguments can be made up.
        token = get_access_token()
        if token is not None and token.subject is not None:
            return await self.actor_of_subject(token.subject)
        acting = _acting.get()
        if acting is None:
            raise ToolError("Nobody is signed in.")
        return acting[0]
