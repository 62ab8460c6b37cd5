"""Users, their tokens, and who a token speaks for."""

import hashlib
import json
import re
import secrets
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import JsonValue
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.text import checked_text
from saydone.errors import Conflict, InvalidInput, NotFound, about
from saydone.store import accounts as store
from saydone.store import erasing
from saydone.store.accounts import Token, User
from saydone.store.db import Database
from saydone.store.erasing import Belongings

DEMO_USER = "demo"
DEMO_TOKEN = "test-token"  # the guide's; it opens demo mode only, on loopback only

NAME_PATTERN = "^[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}$"
_REVOKED = "tokens revoked"
PREFERENCES_MAX = 10_000  # characters, as JSON


async def add_user(session: AsyncSession, name: str, *, time_zone: str | None, adopt_demo: bool, now: datetime) -> User:
    """Add a user; ``adopt_demo`` hands them what was made in demo mode.

    Raises ``InvalidInput`` on a name or zone that cannot be, ``Conflict`` when the name is taken,
    ``NotFound`` when there is nothing of demo mode to adopt.
    """
    _check_new_name(name)
    _check_zone(time_zone)
    if not adopt_demo:
        return await store.insert_user(session, name, time_zone, now)
    if await store.find_user(session, name):
        raise Conflict(f"There is a user “{name}” already.")
    demo = await store.find_user(session, DEMO_USER)
    if demo is None:
        raise NotFound("There is nothing from demo mode to adopt.")
    await store.rename_user(session, demo, name, time_zone)
    return await user_named(session, name)


async def user_named(session: AsyncSession, name: str) -> User:
    """The user of that name. Raises ``NotFound``."""
    user = await store.find_user(session, name)
    if user is None:
        raise NotFound(f"There is no user “{name}”. Add one: saydone user add {name}")
    return user


async def create_token(session: AsyncSession, name: str, *, label: str, now: datetime) -> str:
    """Make a token for a user and return it: only its digest is kept. Raises ``NotFound``."""
    user = await user_named(session, name)
    if len(checked_text(label, "The label")) > 100:
        raise InvalidInput("A label has at most 100 characters.")
    token = f"sdt_{secrets.token_urlsafe(32)}"
    await store.insert_token(session, user.id, label, _digest(token), now)
    return token


async def list_tokens(session: AsyncSession, name: str) -> list[Token]:
    """A user's tokens. Raises ``NotFound``."""
    return await store.tokens_of(session, (await user_named(session, name)).id)


async def revoke_token(session: AsyncSession, name: str, token_id: int, *, now: datetime) -> None:
    """Revoke a user's token: it opens nothing from the next request on. Raises ``NotFound``."""
    user = await user_named(session, name)
    if not 0 < token_id < 2**63 or not await store.revoke_token(session, user.id, token_id, now):
        raise NotFound(f"{name} has no valid token {token_id}.")
    session.info[_REVOKED] = True


def has_revoked(session: AsyncSession) -> bool:
    """Whether tokens were taken away in this transaction."""
    return _REVOKED in session.info


async def change_user(
    session: AsyncSession, name: str, fields: Mapping[str, str | None], *, preferences: Mapping[str, JsonValue]
) -> User:
    """Change a user's ``name``, ``time_zone`` and ``language``, as far as they are among ``fields``, and set
    ``preferences``; one that is null is taken away. Raises ``InvalidInput``, and ``Conflict`` when the name is taken.
    """
    user = await user_named(session, name)
    new_name = fields.get("name") or name
    if new_name != name:
        if name == DEMO_USER:
            raise InvalidInput("The user of demo mode keeps the name. Add an account: saydone user add NAME")
        _check_new_name(new_name)
    with about("time_zone"):
        _check_zone(fields.get("time_zone"))
    kept = {key: value for key, value in (preferences_of(user) | dict(preferences)).items() if value is not None}
    text = json.dumps(kept, ensure_ascii=False)
    if len(text) > PREFERENCES_MAX:
        raise InvalidInput(f"The settings have {len(text):,} characters; {PREFERENCES_MAX:,} is the most.")
    changed = replace(user, **{key: value for key, value in fields.items() if key != "name"})
    changed = replace(changed, name=new_name, preferences=text if kept else None)
    await store.save_user(session, changed)
    return changed


