"""Tasks whose texts have words, the newest first.

The newest tasks are looked through one by one: that finds what is frequent at once, whoever's tasks are many. What
is rare is found by the trigram indexes, where the database has them (migration 0006).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, literal, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.access import Visible
from saydone.domain.task import Status
from saydone.store.number_set import among
from saydone.store.one_trip import all_of
from saydone.store.tables import table_of
from saydone.store.task_tables import CommentRow, TaskRow
from saydone.store.text_index import LETTERS, fts_of, matching, phrase
from saydone.store.visibility import sees_task, sources_of

WINDOW = 2_000
Spellings = tuple[tuple[str, ...], ...]
"""Of a word: of one of these, all pieces are in the text."""
_tasks = table_of(TaskRow)
_OFTEN = 8
"""Where as many windows as that have enough of what is looked for, they are looked through."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What a task says, folded: ``both`` title and description, a line each; and whether it is open."""

    task_id: int
    open: bool
    both: str
    comments: Sequence[str]

    @property
    def title(self) -> str:
        """The first line."""
        return self.both.partition("\n")[0]

    @property
    def description(self) -> str:
        """What is below."""
        return self.both.partition("\n")[2]

    @property
    def whole(self) -> str:
        """All of it."""
        return "\n".join((self.both, *self.comments)) if self.comments else self.both


async def containing(
    session: AsyncSession,
    visible: Visible,
    words: Sequence[Spellings],
    status: Status | None,
    limit: int,
    further: Sequence[ColumnElement[bool]] = (),
) -> list[int]:
    """The newest tasks that have all the words in some spelling, the newest first; ``further`` are more conditions
    (``listing``'s)."""
    wanted = [*further, *[_has(word) for word in words]]
    found, left_out = await _newest(session, visible, status, WINDOW, wanted, limit)
    if left_out and sum(number > left_out for number in found) < limit:
        often = len(found) * _OFTEN >= limit
        found += await _by_index(session, visible, words, status, limit, further, often=often)
    return sorted(set(found), reverse=True)[:limit]


async def _newest(
    session: AsyncSession,
    visible: Visible,
    status: Status | None,
    some: int,
    wanted: Sequence[ColumnElement[bool]],
    limit: int,
) -> tuple[list[int], int]:
    """The tasks for which the conditions hold among the ``some`` newest, the newest ``limit`` of these; and the
    newest task that was not looked at, 0 when none was left out."""
    parts: list[Select[*tuple[Any, ...]]] = []
    for source in sources_of(visible):
        each = select(TaskRow.id, literal(1)).where(*source, *_of(status)).order_by(TaskRow.id.desc())
        some_of = each.limit(some).subquery()
        rows = select(TaskRow.id, literal(0)).join(some_of, some_of.c.id == TaskRow.id).where(*wanted)
        parts += [rows.order_by(TaskRow.id.desc()).limit(limit), each.offset(some).limit(1)]
    found = (await session.execute(all_of(parts))).all()
    return [number for number, beyond in found if not beyond], max([at for at, beyond in found if beyond], default=0)


async def texts_of(session: AsyncSession, ids: Sequence[int]) -> list[Texts]:
    """What these tasks say."""
    if not ids:
        return []
    wanted: Select[int, str, str] = select(_tasks.c.id, _tasks.c.status, _tasks.c.search_text)
    rows = await session.execute(wanted.where(among(TaskRow.id, ids)))
    comments: dict[int, list[str]] = {}
    said = select(CommentRow.task_id, CommentRow.search_text).where(among(CommentRow.task_id, ids))
    for task_id, comment in await session.execute(said):
        comments.setdefault(task_id, []).append(comment)
    return [
        Texts(task_id, status == "pending", both, comments.get(task_id, ())) for task_id, status, both in rows.all()
    ]


def _of(status: Status | None) -> list[ColumnElement[bool]]:
    return [TaskRow.status == status] if status else []


def _has(word: Spellings) -> ColumnElement[bool]:
    commented = exists().where(CommentRow.task_id == TaskRow.id, _spelt(CommentRow, word))
    return or_(_spelt(TaskRow, word), commented)


async def _by_index(
    session: AsyncSession,
    visible: Visible,
    words: Sequence[Spellings],
    status: Status | None,
    limit: int,
    further: Sequence[ColumnElement[bool]] = (),
    *,
    often: bool = False,
) -> list[int]:
    """The newest tasks of which title and description together, or one comment, have all words in some spelling;
    ``often`` says that many have."""
    present = [sees_task(visible), TaskRow.deleted_at.is_(None), *_of(status), *further]
    parts: list[Select[*tuple[Any, ...]]] = []
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
            parts.append(hits.where(*present).order_by(fts.c.rowid.desc()).limit(limit))
        elif often and row is TaskRow:
            rows = [select(TaskRow.id).where(*each, *_of(status), *further, has_all) for each in sources_of(visible)]
            parts += [each.order_by(TaskRow.id.desc()).limit(limit) for each in rows]
        else:
            # Apart, so that it is the text that is looked up, and not the user's tasks from the newest on.
            hits = select(task_id.label("id")).where(has_all).cte().prefix_with("MATERIALIZED")
            wanted = select(TaskRow.id).join(hits, hits.c.id == TaskRow.id).where(*present)
            parts.append(wanted.order_by(TaskRow.id.desc()).limit(limit))
    found = set(await session.scalars(all_of(parts))) if parts else set[int]()
    return sorted(found, reverse=True)[:limit]


def _spelt(row: type[TaskRow] | type[CommentRow], spellings: Spellings) -> ColumnElement[bool]:
    return or_(*[
        and_(*[row.search_text.contains(piece, autoescape=True) for piece in parts]) for parts in spellings
    ])  # fmt: skip


def _any_of(spellings: Spellings) -> str:
    asked = [" AND ".join(map(phrase, parts)) for parts in spellings if all(len(piece) >= LETTERS for piece in parts)]
    return f"({' OR '.join(f'({part})' for part in asked)})" if len(asked) == len(spellings) else ""
