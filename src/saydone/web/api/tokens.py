"""``/api/v1/tokens``: the user's own."""

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from saydone.chatkit.fields import TEXT
from saydone.errors import Conflict
from saydone.services import accounts as service
from saydone.store.accounts import Token
from saydone.tools.desk import Work
from saydone.web.api.fields import Body, NumberInPath
from saydone.web.api.problems import JSON_BODY, reads, writes
from saydone.web.api.route import ApiRoute, Reads, SecretRoute, Writes
from saydone.web.api.views import local, local_or_none

router = APIRouter()
_plain = APIRouter(prefix="/tokens", tags=["account"], route_class=ApiRoute)
_secret = APIRouter(prefix="/tokens", tags=["account"], route_class=SecretRoute)


class NewToken(Body):
    """A token to make."""

    label: Annotated[str, Field(max_length=100, examples=["laptop"]), TEXT] = ""


class TokenView(BaseModel):
    """What is known of a token: never the token itself."""

    id: str
    label: str
    created_at: str
    revoked_at: str | None


class Tokens(BaseModel):
    """The user's tokens, the oldest first, the revoked ones included."""

    tokens: list[TokenView]
    total: int


class MadeToken(TokenView):
    """A new token. It is shown this once: only its digest is kept."""

    token: str


@_plain.get("", responses=reads())
async def find(work: Reads) -> Tokens:
    """The user's tokens."""
    found = await service.list_tokens(work.session, work.actor.name)
    return Tokens(tokens=[_view(work, token) for token in found], total=len(found))


@_secret.post("", status_code=201, responses=writes(*JSON_BODY, success=201))
async def create(body: NewToken, work: Writes) -> MadeToken:
    """Make a token. Sent again with the same `Idempotency-Key` it is refused: a token is shown once."""
    if work.actor.name == service.DEMO_USER:
        raise Conflict("Demo mode has its one token. Add an account to make others: saydone user add NAME")
    token = await service.create_token(work.session, work.actor.name, label=body.label, now=work.now)
    newest = (await service.list_tokens(work.session, work.actor.name))[-1]
    return MadeToken(token=token, **_view(work, newest).model_dump())


@_plain.delete("/{token_id}", status_code=204, responses=writes(404, success=204))
async def revoke(token_id: NumberInPath, work: Writes) -> Response:
    """Revoke a token: it opens nothing from the next request on, and what it has open ends."""
    await service.revoke_token(work.session, work.actor.name, int(token_id), now=work.now)
    return Response(status_code=204)


router.include_router(_plain)
router.include_router(_secret)


def _view(work: Work, token: Token) -> TokenView:
    return TokenView(
        id=str(token.id),
        label=token.label,
        created_at=local(token.created_at, work.now),
        revoked_at=local_or_none(token.revoked_at, work.now),
    )
