"""Errors of the REST API: problem details (RFC 9457)."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.types import Scope

from saydone.domain.mistakes import MOST, Mistake
from saydone.domain.wording import ENGLISH, Words

PREFIX = "/api/v1"
MEDIA_TYPE = "application/problem+json"


class FieldProblem(BaseModel):
    """What is wrong with a field."""

    field: str = Field(
        description="A field of the body, with dots before its parts, or a parameter; empty for the whole body.",
        examples=["labels.0"],
    )
    detail: str = Field(description="A sentence that a user can act on.", examples=["“labels.0” must not be empty."])


class Problem(BaseModel):
    """What went wrong."""

    type: str = Field(default="about:blank", description="Always `about:blank`: `code` says which problem it is.")
    title: str = Field(description="What the status is called.", examples=["Not Found"])
    status: int = Field(examples=[404])
    detail: str = Field(description="A sentence that a user can act on.", examples=["There is no task 12."])
    code: str = Field(description="A stable code.", examples=["not_found"])
    field: str | None = Field(
        default=None, description="The field of the body, or the parameter, that it is first about.", examples=["due"]
    )
    errors: list[FieldProblem] | None = Field(
        default=None, description=f"What is wrong with each field, where it is about fields; {MOST} at the most."
    )
    position: int | None = Field(
        default=None,
        description="Where in the query it is: so many characters are before it, counted in UTF-16 units, as "
        "JavaScript does.",
        examples=[5],
    )
    length: int | None = Field(
        default=None, description="How many characters of the query it is about, counted so, too."
    )
    current: dict[str, Any] | None = Field(
        default=None, description="After 409 and 412: what was to be changed, as it is now."
    )


def is_rest(scope: Scope) -> bool:
    """Whether a request is for the REST API."""
    return str(scope.get("path", "")).startswith(f"{PREFIX}/")


def problem_response(
    status: int,
    code: str,
    detail: str,
    headers: Mapping[str, str] | None = None,
    *,
    mistakes: Sequence[Mistake] = (),
    span: tuple[int, int] | None = None,
    current: dict[str, Any] | None = None,
    words: Words = ENGLISH,
) -> JSONResponse:
    """The problem as an answer; its title is in these ``words``."""
    title = words(HTTPStatus(status).phrase)
    problem = Problem(
        title=title,
        status=status,
        detail=detail,
        code=code,
        field=_named(mistakes[0]) if mistakes else None,
        errors=[FieldProblem(field=each.field, detail=words.sentence(each.sentence)) for each in mistakes] or None,
        position=span[0] if span else None,
        length=span[1] - span[0] if span else None,
        current=current,
    )
    body = problem.model_dump(exclude_none=True)
    return JSONResponse(body, status_code=status, headers=dict(headers or {}), media_type=MEDIA_TYPE)


def _named(mistake: Mistake) -> str | None:
    """The name of the field, without its parts. One that there is not has a name that the client made up."""
    return mistake.field.partition(".")[0] or None if mistake.known else None
