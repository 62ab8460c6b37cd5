"""Who is asking: from the bearer token in the ``Authorization`` header, and from nowhere else."""

import uuid
from dataclasses import replace
from typing import cast
from zoneinfo import ZoneInfo

import structlog
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import Scope

from saydone.domain.actor import Actor, Door
from saydone.domain.language import preferred_language
from saydone.errors import Unauthorized
from saydone.services import accounts
from saydone.store.accounts import User
from saydone.web.runtime import Runtime

_LONGEST_TOKEN = 512


async def identify(request: Request) -> Actor:
    """The actor of this request, with an operation of its own; asked twice, the same one.

    Raises ``Unauthorized`` without a token, with several, or with one that is not valid (any more).
    """
    known = cast("Actor | None", getattr(request.state, "actor", None))
    if known is not None:
        return known
    runtime = runtime_of(request)
    user = await user_of_token(runtime, bearer_token(request))
    if user is None:
        raise Unauthorized("The token is not valid. Make one with: saydone token create --user NAME")
    zone = accounts.zone_of(user, runtime.settings.time_zone)
    language = user.language or preferred_language(_accepted(request.scope))
    actor = replace(actor_of(user.id, user.name, zone, door="api"), language=language)
    request.state.actor = actor
    return actor


def runtime_of(request: Request) -> Runtime:
    """The running server that the request came to."""
    return cast("Runtime", request.app.state.runtime)


async def user_of_token(runtime: Runtime, token: str) -> User | None:
    """Whose token it is, if it is valid now. The user's name is on every log line from here on."""
    if len(token) > _LONGEST_TOKEN:
        return None
    async with runtime.db.reading() as session:
        user = await accounts.user_of_token(session, token)
    if user is not None:
        structlog.contextvars.bind_contextvars(user=user.name)
    return user


def bearer_token(request: Request) -> str:
    """The token in the header. Raises ``Unauthorized`` without one, and with several."""
    headers = request.headers.getlist("authorization")
    if not headers:
        raise Unauthorized("Send your token in the header: Authorization: Bearer TOKEN")
    scheme, _, token = headers[0].strip().partition(" ")
    if len(headers) > 1 or scheme.lower() != "bearer" or not token.strip():
        raise Unauthorized("Send one token in the header, in this form: Authorization: Bearer TOKEN")
    return token.strip()


def language_of(scope: Scope) -> str | None:
    """The language of the screen that a request comes from: its user's, where it is known whose it is."""
    known = cast("Actor | None", scope.get("state", {}).get("actor"))
    return preferred_language(_accepted(scope)) if known is None else known.language


def actor_of(user_id: int, name: str, zone: ZoneInfo, *, door: Door) -> Actor:
    """That user, acting through that door, in an operation of its own."""
    return Actor(user_id=user_id, name=name, zone=zone, door=door, operation=uuid.uuid4().hex)


def _accepted(scope: Scope) -> str:
    return ",".join(Headers(scope=scope).getlist("accept-language"))
