"""How many turns a user may begin in a minute."""

import math
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.errors import TooManyRequests
from saydone.store import turn_rates


@dataclass(frozen=True, slots=True)
class TurnRate:
    """``most`` turns a minute, of each user, in all processes together. Messages and clicks are turns."""

    most: int

    async def count(self, session: AsyncSession, actor: Actor, now: datetime) -> None:
        """Count the turn that this transaction begins. Raises ``TooManyRequests`` when it is one too many."""
        wait = await turn_rates.count(session, actor.user_id, self.most, now)
        if wait is not None:
            seconds = max(1, math.ceil(wait.total_seconds()))
            raise TooManyRequests(
                f"These are too many messages and clicks for one minute. Try again in {seconds} s.", retry_after=seconds
            )
