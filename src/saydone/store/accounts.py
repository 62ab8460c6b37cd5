"""Users and the digests of their tokens."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import bindparam, exists, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.task_list import INBOX
from saydone.errors import Conflict
from saydone.store.erasing import GONE
from saydone.store.list_tables import ListRow
from saydone.store.order import GAP
from saydone.store.prepared import Prepared
from saydone.store.tables import TokenRow, UserRow, table_of


@dataclass(frozen=True, slots=True)
class User:
    """Someone with an account; without a ``time_zone`` of their own the server's counts, without a ``language`` the
    browser's. ``preferences`` is a JSON object."""

    id: int
    name: str
    time_zone: str | None
    created_at: datetime
    language: str | None = None
    preferences: str | None = None


_users, _tokens = table_of(UserRow), table_of(TokenRow)
_others = _users.alias("others")
_USER = select(*(_users.c[field.name] for field in fields(User)))
_BY_DIGEST = Prepared(
    _USER.join(_tokens, _tokens.c.user_id == _users.c.id).where(
        _tokens.c.digest == bindparam("digest"), _tokens.c.revoked_at.is_(None)
    )
)
_THERE = ~UserRow.name.startswith(GONE)
_ONLY = Prepared(_USER.where(_users.c.name == bindparam("name"), ~exists().where(_others.c.name != bindparam("name"))))


@dataclass(frozen=True, slots=True)
class Token:
    """What is known of a token: never the token itself."""

    id: int
    label: str
    created_at: datetime
    revoked_at: datetime | None


async def insert_user(session: AsyncSession, name: str, time_zone: str | None, now: datetime) -> User:
    """Add a user with an Inbox. Raises ``Conflict`` when the name is taken, be it by a transaction at the same time."""
    row = UserRow(name=name, time_zone=time_zone, created_at=now)
    try:
        async with session.begin_nested():
            session.add(row)
    except IntegrityError as error:
        raise Conflict(f"There is a user “{name}” already.") from error
    session.add(_inbox(row.id, now))
    await session.flush()
    return _user(row)


async def find_user(session: AsyncSession, name: str) -> User | None:
    """The user of that name."""
    row = await session.scalar(select(UserRow).where(UserRow.name == name, _THERE))
    return _user(row) if row else None


async def language_of(session: AsyncSession, user_id: int) -> str | None:
    """The language that a user chose."""
    return await session.scalar(select(UserRow.language).where(UserRow.id == user_id))


async def only_user(session: AsyncSession, name: str) -> User | None:
    """The user of that name, as long as there is no other."""
    row = await _ONLY.row(session, {"name": name})
    return User(*row) if row else None


async def rename_user(session: AsyncSession, user: User, name: str, time_zone: str | None) -> None:
    """Give a user another name and zone; what they own stays theirs."""
    row = await session.get_one(UserRow, user.id)
    row.name, row.time_zone = name, time_zone
    await session.flush()


async def save_user(session: AsyncSession, user: User) -> None:
    """Write a user that was found before. Raises ``Conflict`` when the name is another's."""
    row = await session.get_one(UserRow, user.id)
    try:
        async with session.begin_nested():
            row.name, row.time_zone = user.name, user.time_zone
            row.language, row.preferences = user.language, user.preferences
    except IntegrityError as error:
        raise Conflict(f"There is a user “{user.name}” already.") from error


async def all_users(session: AsyncSession) -> list[User]:
    """Every user, by name."""
    return [_user(row) for row in await session.scalars(select(UserRow).where(_THERE).order_by(UserRow.name))]


async def count_users(session: AsyncSession, *, besides: str) -> int:
    """How many users there are or were, not counting the one of that name; who was removed counts as one."""
    wanted = select(func.count()).select_from(UserRow).where(UserRow.name != besides)
    return await session.scalar(wanted) or 0


async def insert_token(session: AsyncSession, user_id: int, label: str, digest: str, now: datetime) -> Token:
    """Keep the digest of a new token."""
    row = TokenRow(user_id=user_id, label=label, digest=digest, created_at=now)
    session.add(row)
    await session.flush()
    return _token(row)


async def user_by_digest(session: AsyncSession, digest: str) -> User | None:
    """Whose token, not revoked, has this digest."""
    row = await _BY_DIGEST.row(session, {"digest": digest})
    return User(*row) if row else None


async def valid_digests(session: AsyncSession, digests: Collection[str]) -> Sequence[str]:
    """Which of these digests are of tokens that are not revoked."""
    wanted = select(TokenRow.digest).where(TokenRow.digest.in_(digests), TokenRow.revoked_at.is_(None))
    return (await session.scalars(wanted)).all()


async def tokens_of(session: AsyncSession, user_id: int) -> list[Token]:
    """A user's tokens, oldest first, the revoked ones included."""
    wanted = select(TokenRow).where(TokenRow.user_id == user_id).order_by(TokenRow.id)
    return [_token(row) for row in await session.scalars(wanted)]


async def revoke_token(session: AsyncSession, user_id: int, token_id: int, now: datetime) -> bool:
    """Revoke a user's token; returns whether there was one to revoke."""
    wanted = select(TokenRow).where(TokenRow.user_id == user_id, TokenRow.id == token_id, TokenRow.revoked_at.is_(None))
    row = await session.scalar(wanted)
    if row is None:
        return False
    row.revoked_at = now
    await session.flush()
    return True


def _inbox(user_id: int, now: datetime) -> ListRow:
    return ListRow(
        user_id=user_id,
        name=INBOX,
        description="",
        color="gray",
        position=GAP,
        is_inbox=True,
        created_at=now,
        updated_at=now,
        version=1,
    )


def _user(row: UserRow) -> User:
    return User(
        id=row.id,
        name=row.name,
        time_zone=row.time_zone,
        created_at=row.created_at,
        language=row.language,
        preferences=row.preferences,
    )


def _token(row: TokenRow) -> Token:
    return Token(id=row.id, label=row.label, created_at=row.created_at, revoked_at=row.revoked_at)
