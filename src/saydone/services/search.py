"""Search: tasks by words of their titles, descriptions and comments, the best first, misspelt words included."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.query_language.tree import Node
from saydone.domain.search import Place, Rank, likely, rank, slips, words_of
from saydone.domain.task import Status, Task
from saydone.domain.task_query import TaskQuery
from saydone.services import access
from saydone.services.asking import asked, check
from saydone.store import search as store
from saydone.store import tasks as task_store
from saydone.store.listing import conditions
from saydone.store.search import Texts

Order = Literal["best", "newest"]
_RANKED = 200
_NEARLY = 1_000


@dataclass(frozen=True, slots=True)
class Hit:
    """A task that was found, where the words are, and whether they are there as they were written."""

    task: Task
    place: Place
    exact: bool


async def search(
    session: AsyncSession,
    actor: Actor,
    text: str,
    *,
    status: Status | None = None,
    order: Order = "best",
    limit: int = 20,
) -> list[Hit]:
    """The tasks that have all the words, in any case: the best of the newest 200, or the newest. Where those are
    fewer than ``limit``, also tasks that have them with a letter wrong, after them. Raises ``InvalidInput``."""
    query = TaskQuery(status=status or "all", words=text, limit=limit)
    check(query)
    return await _search(session, actor, query, None, order)


async def search_among(session: AsyncSession, actor: Actor, query: TaskQuery, *, now: datetime) -> list[Hit]:
    """The best of the tasks that have the query's words, as ``search`` has them, and all else that it asks; its sort,
    group and cursor count for nothing. Raises ``InvalidInput``, and its ``QueryError``."""
    tree, status = asked(query, now.astimezone(actor.zone))
    return await _search(session, actor, replace(query, status=status), tree, "best")


async def _search(session: AsyncSession, actor: Actor, query: TaskQuery, tree: Node | None, order: Order) -> list[Hit]:
    words, limit = words_of(query.words), query.limit
    status = None if query.status == "all" else query.status
    if not words:
        return []
    sees = await access.visible(session, actor)
    among = await conditions(session, sees, query, tree)
    ids = await store.containing(session, sees, words, status, limit if order == "newest" else _RANKED, among)
    found = _ranked(await store.texts_of(session, ids), words)
    if len(found) < limit and any(map(slips, words)):
        known = {said.task_id for _, said in found}
        newest, left_out = await store.newest(session, sees, status, _NEARLY, among)
        others = await store.texts_of(session, [number for number in newest if number not in known])
        found += _ranked(others, words)
        # What was left out may be better, or come behind these when the newest are wanted.
        are_newest = order == "newest" and sum(each.exact or said.task_id > left_out for each, said in found) >= limit
        if left_out and not are_newest:
            known.update(newest)
            near = await store.nearly_containing(session, sees, words, status, _NEARLY, among, others)
            unknown = [number for number in near if number not in known]
            found += _ranked(await store.texts_of(session, unknown), words)
    found.sort(key=_newest if order == "newest" else _best, reverse=True)
    # Only what is shown is read as a whole: there may be a thousand that come near.
    tasks = await task_store.find(session, sees, [said.task_id for _, said in found[:limit]])
    return [Hit(tasks[said.task_id], each.place, each.exact) for each, said in found[:limit] if said.task_id in tasks]


_Ranked = tuple[Rank, Texts]


def _newest(found: _Ranked) -> tuple[object, ...]:
    each, said = found
    return each.exact, said.task_id


def _best(found: _Ranked) -> tuple[object, ...]:
    each, said = found
    return each.exact, said.open, each.score, said.task_id


def _ranked(texts: Sequence[Texts], words: Sequence[str]) -> list[_Ranked]:
    some = likely(words, [said.whole for said in texts])
    return [
        (found, said)
        for said in (texts[at] for at in some)
        if (found := rank(words, said.title, said.description, said.comments)) is not None
    ]
