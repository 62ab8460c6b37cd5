"""Search: tasks by words of their titles, descriptions and comments, the best first, misspelt words included."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.access import Visible
from saydone.domain.actor import Actor
from saydone.domain.query_language.tree import Node
from saydone.domain.search import Place, Rank, has_words, likely, meant, pieces, rank, slips, words_of
from saydone.domain.task import Status, Task
from saydone.domain.task_query import TaskQuery
from saydone.services import access
from saydone.services.asking import asked, check
from saydone.store import search as store
from saydone.store import tasks as task_store
from saydone.store.asked_words import Spellings
from saydone.store.listing import conditions
from saydone.store.search import Texts
from saydone.store.words import like

Order = Literal["best", "newest"]
_RANKED = 200
_NEARLY = 2
"""So many times as many as are asked for are looked up: some have a word that only begins otherwise."""


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


async def search_among(
    session: AsyncSession, actor: Actor, query: TaskQuery, order: Order, *, now: datetime
) -> list[Hit]:
    """The tasks that have the query's words, as ``search`` has them, and all else that it asks; its sort, group and
    cursor count for nothing. Raises ``InvalidInput``, and its ``QueryError``."""
    tree, status = asked(query, now.astimezone(actor.zone))
    return await _search(session, actor, replace(query, status=status), tree, order)


async def search_under(session: AsyncSession, actor: Actor, query: TaskQuery, tree: Node | None) -> list[Hit]:
    """The same where all but its words, list and status was read already, and is the ``tree``."""
    return await _search(session, actor, query, tree, "best")


async def _search(session: AsyncSession, actor: Actor, query: TaskQuery, tree: Node | None, order: Order) -> list[Hit]:
    words, limit = words_of(query.words), query.limit
    status = None if query.status == "all" else query.status
    if not words:
        return []
    sees = await access.visible(session, actor)
    among = await conditions(session, sees, query, tree)
    most = _RANKED if order == "best" else limit
    as_written: list[Spellings] = [((word,),) for word in words]
    found = _ranked(await store.containing(session, sees, as_written, status, most, among), words)
    if len(found) < limit:
        spellings = await _spellings(session, sees, words)
        if spellings != as_written:
            near = await store.containing(session, sees, spellings, status, max(most, _NEARLY * limit), among)
            had = {said.task_id for _, said in found}
            found += _ranked([said for said in near if said.task_id not in had], words)
    found.sort(key=_newest if order == "newest" else _best, reverse=True)
    # Only what is shown is read as a whole: there may be a thousand that come near.
    tasks = await task_store.find(session, sees, [said.task_id for _, said in found[:limit]])
    return [Hit(tasks[said.task_id], each.place, each.exact) for each, said in found[:limit] if said.task_id in tasks]


async def _spellings(session: AsyncSession, sees: Visible, words: Sequence[str]) -> list[Spellings]:
    """Each word as it is written, and as it may be meant: by the words that there are, or where words are not written
    apart by what is left of it."""
    slipped = [word for word in words if slips(word) and has_words(word)]
    known = await like(session, sees, slipped) if slipped else []
    return [
        ((word,), *([(other,) for other in meant(word, known)] if has_words(word) else pieces(word))) for word in words
    ]


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
