"""The names of what the journal knows by number: the lists and tasks that a task was moved to and from."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.difference import Difference
from saydone.services import access
from saydone.store import lists, tasks


@dataclass(frozen=True, slots=True)
class Names:
    """Of lists and tasks, by their numbers, as far as the actor sees them."""

    lists: dict[int, str]
    tasks: dict[int, str]


async def names(session: AsyncSession, actor: Actor, found: Sequence[Difference]) -> Names:
    """The names that tell these differences."""
    sees = await access.visible(session, actor)
    known: dict[int, str] = {}
    if _numbers(found, "list"):
        for state in ({}, {"archived": True}, {"deleted": True}):
            known |= {each.id: each.name for each in await lists.all_lists(session, sees, **state)}
    above = await tasks.find(session, sees, _numbers(found, "parent"), where="anywhere")
    return Names(lists=known, tasks={number: task.title for number, task in above.items()})


def _numbers(found: Sequence[Difference], field: str) -> set[int]:
    moved = [each for each in found if each.field == field]
    return {number for each in moved for number in (each.before, each.after) if isinstance(number, int)}
