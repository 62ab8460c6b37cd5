"""A comment on a task."""

from dataclasses import dataclass
from datetime import datetime

from saydone.domain.text import checked_text, is_blank
from saydone.errors import InvalidInput

COMMENT_MAX = 10_000


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment as it stands."""

    id: int
    task_id: int
    author_id: int
    text: str
    created_at: datetime
    updated_at: datetime
    version: int


def clean_comment(text: str) -> str:
    """The text as it is kept: 1 to 10,000 characters, one of them visible. Raises ``InvalidInput``."""
    clean = checked_text(text, "The comment").replace("\r\n", "\n").strip()
    if is_blank(clean):
        raise InvalidInput("A comment needs some text.")
    if len(clean) > COMMENT_MAX:
        raise InvalidInput(f"The comment has {len(clean)} characters; {COMMENT_MAX} is the most.")
    return clean
