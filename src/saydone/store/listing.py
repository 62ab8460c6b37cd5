"""Pages of tasks. A page goes on behind the sort key of the last task seen, whatever came and went meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Select, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.access import Visible
from saydone.domain.query_language.statuses import possible_statuses, when_done
from saydone.domain.query_language.tree import And, InList, Node
from saydone.domain.task import Status
from saydone.domain.task_query import TOTAL_MAX, TaskPage, TaskQuery
from saydone.domain.text import folded
from saydone.errors import InvalidInput, UnknownCursor
from saydone.store.candidates import few
from saydone.store.containing import contains
from saydone.store.counting import counted
from saydone.store.cursor import first_of, pack_cursor, unpack_cursor
from saydone.store.number_set import is_one_of
from saydone.store.one_trip import all_of
from saydone.store.query_conditions import condition
from saydone.store.query_names import QueryNames, names_in
from saydone.store.sorting import RANK, Run, behind, leading, runs
from saydone.store.task_rows import COLUMNS, tasks_of
from saydone.store.task_tables import TaskRow
from saydone.store.visibility import seen_among, sources_of

Condition = ColumnElement[bool]
_STATUSES: tuple[Status, ...] = ("pending", "completed")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a page begins: in the run of this number, behind these values."""

    run: int = 0
    values: Sequence[object] | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """What is read: the tasks of the ``sources`` that meet what is ``wanted``, ``total`` or ``more``; ``apart`` says
    that these are few, which are sorted, rather than that those in the page's order are looked through."""

    sources: Sequence[Sequence[Condition]]
    wanted: Sequence[Condition]
    total: int
    more: bool
    apart: bool


async def page(session: AsyncSession, visible: Visible, query: TaskQuery, tree: Node | None) -> TaskPage:
    """One page of the tasks that a user sees; ``tree`` is all that the query asks but for its status, list and words.

    Raises ``InvalidInput`` on a made-up cursor, or one of another order.
    """
    names = await names_in(session, visible, tree)
    statuses, list_id = _statuses(query, tree), _list_in(query, tree, names)
    all_runs = runs(query.sort, query.descending, query.group, statuses, in_list=list_id is not None)
    order = f"{query.sort}{'-' if query.descending else '+'}{query.group or ''}{''.join(statuses)} {query.selection}"
    place = _place(query.cursor, order, all_runs)
    there = await _find(session, visible, query, tree, names, all_runs)
    found: list[tuple[int, Sequence[Any]]] = []
    for number, run in enumerate(all_runs):
        if number < place.run or len(found) > query.limit:
            continue
        after = place.values if number == place.run else None
        found += [(number, row) for row in await _read(session, there, run, after, query.limit + 1 - len(found))]
    shown, cursor = found[: query.limit], None
    if len(found) > query.limit:
        number, row = shown[-1]
        cursor = pack_cursor((order, number, *row[len(COLUMNS) :]))
    all_shown = query.cursor is None and cursor is None
    return TaskPage(
        tasks=tuple(await tasks_of(session, [row for _, row in shown])),
        total=len(shown) if all_shown else min(max(there.total, len(shown)), TOTAL_MAX),
        next_cursor=cursor,
        total_is_at_least=there.more and not all_shown,
    )


async def _find(
    session: AsyncSession,
    visible: Visible,
    query: TaskQuery,
    tree: Node | None,
    names: QueryNames,
    all_runs: Sequence[Run],
) -> _Found:
    words, statuses = folded(query.words).split(), _statuses(query, tree)
    wanted = [*[contains(TaskRow.search_text, word) for word in words], *_asked(query, tree, names)]
    aside, list_id = _put_aside(visible, query, names), _list_in(query, tree, names)
    sources = [[*source, *aside] for source in sources_of(visible, list_id)]
    in_list, along = list_id is not None, all_runs[0] if all_runs else None
    count_them = partial(counted, session, sources, statuses, wanted, tree, in_list=in_list, along=along)
    # When something was done no column of the task tells: that is looked up first.
    count = None if when_done(tree) else await count_them()
    if count is None or count.are_rare:
        those = await few(session, sources, statuses, words, tree, names, in_list=in_list)
        if those is not None:
            are = [*seen_among(visible, those, list_id), *aside, TaskRow.status.in_(statuses), *wanted]
            ids = list(await session.scalars(select(TaskRow.id).where(*are))) if those else []
            return _Found([[is_one_of(TaskRow.id, ids)]] if ids else [], [], len(ids), more=False, apart=True)
        count = count or await count_them()
    apart = count.are_better_read_by_bounds(leading(query.sort))
    if apart:
        sources = [[*source, *count.bounds] for source in sources]
    return _Found(sources, wanted, count.found, more=count.more, apart=apart)


