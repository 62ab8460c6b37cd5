"""Whether a text has words, whatever signs are among them."""

from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.orm import InstrumentedAttribute

from saydone.domain.text import folded

SIGN = "/"
"""Before a sign that stands for itself in a pattern."""
_SIGNS = str.maketrans({sign: SIGN + sign for sign in (SIGN, "%", "_")})


def contains(text: InstrumentedAttribute[str] | ColumnElement[Any], words: str) -> ColumnElement[bool]:
    """Whether a folded text has these words. As a pattern: SQLAlchemy takes a third of the time that it takes to put
    one together in SQL, and the trigram indexes of PostgreSQL know what to do with it."""
    return text.like(f"%{literally(folded(words))}%", escape=SIGN)


def literally(text: str) -> str:
    """A text as part of a pattern."""
    return text.translate(_SIGNS)
