"""Changing tasks in several ways at once: their fields, their place in the order, and passing over a time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Literal, cast

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.task import TaskChange
from saydone.domain.text import shown_text
from saydone.errors import AppError, InvalidInput
from saydone.services import completion, ordering, tasks
from saydone.services.ordering import Spot
from saydone.services.outcome import Failure, Outcome, merged

_SPOT = re.compile(r"(?:(?P<end>first|last|top|bottom)|(?P<side>before|after) #?(?P<of>[0-9]{1,18}))", re.IGNORECASE)
_ENDS: dict[str, Literal["first", "last"]] = {"first": "first", "top": "first", "last": "last", "bottom": "last"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to become of the task of that id."""

    id: str
    change: TaskChange
    spot: Spot | None
    skip: bool


def read_spot(words: str) -> Spot | None:
    """The place that ``words`` are, if any. Raises ``InvalidInput``."""
    if not words.strip():
        return None
    hit = _SPOT.fullmatch(words.strip())
    if hit is None:
        raise InvalidInput(f"“{shown_text(words)}” is no place. Try “first”, “last”, “before 12” or “after 12”.")
    if hit["end"]:
        return Spot(_ENDS[hit["end"].lower()])
    return Spot(cast(Literal["before", "after"], hit["side"].lower()), hit["of"])


async def make_changes(session: AsyncSession, actor: Actor, asked: Sequence[Asked], *, now: datetime) -> Outcome:
    """Change the fields first, then the places, then pass over; a task with which one fails goes no further."""
    if not asked:
        return Outcome()
    done = [await tasks.update(session, actor, [(each.id, each.change) for each in asked], now=now)]

    def going_on() -> list[Asked]:
        failed = {failure.item for outcome in done for failure in outcome.failed}
        return [each for each in asked if shown_text(each.id) not in failed]

    for spot, group in groupby(going_on(), key=lambda each: each.spot):
        if spot is not None:
            done.append(await _move(session, actor, [each.id for each in group], spot, now))
    if skipped := [each.id for each in going_on() if each.skip]:
        done.append(await completion.skip(session, actor, skipped, now=now))
    return merged(done)


async def _move(session: AsyncSession, actor: Actor, ids: list[str], spot: Spot, now: datetime) -> Outcome:
    try:
        return await ordering.move(session, actor, ids, spot, now=now)
    except AppError as error:
        return Outcome(failed=[Failure(item=shown_text(name), error=error) for name in ids])