async def belongings(session: AsyncSession, name: str) -> Belongings:
    """How much is a user's. Raises ``NotFound``."""
    return await erasing.belongings(session, (await user_named(session, name)).id)


async def remove_user(db: Database, name: str, *, now: datetime) -> list[str]:
    """Delete a user with all that is theirs, but for the bytes of files, which a sweep finds; returns the ids of their
    turns. Raises ``NotFound``, and ``Conflict`` for the user of demo mode while it lasts.

    It is done in many short transactions, so that nobody else waits for it. One that broke off is gone on with when it
    is asked for again: the user is the last to go.
    """
    async with db.transaction() as session:
        user = await user_named(session, name)
        if await demo_mode(session):
            raise Conflict("Demo mode has its one user. What is theirs goes with the data folder.")
        session.info[_REVOKED] = True
        turn_ids = await erasing.begin_erasing(session, user.id, now)
    more = True
    while more:
        async with db.transaction() as session:
            more = await erasing.erase_some(session, user.id)
    async with db.transaction() as session:
        await erasing.erase(session, user.id, now)
    return turn_ids


def preferences_of(user: User) -> dict[str, JsonValue]:
    """What front ends keep for a user."""
    return {} if user.preferences is None else json.loads(user.preferences)


async def demo_mode(session: AsyncSession) -> bool:
    """Whether no account was ever made."""
    return await store.count_users(session, besides=DEMO_USER) == 0


async def demo_user(session: AsyncSession, *, now: datetime) -> User:
    """The user of demo mode, made when first needed."""
    try:
        return await store.find_user(session, DEMO_USER) or await store.insert_user(session, DEMO_USER, None, now)
    except Conflict:  # another worker, which started at the same time, was first
        return await user_named(session, DEMO_USER)


async def user_of_token(session: AsyncSession, token: str) -> User | None:
    """Whose token it is; the demo token is the demo user's while no account was made."""
    if secrets.compare_digest(_digest(token), _digest(DEMO_TOKEN)):
        return await store.only_user(session, DEMO_USER)
    return await store.user_by_digest(session, _digest(token))


async def valid_tokens(session: AsyncSession, tokens: Collection[str]) -> set[str]:
    """Which of these tokens sign somebody in now."""
    digests = {_digest(token): token for token in tokens}
    valid = {digests[digest] for digest in await store.valid_digests(session, digests)}
    if DEMO_TOKEN in tokens and await store.only_user(session, DEMO_USER):
        valid.add(DEMO_TOKEN)
    return valid


def zone_of(user: User, default: str) -> ZoneInfo:
    """The zone that a user's days are counted in."""
    return ZoneInfo(user.time_zone or default)


def _digest(token: str) -> str:
    # A token has 256 random bits: nothing is gained by a slow hash.
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()


def check_name(name: str, what: str = "A user's name") -> None:
    """Raises ``InvalidInput`` when no user can be called so."""
    if not re.fullmatch(NAME_PATTERN, name) or name.endswith("\n"):
        raise InvalidInput(f"{what} has 1 to 64 letters, digits or . _ @ + - and starts with a letter or digit.")


def _check_new_name(name: str) -> None:
    check_name(name)
    if name == DEMO_USER:
        raise InvalidInput(f"“{DEMO_USER}” is the user of demo mode; choose another name.")


def _check_zone(name: str | None) -> None:
    if name is None:
        return
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InvalidInput(f"“{name}” is not an IANA time zone such as Europe/Berlin.") from error
