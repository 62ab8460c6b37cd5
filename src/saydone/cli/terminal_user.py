"""Who acts when somebody at the server's own terminal does."""

import uuid
from datetime import UTC, datetime

from saydone.domain.actor import Actor, Door
from saydone.errors import SetupError
from saydone.services import accounts
from saydone.settings import Settings
from saydone.store.db import Database


async def terminal_user(db: Database, settings: Settings, name: str | None, *, door: Door, command: str) -> Actor:
    """The user of that name; without accounts the demo's, who needs no name.

    Raises ``SetupError`` when there are accounts and no name, ``NotFound`` when nobody has that name.
    """
    async with db.transaction() as session:
        if name is not None:
            user = await accounts.user_named(session, name)
        elif await accounts.demo_mode(session):
            user = await accounts.demo_user(session, now=datetime.now(UTC))
        else:
            raise SetupError(f"There are accounts, so say whose tasks: saydone {command} --user NAME")
    zone = accounts.zone_of(user, settings.time_zone)
    return Actor(user_id=user.id, name=user.name, zone=zone, door=door, operation=uuid.uuid4().hex)
