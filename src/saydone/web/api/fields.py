"""Fields of requests, as types."""

from typing import Annotated, Any

from fastapi import Path, Query
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from starlette.convertors import StringConvertor, register_url_convertor

from saydone.domain.recurrence.parse import LENGTH_MAX
from saydone.domain.task_query import PAGE_MAX

_ID = "^[0-9]{1,18}$"
_DAY = "(?:19[1-9][0-9]|[2-8][0-9]{3})-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])"
_TIME = "T(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_MOMENT = f"{_DAY}(?:{_TIME})?"
_WHEN: dict[str, Any] = {
    "type": "string",
    "maxLength": 200,
    "pattern": f"^(?:{_MOMENT}|today|tomorrow|tomorrow at 17:00|next friday|in 3 days)$",
    "description": "A day (2026-03-10), a moment (2026-03-10T17:00, in the user's zone unless it has an offset), or "
    "everyday words, of which the pattern has examples only.",
    "examples": ["2026-03-10", "2026-03-10T17:00", "next friday at 9"],
}
_MOMENT_WORDS: dict[str, Any] = {
    **_WHEN,
    "pattern": f"^(?:{_DAY}{_TIME}|tomorrow at 17:00)$",
    "description": "A moment (2026-03-10T17:00, in the user's zone unless it has an offset), or everyday words with a "
    "time of day, of which the pattern has examples only.",
    "examples": ["2026-03-10T17:00", "next friday at 9"],
}
_REPEAT: dict[str, Any] = {
    "type": "string",
    "maxLength": LENGTH_MAX,
    "pattern": "^(?:FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;INTERVAL=[1-9])?|every day|every other monday at 9)$",
    "description": "An RFC 5545 RRULE, or everyday words, of which the pattern has examples only.",
    "examples": ["FREQ=WEEKLY;BYDAY=MO", "every last friday at 9"],
}

WhenWords = Annotated[str, Field(max_length=200), WithJsonSchema(_WHEN)]
MomentWords = Annotated[str, Field(max_length=200), WithJsonSchema(_MOMENT_WORDS)]
RepeatWords = Annotated[str, Field(max_length=LENGTH_MAX), WithJsonSchema(_REPEAT)]
Id = Annotated[str, Field(pattern=_ID, examples=["12"])]
TaskId = Annotated[str, Path(alias="task_id", pattern=_ID, description="The task's id.", examples=["12"])]
NumberInPath = Annotated[str, Path(pattern=_ID, examples=["3"])]

Limit = Annotated[int, Query(ge=1, le=PAGE_MAX, description="How many on a page.")]
Cursor = Annotated[str | None, Query(pattern="^[A-Za-z0-9_-]{1,500}$", description="`next_cursor` of the page before.")]


def _number(value: object) -> object:
    if isinstance(value, bool | str):
        raise ValueError("input should be a valid integer")
    return value


JsonNumber = BeforeValidator(_number)
"""What JSON has for a number; 30.0 is one without a fraction."""


class _Digits(StringConvertor):
    regex = "[0-9]+"


# Of a path ``/{id:digits}``: what is no number may be another path beside it.
register_url_convertor("digits", _Digits())


class Body(BaseModel):
    """What a request may say; what it says beyond that is refused."""

    model_config = ConfigDict(extra="forbid")


def number_or_none(text: str | None) -> int | None:
    """The number of an id, if there is one."""
    return None if text is None else int(text)
