"""The rules that every stream of the other tests is held to do find what breaks them."""

import json

import pytest

from tests.flows.client import Json
from tests.flows.stream_rules import checked_stream

WHEN = "2026-03-02T09:00:00Z"


def item(kind: str = "assistant_message", **more: object) -> Json:
    content: Json = {"content": []} if kind == "assistant_message" else {}
    return {"id": "m1", "thread_id": "t1", "created_at": WHEN, "type": kind} | content | more


def text(words: str) -> Json:
    return {"type": "output_text", "text": words, "annotations": []}


def added() -> Json:
    return {"type": "thread.item.added", "item": item()}


def updated(kind: str, **more: object) -> Json:
    return {"type": "thread.item.updated", "item_id": "m1", "update": {"type": kind, "content_index": 0} | more}


def done(words: str = "Hello", **more: object) -> Json:
    return {"type": "thread.item.done", "item": item() | {"content": [text(words)]} | more}


PART = updated("assistant_message.content_part.added", content=text(""))
DELTA = updated("assistant_message.content_part.text_delta", delta="Hello")
ERROR: Json = {"type": "error", "code": "custom", "message": "No.", "allow_retry": False}
GOOD = [added(), PART, DELTA, done()]


def body(events: list[Json]) -> bytes:
    return "".join(f"id: 1\ndata: {json.dumps(event)}\n\n" for event in events).encode()


def test_a_stream_as_it_should_be_is_read() -> None:
    assert checked_stream(b": alive\n\n" + body(GOOD)) == GOOD
    assert checked_stream(body([*GOOD[:2], ERROR]))[-1] == ERROR


@pytest.mark.parametrize(
    "broken",
    [
        body(GOOD)[:-1],
        body(GOOD).replace(b"data: ", b"data: {}\ndata: ", 1),
        body([added(), PART, DELTA]),
        body([added(), added()]),
        body([*GOOD, done()]),
        body([*GOOD, DELTA]),
        body([DELTA]),
        body([added(), PART, DELTA, done("Bye")]),
        body([added(), DELTA]),
        body([added(), {"type": "thread.item.replaced", "item": item()}]),
        body([ERROR, *GOOD]),
        body([done(mood="good")]),
        body([done(created_at="2026-03-02T09:00:00")]),
        body([done() | {"item": item(content=[text("x") | {"annotations": None}])}]),
        body([{"type": "thread.item.done", "item": item("hidden_context_item", content="secret")}]),
    ],
)
def test_a_stream_that_breaks_a_rule_is_found_out(broken: bytes) -> None:
    with pytest.raises((AssertionError, ValueError, IndexError)):
        checked_stream(broken)
