"""What writes changed of what is there before and after them, field by field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from saydone.domain.change import Change, Entity, Record
from saydone.domain.comment import Comment
from saydone.domain.label import Label
from saydone.domain.reminder import Reminder
from saydone.domain.saved_filter import SavedFilter
from saydone.domain.task import Task
from saydone.domain.task_list import TaskList

Value = str | int | date | tuple[str, ...] | None

# What people set, by the names that it has here and in the API.
_FIELDS: Mapping[type[Record], Mapping[str, str]] = {
    Task: {
        "title": "title",
        "status": "status",
        "due": "due",
        "start": "start",
        "duration_minutes": "duration_minutes",
        "rrule": "repeat",
        "repeat_from": "repeat_from",
        "priority": "priority",
        "list_id": "list",
        "parent_id": "parent",
        "labels": "labels",
        "assignee_id": "assignee",
        "description": "description",
    },
    TaskList: {"name": "name", "description": "description", "color": "color"},
    Label: {"name": "name", "color": "color"},
    SavedFilter: {"name": "name", "query": "query"},
    Comment: {"text": "text"},
    Reminder: {"at": "at", "minutes_before": "minutes_before"},
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of something that is another than it was. ``name`` is what people call the thing now."""

    entity: Entity
    entity_id: int
    name: str
    field: str
    before: Value
    after: Value


def differences(changes: Sequence[Change]) -> list[Difference]:
    """What is otherwise after the changes than before them, of whatever was there both times."""
    first: dict[tuple[Entity, int], Record | None] = {}
    last: dict[tuple[Entity, int], Record | None] = {}
    for change in changes:
        key = (change.entity, change.entity_id)
        first.setdefault(key, change.before)
        last[key] = change.after
    return [each for key, before in first.items() for each in _between(*key, before, last[key])]


def _between(entity: Entity, entity_id: int, before: Record | None, after: Record | None) -> list[Difference]:
    if before is None or after is None:
        return []
    name = after.title if isinstance(after, Task) else str(getattr(after, "name", ""))
    return [
        Difference(entity, entity_id, name, said, getattr(before, field), getattr(after, field))
        for field, said in _FIELDS.get(type(after), {}).items()
        if getattr(before, field) != getattr(after, field)
    ]
