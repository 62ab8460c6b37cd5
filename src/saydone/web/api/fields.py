"""Fields of requests, as types."""

from typing import Annotated, Any, Literal, cast

from fastapi import Path, Query
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, Strict, WithJsonSchema
from pydantic_core import PydanticCustomError
from starlette.convertors import StringConvertor, register_url_convertor

from saydone.domain.mistakes import CURSOR_PATTERN, ID_PATTERN
from saydone.domain.recurrence.parse import LENGTH_MAX
from saydone.domain.task_query import PAGE_MAX
from saydone.domain.text import is_blank

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


def _said(words: str) -> str:
    if is_blank(words):
        raise PydanticCustomError("string_too_short", "nothing was said", {"min_length": 1})
    return words


WhenWords = Annotated[str, Field(max_length=200), AfterValidator(_said), WithJsonSchema(_WHEN)]
MomentWords = Annotated[str, Field(max_length=200), AfterValidator(_said), WithJsonSchema(_MOMENT_WORDS)]
RepeatWords = Annotated[str, Field(max_length=LENGTH_MAX), AfterValidator(_said), WithJsonSchema(_REPEAT)]
Id = Annotated[str, Field(pattern=ID_PATTERN, examples=["12"])]
TaskId = Annotated[str, Path(alias="task_id", pattern=ID_PATTERN, description="The task's id.", examples=["12"])]
NumberInPath = Annotated[str, Path(pattern=ID_PATTERN, examples=["3"])]

Limit = Annotated[int, Query(ge=1, le=PAGE_MAX, description="How many on a page.")]
Cursor = Annotated[str | None, Query(pattern=CURSOR_PATTERN, description="`next_cursor` of the page before.")]


def _number(value: object) -> object:
    if isinstance(value, bool | str):
        raise PydanticCustomError("int_type", "a whole number is wanted")
    return value


JsonNumber = BeforeValidator(_number)
"""What JSON has for a number; 30.0 is one without a fraction."""


def _flag(value: object) -> object:
    if not isinstance(value, bool):
        raise PydanticCustomError("bool_type", "true or false is wanted")
    return value


Flag = Annotated[bool, Strict()]
"""True or false as JSON has them: “no” is neither, and 1 is not a yes."""
Meant = Annotated[Literal[True], BeforeValidator(_flag)]
"""That it is meant: true, and nothing else."""


class _Digits(StringConvertor):
    regex = "[0-9]+"


# Of a path ``/{id:digits}``: what is no number may be another path beside it.
register_url_convertor("digits", _Digits())


class Body(BaseModel):
    """What a request may say; what it says beyond that is refused."""

    model_config = ConfigDict(extra="forbid")


class Patch(Body):
    """What a request may change (RFC 7396): what is left out stays as it is, null takes it away."""

    def has(self, name: str) -> bool:
        """Whether something is said of the field, be it null."""
        return name in self.model_fields_set

    def cleared(self, name: str) -> bool:
        """Whether the field is to be taken away."""
        return self.has(name) and getattr(self, name) is None

    def said(self, name: str) -> str | None:
        """What is said of a field of text."""
        return cast("str | None", getattr(self, name)) if self.has(name) else None


def number_or_none(text: str | None) -> int | None:
    """The number of an id, if there is one."""
    return None if text is None else int(text)
