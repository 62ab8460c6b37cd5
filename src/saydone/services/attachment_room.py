"""How much room there is for files: of one, of a message, of a user."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.errors import TooLarge, TooManyRequests
from saydone.store import attachments as store

UNUSED_MAX = 100


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of one file, files of one message, bytes of one user."""

    size: int
    per_message: int
    quota: int


def check_size(size: int, limits: Limits) -> None:
    """Raises ``TooLarge`` for a file over the limit."""
    if size > limits.size:
        raise TooLarge(f"The file has {size:,} bytes; {limits.size:,} is the most that is taken.")


async def check_room(session: AsyncSession, actor: Actor, size: int, limits: Limits, *, waits: bool) -> None:
    """Raises ``TooLarge`` when the user has no room for so many bytes more, and ``TooManyRequests`` when the file
    ``waits`` for what uses it, as too many do."""
    used, unused = await store.usage(session, actor.user_id)
    if waits and unused >= UNUSED_MAX:
        raise TooManyRequests(f"{unused} uploaded files wait for a message. Send or delete some first.")
    if used + size > limits.quota:
        raise TooLarge(
            f"There is no room for the file: your attachments have {used:,} of {limits.quota:,} bytes. "
            "Deleting conversations that have some makes room."
        )
