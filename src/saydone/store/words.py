"""The words of everybody's tasks and comments: thousands, where there may be a million tasks.

Triggers keep them (migration 0013). Words that no task has any more are found out little by little (``forget``).
"""

from collections.abc import Sequence

from sqlalchemy import delete, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.access import Visible
from saydone.store.containing import SIGN, contains, literally
from saydone.store.db import Database
from saydone.store.list_tables import ListRow
from saydone.store.one_trip import all_of
from saydone.store.tables import table_of
from saydone.store.task_tables import CommentRow, TaskRow, WordRow
from saydone.store.text_index import saying

_AT_ONCE = 100
_OFTEN = 500
"""A word that so many tasks have is not looked up for its owner's: it stays."""
_word = WordRow.word


async def like(session: AsyncSession, visible: Visible, words: Sequence[str]) -> list[str]:
    """What is written in tasks that the user sees, and begins like one of these words; some of it more than once."""
    theirs = select(ListRow.user_id).where(ListRow.id.in_(visible.shared_ids))
    owners = [WordRow.user_id == visible.user_id, *([WordRow.user_id.in_(theirs)] if visible.shared else [])]
    alike = or_(*[_word.like(pattern, escape=SIGN) for word in words for pattern in _beginnings(word)])
    # As one text: to fetch thousands of rows takes as long again as to find them. No word has a space.
    texts: Sequence[str | None] = (
        await session.scalars(
            all_of([select(func.aggregate_strings(_word, " ")).where(each, alike) for each in owners])
        )
    ).all()
    return [word for text in texts if text for word in text.split(" ")]


async def forget(db: Database, after: int = 0) -> int:
    """Look at some words, those behind the number ``after``, and delete what nobody's tasks have any more; returns the
    number to go on after, 0 when that was the last."""
    async with db.reading() as session:
        some = select(WordRow.id, WordRow.user_id, _word).where(WordRow.id > after).order_by(WordRow.id)
        rows = (await session.execute(some.limit(_AT_ONCE))).all()
        gone = [row for row in rows if not await _is_used(session, row[1], row[2])]
    if gone:
        async with db.transaction() as session:  # meanwhile it may have come back
            numbers = [number for number, owner_id, word in gone if not await _is_used(session, owner_id, word)]
            await session.execute(delete(table_of(WordRow)).where(WordRow.id.in_(numbers)))
    return rows[-1][0] if len(rows) == _AT_ONCE else 0


def _beginnings(word: str) -> list[str]:
    first, second = literally(word[0]), literally(word[1])
    return [f"{first}%", f"_{second}%", f"{second}{first}%"]


async def _is_used(session: AsyncSession, owner_id: int, word: str) -> bool:
    for row in (TaskRow, CommentRow):
        found = await saying(session, row, [word], _OFTEN)
        if found is None:
            said = contains(TaskRow.search_text, word)
            if row is CommentRow:
                commented = CommentRow.task_id == TaskRow.id, contains(CommentRow.search_text, word)
                said = exists().where(*commented)
        else:
            said = TaskRow.id.in_(found)
        is_theirs = exists().where(TaskRow.user_id == owner_id, said)
        if (found is not None and len(found) == _OFTEN) or await session.scalar(select(is_theirs)):
            return True
    return False
