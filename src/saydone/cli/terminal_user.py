"""Who acts when somebody at the server's own terminal does."""

import uuid

from saydone.domain.actor import Actor, Door
from saydone.errors import SetupError
from saydone.services import accounts
from saydone.web.runtime import Runtime


async def terminal_user(runtime: Runtime, name: str | None, *, door: Door, command: str) -> Actor:
    """The user of that name; without accounts the demo's, who needs no name.

    Raises ``SetupError`` when there are accounts and no name, ``NotFound`` when nobody has that name.
    """
    async with runtime.db.reading() as session:
        if name is None and not await accounts.demo_mode(session):
            raise SetupError(f"There are accounts, so say whose tasks: saydone {command} --user NAME")
        user = await accounts.user_named(session, name or accounts.DEMO_USER)
    zone = accounts.zone_of(user, runtime.settings.time_zone)
    return Actor(user_id=user.id, name=user.name, zone=zone, door=door, operation=uuid.uuid4().hex)
