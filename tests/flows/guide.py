"""The guide's JSON, as its tests look at it."""

import json
import re
from typing import cast

from tests.flows.client import Json
from tests.flows.live import LiveServer


def includes(actual: object, guides: object) -> bool:
    """Whether everything that the guide shows is there, as it shows it; more may be there."""
    if isinstance(guides, dict):
        there, shown = cast(Json, actual), cast(Json, guides)
        return all(name in there and includes(there[name], value) for name, value in shown.items())
    if isinstance(guides, list):
        items, first = cast("list[object]", actual), cast("list[object]", guides)
        return len(items) >= len(first) and all(includes(*pair) for pair in zip(items, first, strict=False))
    return actual == guides


def widget_of(events: list[Json]) -> Json:
    """The one widget of an answer."""
    [widget] = [event["widget"] for event in events if event["type"] == "widget"]
    return widget


def titles(server: LiveServer, status: str = "all") -> list[str]:
    """The titles of the tasks with that status."""
    return [task["title"] for task in server.tasks(status)]


def streamed(text: str) -> list[Json]:
    """The events in what a command printed; besides them there is nothing but ids."""
    blocks = text.removesuffix("\n\n").split("\n\n")
    assert all(re.fullmatch(r"id: [\w-]+\ndata: \{.*\}", block) for block in blocks), text
    return [json.loads(block.partition("\ndata: ")[2]) for block in blocks]