async def conditions(session: AsyncSession, visible: Visible, query: TaskQuery, tree: Node | None) -> list[Condition]:
    """All that is asked of a task but for its status and words."""
    names = await names_in(session, visible, tree)
    in_list = [TaskRow.list_id == query.list_id] if query.list_id is not None else []
    return [*in_list, *_put_aside(visible, query, names), *_asked(query, tree, names)]


def _put_aside(visible: Visible, query: TaskQuery, names: QueryNames) -> list[Condition]:
    """Without what is in archived lists, but for those that are asked for."""
    if query.list_id is not None or query.parent_id:
        return []
    hidden = visible.archived - names.listed
    return [TaskRow.list_id.not_in(sorted(hidden))] if hidden else []


def _asked(query: TaskQuery, tree: Node | None, names: QueryNames) -> list[Condition]:
    wanted: list[Condition] = []
    if query.parent_id is not None:
        wanted.append(TaskRow.parent_id == query.parent_id if query.parent_id else TaskRow.parent_id.is_(None))
    if tree is not None:
        wanted.append(condition(tree, names))
    return wanted


def _statuses(query: TaskQuery, tree: Node | None) -> tuple[Status, ...]:
    possible = possible_statuses(tree) if tree is not None else set(_STATUSES)
    return tuple(status for status in _STATUSES if status in possible and query.status in ("all", None, status))


def _list_in(query: TaskQuery, tree: Node | None, names: QueryNames) -> int | None:
    """The one list that all is in, when there is one."""
    if query.list_id is not None:
        return query.list_id
    for part in tree.parts if isinstance(tree, And) else [tree]:
        if isinstance(part, InList) and len(meant := names.meant(part)) == 1:
            return meant[0]
    return None


def _place(cursor: str | None, order: str, all_runs: Sequence[Run]) -> _Place:
    if cursor is None:
        return _Place()
    if first_of(cursor) != order:
        raise InvalidInput(
            "The cursor is of another query, order or group. Ask as for the page that it came with, or start again "
            "without a cursor."
        )
    for number, run in enumerate(all_runs):
        try:
            of, at, *values = unpack_cursor(cursor, (str, int, *(key.kind for key in run.keys)))
        except UnknownCursor:
            continue
        if (of, at) == (order, number):
            return _Place(number, values)
    raise UnknownCursor()


async def _read(
    session: AsyncSession, there: _Found, run: Run, after: Sequence[object] | None, limit: int
) -> list[Sequence[Any]]:
    """Rows of a run, in its order: ``COLUMNS`` and the values of its keys."""
    order = [key.apart if there.apart else key.ordered for key in run.keys if key is not RANK]
    parts: list[Select[*tuple[Any, ...]]] = []
    for status in run.statuses:
        rank = _STATUSES.index(status)
        further = [*run.further, *([behind(run.keys, after, rank)] if after is not None else [])]
        columns = [literal(rank) if key is RANK else key.column for key in run.keys]
        for source in there.sources:
            those = select(*COLUMNS, *columns).where(*source, TaskRow.status == status, *there.wanted, *further)
            parts.append(those.order_by(*order).limit(limit))
    found: list[Sequence[Any]] = list(await session.execute(all_of(parts))) if parts else []
    if len(parts) > 1:
        for at, key in reversed(list(enumerate(run.keys, len(COLUMNS)))):
            found.sort(key=lambda row: row[at], reverse=key.descending)  # called at once
    return found[:limit]
