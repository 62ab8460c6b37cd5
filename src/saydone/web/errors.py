"""Errors as HTTP answers: problem details in the REST API, the guide's one shape everywhere else."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, cast

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.routing import Match, Router
from starlette.types import Scope

from saydone.domain.mistakes import Mistake, Problem, mistakes_in
from saydone.domain.wording import ENGLISH, words_of
from saydone.errors import AppError
from saydone.web.identity import language_of
from saydone.web.problem import is_rest, problem_response

_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


class ErrorBody(BaseModel):
    """What every answer from 400 on has as its body."""

    type: Literal["error"] = "error"
    error: str = Field(description="A stable code.", examples=["not_found"])
    message: str = Field(description="What went wrong, in a sentence that a user can act on.")


def error_response(
    scope: Scope,
    status: int,
    code: str,
    message: str,
    headers: Mapping[str, str] | None = None,
    *,
    mistakes: Sequence[Mistake] = (),
    span: tuple[int, int] | None = None,
) -> JSONResponse:
    """The error in the shape of the API that was asked and the language of the screen; what JSON in UTF-8 cannot carry
    is replaced. Problem details have each of the ``mistakes``, and the ``span`` of the query that it is about."""
    words = words_of(language_of(scope))
    message = words.sentence(message).encode("utf-8", "replace").decode()
    told = dict(headers or {}) | ({} if words is ENGLISH else {"Content-Language": words.language})
    if is_rest(scope):
        return problem_response(status, code, message, told, mistakes=mistakes, span=span, words=words)
    body = ErrorBody(error=code, message=message)
    return JSONResponse(body.model_dump(), status_code=status, headers=told)


MEANINGS = {
    401: "No token, or not a valid one",
    403: "It can be seen, and not changed",
    404: "There is no such thing, or it is someone else's",
    405: "The address does not take this method",
    409: "It cannot be done now",
    410: "It was there, and is no longer",
    412: "It was changed meanwhile",
    413: "The body is too large",
    415: "The body is of a type that is not taken",
    422: "The request is malformed or asks for something unsupported",
    429: "Too many requests; `Retry-After` says when to try again",
    500: "Something went wrong in the server; the message has the request id to look for in its log",
    502: "The language model did not answer",
    503: "Something that is needed is not there at the moment; see `Retry-After`",
}


def responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The error answers of a route, or of a whole router, for its ``responses=``. 401, 500 and 503 are always there."""
    return {status: described(status, "application/json", ErrorBody) for status in sorted({401, 500, 503, *statuses})}


def described(status: int, media_type: str, body: type[BaseModel]) -> dict[str, Any]:
    """An error answer for the OpenAPI page, which :mod:`saydone.web.openapi` gives the bodies' schemas.

    The framework, given the model, would make a validator and a serializer of it for each error of each route.
    """
    schema = {"$ref": f"#/components/schemas/{body.__name__}"}
    return {"description": MEANINGS[status], "content": {media_type: {"schema": schema}}}


JSON_BODY = (413, 415, 422)
"""What any endpoint that takes a JSON body may answer."""


def add_error_handlers(app: FastAPI) -> None:
    """Translate what endpoints raise. Anything unforeseen is the request log's, which is around everything."""
    app.add_exception_handler(AppError, _app_error)
    app.add_exception_handler(RequestValidationError, _validation_error)
    app.add_exception_handler(HTTPException, _http_exception)


async def _app_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, AppError)
    return response_of(error, request.scope)


def response_of(error: AppError, scope: Scope) -> JSONResponse:
    """The answer to a request that failed with ``error``."""
    headers: dict[str, str] = {}
    if error.retry_after is not None:
        headers["Retry-After"] = str(error.retry_after)
    if error.status == 401:
        # RFC 6750, section 3.1: no error code for a request that had no token at all.
        sent = any(name == b"authorization" for name, _ in scope["headers"])
        headers["WWW-Authenticate"] = 'Bearer error="invalid_token"' if sent else "Bearer"
    mistakes = [] if error.field is None else [Mistake(error.field, error.message)]
    return error_response(scope, error.status, error.code, error.message, headers, mistakes=mistakes, span=error.span)


_HTTP = {
    400: ("invalid_request", "The request cannot be read."),
    404: ("not_found", "There is nothing at this address."),
    405: ("method_not_allowed", "This address takes other methods only; the Allow header names them."),
}


async def _http_exception(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    own = ("too_large" if error.status_code == 413 else "error", str(error.detail))
    code, message = _HTTP.get(error.status_code, own)
    headers = dict(error.headers or {})
    if error.status_code == 405:
        # The framework names the methods of the first route with this path only.
        headers["Allow"] = ", ".join(_methods_at(request.app.router, request.scope))
    return error_response(request.scope, error.status_code, code, message, headers)


def _methods_at(router: Router, scope: Scope) -> list[str]:
    def taken(method: str) -> bool:
        asked = {**scope, "method": method}
        return any(route.matches(asked)[0] is Match.FULL for route in router.routes)

    return [method for method in _METHODS if taken(method)]


def _as_sent(problem: Problem, body: object) -> Problem:
    """The problem at its place in the body: of several bodies the validator puts the ``type`` of the one before it."""
    sent = cast("dict[str, object]", body) if isinstance(body, dict) else {}
    source, *place = problem["loc"]
    tagged = source == "body" and place[:1] == [sent.get("type")] and place[0] not in sent
    return {**problem, "loc": (source, *place[1:])} if tagged else problem


async def _validation_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    problems = cast("Sequence[Problem]", error.errors())
    mistakes = mistakes_in([_as_sent(problem, error.body) for problem in problems])
    told = " ".join(dict.fromkeys(mistake.sentence for mistake in mistakes[:3]))
    return error_response(request.scope, 422, "invalid_request", told, mistakes=mistakes)
