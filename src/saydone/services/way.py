"""What an operation made of one thing, and how that compares with what it is now."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeVar

from saydone.domain.change import Entity, Record
from saydone.domain.comment import Comment
from saydone.domain.saved_filter import SavedFilter
from saydone.domain.task import Task
from saydone.domain.task_list import TaskList
from saydone.domain.telling import name_of

_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)
_R = TypeVar("_R", bound=Record)


@dataclass(frozen=True, slots=True)
class Way:
    """``back`` is how it was before the operation, ``left`` how it was after; ``now`` is how it is, in the trash or
    not."""

    entity: Entity
    number: int
    back: Record | None
    left: Record | None
    now: Record | None

    @property
    def present(self) -> Record | None:
        """As it is, unless it is in the trash."""
        return None if getattr(self.now, "deleted_at", None) is not None else self.now

    @property
    def moved(self) -> bool:
        """Whether the operation put it elsewhere in the order."""
        places = [each.position for each in (self.back, self.left) if isinstance(each, Task | TaskList)]
        return len(places) == 2 and places[0] != places[1]

    @property
    def called(self) -> str:
        """What a person calls it."""
        return name_of(self.now or self.left or self.back) or f"A {self.entity}"

    def content(self, record: Record | None) -> Record | None:
        """What of a record is compared: not which version it is, nor its place when the operation did not move it."""
        if isinstance(record, Task | TaskList | Comment):
            record = replace(record, version=0, updated_at=_NO_TIME)
        if isinstance(record, SavedFilter):
            record = replace(record, version=0)
        if isinstance(record, Task | TaskList) and not self.moved:
            record = replace(record, position=0)
        if isinstance(record, Task):
            record = replace(record, labels=(), label_ids=tuple(sorted(record.label_ids)))
            if any(isinstance(each, Task) and each.list_id == 0 for each in (self.back, self.left)):
                record = replace(record, owner_id=0, list_id=0, position=0)
        return record


def one_of(kind: type[_R], record: Record | None) -> _R:
    """The record, which is of this kind: a way is of one thing, and so is all that it holds."""
    assert isinstance(record, kind)
    return record
