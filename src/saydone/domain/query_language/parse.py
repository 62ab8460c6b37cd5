"""Reading a query: the grammar is in docs/query-language.md."""

from collections.abc import Sequence
from datetime import datetime

from saydone.domain.query_language.error import QueryError
from saydone.domain.query_language.terms import Reader, read_term
from saydone.domain.query_language.tokens import Token, tokens
from saydone.domain.query_language.tree import And, Node, Not, Or, Says, joined
from saydone.domain.text import checked_text

LENGTH_MAX = 2000
DEPTH_MAX = 50
CONDITIONS_MAX = 100


def parse_query(query: str, *, now: datetime) -> Node:
    """What ``query`` asks at ``now``, which is in the user's zone. Raises ``QueryError``, which says where."""
    try:
        return _parsed(query, now)
    except QueryError as error:
        error.place_in(query)
        raise


def _parsed(query: str, now: datetime) -> Node:
    if len(query) > LENGTH_MAX:
        raise QueryError(f"it is too long; {LENGTH_MAX} characters are the most.", (LENGTH_MAX, len(query)))
    checked_text(query, "The query")
    reader = Reader(query, list(tokens(query)), now)
    if reader.next.kind == "end":
        raise QueryError("it is empty. Try “today | overdue”, “p1 & @errand” or a word to search for.", (0, len(query)))
    found = _any(reader, 0)
    if reader.next.kind == "close":
        raise QueryError("this parenthesis was never opened.", reader.next.span)
    return found


def _any(reader: Reader, depth: int) -> Node:
    parts = [_all(reader, depth)]
    while reader.next.kind == "or":
        reader.take()
        parts.append(_all(reader, depth))
    return joined(Or, parts)


def _all(reader: Reader, depth: int) -> Node:
    parts = [_one(reader, depth)]
    while reader.next.kind not in ("or", "close", "end"):
        if reader.next.kind == "and":
            reader.take()
        parts.append(_one(reader, depth))
    _check_words(reader, parts)
    return joined(And, parts)


_SIGNS = {"and": "&", "or": "|", "not": "!"}


def _check_words(reader: Reader, parts: Sequence[Node]) -> None:
    """Among words “or” is a word as well, beside a condition it is hardly meant so. Raises ``QueryError``."""
    if all(isinstance(part, Says) for part in parts):
        return
    for part in parts:
        word = reader.query[slice(*part.span)].lower()
        if isinstance(part, Says) and word in _SIGNS:
            raise QueryError(
                f"“{word}” would be searched for as a word. Write “{_SIGNS[word]}” or “{word.upper()}” to join "
                f'conditions, or “"{word}"” for the word.',
                part.span,
            )


def _one(reader: Reader, depth: int) -> Node:
    token = reader.next
    if depth > DEPTH_MAX:
        raise QueryError(f"it is nested more than {DEPTH_MAX} deep.", token.span)
    if token.kind == "not":
        reader.take()
        part = _one(reader, depth + 1)
        return Not(part, span=(token.span[0], part.span[1]))
    if token.kind == "open":
        return _group(reader, depth)
    if token.kind in ("and", "or", "close", "end"):
        raise _missing(reader, token)
    reader.conditions += 1
    if reader.conditions > CONDITIONS_MAX:
        raise QueryError(f"it has more than {CONDITIONS_MAX} conditions.", token.span)
    return read_term(reader)


def _group(reader: Reader, depth: int) -> Node:
    opened = reader.take()
    found = _any(reader, depth + 1)
    if reader.next.kind != "close":
        raise QueryError("this parenthesis is never closed.", opened.span)
    reader.take()
    return found


def _missing(reader: Reader, token: Token) -> QueryError:
    before = reader.before
    what = f"“{token.text}” stands here" if token.text else "the query ends here"
    where = f" behind “{before.text}”" if before else ""
    return QueryError(f"{what}{where}, but a condition such as “today”, “p1” or “@errand” is expected.", token.span)
