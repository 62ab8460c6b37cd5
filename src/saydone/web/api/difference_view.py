"""What changed, as the API shows it: texts before and after."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from saydone.domain.change import Entity
from saydone.domain.difference import Difference, Value
from saydone.services.differing import Names
from saydone.web.api.views import due_words

SHOWN = 20  # of one operation
_LONGEST = 200

ChangedField = Literal[
    "title", "status", "due", "start", "duration_minutes", "repeat", "repeat_from", "priority", "list", "parent",
    "labels", "assignee", "description", "name", "color", "query", "text", "at", "minutes_before",
]  # fmt: skip


class DifferenceView(BaseModel):
    """A field of something that was there before and after, as text; null where it said nothing."""

    entity: Entity
    id: str
    name: str = Field(description="What it is called now; empty for what has no name.")
    field: ChangedField
    before: str | None = Field(
        description="As in the thing's own view, but for a list or a parent, of which it is the name, and for labels, "
        f"which commas join. Long texts are cut after {_LONGEST} characters.",
        examples=["2026-03-10"],
    )
    after: str | None = Field(description="Likewise.", examples=["2026-03-11T17:00:00+01:00"])


def view_difference(found: Difference, names: Names, now: datetime) -> DifferenceView:
    """A difference."""
    return DifferenceView.model_validate(
        {
            "entity": found.entity,
            "id": str(found.entity_id),
            "name": found.name,
            "field": found.field,
            "before": _text(found.field, found.before, names, now),
            "after": _text(found.field, found.after, names, now),
        }
    )


def _text(field: str, value: Value, names: Names, now: datetime) -> str | None:
    if value is None or value in ("", ()):
        return None
    if field in ("list", "parent") and isinstance(value, int):
        return (names.lists if field == "list" else names.tasks).get(value)
    if field == "priority":
        return f"p{value}"
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, str | int):
        text = str(value)
        return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return due_words(value, now)
