"""How many turns each user began in the present minute: counted here, so that all processes count together."""

from datetime import datetime, timedelta

from sqlalchemy import and_, bindparam, case, not_, select
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.store.insertion import Insertion, insertion
from saydone.store.tables import TurnRateRow, table_of

MINUTE = timedelta(minutes=1)
_rates = table_of(TurnRateRow)
# A minute that lies ahead is of a clock that was put back since.
_PRESENT = and_(_rates.c.since > bindparam("minute_ago"), _rates.c.since < bindparam("minute_ahead"))
_SINCE = select(_rates.c.since).where(_rates.c.user_id == bindparam("of_user"))


def _one_more(insert: Insertion) -> Insertion:
    new = insert.excluded
    counted = insert.on_conflict_do_update(
        index_elements=[_rates.c.user_id],
        set_={
            "since": case((_PRESENT, _rates.c.since), else_=new.since),
            "turns": case((_PRESENT, _rates.c.turns + 1), else_=new.turns),
        },
        where=not_(_PRESENT) | (_rates.c.turns < bindparam("most")),
    )
    return counted.returning(_rates.c.turns)  # pyright: ignore[reportReturnType] # it is still one of the two


_COUNT = insertion(_rates, _one_more)


async def count(session: AsyncSession, user_id: int, most: int, now: datetime) -> timedelta | None:
    """Count one more turn of the user's; when they have had the ``most`` of this minute none is, and how long until the
    next minute begins is returned. A minute begins with the first turn after the one before."""
    bounds = {"minute_ago": now - MINUTE, "minute_ahead": now + MINUTE, "most": most}
    counted = await session.scalar(_COUNT(session), {"user_id": user_id, "since": now, "turns": 1, **bounds})
    if counted is not None:
        return None
    since = await session.scalar(_SINCE, {"of_user": user_id})
    return MINUTE if since is None else since + MINUTE - now
