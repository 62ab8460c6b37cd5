"""Answers that are kept for requests that come again."""

from datetime import timedelta

import pytest

from saydone.domain.actor import Actor
from saydone.errors import Conflict
from saydone.services.sweeping import drop_old_answers
from saydone.store import kept_answers
from saydone.store.db import Database
from saydone.store.kept_answers import LIFE, KeptAnswer
from tests.conftest import Clock

_ANSWER = KeptAnswer(200, "{}", "done")


async def claimed(db: Database, alice: Actor, clock: Clock, digest: str = "d") -> KeptAnswer | None:
    async with db.transaction() as session:
        found = await kept_answers.claim(session, alice.user_id, "k", digest, clock())
        if found is None:
            await kept_answers.keep(session, alice.user_id, "k", _ANSWER)
        return found


async def test_a_key_is_another_requests_once_its_answer_has_had_its_time(
    db: Database, alice: Actor, clock: Clock
) -> None:
    assert await claimed(db, alice, clock) is None
    assert await claimed(db, alice, clock) == _ANSWER
    clock.now += LIFE
    with pytest.raises(Conflict):
        await claimed(db, alice, clock, "another")
    clock.now += timedelta(seconds=1)
    assert await claimed(db, alice, clock, "another") is None
    assert await claimed(db, alice, clock, "another") == _ANSWER


async def test_answers_that_have_had_their_time_are_dropped(db: Database, alice: Actor, clock: Clock) -> None:
    await claimed(db, alice, clock)
    clock.now += LIFE
    assert await drop_old_answers(db, clock()) == 0
    assert await drop_old_answers(db, clock() + timedelta(seconds=1)) == 1
