"""Tasks whose texts have words, the newest first.

On SQLite the indexes of texts are asked for one word from the newest task on. Else the newest tasks are looked through
one by one: that finds what is frequent at once, whoever's tasks are many, and several words wherever they are in a
task. What is rare is found by the indexes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.access import Visible
from saydone.domain.task import Status
from saydone.store.asked_words import SAID, Asked, Said, Spellings
from saydone.store.number_set import among
from saydone.store.one_trip import all_of
from saydone.store.search_index import exact, likely
from saydone.store.session import dialect_of
from saydone.store.tables import table_of
from saydone.store.task_tables import CommentRow, TaskRow
from saydone.store.visibility import sources_of

WINDOW = 2_000
_OFTEN = 8
"""Where as many windows as that have enough of what is looked for, they are looked through."""
_comments = table_of(CommentRow)


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
) -> list[Texts]:
    """The newest tasks that have all the words in some spelling, the newest first; ``further`` are more conditions
    (``listing``'s)."""
    asked = Asked(visible, words, [*_of(status), *further], limit)
    is_quick = len(words) == 1 and dialect_of(session).name == "sqlite"
    found = await _likely(session, asked) if is_quick else None
    if found is not None:
        return found
    rows, left_out = await _newest(session, asked, WINDOW)
    if left_out and sum(row[0] > left_out for row in rows) < limit:
        often = len(rows) * _OFTEN >= limit
        found = None if is_quick or often else await _likely(session, asked)
        rows += await exact(session, asked, often=often) if found is None else []
    every = {said.task_id: said for said in (*(found or ()), *await _texts(session, rows))}
    return [every[number] for number in sorted(every, reverse=True)[:limit]]


async def _likely(session: AsyncSession, asked: Asked) -> list[Texts] | None:
    """What is asked for, by the indexes and a look at what they find; None when that is not all of the newest."""
    rows, complete = await likely(session, asked)
    found = [said for said in await _texts(session, rows) if asked.are_in((said.both, *said.comments))]
    found.sort(key=lambda said: said.task_id, reverse=True)
    return found[: asked.limit] if complete or len(found) >= asked.limit else None


async def _newest(session: AsyncSession, asked: Asked, some: int) -> tuple[list[Said], int]:
    """What is asked for among the ``some`` newest tasks; and the newest task that was not looked at, 0 when none was
    left out."""
    parts: list[Select[*tuple[Any, ...]]] = []
    wanted = asked.conditions()
    for source in sources_of(asked.visible):
        each = [*source, *asked.further]
        beyond = select(TaskRow.id, literal(""), literal(""), literal(1)).where(*each)
        beyond = beyond.order_by(TaskRow.id.desc()).offset(some).limit(1)
        last = func.coalesce(beyond.with_only_columns(TaskRow.id).scalar_subquery(), 0)
        rows = select(*SAID, literal(0)).where(*each, TaskRow.id > last, *wanted)
        parts += [rows.order_by(TaskRow.id.desc()).limit(asked.limit), beyond]
    found = (await session.execute(all_of(parts))).all()
    left_out = max([row[0] for row in found if row[-1]], default=0)
    return [(row[0], row[1], row[2]) for row in found if not row[-1]], left_out


async def _texts(session: AsyncSession, rows: Sequence[Said]) -> list[Texts]:
    """What these tasks say, with their comments."""
    comments: dict[int, list[str]] = {}
    if rows:
        said = select(_comments.c.task_id, _comments.c.search_text)
        said = said.where(among(CommentRow.task_id, [row[0] for row in rows]))
        for task_id, comment in await session.execute(said):
            comments.setdefault(task_id, []).append(comment)
    return [Texts(task_id, status == "pending", both, comments.get(task_id, ())) for task_id, status, both in rows]


def _of(status: Status | None) -> list[ColumnElement[bool]]:
    return [TaskRow.status == status] if status else []
