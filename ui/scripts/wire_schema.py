"""Prints the JSON schema of what ChatKit's protocol sends: `make ui-types` keeps it in ui/src/wire/schema.json.

Widgets stay open in it (`WidgetNode`): front ends must show what is newer than they are, and the components' own types
come from `@openai/chatkit`. Only what that package lacks is here: charts and the whole of an action.
"""

import json
import sys
import warnings
from typing import Any

warnings.simplefilter("ignore")  # ChatKit warns of its own widget classes

from chatkit import types, widgets  # noqa: E402
from chatkit.actions import ActionConfig  # noqa: E402
from pydantic import TypeAdapter  # noqa: E402

Json = dict[str, Any]

_ROOTS: dict[str, tuple[Any, str]] = {
    "ThreadStreamEvent": (types.ThreadStreamEvent, "serialization"),
    "ThreadItem": (types.ThreadItem, "serialization"),
    "ThreadItemUpdate": (types.ThreadItemUpdate, "serialization"),
    "Attachment": (types.Attachment, "serialization"),
    "ThreadPage": (types.Page[types.Thread], "serialization"),
    "ThreadItemPage": (types.Page[types.ThreadItem], "serialization"),
    "SyncCustomActionResponse": (types.SyncCustomActionResponse, "serialization"),
    "TranscriptionResult": (types.TranscriptionResult, "serialization"),
    "StreamingReq": (types.StreamingReq, "validation"),
    "NonStreamingReq": (types.NonStreamingReq, "validation"),
    "Chart": (widgets.Chart, "serialization"),
    "ActionConfig": (ActionConfig, "serialization"),
}
_WIDGET_FIELDS = (("WidgetItem", "widget"), ("WidgetRootUpdated", "widget"), ("WidgetComponentUpdated", "component"))
_NODE: Json = {
    "type": "object",
    "properties": {"type": {"type": "string"}},
    "required": ["type"],
    "additionalProperties": True,
}


def wire_schema() -> Json:
    """One schema with a definition for each type that a front end needs."""
    inputs: Any = [(name, mode, TypeAdapter(kind)) for name, (kind, mode) in _ROOTS.items()]
    roots, shared = TypeAdapter.json_schemas(inputs)
    definitions: Json = {_name(name): value for name, value in shared["$defs"].items()}
    definitions["WidgetNode"] = _NODE
    for owner, field in _WIDGET_FIELDS:
        definitions[owner]["properties"][field] = {"$ref": "#/$defs/WidgetNode"}
    for (name, _mode), schema in roots.items():
        target = _name(str(schema.get("$ref", "")).removeprefix("#/$defs/"))
        if target != name:
            definitions[str(name)] = schema
    for definition in definitions.values():
        _as_on_the_wire(definition)
    return {"$defs": {name: definitions[name] for name in sorted(_reachable(definitions))}}


def _as_on_the_wire(schema: Any) -> None:
    """Fields that may be null are left out on the wire, and titles would become type names of their own."""
    if isinstance(schema, list):
        for part in schema:
            _as_on_the_wire(part)
    if not isinstance(schema, dict):
        return
    if isinstance(schema.get("title"), str):
        del schema["title"]
    schema.pop("discriminator", None)
    if isinstance(schema.get("$ref"), str):
        schema["$ref"] = "#/$defs/" + _name(schema["$ref"].removeprefix("#/$defs/"))
    fields = schema.get("properties")
    if schema.get("type") == "object" and isinstance(fields, dict):
        required = set(schema.get("required", []))
        # What tells a union's members apart is always sent.
        schema["required"] = [
            name for name, field in fields.items() if "const" in field or (name in required and not _nullable(field))
        ]
    for part in schema.values():
        _as_on_the_wire(part)


def _nullable(schema: Json) -> bool:
    return {"type": "null"} in schema.get("anyOf", [])


def _name(name: str) -> str:
    """Types that differ only in whether defaults are filled in are one; long generic names get a short one."""
    if name.startswith("Page_"):
        return "ThreadItemPage" if "UserMessageItem" in name else "ThreadPage"
    return name.removesuffix("-Input").removesuffix("-Output")


def _reachable(definitions: Json) -> set[str]:
    found: set[str] = set()
    waiting = [*_ROOTS]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [target.removeprefix("#/$defs/") for target in _references(definitions[name])]
    return found


def _references(schema: Any) -> list[str]:
    if isinstance(schema, list):
        return [reference for part in schema for reference in _references(part)]
    if not isinstance(schema, dict):
        return []
    own = [schema["$ref"]] if isinstance(schema.get("$ref"), str) else []
    return own + [reference for part in schema.values() for reference in _references(part)]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(wire_schema(), indent=1, ensure_ascii=False) + "\n")
