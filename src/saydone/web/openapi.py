"""The OpenAPI page, as the framework makes it, with the bodies of errors, which no route has for a model."""

from typing import Any

from fastapi import FastAPI

from saydone.web.errors import ErrorBody
from saydone.web.problem import Problem


def describe_errors(app: FastAPI) -> None:
    """Have the page say what errors look like."""
    make = app.openapi

    def page() -> dict[str, Any]:
        schema = make()
        for body in (ErrorBody, Problem):
            told = body.model_json_schema(mode="serialization", ref_template="#/components/schemas/{model}")
            schema["components"]["schemas"] |= told.pop("$defs", {}) | {body.__name__: told}
        return schema

    app.openapi = page
