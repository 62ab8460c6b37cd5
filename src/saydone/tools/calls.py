"""A tool call that comes again: with the key that it had it is answered as before, and nothing is done twice.

The agent's calls have their call ids as keys. Other clients may send one, in ``_meta`` or as the header of REST; the id
of a JSON-RPC request is none, since each client counts its requests from the beginning.
"""

import hashlib
import json
import re
from collections.abc import AsyncGenerator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import CallToolResult
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.errors import AppError, InvalidInput
from saydone.store import kept_answers
from saydone.store.db import Database
from saydone.store.kept_answers import KeptAnswer

META_KEY = "saydone/idempotency-key"
HEADER = "idempotency-key"
_KEY = re.compile(r"[\x21-\x7e]{1,200}")


@dataclass(slots=True)
class Call:
    """One call with a key. Its first write begins the transaction that is committed with the answer."""

    key: str
    digest: str
    answer: CallToolResult | None = None
    _session: AsyncSession | None = None
    _user_id: int = 0
    _ending: AsyncExitStack = field(default_factory=AsyncExitStack)

    async def session(self, db: Database, actor: Actor, now: datetime) -> AsyncSession:
        """The call's transaction. Raises ``ToolError`` when it was answered before, and has the ``answer`` then;
        ``Conflict`` when the key was another call's."""
        if self._session is None:
            self._session = await self._ending.enter_async_context(db.transaction())
            self._user_id = actor.user_id
            earlier = await kept_answers.claim(self._session, actor.user_id, self.key, self.digest, now)
            if earlier is not None:
                self.answer = CallToolResult.model_validate_json(earlier.body)
                raise ToolError("This was answered before.")
        return self._session

    @property
    def writes(self) -> bool:
        """Whether the transaction has begun."""
        return self._session is not None

    async def keep(self, result: CallToolResult) -> None:
        """Keep the answer, if the call wrote something."""
        if self._session is not None:
            body = result.model_dump_json(by_alias=True, exclude_none=True)
            await kept_answers.keep(self._session, self._user_id, self.key, KeptAnswer(200, "", body))


_calling: ContextVar[Call | None] = ContextVar("calling", default=None)


def present_call() -> Call | None:
    """The call with a key that is being answered, if there is one."""
    return _calling.get()


@asynccontextmanager
async def calling(key: str | None, name: str, arguments: Mapping[str, Any]) -> AsyncGenerator[Call | None]:
    """Answer a call, with its key if it has one. Raises ``ToolError`` when what it did could not be kept."""
    if key is None:
        yield None
        return
    asked = json.dumps([name, arguments], sort_keys=True)
    call = Call(key, hashlib.sha256(asked.encode(errors="surrogatepass")).hexdigest())
    token = _calling.set(call)
    try:
        async with call._ending:  # pyright: ignore[reportPrivateUsage] # the call is this module's
            yield call
    except AppError as error:
        raise ToolError(error.message) from error
    finally:
        _calling.reset(token)


def key_of(context: Context[Any, Any] | None, call_id: str | None) -> str | None:
    """The key of a call: the agent's id of it, or what a client sent. Raises ``ToolError`` on what is no key."""
    if call_id is not None:
        return f"call {call_id}"
    sent = _sent(context)
    if sent is None:
        return None
    if not isinstance(sent, str) or _KEY.fullmatch(sent) is None:
        error = InvalidInput(f"The idempotency key ({META_KEY}) has 1 to 200 visible ASCII characters.")
        raise ToolError(error.message) from error
    # No key of a REST request has a space.
    return f"mcp {sent}"


def _sent(context: Context[Any, Any] | None) -> object:
    if context is None:
        return None
    meta: Mapping[str, object] = context.request_context.meta or {}
    return meta.get(META_KEY, (context.headers or {}).get(HEADER))
