"""A frozen clock, and short ways to read a sentence in a test."""

from datetime import datetime
from zoneinfo import ZoneInfo

from saydone.agent.offline.reading import Clause, Reading, Target
from saydone.agent.offline.understand import understand

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
"""A Wednesday morning."""

DESTRUCTIVE = ("remove", "complete")


def read(text: str) -> Reading:
    """The reading at the frozen clock."""
    return understand(text, now=NOW)


def only(text: str) -> Clause:
    """The one clause of a sentence that asks for one thing."""
    (clause,) = read(text).clauses
    return clause


def intents(text: str) -> list[str]:
    """The intents of a sentence, in order."""
    return [clause.intent for clause in read(text).clauses]


def titles(text: str) -> list[str]:
    """The titles of the tasks that a sentence adds."""
    return [item.title for clause in read(text).clauses for item in clause.items]


def target(text: str) -> Target:
    """The one target of a sentence that points at tasks once."""
    (found,) = only(text).targets
    return found
