"""What a request for tasks asks: its conditions and its query as one tree."""

from datetime import datetime
from typing import Literal

from saydone.domain.query_language.parse import parse_query
from saydone.domain.query_language.statuses import says_status, when_done
from saydone.domain.query_language.tree import And, During, HasLabel, HasPriority, Node, Overdue, joined
from saydone.domain.task import Status, checked_due
from saydone.domain.task_query import PAGE_MAX, SEARCH_MAX, TaskQuery
from saydone.domain.text import checked_text
from saydone.errors import InvalidInput


def asked(query: TaskQuery, now: datetime) -> tuple[Node | None, Literal["all"] | Status]:
    """All conditions but words, list and status as one, and the status; ``now`` is in the user's zone.

    Raises ``InvalidInput`` on what cannot be asked, and ``QueryError``, which says where.
    """
    check(query)
    parts: list[Node] = [parse_query(query.query, now=now)] if query.query.strip() else []
    status = query.status or ("all" if parts and says_status(parts[0]) else "pending")
    if status == "completed" and parts and when_done(parts[0]):
        # What was done then and comes again is open by now.
        status = "all"
    after, before = checked_due(query.due_after), checked_due(query.due_before)
    if after is not None or before is not None:
        assert now.tzinfo
        parts.append(During("due", after, before, now.tzinfo))
    if query.overdue:
        parts.append(Overdue(now))
    if query.priority is not None:
        parts.append(HasPriority(query.priority))
    if query.label:
        parts.append(HasLabel(query.label))
    return joined(And, parts) if parts else None, status


def check(query: TaskQuery) -> None:
    """Raises ``InvalidInput`` on a limit that is not given, and on words that are too many."""
    if not 1 <= query.limit <= PAGE_MAX:
        raise InvalidInput(f"The limit must be between 1 and {PAGE_MAX}.")
    if len(checked_text(query.words, "The search")) > SEARCH_MAX:
        raise InvalidInput(f"The search has {len(query.words)} characters; {SEARCH_MAX} is the most.")
