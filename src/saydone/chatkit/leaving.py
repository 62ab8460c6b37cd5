"""A user who leaves: what runs for them is stopped, and all that is theirs is deleted."""

from saydone.chatkit.turns import Turns
from saydone.services import accounts
from saydone.services.attachments import Attachments
from saydone.store.db import Database
from saydone.tools.desk import Clock


async def remove_user(db: Database, turns: Turns, attachments: Attachments, clock: Clock, name: str) -> None:
    """Delete a user with their tasks, conversations, files, tokens, and what was noted of them, for good.

    Raises ``NotFound``, and ``Conflict`` while something of theirs runs that does not end, or in demo mode.
    """
    async with db.reading() as session:
        user = await accounts.user_named(session, name)
    await turns.stop_all(user.id)
    turn_ids = await accounts.remove_user(db, name, now=clock())
    await turns.forget(turn_ids)
    await attachments.sweep()
