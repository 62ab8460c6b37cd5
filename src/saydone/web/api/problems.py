"""How the REST API's answers are described in the OpenAPI page."""

from typing import Any

from saydone.web.api.route import OPERATION_HEADER, TAGGED
from saydone.web.errors import described
from saydone.web.problem import MEDIA_TYPE, Problem

JSON_BODY = (413, 415)

Described = dict[int | str, dict[str, Any]]


def problems(*statuses: int) -> Described:
    """The errors of a route; 401, 422, 500 and 503 are always there."""
    always = {401, 422, 500, 503}
    return {status: described(status, MEDIA_TYPE, Problem) for status in sorted({*always, *statuses})}


def reads(*statuses: int, tagged: bool = False) -> Described:
    """The answers of a route that only reads."""
    return ({200: {"headers": TAGGED}} if tagged else {}) | problems(*statuses)


def writes(*statuses: int, success: int = 200, tagged: bool = False) -> Described:
    """The answers of a route that writes."""
    headers = OPERATION_HEADER | (TAGGED if tagged else {})
    return {success: {"headers": headers}} | problems(403, 409, *((412,) if tagged else ()), *statuses)
