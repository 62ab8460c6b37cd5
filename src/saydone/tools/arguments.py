"""The arguments that tools share, read leniently: models write ids as numbers and priorities as digits."""

from typing import Annotated, Literal, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from saydone.domain.task import Priority

PriorityName = Literal["p1", "p2", "p3", "p4"]

DUE_WORDS = "a day “2026-03-10”, the user's local time “2026-03-10T17:00”, or the user's own words (“tomorrow 5pm”)"
REPEAT_WORDS = "“every monday at 9”, “every 3 days after I do it”, “monthly until june”, or an RFC 5545 RRULE"


class Item(BaseModel):
    """One of several that a call names. What it says beyond its fields is refused, not left out."""

    model_config = ConfigDict(extra="forbid")


def _as_text(value: object) -> object:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _as_list(value: object) -> object:
    return value if isinstance(value, list) else [value]  # pyright: ignore[reportUnknownVariableType] # JSON


def _as_priority(value: object) -> object:
    text = str(_as_text(value)).strip().lower() if isinstance(value, str | int) else value
    return f"p{text}" if text in ("1", "2", "3", "4") else text


TaskId = Annotated[str, BeforeValidator(_as_text), Field(description="A task's id, as the tools gave it: “12”.")]
Named = Annotated[str, BeforeValidator(_as_text)]
"""A name, or an id that may come as a number."""
Words = Annotated[list[str], BeforeValidator(_as_list)]
OneOrMore = BeforeValidator(_as_list)
PriorityArgument = Annotated[PriorityName, BeforeValidator(_as_priority)]


def number_of(priority: PriorityName) -> Priority:
    """1 for “p1”, and so on."""
    return cast(Priority, int(priority[1]))


def name_of(priority: Priority) -> PriorityName:
    """“p1” for 1, and so on."""
    return cast(PriorityName, f"p{priority}")
