"""What is wrong with a query, and where."""

from saydone.domain.query_language.tree import Span
from saydone.errors import InvalidInput


class QueryError(InvalidInput):
    """A query that cannot be read; ``span`` is the place, which the sentence names too, counted from 1;
    ``told`` is the sentence without it."""

    code = "invalid_query"

    def __init__(self, message: str, span: Span) -> None:
        super().__init__(f"At character {span[0] + 1} of the query: {message}")
        self.told = message
        self.span = span
