"""Errors of the REST API: problem details (RFC 9457)."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.types import Scope

from saydone.domain.wording import ENGLISH, Words

PREFIX = "/api/v1"
MEDIA_TYPE = "application/problem+json"


class Problem(BaseModel):
    """What went wrong."""

    type: str = Field(default="about:blank", description="Always `about:blank`: `code` says which problem it is.")
    title: str = Field(description="What the status is called.", examples=["Not Found"])
    status: int = Field(examples=[404])
    detail: str = Field(description="A sentence that a user can act on.", examples=["There is no task 12."])
    code: str = Field(description="A stable code.", examples=["not_found"])
    field: str | None = Field(default=None, description="The field of the body that it is about.", examples=["due"])
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
    field: str | None = None,
    current: dict[str, Any] | None = None,
    words: Words = ENGLISH,
) -> JSONResponse:
    """The problem as an answer; its title is in these ``words``."""
    title = words(HTTPStatus(status).phrase)
    problem = Problem(title=title, status=status, detail=detail, code=code, field=field, current=current)
    body = problem.model_dump(exclude_none=True)
    return JSONResponse(body, status_code=status, headers=dict(headers or {}), media_type=MEDIA_TYPE)
