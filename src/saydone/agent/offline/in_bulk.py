"""One thing done to more tasks than are looked at one by one: a call with a query, which always asks before it acts."""

from collections.abc import Sequence

from saydone.agent.offline.reading import Intent, Query
from saydone.agent.offline.transcript import Call
from saydone.domain.query_language.tree import Not, Says
from saydone.domain.query_language.unparse import unparse

TOOL = "change_many"
_DEEDS: dict[Intent, str] = {"complete": "complete", "remove": "delete"}
_STATUS = {"pending": "status:open", "completed": "status:done", "all": "status:all"}


def bulk_call(intent: Intent, query: Query, list_name: str) -> Call | None:
    """The call that does it to all that the query finds; None where the tool would not ask first."""
    return Call(TOOL, {"query": in_words(query, list_name), "do": _DEEDS[intent]}) if intent in _DEEDS else None


def sparing_titles(titles: Sequence[str]) -> list[str]:
    """Conditions that leave out the tasks of these titles."""
    return [unparse(Not(Says(title, "title"))) for title in titles]


def in_words(query: Query, list_name: str = "") -> str:
    """The query, and the list that it is limited to, in the query language."""
    said = [_STATUS[query.status]]
    if query.due_after or query.due_before:
        said.append(f"due:{query.due_after or ''}..{query.due_before or ''}")
    if query.overdue:
        said.append("overdue")
    if query.priority:
        said.append(f"p{query.priority}")
    named = (("#", list_name), ("@", query.label), *(("", word) for word in query.words.split()))
    said += [f'{sign}"{_plain(name)}"' for sign, name in named if name]
    return " & ".join((*said, *(f"({term})" for term in query.terms)))


def _plain(name: str) -> str:
    return name.replace('"', " ").replace("\\", " ")
