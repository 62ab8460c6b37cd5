"""The OpenAPI page, as the framework makes it but for the media type of the REST API's problems."""

from typing import Any

from fastapi import FastAPI

from saydone.web.problem import MEDIA_TYPE, PREFIX


def describe_problems(app: FastAPI) -> None:
    """Have the page say that the REST API's errors are ``application/problem+json``."""
    make = app.openapi

    def page() -> dict[str, Any]:
        made = app.openapi_schema is None
        schema = make()
        if made:
            for path, operations in schema["paths"].items():
                if path.startswith(PREFIX):
                    _rename([answer for each in operations.values() for answer in each["responses"].items()])
        return schema

    app.openapi = page


def _rename(answers: list[tuple[str, dict[str, Any]]]) -> None:
    for status, answer in answers:
        if status >= "400" and "application/json" in answer.get("content", {}):
            answer["content"][MEDIA_TYPE] = answer["content"].pop("application/json")
