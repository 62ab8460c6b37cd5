"""The words that are looked for in texts: as conditions, as SQLite's index is asked for them, and in what was read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from saydone.domain.access import Visible
from saydone.store.containing import contains
from saydone.store.tables import table_of
from saydone.store.task_tables import CommentRow, TaskRow
from saydone.store.text_index import phrase, trigrams

Spellings = tuple[tuple[str, ...], ...]
"""Of a word: of one of these, all pieces are in the text."""
Said = tuple[int, str, str]
"""A task's id, status and text."""
SAID = [table_of(TaskRow).c[name] for name in ("id", "status", "search_text")]


@dataclass(frozen=True, slots=True)
class Asked:
    """The ``limit`` newest tasks that a user sees, for which the ``further`` conditions hold, and which have all words
    in some spelling."""

    visible: Visible
    words: Sequence[Spellings]
    further: Sequence[ColumnElement[bool]]
    limit: int

    def conditions(self) -> list[ColumnElement[bool]]:
        """Whether a task has each word, in its text or in a comment."""
        return [or_(spelt(TaskRow, word), _commented(word)) for word in self.words]

    def are_in(self, texts: Sequence[str]) -> bool:
        """Whether a task that says this has each word."""
        return all(
            any(all(part in text for part in parts) for parts in spellings for text in texts)
            for spellings in self.words
        )


def said(rows: Sequence[Sequence[Any]]) -> list[Said]:
    """Of rows that begin with ``SAID``."""
    return [(row[0], row[1], row[2]) for row in rows]


def spelt(row: type[TaskRow] | type[CommentRow], spellings: Spellings, *, nearly: bool = False) -> ColumnElement[bool]:
    """Whether a text has a word in one of its spellings; ``nearly``, whether it has some pieces of it."""
    each = [[piece for part in parts for piece in trigrams(part) or [part]] if nearly else parts for parts in spellings]
    return or_(*[and_(*[contains(row.search_text, part) for part in parts]) for parts in each])


def match(words: Sequence[Spellings], pieces: Callable[[str], Sequence[str]]) -> str:
    """What to ask SQLite's index, of the words of which each spelling has pieces."""
    asked: list[str] = []
    for spellings in words:
        each = [[piece for part in parts for piece in pieces(part)] for parts in spellings]
        if all(each):
            alike = [f"({' AND '.join(map(phrase, parts))})" for parts in each]
            asked.append(f"({' OR '.join(alike)})")
    return " AND ".join(asked)


def _commented(word: Spellings) -> ColumnElement[bool]:
    its = select(CommentRow.id).where(CommentRow.task_id == TaskRow.id, spelt(CommentRow, word))
    # From there on PostgreSQL looks at each comment of each task, rather than up all comments with the word first.
    return its.offset(0).exists()
