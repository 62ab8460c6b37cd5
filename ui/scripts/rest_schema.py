"""Prints the JSON schema of what the REST API says and takes: `make ui-types` keeps it in ui/src/wire/rest.json."""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any, cast

from saydone.app import create_app
from saydone.settings import Settings
from saydone.web.api.changes import ChangeEvent

Json = dict[str, Any]

# What the page reads and writes; what these are made of comes along.
_ROOTS = (
    "Bulk",
    "BulkDone",
    "ChangeEvent",
    "Comments",
    "Feeds",
    "Filters",
    "HistoryPage",
    "ImportView",
    "InsightView",
    "LabelPatch",
    "Labels",
    "LineReading",
    "WhenReading",
    "ListPatch",
    "Lists",
    "MadeFeed",
    "MadeToken",
    "Me",
    "MePatch",
    "Move",
    "NewReminder",
    "Problem",
    "QuickLine",
    "QuickTask",
    "Reminders",
    "Restored",
    "TaskFiles",
    "TaskPage",
    "TaskPatch",
    "TaskStep",
    "Tokens",
    "Undone",
    "UploadView",
)
_UNTYPED = ("title", "examples", "default", "allOf", "minProperties")  # what fields ask of each other is no type
_RENAMED = {"History": "HistoryPage"}  # the browser has a History of its own


def rest_schema() -> Json:
    """One schema with a definition for each type that the page needs."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder), _env_file=None)  # pyright: ignore[reportCallIssue]
        found: Json = create_app(settings).openapi()["components"]["schemas"]
    # Which zones there are depends on the machine.
    del found["MePatch"]["properties"]["time_zone"]["anyOf"][0]["enum"]
    found["ChangeEvent"] = ChangeEvent.model_json_schema()  # of events that OpenAPI shows where they are sent
    schemas = {_RENAMED.get(name, name): _on_the_wire(schema) for name, schema in found.items()}
    return {"$defs": {name: schemas[name] for name in sorted(_reachable(schemas))}}


def _on_the_wire(schema: Any, *, names: bool = False) -> Any:
    """Without what would become odd type names; with references into `$defs`. ``names``: its keys are fields."""
    if isinstance(schema, list):
        return [_on_the_wire(part) for part in cast(list[Any], schema)]
    if not isinstance(schema, dict):
        return schema
    found = cast(Json, schema)
    kept = {name: part for name, part in found.items() if names or name not in _UNTYPED}
    if not names and isinstance(reference := kept.get("$ref"), str):
        target = reference.rpartition("/")[2]
        return {"$ref": f"#/$defs/{_RENAMED.get(target, target)}"}
    return {name: _on_the_wire(part, names=name == "properties") for name, part in kept.items()}


def _reachable(schemas: Json) -> set[str]:
    found: set[str] = set()
    waiting = [*_ROOTS]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _references(schemas[name])
    return found


def _references(schema: Any) -> list[str]:
    if isinstance(schema, list):
        return [reference for part in cast(list[Any], schema) for reference in _references(part)]
    if not isinstance(schema, dict):
        return []
    found = cast(Json, schema)
    own = [found["$ref"].rpartition("/")[2]] if isinstance(found.get("$ref"), str) else []
    return own + [reference for part in found.values() for reference in _references(part)]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(rest_schema(), indent=1, ensure_ascii=False) + "\n")
