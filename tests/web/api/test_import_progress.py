"""An import that is watched: how far it is, its report, and that hanging up takes it back."""

import asyncio
import json
from typing import Any

import httpx
from fastapi import FastAPI
from starlette.types import Message

from tests.flows.client import events_of
from tests.web.api.conftest import API, Json, problem

STREAM = {"Accept": "text/event-stream"}


def table(rows: int) -> bytes:
    return ("title\n" + "".join(f"Task {number}\n" for number in range(rows))).encode()


def events_in(answer: httpx.Response) -> list[Json]:
    assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"
    return list(events_of(iter(answer.text.splitlines())))


async def test_an_import_tells_how_far_it_is_and_ends_with_its_report(alice: httpx.AsyncClient) -> None:
    *told, last = events_in(await alice.post("/import", content=table(450), headers=STREAM))
    assert {event["type"] for event in told} == {"progress"}
    done = [event["done"] for event in told]
    assert done == sorted(set(done))
    assert {event["total"] for event in told} == {450}
    assert (last["type"], last["report"]["tasks"], last["report"]["dry_run"]) == ("complete", 450, False)
    undone = await alice.post(f"/history/{last['operation']}/undo")
    assert undone.status_code == 200
    assert (await alice.get("/tasks")).json()["total"] == 0


async def test_the_same_import_with_the_same_key_is_done_once_and_ends_the_same(alice: httpx.AsyncClient) -> None:
    headers = STREAM | {"Idempotency-Key": "file-1"}
    first, again = [events_in(await alice.post("/import", content=table(3), headers=headers))[-1] for _ in range(2)]
    assert first == again
    assert (await alice.get("/tasks")).json()["total"] == 3


async def test_what_is_no_file_is_refused_as_without_a_stream(alice: httpx.AsyncClient) -> None:
    assert problem(await alice.post("/import", content=b"", headers=STREAM))[2] == "The file is empty."
    assert problem(await alice.post("/import?format=pdf", content=table(1), headers=STREAM))[0] == 422
    without = await alice.post("/import", content=table(1), headers=STREAM | {"Authorization": "Bearer no"})
    assert problem(without)[0] == 401


async def test_who_hangs_up_before_the_end_has_nothing_brought_in(app: FastAPI, alice: httpx.AsyncClient) -> None:
    scope: dict[str, Any] = {
        "type": "http", "method": "POST", "path": f"{API}/import", "raw_path": b"", "query_string": b"",
        "root_path": "", "scheme": "http", "http_version": "1.1", "server": ("localhost", 80), "client": None,
        "headers": [
            (b"host", b"localhost"), (b"accept", b"text/event-stream"),
            (b"authorization", alice.headers["authorization"].encode()),
        ],
    }  # fmt: skip
    begun, sent = asyncio.Event(), [False]
    chunks: list[bytes] = []

    async def receive() -> Message:
        if not sent[0]:
            sent[0] = True
            return {"type": "http.request", "body": table(4_000), "more_body": False}
        await begun.wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        if body := message.get("body"):
            chunks.append(body)
            begun.set()

    await app(scope, receive, send)
    assert json.loads(chunks[0].removeprefix(b"data: "))["type"] == "progress"
    assert b"complete" not in b"".join(chunks)
    assert (await alice.get("/tasks")).json()["total"] == 0
    assert (await alice.get("/history")).json()["operations"] == []


async def test_the_page_of_the_api_has_both_answers(alice: httpx.AsyncClient) -> None:
    page = (await alice.get("http://localhost/openapi.json")).json()
    answer = page["paths"][f"{API}/import"]["post"]["responses"]["200"]
    assert {"application/json", "text/event-stream"} <= answer["content"].keys()
    told = json.dumps(answer["content"]["text/event-stream"])
    assert all(name in told for name in ("progress", "complete", "error"))
