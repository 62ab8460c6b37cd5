"""What the journal notes: a write to one entity, as it was before and after."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from saydone.domain.actor import Door
from saydone.domain.comment import Comment
from saydone.domain.completion import Completion
from saydone.domain.label import Label
from saydone.domain.reminder import Reminder
from saydone.domain.saved_filter import SavedFilter
from saydone.domain.task import Task
from saydone.domain.task_file import TaskFile
from saydone.domain.task_list import TaskList

Entity = Literal["task", "list", "label", "comment", "reminder", "completion", "filter", "attachment"]
Record = Task | TaskList | Label | Comment | Reminder | Completion | SavedFilter | TaskFile
ChangeKind = Literal[
    "add", "update", "complete", "reopen", "skip", "delete", "restore", "purge", "order", "archive", "unarchive"
]
OperationKind = Literal["do", "undo", "redo"]


@dataclass(frozen=True, slots=True)
class Change:
    """One write. Without a ``before`` it was made or came back, without an ``after`` it was deleted; of what was
    deleted for good, neither is kept."""

    kind: ChangeKind
    entity: Entity
    entity_id: int
    before: Record | None
    after: Record | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Operation:
    """Writes that belong together: one chat turn, one click, one call. ``of`` is the operation that an undo or a
    redo took back; ``undone_at`` is when this one was."""

    id: str
    kind: OperationKind
    door: Door
    of: str | None
    started_at: datetime
    undone_at: datetime | None
