"""Errors as HTTP answers: problem details in the REST API, the guide's one shape everywhere else."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, cast

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.routing import Match, Router
from starlette.types import Scope

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
    field: str | None = None,
) -> JSONResponse:
    """The error in the shape of the API that was asked and the language of the screen; what JSON in UTF-8 cannot carry
    is replaced."""
    words = words_of(language_of(scope))
    message = words.sentence(message).encode("utf-8", "replace").decode()
    told = dict(headers or {}) | ({} if words is ENGLISH else {"Content-Language": words.language})
    if is_rest(scope):
        return problem_response(status, code, message, told, field=field, words=words)
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
    415: "The body is not JSON",
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
    return error_response(scope, error.status, error.code, error.message, headers, field=error.field)


_HTTP = {
    400: ("invalid_request", "The request cannot be read."),
    404: ("not_found", "There is nothing at this address."),
    405: ("method_not_allowed", "This address takes other methods only; the Allow header names them."),
    413: ("too_large", "More was sent than is taken."),
}


async def _http_exception(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    code, message = _HTTP.get(error.status_code, ("error", str(error.detail)))
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


async def _validation_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    problems = cast("Sequence[Mapping[str, Any]]", error.errors())
    sentences = dict.fromkeys(_sentence(problem) for problem in problems[:3])
    return error_response(request.scope, 422, "invalid_request", " ".join(sentences), field=_body_field(problems[0]))


def _body_field(problem: Mapping[str, Any]) -> str | None:
    """The field of a JSON body that is wrong. A name that is not known here is the client's own."""
    match problem["loc"]:
        case ("body", str(name), *_) if problem["type"] != "extra_forbidden":
            return name
        case _:
            return None


def _one_of(context: Mapping[str, Any]) -> str:
    return f"must be one of {context.get('expected_tags') or context.get('expected')}."


# Pydantic's own words repeat what was sent in some of these, and are hard to read in the others.
_SENTENCES: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "missing": lambda _: "is missing.",
    "extra_forbidden": lambda _: "is not known here.",
    "uuid_parsing": lambda _: "must be a UUID.",
    "uuid_type": lambda _: "must be a UUID.",
    "union_tag_invalid": _one_of,
    "union_tag_not_found": _one_of,
    "literal_error": _one_of,
    "enum": _one_of,
    "string_pattern_mismatch": lambda _: "has a form that is not taken.",
    "value_error": lambda context: f"cannot be used: {str(context.get('error', 'not valid')).rstrip('.')}.",
}


# The field that says which of several bodies is meant: here it is always called so.
_TAGS = {"union_tag_invalid": ("type",), "union_tag_not_found": ("type",)}


def _sentence(problem: Mapping[str, Any]) -> str:
    where = _field((*problem["loc"], *_TAGS.get(problem["type"], ())))
    own = _SENTENCES.get(problem["type"])
    if own is not None:
        return f"{where} {own(problem.get('ctx') or {})}"
    said = str(problem["msg"]).removesuffix(".")
    return f"{where}: {said[:1].lower()}{said[1:]}."


def _field(location: Sequence[str | int]) -> str:
    """The field's name. It may be one that the client made up, so it is kept short and printable."""
    # A parameter has no parts: what stands behind its name is which of several types did not fit.
    location = location[:2] if location[:1] != ("body",) else location
    parts = [str(part) for part in location if part not in ("body", "query", "path", "header")]
    name = "".join(character for character in ".".join(parts) if character.isprintable())
    return f"“{name[:60]}”" if name else "The body"
