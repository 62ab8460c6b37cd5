"""A list of tasks, and what makes one valid."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from saydone.domain.text import checked_text, is_blank
from saydone.domain.version import Seen
from saydone.errors import InvalidInput

Color = Literal["gray", "red", "orange", "yellow", "green", "teal", "blue", "purple", "pink", "brown"]

INBOX = "Inbox"
NAME_MAX = 100


@dataclass(frozen=True, slots=True)
class TaskList:
    """A list as it stands. Each user has one Inbox, which can be neither archived nor deleted."""

    id: int
    owner_id: int
    name: str
    description: str
    color: Color
    position: int
    is_inbox: bool
    archived_at: datetime | None
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class ListChange:
    """What to change of a list; ``None`` leaves a field as it is."""

    name: str | None = None
    description: str | None = None
    color: Color | None = None
    expected_version: Seen = None


def clean_name(name: str, what: str, longest: int = NAME_MAX) -> str:
    """A name as it is kept: one line, 1 to ``longest`` characters, one of them visible. Raises ``InvalidInput``."""
    line = " ".join(checked_text(name, f"The name of {what}").split())
    if is_blank(line):
        raise InvalidInput(f"{what[0].upper()}{what[1:]} needs a name.")
    if len(line) > longest:
        raise InvalidInput(f"The name of {what} has {len(line)} characters; {longest} is the most.")
    return line
