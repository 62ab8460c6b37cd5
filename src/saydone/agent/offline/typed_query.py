"""A message that is a query in the query language: "due:today | overdue", "show tasks matching: p1 & @errand"."""

from collections.abc import Iterator
from datetime import datetime
from re import IGNORECASE

from saydone.agent.offline.lexicon import TASK_NOUN
from saydone.agent.offline.patterns import whole
from saydone.agent.offline.reading import Clause, Query
from saydone.domain.query_language.parse import parse_query
from saydone.domain.query_language.tree import And, During, HasStatus, Node, Not, Or, Says
from saydone.domain.when.pattern import Pattern
from saydone.errors import InvalidInput

_LED = whole(
    r"(?:please )?(?:show|list|search|find|filter|see|view|display|get|look up|query)(?: me| for| by| out)?"
    rf"(?: (?:all|the|my|any|every|open))*(?: (?:{TASK_NOUN}|things|everything))?"
    r"(?P<asked>(?: (?:that match|which match|matching|where|by|with|the|query|filter))*):? (?P<query>.+)"
)
_SIGN = Pattern(
    r"[&|]|^!|(?:^|[\s(!])(?:due|date|deadline|start|created|added|updated|changed|completed|status|priority|label|list"
    r"|project|assigned|assignee|has|is) ?(?::|[<>]=?)",
    IGNORECASE,
)
""" "@errand p1" alone is what a task may be added with; joined by signs, or with a field, it asks."""
_MARK = Pattern(r"[&|!@#:<>]")


def read_typed_query(text: str, *, now: datetime) -> Clause | None:
    """The question for the tasks that the message, or what it says is to be shown, finds as a query."""
    text = text.strip()
    led = _LED.match(text) if "\n" not in text else None
    query = led["query"] if led else text
    if not (_SIGN if not led else _MARK).search(query):
        return None
    try:
        tree = parse_query(query, now=now)
    except InvalidInput as error:
        return Clause("other", answer=error.message) if led and led["asked"] and _SIGN.search(query) else None
    terms = list(_terms(tree))
    if any(isinstance(term, Says) and term.where == "any" and query[term.span[0]] != '"' for term in terms):
        return None
    either = any(isinstance(term, HasStatus) or _is_done(term) for term in terms)
    return Clause("list", query=Query("all" if either else "pending", terms=(query,)))


def _is_done(term: Node) -> bool:
    return isinstance(term, During) and term.field == "completed"


def _terms(tree: Node) -> Iterator[Node]:
    if isinstance(tree, And | Or):
        for part in tree.parts:
            yield from _terms(part)
    elif isinstance(tree, Not):
        yield from _terms(tree.part)
    else:
        yield tree
