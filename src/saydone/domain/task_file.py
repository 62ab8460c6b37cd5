"""A file that belongs to a task."""

from dataclasses import dataclass
from datetime import datetime

FILES_MAX = 50
"""Of one task."""


@dataclass(frozen=True, slots=True)
class TaskFile:
    """That a file belongs to a task: ``attachment_id`` is the file, ``user_id`` who put it there."""

    id: int
    task_id: int
    attachment_id: str
    user_id: int
    name: str
    created_at: datetime
