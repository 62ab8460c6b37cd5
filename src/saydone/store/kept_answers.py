"""What was answered to requests with an idempotency key: the same request again gets the same answer."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.errors import Conflict
from saydone.store.insertion import insertion
from saydone.store.tables import KeptAnswerRow, table_of

LIFE = timedelta(hours=24)
"""How long an answer is kept."""

_answers = table_of(KeptAnswerRow)
_mine = _answers.c.user_id == bindparam("of_user")
_DROP_OLD = delete(_answers).where(_mine, _answers.c.at < bindparam("oldest"))
_CLAIM = insertion(_answers, lambda insert: insert.on_conflict_do_nothing())
_KEEP = update(_answers).where(_mine, _answers.c.key == bindparam("of_key"))


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer as it was sent; ``headers`` and ``body`` are text as they were written."""

    status: int
    headers: str
    body: str


async def claim(session: AsyncSession, user_id: int, key: str, digest: str, now: datetime) -> KeptAnswer | None:
    """Take the key for this transaction's request, whose digest it is; an earlier one's answer, if there is one.

    Waits for a transaction that has the key and has not ended. Raises ``Conflict`` when the earlier request was
    another.
    """
    await session.execute(_DROP_OLD, {"of_user": user_id, "oldest": now - LIFE})
    values = {"user_id": user_id, "key": key, "digest": digest, "status": 0, "headers": "", "body": "", "at": now}
    made = await session.execute(_CLAIM(session), values)
    if isinstance(made, CursorResult) and made.rowcount:
        return None
    wanted = select(KeptAnswerRow).where(KeptAnswerRow.user_id == user_id, KeptAnswerRow.key == key)
    row = (await session.scalars(wanted)).one()
    if row.digest != digest:
        raise Conflict("This Idempotency-Key was used for another request. Send a new one.")
    return KeptAnswer(status=row.status, headers=row.headers, body=row.body)


async def keep(session: AsyncSession, user_id: int, key: str, answer: KeptAnswer) -> None:
    """Keep the answer to the request that claimed the key in this transaction."""
    values = {"status": answer.status, "headers": answer.headers, "body": answer.body}
    await session.execute(_KEEP, {"of_user": user_id, "of_key": key, **values})
