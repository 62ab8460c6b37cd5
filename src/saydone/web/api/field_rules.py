"""What fields ask of each other, in JSON Schema: a client can know it before it sends."""

from collections.abc import Sequence
from itertools import combinations

from pydantic.config import JsonDict


def at_most_one(*fields: str) -> list[JsonDict]:
    """Of each two of these, one is null or left out."""
    return [not_both(*pair) for pair in combinations(fields, 2)]


def not_both(one: str, other: str) -> JsonDict:
    """One of the two is null or left out."""
    return {"anyOf": [no(one), no(other)]}


def one_of(fields: Sequence[str]) -> list[JsonDict]:
    """Exactly one of these is there."""
    there: list[JsonDict] = [{"required": [field], "not": no(field)} for field in fields]
    return [{"anyOf": [*there]}, *at_most_one(*fields)]


def said_one_of(fields: Sequence[str], *, even_null: Sequence[str] = ()) -> JsonDict:
    """At least one of these is there and not null, or one of the others be it null."""
    said: list[JsonDict] = [{"required": [field], "not": no(field)} for field in fields]
    return {"anyOf": [*said, *({"required": [field]} for field in even_null)]}


def needed_with(field: str, tag: str, values: Sequence[str]) -> JsonDict:
    """A text that is not empty is in the field when the tag is one of these values."""
    chosen: JsonDict = {"required": [tag], "properties": {tag: {"enum": [*values]}}}
    text: JsonDict = {"type": "string", "minLength": 1}
    return {"if": chosen, "then": {"required": [field], "properties": {field: text}}}


def no(field: str) -> JsonDict:
    """The field is null or left out."""
    return {"properties": {field: {"type": "null"}}}
