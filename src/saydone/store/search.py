"""Tasks whose texts have words, the newest first.

The newest tasks are looked through one by one: that finds what is frequent at once, whoever's tasks are many. What
is rare is found by the trigram indexes, where the database has them (migration 0006).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.access import Visible
from saydone.domain.search import pieces
from saydone.domain.task import Status
from saydone.store.number_set import among
from saydone.store.task_tables import CommentRow, TaskRow
from saydone.store.text_index import LETTERS, fts_of, matching, phrase
from saydone.store.visibility import sees_task, sources_of

WINDOW = 2_000


@dataclass(frozen=True, slots=True)
class Texts:
    """What a task says, folded, and whether it is open."""

    task_id: int
    open: bool
    title: str
    description: str
    comments: tuple[str, ...]


async def containing(
    session: AsyncSession,
    visible: Visible,
    words: Sequence[str],
    status: Status | None,
    limit: int,
    further: Sequence[ColumnElement[bool]] = (),
) -> list[int]:
    """The newest tasks that have all the words, the newest first; ``further`` are more conditions (``listing``'s)."""
    found: list[int] = []
    all_found = True
    for source in sources_of(visible):
        present = [*source, *_of(status)]
        newest = select(TaskRow.id).where(*present).order_by(TaskRow.id.desc()).limit(WINDOW).subquery()
        wanted = select(TaskRow.id).join(newest, newest.c.id == TaskRow.id)
        wanted = wanted.where(*further, *[_has(word) for word in words]).order_by(TaskRow.id.desc()).limit(limit)
        those = list(await session.scalars(wanted))
        found += those
        all_found = all_found and (len(those) == limit or not await _is_beyond(session, present, WINDOW))
    if not all_found:
        found += await _by_index(session, visible, [((word,),) for word in words], status, limit, further)
    return sorted(set(found), reverse=True)[:limit]


async def nearly_containing(
    session: AsyncSession,
    visible: Visible,
    words: Sequence[str],
    status: Status | None,
    limit: int,
    further: Sequence[ColumnElement[bool]] = (),
) -> list[int]:
    """The newest tasks that may have all the words with a slip of the pen in each, the newest first."""
    some = min(limit, WINDOW)
    found: set[int] = set()
    are_all = True
    for source in sources_of(visible):
        present = [*source, *_of(status)]
        newest = select(TaskRow.id).where(*present).order_by(TaskRow.id.desc()).limit(some).subquery()
        wanted = select(TaskRow.id).join(newest, newest.c.id == TaskRow.id).where(*further)
        found.update(await session.scalars(wanted))
        are_all = are_all and not await _is_beyond(session, present, some)
    if not are_all:
        spelt = [tuple(pieces(word)) or ((word,),) for word in words]
        found |= set(await _by_index(session, visible, spelt, status, limit, further))
    return sorted(found, reverse=True)


async def texts_of(session: AsyncSession, ids: Sequence[int]) -> list[Texts]:
    """What these tasks say."""
    if not ids:
        return []
    wanted = select(TaskRow.id, TaskRow.status, TaskRow.search_text).where(among(TaskRow.id, ids))
    rows = (await session.execute(wanted)).all()
    comments: dict[int, list[str]] = {}
    said = select(CommentRow.task_id, CommentRow.search_text).where(among(CommentRow.task_id, ids))
    for task_id, comment in await session.execute(said):
        comments.setdefault(task_id, []).append(comment)
    found: list[Texts] = []
    for task_id, status, both in rows:
        title, _, description = both.partition("\n")
        found.append(Texts(task_id, status == "pending", title, description, tuple(comments.get(task_id, ()))))
    return found


def _of(status: Status | None) -> list[ColumnElement[bool]]:
    return [TaskRow.status == status] if status else []


def _has(word: str) -> ColumnElement[bool]:
    said = CommentRow.search_text.contains(word, autoescape=True)
    commented = exists().where(CommentRow.task_id == TaskRow.id, said)
    return or_(TaskRow.search_text.contains(word, autoescape=True), commented)


async def _is_beyond(session: AsyncSession, present: Sequence[ColumnElement[bool]], newest: int) -> bool:
    """Whether there are more tasks than the newest."""
    beyond = select(TaskRow.id).where(*present).order_by(TaskRow.id.desc()).offset(newest).limit(1)
    return await session.scalar(beyond) is not None


Spellings = tuple[tuple[str, ...], ...]
"""Of one of these, all pieces are in the text."""


async def _by_index(
    session: AsyncSession,
    visible: Visible,
    words: Sequence[Spellings],
    status: Status | None,
    limit: int,
    further: Sequence[ColumnElement[bool]] = (),
) -> list[int]:
    """The newest tasks of which title and description together, or one comment, have all words in some spelling."""
    present = [sees_task(visible), TaskRow.deleted_at.is_(None), *_of(status), *further]
    found: set[int] = set()
    for row, task_id in ((TaskRow, TaskRow.id), (CommentRow, CommentRow.task_id)):
        has_all = and_(*[_spelt(row, spellings) for spellings in words])
        if session.get_bind().dialect.name == "sqlite":
            asked = [each for spellings in words if (each := _any_of(spellings))]
            match = await matching(session, row, " AND ".join(asked)) if asked else None
            if match is None:
                continue
            # What the index is not asked for.
            has_all = and_(true(), *[_spelt(row, spellings) for spellings in words if not _any_of(spellings)])
            fts = fts_of(row)
            hits = select(task_id.label("id")).join_from(fts, row, fts.c.rowid == row.id)
            hits = hits.where(match, has_all)
            if row is CommentRow:
                hits = hits.join(TaskRow, TaskRow.id == CommentRow.task_id)
            wanted = hits.where(*present).order_by(fts.c.rowid.desc()).limit(limit)
        else:
            # Apart, so that it is the text that is looked up, and not the user's tasks from the newest on.
            hits = select(task_id.label("id")).where(has_all).cte().prefix_with("MATERIALIZED")
            wanted = select(TaskRow.id).join(hits, hits.c.id == TaskRow.id).where(*present)
            wanted = wanted.order_by(TaskRow.id.desc()).limit(limit)
        found |= set(await session.scalars(wanted))
    return sorted(found, reverse=True)[:limit]


def _spelt(row: type[TaskRow] | type[CommentRow], spellings: Spellings) -> ColumnElement[bool]:
    return or_(*[
        and_(*[row.search_text.contains(piece, autoescape=True) for piece in parts]) for parts in spellings
    ])  # fmt: skip


def _any_of(spellings: Spellings) -> str:
    asked = [" AND ".join(map(phrase, parts)) for parts in spellings if all(len(piece) >= LETTERS for piece in parts)]
    return f"({' OR '.join(f'({part})' for part in asked)})" if len(asked) == len(spellings) else ""
