"""How OpenAPI is told what a stream of server-sent events carries."""

from typing import Any

from pydantic import TypeAdapter


def event_stream_response(events: Any, *, with_ids: bool = True) -> dict[int | str, dict[str, Any]]:
    """The ``responses=`` entry of an endpoint that streams these events (a union of models), one a ``data:`` line."""
    schema = TypeAdapter(events).json_schema(mode="serialization", ref_template="#/components/schemas/{model}")
    definitions = schema.pop("$defs", {})
    ids = {"id": {"type": "string"}} if with_ids else {}
    inlined = {"anyOf": [definitions[option["$ref"].rpartition("/")[2]] for option in schema["anyOf"]]}
    return {
        200: {
            "description": "Server-sent events; the last one is “complete” or “error”.",
            "content": {
                "text/event-stream": {
                    # OpenAPI 3.2's name for the schema of one event of a stream. A "schema" beside it would be the
                    # whole stream's, as an array of events.
                    "itemSchema": {
                        "type": "object",
                        "required": [*ids, "data"],
                        "properties": {
                            **ids,
                            "data": {
                                "type": "string",
                                "contentMediaType": "application/json",
                                "contentSchema": inlined,
                            },
                        },
                    },
                }
            },
        }
    }
