"""JSON schemas of tools as they are shown: without what says nothing, since a model reads all of them each time."""

from collections.abc import Callable
from typing import Any, cast

_Change = Callable[[dict[str, Any]], dict[str, Any]]
_BY_NAME = ("properties", "$defs")
"""Where the keys are names, and what they stand for are schemas."""
_DATA = ("default", "const", "enum", "examples", "required")
"""Where values stand, and no schemas."""


def as_asked(schema: dict[str, Any]) -> dict[str, Any]:
    """An input schema in fewer words: without the titles that are made of names, and without null for what may be left
    out. Null is still taken, and means the same."""
    told = _each(schema, as_asked)
    match told.get("anyOf"):
        case [{} as one, {"type": "null"}] if told.get("default", "") is None:
            del told["anyOf"], told["default"]
            return {**one, **told}
        case _:
            return told


def as_answered(schema: dict[str, Any]) -> dict[str, Any]:
    """An output schema in fewer words that takes the same answers: without titles and the defaults that are nothing
    (null, zero, empty), and with “a string or null” as one type."""
    told = _each(schema, as_answered)
    if not told.get("default", True):
        del told["default"]
    match told.get("anyOf"):
        case [{"type": str(kind), **rest}, {"type": "null"}] if not {"enum", "const"} & rest.keys():
            del told["anyOf"]
            return {**told, **rest, "type": [kind, "null"]}
        case _:
            return told


def _each(schema: dict[str, Any], change: _Change) -> dict[str, Any]:
    return {key: _within(key, value, change) for key, value in schema.items() if key != "title"}


def _within(key: str, value: object, change: _Change) -> object:
    if key in _DATA:
        return value
    if isinstance(value, list):
        return [_within("", each, change) for each in cast(list[object], value)]
    if not isinstance(value, dict):
        return value
    inner = cast(dict[str, Any], value)
    return {name: _within("", each, change) for name, each in inner.items()} if key in _BY_NAME else change(inner)
