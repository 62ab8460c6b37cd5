"""Fields of what clients send, as types: each is documented as exactly what is taken of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from saydone.domain.mistakes import ID_PATTERN
from saydone.domain.text import TEXT_PATTERN, VISIBLE_TEXT_PATTERN, checked_text, is_blank
from saydone.errors import InvalidInput, about


@dataclass(frozen=True, slots=True)
class Pattern:
    """``Annotated[str, Pattern(expression, check)]``: documented by the one, checked by the other.

    ``check`` gets the text and what to call it ("The title"), and raises ``InvalidInput`` on whatever the
    expression does not match: its sentence says more than "does not match" would.
    """

    expression: str
    check: Callable[[str, str], object]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def checked(text: str, info: ValidationInfo) -> str:
            name = info.field_name or "text"
            with about(name):
                self.check(text, f"The {name}")
            return text

        return core_schema.with_info_after_validator_function(checked, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "pattern": self.expression}


def _visible(text: str, what: str) -> None:
    if is_blank(checked_text(text, what)):
        raise InvalidInput(f"{what} is empty.")


# A year that every zone and database can hold, the month's days, and 29 February where there is one. Then, for a
# moment, the time and perhaps its offset.
_YEAR = "(?:19[1-9]|[2-8][0-9]{2})[0-9]"
_LEAP_YEAR = "(?:19|[2-8][0-9])(?:0[48]|[2468][048]|[13579][26])"
_MONTH_DAY = "(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)"
_TIME = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_SECONDS = r"(?::[0-5][0-9](?:\.[0-9]{1,6})?)?"
_DUE = f"^(?:(?:{_YEAR}-{_MONTH_DAY}|{_LEAP_YEAR}-02-29)(?:T{_TIME}{_SECONDS}(?:Z|[+-]{_TIME})?)?)?$"
_DUE_READ = re.compile(_DUE)


def _due(text: str, what: str) -> None:
    if _DUE_READ.fullmatch(text) is None:
        raise InvalidInput(f"{what} must be a day (2026-03-10), a moment (2026-03-10T17:00) or empty.")


TEXT = Pattern(TEXT_PATTERN, checked_text)
"""Any text that can be kept."""

VISIBLE_TEXT = Pattern(VISIBLE_TEXT_PATTERN, _visible)
"""Text that can be kept and seen."""

TaskIdField = Annotated[str, Field(pattern=ID_PATTERN, examples=["123"])]
"""A task's id, as widgets show it."""

DueField = Annotated[
    str,
    Field(max_length=40, description="A day or a moment, in the user's time when it has no offset; empty for none."),
    Pattern(_DUE, _due),
]
"""When a task is due, as a form sends it."""
