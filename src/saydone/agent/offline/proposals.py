"""New tasks as they are told before they are there: “dentist”, due Fri 6 Mar 2026, 15:00, p1."""

from collections.abc import Sequence
from datetime import UTC, datetime

from saydone.agent.offline.changes import repeats
from saydone.agent.offline.reading import Item
from saydone.agent.offline.wording import joined, quoted
from saydone.domain.recurrence.parse import parse_rule
from saydone.domain.recurrence.tell import tell
from saydone.domain.when.reading import say_due


def proposal(items: Sequence[Item]) -> str:
    """What would be added, with all that was understood of it."""
    if len(items) == 1:
        return f"I can add {quoted(items[0].title)} to your tasks{''.join(f', {fact}' for fact in _facts(items[0]))}."
    return f"I can add {joined([_told(item) for item in items])} to your tasks."


def _told(item: Item) -> str:
    facts = ", ".join(_facts(item))
    return f"{quoted(item.title)} ({facts})" if facts else quoted(item.title)


def _facts(item: Item) -> list[str]:
    zone = (item.due.tzinfo if isinstance(item.due, datetime) else None) or UTC
    said = [
        f"due {say_due(item.due, zone)}" if item.due else "",
        tell(parse_rule(item.rrule)) if item.rrule and repeats(item.rrule) else "",
        f"p{item.priority}" if item.priority else "",
        f"in {quoted(item.list_name)}" if item.list_name else "",
        f"labelled {', '.join(item.labels)}" if item.labels else "",
        f"taking {item.duration}" if item.duration else "",
    ]
    return [fact for fact in said if fact]
