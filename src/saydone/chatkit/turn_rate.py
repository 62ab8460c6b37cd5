"""How many turns a user may begin."""

import math
from datetime import datetime, timedelta

from saydone.errors import TooManyRequests

_AT_ONCE = 10
"""How many minutes' worth of turns may be begun at once."""


class TurnRate:
    """``most`` turns a minute, of each user in this process; who was still for a while may have some at once.

    Messages and clicks are turns. This is the generic cell rate algorithm (ITU-T I.371): of each user one moment is
    known, at which all their turns would have ended if they came evenly.
    """

    def __init__(self, most: int) -> None:
        self._apart = timedelta(minutes=1) / most
        self._ahead = timedelta(minutes=_AT_ONCE)
        self._even: dict[int, datetime] = {}

    def count(self, user_id: int, now: datetime) -> None:
        """Count a turn that begins. Raises ``TooManyRequests`` when it is one too many."""
        # No further ahead than ever possible: clocks are put back.
        even = self._even[user_id] = min(max(self._even.get(user_id, now), now), now + self._ahead)
        wait = even + self._apart - self._ahead - now
        if wait > timedelta():
            seconds = math.ceil(wait.total_seconds())
            raise TooManyRequests(
                f"These are too many messages and clicks. Try again in {seconds} s.", retry_after=seconds
            )
        self._even[user_id] = even + self._apart
