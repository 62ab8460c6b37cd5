"""Pages of tasks. A page goes on behind the sort key of the last task seen, whatever came and went meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.access import Visible
from saydone.domain.query_language.statuses import possible_statuses, when_done
from saydone.domain.query_language.tree import Node
from saydone.domain.task import Status
from saydone.domain.task_query import TOTAL_MAX, TaskPage, TaskQuery
from saydone.domain.text import folded
from saydone.errors import UnknownCursor
from saydone.store.candidates import few
from saydone.store.counting import counted
from saydone.store.cursor import pack_cursor, unpack_cursor
from saydone.store.query_conditions import condition, contains
from saydone.store.query_names import QueryNames, names_in
from saydone.store.sorting import Key, behind, leading, sort_key
from saydone.store.task_rows import tasks_of
from saydone.store.task_tables import TaskRow
from saydone.store.visibility import seen_among, sources_of

Condition = ColumnElement[bool]
_STATUSES: tuple[Status, ...] = ("pending", "completed")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a page begins: in the run of this number, behind these values."""

    run: int = 0
    values: Sequence[object] | None = None


async def page(session: AsyncSession, visible: Visible, query: TaskQuery, tree: Node | None) -> TaskPage:
    """One page of the tasks that a user sees; ``tree`` is all that the query asks but for its status, list and words.

    Raises ``InvalidInput`` on a made-up cursor, or one of another order.
    """
    names = await names_in(session, visible, tree)
    statuses = _statuses(query, tree)
    words = folded(query.words).split()
    wanted = [*[contains(TaskRow.search_text, word) for word in words], *_asked(query, tree, names)]
    aside = _put_aside(visible, query, names)
    sources = [[*source, *aside] for source in sources_of(visible, query.list_id)]
    # When something was done no column of the task tells: that is looked up first.
    those = await few(session, sources, statuses, words, tree, names) if when_done(tree) else None
    count = await counted(session, sources, statuses, wanted, tree) if those is None else None
    if wanted and count and count.is_better_found_by(leading(query.sort)):
        those = await few(session, sources, statuses, words, tree, names)
    if those is not None:
        sources = [[*seen_among(visible, those, query.list_id), *aside]]
    if those is not None or count is None:
        count = await counted(session, sources, statuses, wanted)
    runs = _runs(query, statuses)
    order = f"{query.sort}{'-' if query.descending else '+'}{query.group or ''}{''.join(statuses)}"
    place = _place(query.cursor, order, runs)
    found: list[tuple[int, TaskRow, tuple[Any, ...]]] = []
    for number, (status, keys) in enumerate(runs):
        if number < place.run or len(found) > query.limit:
            continue
        after = place.values if number == place.run else None
        limit = query.limit + 1 - len(found)
        found += [
            (number, row, values)
            for row, values in await _run(session, sources, [*_of(status), *wanted], keys, after, limit)
        ]
    shown, cursor = found[: query.limit], None
    if len(found) > query.limit:
        number, _, values = shown[-1]
        cursor = pack_cursor((order, number, *values))
    all_shown = query.cursor is None and cursor is None
    return TaskPage(
        tasks=tuple(await tasks_of(session, [row for _, row, _ in shown])),
        total=len(shown) if all_shown else min(max(count.found, len(shown)), TOTAL_MAX),
        next_cursor=cursor,
        has_more=count.more and not all_shown,
    )


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


def _runs(query: TaskQuery, statuses: Sequence[Status]) -> list[tuple[Status | None, tuple[Key, ...]]]:
    """What is read one after the other: each status on its own, as the indexes have them, but for groups."""
    if query.group and len(statuses) > 1:
        return [(None, sort_key(query.sort, query.descending, query.group, None))]
    return [(status, sort_key(query.sort, query.descending, query.group, status)) for status in statuses]


def _of(status: Status | None) -> list[Condition]:
    return [TaskRow.status == status] if status else []


def _place(cursor: str | None, order: str, runs: Sequence[tuple[Status | None, tuple[Key, ...]]]) -> _Place:
    if cursor is None:
        return _Place()
    for number, (_, keys) in enumerate(runs):
        try:
            of, run, *values = unpack_cursor(cursor, (str, int, *(key.kind for key in keys)))
        except UnknownCursor:
            continue
        if (of, run) == (order, number):
            return _Place(number, values)
    raise UnknownCursor("The cursor is not one that this server gave. Start again without a cursor.")


async def _run(
    session: AsyncSession,
    sources: Sequence[Sequence[Condition]],
    wanted: Sequence[Condition],
    keys: Sequence[Key],
    after: Sequence[object] | None,
    limit: int,
) -> list[tuple[TaskRow, tuple[Any, ...]]]:
    further = [behind(keys, after)] if after is not None else []
    found: list[tuple[TaskRow, tuple[Any, ...]]] = []
    for source in sources:
        rows_wanted = select(TaskRow, *[key.column for key in keys]).where(*source, *wanted, *further)
        rows = await session.execute(rows_wanted.order_by(*[key.ordered for key in keys]).limit(limit))
        found += [(row[0], tuple(row[1:])) for row in rows]
    for at, key in reversed(list(enumerate(keys))):
        found.sort(key=lambda each: each[1][at], reverse=key.descending)  # called at once
    return found[:limit]
