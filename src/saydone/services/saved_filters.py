"""What can be done with saved filters: queries with names, each user's own. Their tasks are listed by their query."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.query_language.parse import parse_query
from saydone.domain.saved_filter import FILTERS_MAX, SavedFilter
from saydone.domain.task_list import clean_name
from saydone.domain.text import folded, shown_text
from saydone.domain.version import Seen, is_seen
from saydone.errors import InvalidInput, NotFound, Stale
from saydone.services.suggesting import suggestion
from saydone.store import journal
from saydone.store import saved_filters as store
from saydone.store.order import GAP


async def listing(session: AsyncSession, actor: Actor) -> list[SavedFilter]:
    """The actor's filters, in their order."""
    return await store.of_user(session, actor.user_id)


async def find(session: AsyncSession, actor: Actor, name: str) -> SavedFilter:
    """The actor's filter of that name, in any case. Raises ``NotFound``, which says what filters there are."""
    there = await listing(session, actor)
    for saved in there:
        if folded(saved.name) == folded(name.strip()):
            return saved
    near = suggestion(name, [saved.name for saved in there])
    raise NotFound(f"There is no filter “{shown_text(name)}”. {near}".rstrip())


async def get(session: AsyncSession, actor: Actor, filter_id: int, *, for_change: bool = False) -> SavedFilter:
    """One of the actor's filters; ``for_change`` holds it until the transaction ends. Raises ``NotFound``."""
    saved = await store.find(session, actor.user_id, filter_id, for_change=for_change) if filter_id < 2**63 else None
    if saved is None:
        raise NotFound(f"There is no filter {filter_id}.")
    return saved


async def create(session: AsyncSession, actor: Actor, name: str, query: str, *, now: datetime) -> SavedFilter:
    """Keep a query under a name. Raises ``QueryError`` when it cannot be read, ``InvalidInput``, ``Conflict``."""
    there = await listing(session, actor)
    if len(there) >= FILTERS_MAX:
        raise InvalidInput(f"{FILTERS_MAX} filters are the most. Delete one first.")
    _check(actor, query, now)
    position = max((saved.position for saved in there), default=0) + GAP
    made = await store.insert(session, SavedFilter(0, actor.user_id, clean_name(name, "a filter"), query, position))
    await journal.record(session, actor, "add", None, made, now)
    return made


async def change(
    session: AsyncSession, actor: Actor, filter_id: int, *, name: str | None = None, query: str | None = None,
    expected_version: Seen = None, now: datetime,
) -> SavedFilter:  # fmt: skip
    """Rename a filter, or let it ask something else. Raises what ``get`` and ``create`` raise, and ``Stale``."""
    before = await get(session, actor, filter_id, for_change=True)
    _check_version(expected_version, before)
    if query is not None:
        _check(actor, query, now)
    after = replace(
        before,
        name=before.name if name is None else clean_name(name, "a filter"),
        query=before.query if query is None else query,
    )
    if after == before:
        return before
    after = replace(after, version=before.version + 1)
    await store.save(session, after)
    await journal.record(session, actor, "update", before, after, now)
    return after


async def delete(
    session: AsyncSession, actor: Actor, filter_id: int, *, expected_version: Seen = None, now: datetime
) -> SavedFilter:
    """Delete a filter; returns it as it was. Raises ``NotFound``, ``Stale``."""
    saved = await get(session, actor, filter_id, for_change=True)
    _check_version(expected_version, saved)
    await store.RECORDS.remove(session, saved.id)
    await journal.record(session, actor, "delete", saved, None, now)
    return saved


def _check(actor: Actor, query: str, now: datetime) -> None:
    parse_query(query, now=now.astimezone(actor.zone))


def _check_version(expected: Seen, saved: SavedFilter) -> None:
    if not is_seen(saved.version, expected):
        raise Stale(f"The filter “{saved.name}” was changed meanwhile. Look at it again before you change it.", saved)
