"""A query as tokens: operators, parentheses, quoted phrases, fields with their sign, words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from saydone.domain.query_language.error import QueryError
from saydone.domain.query_language.tree import Span
from saydone.domain.when.pattern import Pattern

Kind = Literal["and", "or", "not", "open", "close", "phrase", "field", "label", "list", "word", "end"]
_SIGNS: dict[str, Kind] = {"&": "and", "|": "or", ",": "or", "!": "not", "(": "open", ")": "close"}
_CAPITALS: dict[str, Kind] = {"AND": "and", "OR": "or", "NOT": "not"}

_DATE = "(?:due|date|deadline|starts?|created|added|updated|changed|completed)(?![a-z])"
_TOKEN = Pattern(
    r"(?P<sign>[&|,!()])"
    r'|(?P<mark>[@#])?(?:"(?P<phrase>(?:[^"\\]|\\.)*)"|“(?P<curly>[^”]*)”)'
    # Not the colon of an address (https://…) or of a time, which begins with a digit.
    rf"|(?P<date>{_DATE}) ?(?P<op><=|>=|<|>)"
    r"|(?P<field>[a-z]+(?: (?:to|before|after))?):(?!//)(?: ?(?P<op2><=|>=|<|>))?"
    r"|(?P<word>[^\s&|,!()\"“]+)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """``text`` without quotes, marks and signs; ``sign`` is the comparison behind a field ("" for a colon)."""

    kind: Kind
    text: str
    span: Span
    sign: str = ""


def tokens(query: str) -> Iterator[Token]:
    """The tokens of a query, an ``end`` behind them. Raises ``QueryError`` at a quote that is not closed."""
    place = 0
    while place < len(query):
        if query[place].isspace():
            place += 1
            continue
        hit = _TOKEN.match(query, place)
        if hit is None:
            raise QueryError("a quotation mark opens here and none closes it.", (place, len(query)))
        yield _token(hit)
        place = hit.end()
    yield Token("end", "", (len(query), len(query)))


def _token(hit: re.Match[str]) -> Token:
    span = hit.span()
    if hit["sign"]:
        return Token(_SIGNS[hit["sign"]], hit["sign"], span)
    if hit["phrase"] is not None or hit["curly"] is not None:
        text = hit["curly"] if hit["phrase"] is None else re.sub(r"\\(.)", r"\1", hit["phrase"], flags=re.DOTALL)
        return Token(_marked(hit["mark"]), text, span)
    if name := hit["date"] or hit["field"]:
        return Token("field", name.lower(), span, hit["op"] or hit["op2"] or "")
    word = hit["word"]
    if word[0] in "@#" and len(word) > 1:
        return Token(_marked(word[0]), word[1:], span)
    return Token(_CAPITALS.get(word, "word"), word, span)


def _marked(mark: str | None) -> Kind:
    return "label" if mark == "@" else "list" if mark == "#" else "phrase"
