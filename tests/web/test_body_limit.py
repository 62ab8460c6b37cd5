"""Bodies that are too large, over real sockets."""

import asyncio
import gzip
from urllib.parse import urlsplit

import httpx
import pytest

from saydone.web.body_limit import MAX_BODY
from tests.web.conftest import DEMO

HEAD = (
    b"POST /notes HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer test-token\r\nContent-Type: application/json\r\n"
)


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


async def exchange(url: str, *chunks: bytes) -> bytes:
    """What comes back first when this is sent."""
    address = urlsplit(url)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    for chunk in chunks:
        writer.write(chunk)
    answer = await reader.readuntil(b"\r\n\r\n")
    length = int(answer.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
    answer += await reader.readexactly(length)
    writer.close()
    await writer.wait_closed()
    return answer


async def test_a_declared_length_that_is_too_large_is_refused_unseen(live: str) -> None:
    answer = await exchange(live, HEAD + b"Content-Length: %d\r\n\r\n" % (MAX_BODY + 1))
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b'"error":"too_large"' in answer


async def test_a_length_of_many_digits_is_refused(live: str) -> None:
    answer = await exchange(live, HEAD + b"Content-Length: 9999999999999999\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 413 ")


async def test_a_chunked_body_is_refused_as_soon_as_it_is_too_large(live: str) -> None:
    # The last chunk is never sent: the answer comes without it.
    chunk = b"%x\r\n" % 65_536 + b" " * 65_536 + b"\r\n"
    answer = await exchange(live, HEAD + b"Transfer-Encoding: chunked\r\n\r\n", *[chunk] * 17)
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b'"type":"error"' in answer


async def test_a_body_as_large_as_can_be_is_read(demo: httpx.AsyncClient) -> None:
    body = b'{"title": "' + b"a" * (MAX_BODY - 13) + b'"}'
    assert len(body) == MAX_BODY
    answer = await demo.post("/notes", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert "“title”" in answer.json()["message"]


async def test_one_byte_more_is_not(demo: httpx.AsyncClient) -> None:
    answer = await demo.post("/notes", content=b" " * (MAX_BODY + 1), headers={"Content-Type": "application/json"})
    assert answer.status_code == 413


async def test_a_compressed_body_is_refused(live: str) -> None:
    headers = {**DEMO, "Content-Type": "application/json", "Content-Encoding": "gzip"}
    async with httpx.AsyncClient(base_url=live, headers=headers) as client:
        answer = await client.post("/notes", content=gzip.compress(b'{"title": "a"}'))
    assert answer.status_code == 415
    assert "compressed" in answer.json()["message"]


async def test_mcp_takes_no_larger_bodies(live: str) -> None:
    async with httpx.AsyncClient(base_url=live, headers=DEMO) as client:
        answer = await client.post("/mcp", json={"large": "a" * MAX_BODY})
    assert answer.status_code == 413


async def test_an_endless_body_that_nobody_reads_stops_no_answer(live: str) -> None:
    async def endless() -> httpx.Response:
        async with httpx.AsyncClient(base_url=live, headers=DEMO) as client:
            return await client.request("GET", "/notes/who", content=b" " * MAX_BODY)

    assert (await endless()).json()["name"] == "demo"
