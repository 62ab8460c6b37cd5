"""What is wrong with a query, and where."""

from saydone.domain.query_language.tree import Span
from saydone.domain.text import utf16_units
from saydone.errors import InvalidInput


class QueryError(InvalidInput):
    """A query that cannot be read; the sentence names the place, counted in characters from 1, and ``told`` is the
    sentence without it."""

    code = "invalid_query"
    field = "query"

    def __init__(self, message: str, span: Span) -> None:
        super().__init__(f"At character {span[0] + 1} of the query: {message}")
        self.told = message
        self._at = span

    def place_in(self, query: str) -> None:
        """Say the place for programs."""
        start, end = self._at
        self.span = (utf16_units(query[:start]), utf16_units(query[:end]))
