"""Answering a message anew: what came of it before is taken back, in both histories and among the tasks."""

import uuid
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.errors import AppError, Conflict
from saydone.services import history
from saydone.store import memory, threads, turns


async def rewind(
    session: AsyncSession, actor: Actor, thread_id: str, message_id: str, *, memory_before: int, now: datetime
) -> None:
    """Take back what followed a message, so that nothing is done twice when it is answered anew.

    Of later messages only the words go. Raises ``Conflict`` when something was changed since.
    """
    answers = await turns.answering(session, actor.user_id, thread_id, message_id)
    acting = replace(actor, operation=uuid.uuid4().hex)
    try:
        await history.undo_all(session, acting, within=[turn.id for turn in answers], now=now)
    except AppError as error:
        sentence = f"What was done for this message cannot be taken back, so it is not answered anew: {error.message}"
        raise Conflict(sentence) from error
    await threads.remove_items_after(session, thread_id, message_id)
    await memory.forget_after(session, thread_id, memory_before)
