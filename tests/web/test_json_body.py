"""JSON from strangers."""

import re

import httpx
import pytest
from fastapi import FastAPI

from saydone.errors import InvalidInput
from saydone.web.json_body import parse_json

JSON = {"Content-Type": "application/json"}


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


HOSTILE = {
    "not JSON": b"{title: 1}",
    "empty": b"",
    "only space": b"  ",
    "two values": b'{"title": "a"} {"title": "b"}',
    "a list": b'[{"title": "a"}]',
    "a string": b'"title"',
    "null": b"null",
    "bytes that are not UTF-8": b'{"title": "\xff"}',
    "overlong UTF-8": b'{"title": "\xc0\xaf"}',
    "UTF-16": '{"title": "a"}'.encode("utf-16"),
    "a byte order mark": b'\xef\xbb\xbf{"title": "a"}',
    "a lone surrogate": rb'{"title": "\ud800"}',
    "a lone surrogate as a name": rb'{"title": "a", "more": {"\uDFFF": 1}}',
    "a surrogate pair the wrong way round": rb'{"title": "\ude00\ud83d"}',
    "NUL": rb'{"title": "a\u0000b"}',
    "NUL deep inside": rb'{"title": "a", "more": {"b": [{"c": "\u0000"}]}}',
    "a raw control character": b'{"title": "a\x01b"}',
    "NaN": b'{"title": "a", "more": {"b": NaN}}',
    "NaN where text is wanted": b'{"title": NaN}',
    "Infinity": b'{"title": "a", "more": {"b": -Infinity}}',
    "a float beyond floats": b'{"title": "a", "more": {"b": 1e400}}',
    "a number of 21 digits": b'{"title": "a", "more": {"b": 123456789012345678901}}',
    "a number of 5000 digits": b'{"title": "a", "more": {"b": ' + b"9" * 5000 + b"}}",
    "the same name twice": b'{"title": "a", "title": "b"}',
    "65 levels": b'{"more": ' + b"[" * 64 + b"]" * 64 + b"}",
    "20000 levels": b'{"more": ' + b"[" * 20_000 + b"]" * 20_000 + b"}",
    "20000 levels, never closed": b'{"more": ' + b"[" * 20_000,
    "many containers": b'{"more": [' + b"[]," * 20_000 + b"[]]}",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
async def test_hostile_json_is_refused_with_a_sentence(demo: httpx.AsyncClient, body: bytes) -> None:
    answer = await demo.post("/notes", content=body, headers=JSON)
    assert answer.status_code == 422
    assert answer.json()["type"] == "error"
    assert answer.json()["error"] == "invalid_request"
    assert answer.json()["message"].endswith(".")


FRIENDLY = {
    "emoji and marks": '{"title": "👩‍👩‍👧 z̸a̷l̶ ‮rtl ﬀ"}'.encode(),
    "escaped emoji": rb'{"title": "\ud83d\ude00"}',
    "an escaped backslash before u0000": rb'{"title": "\\u0000"}',
    "brackets in text": b'{"title": "' + b"[{" * 200 + b'"}',
    "quotes and brackets in text": rb'{"title": "' + rb"\"[\\" * 100 + rb'"}',
    "a number of 20 digits": b'{"title": "a", "more": {"b": 12345678901234567890}}',
    "a long fraction": b'{"title": "a", "more": {"b": 0.12345678901234567890123}}',
    "64 levels": b'{"title": "a", "more": {"b": ' + b"[" * 62 + b"]" * 62 + b"}}",
    "one name in two objects": b'{"title": "a", "more": {"title": {"title": 1}}}',
}


@pytest.mark.parametrize("body", FRIENDLY.values(), ids=FRIENDLY.keys())
async def test_what_only_looks_hostile_is_taken(demo: httpx.AsyncClient, body: bytes) -> None:
    answer = await demo.post("/notes", content=body, headers=JSON)
    assert answer.status_code == 200, answer.text
    sent = httpx.Response(200, content=body).json()
    assert answer.json()["title"] == sent["title"]
    assert answer.json()["more"] == sent.get("more", {})


@pytest.mark.parametrize(
    "kind", ["text/plain", "text/plain;application/json", "application/x-www-form-urlencoded", "application/jsonx", ""]
)
async def test_other_types_than_json_are_refused(demo: httpx.AsyncClient, kind: str) -> None:
    answer = await demo.post("/notes", content=b'{"title": "a"}', headers={"Content-Type": kind})
    assert answer.status_code == 415
    assert answer.json()["error"] == "unsupported_media_type"


async def test_a_body_without_a_type_is_refused(demo: httpx.AsyncClient) -> None:
    assert (await demo.post("/notes", content=b'{"title": "a"}')).status_code == 415


@pytest.mark.parametrize("kind", ["application/json; charset=utf-8", "Application/JSON", " application/json ;x=y"])
async def test_json_may_be_written_with_parameters(demo: httpx.AsyncClient, kind: str) -> None:
    answer = await demo.post("/notes", content=b'{"title": "a"}', headers={"Content-Type": kind})
    assert answer.status_code == 200


async def test_the_caller_is_known_before_the_body_is_looked_at(client: httpx.AsyncClient) -> None:
    assert (await client.post("/notes", content=b"{", headers=JSON)).status_code == 401
    assert (await client.post("/notes", content=b"{")).status_code == 401


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 1_000_000,
        b"[" * 500_000 + b"]" * 500_000,
        b"[" + b"{}," * 300_000 + b"{}]",
        b'["' * 500_000,
        b'"' + rb"\"" * 500_000,
        b"9" * 1_000_000,
    ],
    ids=["open", "balanced", "wide", "quotes", "escapes", "digits"],
)
@pytest.mark.timeout(30)  # milliseconds, unless the time grows with the square of the length: then it is minutes
def test_the_largest_hostile_bodies_cost_little(body: bytes) -> None:
    with pytest.raises(InvalidInput):
        parse_json(body)


async def test_every_endpoint_with_a_body_takes_json_only(app: FastAPI, demo: httpx.AsyncClient) -> None:
    taken: list[str] = []
    for path, operations in app.openapi()["paths"].items():
        for method, operation in operations.items():
            if set(operation.get("requestBody", {}).get("content", {})) == {"application/json"}:
                taken.append(path)
                address = re.sub(r"{\w+}", "1", path)
                answer = await demo.request(method, address, content=b"{}", headers={"Content-Type": "text/plain"})
                assert answer.status_code == 415, (method, path)
    assert "/notes" in taken
    assert "/api/chatkit/generate" in taken
