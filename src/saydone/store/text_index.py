"""The trigram indexes of tasks' and comments' texts (migration 0006), where the database has them."""

import re
from collections.abc import Collection, Sequence
from typing import cast

from sqlalchemy import ColumnElement, FromClause, column, select, table, text
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.text import folded
from saydone.store.containing import contains
from saydone.store.session import dialect_of
from saydone.store.task_tables import CommentRow, TaskRow

_THERE = "saydone.text_indexes"
LETTERS = 3
"""The least that an index of trigrams finds."""
_APART, _APART_OF_SEVERAL = 2, 4  # letters, at most, from one piece of a word to the next
_WORD = re.compile(r"[^\W_]{3,}")


def fts_of(row: type[TaskRow] | type[CommentRow]) -> FromClause:
    """SQLite's index of a table's texts; its ``rowid`` is the row's id."""
    return table(f"{row.__tablename__}_fts", column("rowid"))


async def matching(
    session: AsyncSession, row: type[TaskRow] | type[CommentRow], asked: str
) -> ColumnElement[bool] | None:
    """What to ask SQLite's index of that table; None when it is not there."""
    name = f"{row.__tablename__}_fts"
    if name not in await _indexes(session):
        return None
    asked_of = f"asked_of_{name}"  # one statement may ask both
    return cast(ColumnElement[bool], text(f"{name} MATCH :{asked_of}").bindparams(**{asked_of: asked}))


async def _indexes(session: AsyncSession) -> Collection[str]:
    """Which of SQLite's indexes are there, asked once per transaction."""
    if _THERE not in session.info:
        those = text("SELECT name FROM sqlite_master WHERE name IN ('tasks_fts', 'comments_fts')")
        session.info[_THERE] = frozenset(await session.scalars(those))
    return cast(Collection[str], session.info[_THERE])


def phrase(words: str) -> str:
    """Words, letter by letter, as SQLite's index is asked for them."""
    return f'"{words.replace(chr(34), chr(34) * 2)}"'


def trigrams(text: str) -> list[str]:
    """A few pieces of each word of a text: hardly anything has all of them but what has the words, and to ask for
    these takes a third of the time that it takes to ask for all."""
    found: list[str] = []
    words = _WORD.findall(text)
    apart = _APART if len(words) == 1 else _APART_OF_SEVERAL
    for word in words:
        last = len(word) - LETTERS
        steps = -(-last // apart)
        found += [word[at : at + LETTERS] for at in (last * step // max(steps, 1) for step in range(steps + 1))]
    return list(dict.fromkeys(found))


async def may_say(
    session: AsyncSession, row: type[TaskRow] | type[CommentRow], words: Sequence[str], limit: int
) -> list[int] | None:
    """As ``saying``, with perhaps a few more, in less time."""
    some = trigrams(folded(" ".join(words)))
    found = await saying(session, row, some, limit) if some else None
    return await saying(session, row, words, limit) if found is None or len(found) >= limit else found


async def saying(
    session: AsyncSession, row: type[TaskRow] | type[CommentRow], words: Sequence[str], limit: int
) -> list[int] | None:
    """Ids of the tasks of which that text has all the words, whoever's they are, ``limit`` at most; None when the
    indexes cannot tell."""
    long = [folded(each) for each in words if len(folded(each)) >= LETTERS]
    task_id = TaskRow.id if row is TaskRow else CommentRow.task_id
    if not long:
        return None
    if dialect_of(session).name == "sqlite":
        match = await matching(session, row, " AND ".join(map(phrase, long)))
        if match is None:
            return None
        fts = fts_of(row)
        if row is TaskRow:
            hits = select(fts.c.rowid).where(match)
        else:
            hits = select(task_id).join_from(fts, CommentRow, CommentRow.id == fts.c.rowid).where(match)
        return list(await session.scalars(hits.limit(limit)))
    has_all = [contains(row.search_text, each) for each in long]
    # Apart, so that the index finds all before some are taken: from the start on, rows would be read until they come.
    hits = select(task_id.label("id")).where(*has_all).cte().prefix_with("MATERIALIZED")
    return list(await session.scalars(select(hits.c.id).limit(limit)))
