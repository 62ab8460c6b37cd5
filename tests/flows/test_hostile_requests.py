"""Requests that are none: clicks that nobody offered, bodies that are no plain JSON, too large, or sent again."""

import gzip
import json
from collections.abc import Iterator

import pytest

from tests.flows.client import ACTION, GENERATE, Json
from tests.flows.live import LiveServer

JSON = {"Content-Type": "application/json"}

NO_CLICKS: list[Json] = [
    {"type": "drop_tables", "payload": {}},
    {"type": "complete_task"},
    {"type": "complete_task", "payload": {}},
    {"type": "complete_task", "payload": []},
    {"type": "complete_task", "payload": "1"},
    {"type": "complete_task", "payload": {"task_id": None}},
    {"type": "complete_task", "payload": {"task_id": ["1"]}},
    {"type": "complete_task", "payload": {"task_id": {"id": "1"}}},
    {"type": "complete_task", "payload": {"task_id": 1e30}},
    {"type": "complete_task", "payload": {"task_id": True}},
    {"type": "complete_task", "payload": {"task_id": "-1"}},
    {"type": "complete_task", "payload": {"task_id": "1 OR 1=1"}},
    {"type": "complete_task", "payload": {"task_id": "٣"}},
    {"type": "complete_task", "payload": {"task_id": "9" * 19}},
    {"type": "complete_task", "payload": {"task_id": "1", "user_id": "1"}},
    {"type": "create_task", "payload": {"description": "No title"}},
    {"type": "create_task", "payload": {"title": ""}},
    {"type": "create_task", "payload": {"title": " \u200b\ufeff"}},
    {"type": "create_task", "payload": {"title": "x" * 501}},
    {"type": "create_task", "payload": {"title": "x", "description": "x" * 10_001}},
    {"type": "create_task", "payload": {"title": "x", "priority": "p5"}},
    {"type": "create_task", "payload": {"title": ["x"]}},
    {"type": ["create_task"], "payload": {"title": "x"}},
    {"type": "create_task", "payload": {"title": "x"}, "conversation_id": "1"},
    {"type": "create_task", "payload": {"title": "x"}, "user": "alice"},
]


def test_a_click_that_is_none_of_the_four_is_refused_and_does_nothing(server: LiveServer) -> None:
    server.add("Feed the cat")
    before = server.tasks()
    for body in NO_CLICKS:
        answer = server.http.post(ACTION, json=body)
        assert (answer.status_code, answer.json()["error"]) == (422, "invalid_request"), body
        assert answer.json()["message"].endswith(".")
        assert server.tasks() == before, body


NO_BODIES = [
    b'{"message": "a\\ud800"}',
    b'{"message": "a\\u0000"}',
    b'{"message": "a\x00"}',
    b'{"message": "a\xff"}',
    b'{"message": "\xc0\xaf"}',
    b'{"message": NaN}',
    b'{"message": -Infinity}',
    b'{"message": "a", "message": "b"}',
    b'{"message": ' + b"9" * 5000 + b"}",
    b"[" * 20_000,
    b'{"message": ' + b'{"a":' * 20_000 + b"1" + b"}" * 20_000 + b"}",
    b'["message"]',
    b"null",
    b"",
    b"message=a",
]


@pytest.mark.parametrize("path", [GENERATE, ACTION])
def test_a_body_that_is_no_plain_json_object_is_refused_in_a_sentence(server: LiveServer, path: str) -> None:
    for body in NO_BODIES:
        answer = server.http.post(path, content=body, headers=JSON)
        assert (answer.status_code, answer.json()["error"]) == (422, "invalid_request"), body[:60]
        assert len(answer.json()["message"]) < 200
    assert server.http.get("/api/chatkit/conversations").json()["conversations"] == []


@pytest.mark.parametrize("text", ["a\\ud800", "a\\u0000", "a\\u001b[2J", "a\\u0085"])
def test_text_that_cannot_be_kept_is_refused_at_every_door(server: LiveServer, text: str) -> None:
    bodies = {
        GENERATE: f'{{"message": "{text}"}}',
        ACTION: f'{{"type": "create_task", "payload": {{"title": "{text}"}}}}',
    }
    for path, body in bodies.items():
        assert server.http.post(path, content=body, headers=JSON).status_code == 422
    with_description = f'{{"type": "create_task", "payload": {{"title": "x", "description": "{text}"}}}}'
    assert server.http.post(ACTION, content=with_description, headers=JSON).status_code == 422
    arguments = f'{{"name": "add_task", "arguments": {{"tasks": [{{"title": "{text}"}}]}}}}'
    call = f'{{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {arguments}}}'
    headers = JSON | {"Accept": "application/json, text/event-stream", "MCP-Protocol-Version": "2025-11-25"}
    told = server.http.post("/mcp", content=call, headers=headers)
    assert told.status_code < 500
    assert "error" in told.json() or told.json()["result"]["isError"]
    assert server.tasks() == []
    assert server.http.get("/api/chatkit/conversations").json()["conversations"] == []


def test_a_body_too_large_is_refused_however_it_is_sent(server: LiveServer) -> None:
    large = json.dumps({"message": "x" * 1_100_000}).encode()

    def in_pieces() -> Iterator[bytes]:
        for start in range(0, len(large), 65_536):
            yield large[start : start + 65_536]

    whole = server.http.post(GENERATE, content=large, headers=JSON)
    chunked = server.http.post(GENERATE, content=in_pieces(), headers=JSON)
    assert [answer.status_code for answer in (whole, chunked)] == [413, 413]
    assert whole.json()["error"] == "too_large"
    packed = server.http.post(GENERATE, content=gzip.compress(large), headers=JSON | {"Content-Encoding": "gzip"})
    assert packed.status_code == 415
    long = server.http.post(GENERATE, json={"message": "x" * 32_001})
    assert long.status_code == 422


def test_a_click_sent_again_under_its_key_is_done_once(server: LiveServer) -> None:
    key = {"Idempotency-Key": "click-1"}
    first = server.click("create_task", {"title": "Feed the cat"}, **key)
    assert server.click("create_task", {"title": "Feed the cat"}, **key) == first
    assert server.titles() == ["Feed the cat"]
    body = {"type": "create_task", "payload": {"title": "Another"}}
    other = server.http.post(ACTION, json=body, headers=key)
    assert (other.status_code, other.json()["error"]) == (409, "conflict")
    assert server.titles() == ["Feed the cat"]


def test_an_idempotency_key_that_cannot_be_one_is_refused(server: LiveServer) -> None:
    body = {"type": "create_task", "payload": {"title": "Feed the cat"}}
    for key in ("", "x" * 256, "two words"):
        assert server.http.post(ACTION, json=body, headers={"Idempotency-Key": key}).status_code == 422
    assert server.tasks() == []
