"""The rules of a ChatKit stream, beside its types: https://github.com/openai/chatkit-python, `chatkit/types.py`.

The front end keeps what it is told in the order in which it is told, so an event that comes at the wrong time is lost
on it, or shows twice. Everything a flow test streams goes through here.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any, cast

from chatkit.types import ThreadStreamEvent
from pydantic import TypeAdapter

Json = dict[str, Any]
EVENT: TypeAdapter[ThreadStreamEvent] = TypeAdapter(ThreadStreamEvent)

_HIDDEN = ("hidden_context_item", "sdk_hidden_context")
_UPDATES = {"assistant_message": "assistant_message.", "workflow": "workflow.", "widget": "widget."}


def checked_stream(body: bytes) -> list[Json]:
    """The events of a whole answer. Raises ``AssertionError`` at the first that a ChatKit client could not take."""
    return checked_events(list(_framed(body)))


def checked_events(events: list[Json]) -> list[Json]:
    """The events, of which each is allowed where it stands."""
    items = _Items()
    for place, event in enumerate(events):
        _check_shape(event)
        kind: str = event["type"]
        assert kind != "thread.created" or place == 0, "a thread is created by the first event"
        assert place == 0 or events[place - 1]["type"] != "error", f"{kind} comes after the error"
        if kind in items.rules:
            items.rules[kind](event)
    failed = bool(events) and events[-1]["type"] == "error"
    assert failed or not items.open, f"never done: {items.open}"
    return events


class _Items:
    """What the front end knows of the items by now."""

    def __init__(self) -> None:
        self.open: dict[str, str] = {}
        self.rules: dict[str, Callable[[Json], None]] = {
            "thread.item.added": self._added,
            "thread.item.updated": self._updated,
            "thread.item.done": self._done,
            "thread.item.replaced": self._replaced,
        }
        self._closed: set[str] = set()
        self._texts: dict[str, list[str]] = {}
        self._tasks: dict[str, list[Json]] = {}

    def _added(self, event: Json) -> None:
        item = event["item"]
        assert item["id"] not in {*self.open, *self._closed}, "added twice"
        self.open[item["id"]] = item["type"]
        self._texts[item["id"]] = [part["text"] for part in item.get("content", [])]
        self._tasks[item["id"]] = list(item.get("workflow", {}).get("tasks", []))

    def _updated(self, event: Json) -> None:
        item, update = event["item_id"], event["update"]
        kind: str = update["type"]
        assert item in self.open, f"{kind} of an item that is done, or that nobody knows"
        assert kind.startswith(_UPDATES[self.open[item]]), f"{kind} of a {self.open[item]}"
        texts, tasks = self._texts[item], self._tasks[item]
        match kind.rpartition(".")[2]:
            case "added" if "task" in update:
                assert update["task_index"] == len(tasks), "a task is added at the end"
                tasks.append(update["task"])
            case "updated" if "task" in update:
                tasks[update["task_index"]] = update["task"]
            case "added":
                assert update["content_index"] == len(texts), "a part is added at the end"
                texts.append(update["content"]["text"])
            case "text_delta":
                texts[update["content_index"]] += update["delta"]
            case "done":
                assert texts[update["content_index"]] == update["content"]["text"], "the deltas are another text"
            case _:
                raise AssertionError(f"no rule for {kind}")

    def _done(self, event: Json) -> None:
        item = event["item"]
        assert item["id"] not in self._closed, "done twice"
        began_as = self.open.pop(item["id"], None)
        assert began_as in (None, item["type"]), f"a {began_as} has become a {item['type']}"
        if began_as == "assistant_message":
            assert self._texts[item["id"]] == [part["text"] for part in item["content"]], "the deltas are another text"
        if began_as == "workflow":
            assert self._tasks[item["id"]] == item["workflow"]["tasks"], "the updates are other tasks"
        self._closed.add(item["id"])

    def _replaced(self, event: Json) -> None:
        assert event["item"]["id"] not in self.open, "replaced before it was done"
        self._closed.add(event["item"]["id"])


def _framed(body: bytes) -> Iterator[Json]:
    text = body.decode()
    assert not text or text.endswith("\n\n"), "the last event was cut"
    for block in text.split("\n\n")[:-1]:
        lines = [line for line in block.split("\n") if not line.startswith((":", "id: "))]
        assert len(lines) <= 1, f"more than one event: {block[:200]!r}"
        for line in lines:
            assert line.startswith("data: "), f"no event: {line[:200]!r}"
            yield json.loads(line.removeprefix("data: "))


def _check_shape(event: Json) -> None:
    """The types of ChatKit take it, drop nothing of it, and no null, hidden item or naive time is in it."""
    read = json.loads(EVENT.dump_json(EVENT.validate_python(event), by_alias=True))
    for path, value, kept in _walk("", event, read):
        assert kept is not _DROPPED, f"ChatKit knows no {path}"
        assert value is not None, f"null at {path}"
        if path.endswith(".created_at"):
            assert value.endswith("Z") or "+" in value, f"{path} has no offset"
    assert cast(Json, event.get("item", {})).get("type") not in _HIDDEN, "a hidden item"


_DROPPED = object()


def _walk(path: str, sent: object, read: object) -> Iterator[tuple[str, Any, object]]:
    yield path, sent, read
    if isinstance(sent, dict):
        inner = cast(Json, read) if isinstance(read, dict) else {}
        for key, value in cast(Json, sent).items():
            yield from _walk(f"{path}.{key}", value, inner.get(key, _DROPPED))
    elif isinstance(sent, list) and isinstance(read, list):
        for place, (one, other) in enumerate(zip(cast("list[object]", sent), cast("list[object]", read), strict=True)):
            yield from _walk(f"{path}[{place}]", one, other)
