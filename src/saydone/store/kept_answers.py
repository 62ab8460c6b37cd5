"""What was answered to requests with an idempotency key: the same request again gets the same answer."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.errors import Conflict
from saydone.store.insertion import insertion
from saydone.store.prepared import Prepared
from saydone.store.tables import KeptAnswerRow, table_of

LIFE = timedelta(hours=24)
"""How long an answer is kept."""

_answers = table_of(KeptAnswerRow)
_NEW = ("digest", "status", "headers", "body", "at")
_CLAIM = Prepared(
    insertion(
        _answers,
        # One that has had its time is nobody's any more, also before it is swept away.
        lambda insert: insert.on_conflict_do_update(
            index_elements=[_answers.c.user_id, _answers.c.key],
            set_={name: insert.excluded[name] for name in _NEW},
            where=_answers.c.at < bindparam("oldest", type_=_answers.c.at.type),
        ),
    )
)
_mine = _answers.c.user_id == bindparam("of_user"), _answers.c.key == bindparam("of_key")
_FIND = Prepared(select(_answers.c.digest, _answers.c.status, _answers.c.headers, _answers.c.body).where(*_mine))
_DROP_OLD = Prepared(delete(_answers).where(_answers.c.at < bindparam("oldest")))
_KEEP = Prepared(update(_answers).where(*_mine))


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
    values = {"user_id": user_id, "key": key, "digest": digest, "status": 0, "headers": "", "body": "", "at": now}
    if await _CLAIM.run(session, {**values, "oldest": now - LIFE}):
        return None
    ((earlier, *answer),) = await _FIND.rows(session, {"of_user": user_id, "of_key": key})
    if earlier != digest:
        raise Conflict("This Idempotency-Key was used for another request. Send a new one.")
    return KeptAnswer(*answer)


async def keep(session: AsyncSession, user_id: int, key: str, answer: KeptAnswer) -> None:
    """Keep the answer to the request that claimed the key in this transaction."""
    values = {"status": answer.status, "headers": answer.headers, "body": answer.body}
    await _KEEP.run(session, {"of_user": user_id, "of_key": key, **values})


async def drop_old(session: AsyncSession, now: datetime) -> int:
    """Drop the answers that have been kept long enough; returns how many there were."""
    return await _DROP_OLD.run(session, {"oldest": now - LIFE})
