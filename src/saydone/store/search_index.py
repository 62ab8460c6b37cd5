"""Tasks of which one text has all words, by the trigram indexes where the database has them (migration 0006)."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, and_, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.store.asked_words import SAID, Asked, Said, match, said, spelt
from saydone.store.one_trip import all_of
from saydone.store.session import dialect_of
from saydone.store.task_tables import CommentRow, TaskRow
from saydone.store.text_index import LETTERS, fts_of, matching, trigrams
from saydone.store.visibility import seen_among, sees_task, sources_of

_Selects = list[Select[*tuple[Any, ...]]]
_TEXTS = (TaskRow, CommentRow)
_NEARLY = 4
"""So many times as many as are asked for have a few pieces of each word: some are others' or have not the words."""
_FEW = 5_000


async def likely(session: AsyncSession, asked: Asked) -> tuple[list[Said], bool]:
    """The newest tasks of which one text has a few pieces of each word, and whether they are all: to look for these
    takes half the time."""
    by_index = _likely_on_sqlite if dialect_of(session).name == "sqlite" else _likely_on_postgresql
    return await by_index(session, asked)


async def exact(session: AsyncSession, asked: Asked, *, often: bool) -> list[Said]:
    """The newest tasks of which title and description together, or one comment, have all words in some spelling;
    ``often`` says that many have."""
    sqlite = dialect_of(session).name == "sqlite"
    parts = await _parts_on_sqlite(session, asked) if sqlite else _parts_on_postgresql(asked, often=often)
    return said((await session.execute(all_of(parts))).all()) if parts else []


async def _likely_on_sqlite(session: AsyncSession, asked: Asked) -> tuple[list[Said], bool]:
    pieces, most = match(asked.words, trigrams), _NEARLY * asked.limit
    parts: _Selects = []
    for row in _TEXTS:
        matches = await matching(session, row, pieces) if pieces else None
        if matches is None:
            return [], False
        fts = fts_of(row)
        hits: Select[*tuple[Any, ...]] = select(fts.c.rowid, literal(0)).where(matches)
        if row is CommentRow:
            hits = select(CommentRow.task_id, literal(1)).join_from(fts, row, fts.c.rowid == row.id).where(matches)
        parts.append(hits.order_by(fts.c.rowid.desc()).limit(most))
    found = (await session.execute(all_of(parts))).all()
    ids, complete = _newest([[task_id for task_id, where in found if where == of] for of in (0, 1)], most)
    if not ids:
        return [], complete
    rows = await session.execute(select(*SAID).where(*seen_among(asked.visible, ids), *asked.further))
    return said(rows.all()), complete


async def _likely_on_postgresql(session: AsyncSession, asked: Asked) -> tuple[list[Said], bool]:
    most, parts = _NEARLY * asked.limit, _Selects()
    for number, row in enumerate(_TEXTS):
        hits = _hits(asked, row, nearly=True)
        some = select(hits.c.id).limit(_FEW + 1).subquery()
        rows = select(*SAID, literal(number)).join(some, some.c.id == TaskRow.id).where(*_present(asked))
        parts.append(select(func.count(), literal(""), literal(""), literal(-1)).select_from(some))
        parts.append(rows.order_by(TaskRow.id.desc()).limit(most))
    found = (await session.execute(all_of(parts))).all()
    if any(row[-1] < 0 and row[0] > _FEW for row in found):
        return [], False
    ids, complete = _newest([[row[0] for row in found if row[-1] == of] for of in (0, 1)], most)
    return said([row for row in found if row[-1] >= 0 and row[0] in ids]), complete


def _newest(those: Sequence[Sequence[int]], most: int) -> tuple[set[int], bool]:
    """Of the newest of several kinds, ``most`` of each, those that are newer than what was left out; and whether
    nothing was."""
    last = max([min(each) for each in those if len(each) >= most], default=0)
    return {number for each in those for number in each if number >= last}, not last


async def _parts_on_sqlite(session: AsyncSession, asked: Asked) -> _Selects:
    parts: _Selects = []
    wanted = match(asked.words, lambda part: [part] if len(part) >= LETTERS else [])
    for row in _TEXTS:
        matches = await matching(session, row, wanted) if wanted else None
        if matches is None:
            continue
        fts = fts_of(row)
        hits = select(*SAID).join_from(fts, row, fts.c.rowid == row.id)
        if row is CommentRow:
            hits = hits.join(TaskRow, TaskRow.id == CommentRow.task_id)
        # Of short words as well, for which the index is not asked.
        hits = hits.where(matches, _has_all(asked, row), *_present(asked))
        parts.append(hits.order_by(fts.c.rowid.desc()).limit(asked.limit))
    return parts


def _parts_on_postgresql(asked: Asked, *, often: bool) -> _Selects:
    hits = _hits(asked, CommentRow)
    in_comments = select(*SAID).join(hits, hits.c.id == TaskRow.id).where(*_present(asked))
    if often:
        mine = [select(*SAID).where(*each, *asked.further) for each in sources_of(asked.visible)]
        in_tasks = [each.where(_has_all(asked, TaskRow)) for each in mine]
    else:
        hits = _hits(asked, TaskRow)
        in_tasks = [select(*SAID).join(hits, hits.c.id == TaskRow.id).where(*_present(asked))]
    return [each.order_by(TaskRow.id.desc()).limit(asked.limit) for each in (*in_tasks, in_comments)]


def _hits(asked: Asked, row: type[TaskRow] | type[CommentRow], *, nearly: bool = False) -> Any:
    """Apart, so that it is the text that is looked up, and not the user's tasks from the newest on."""
    task_id = TaskRow.id if row is TaskRow else CommentRow.task_id
    return select(task_id.label("id")).where(_has_all(asked, row, nearly=nearly)).cte().prefix_with("MATERIALIZED")


def _has_all(asked: Asked, row: type[TaskRow] | type[CommentRow], *, nearly: bool = False) -> Any:
    return and_(*[spelt(row, spellings, nearly=nearly) for spellings in asked.words])


def _present(asked: Asked) -> list[Any]:
    return [sees_task(asked.visible), TaskRow.deleted_at.is_(None), *asked.further]
