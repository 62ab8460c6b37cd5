"""Tasks with the bytes of their files, out and in as a ZIP."""

import io
import zipfile
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.web.api.conftest import Add, Json, problem

NOTE = b"Milk\nEggs\n"
_TASKS = b'{"format": "saydone", "version": 1, "tasks": [{"title": "A", "files": ["a.txt"]}]}'
_GOOD = {"saydone.json": _TASKS, "files/0/0/a.txt": NOTE}


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


async def give(client: httpx.AsyncClient, task: Json, name: str, content: bytes) -> None:
    answer = await client.post("/attachments", files={"file": (name, content, "text/plain")})
    await client.post(f"/tasks/{task['id']}/attachments", json={"id": answer.json()["id"]})


async def files_of(client: httpx.AsyncClient) -> list[tuple[str, str, bytes]]:
    """The task, the name and the bytes of each file."""
    found: list[tuple[str, str, bytes]] = []
    for task in (await client.get("/tasks")).json()["tasks"]:
        for file in (await client.get(f"/tasks/{task['id']}/attachments")).json()["attachments"]:
            found.append((task["title"], file["name"], (await client.get(file["url"])).content))
    return found


async def bring(client: httpx.AsyncClient, data: bytes, **query: str) -> httpx.Response:
    return await client.post("/import", content=data, params=query, headers={"Content-Type": "application/zip"})


def packed(members: dict[str, bytes], compress: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", compress) as out:
        for name, content in members.items():
            out.writestr(name, content)
    return written.getvalue()


def kept(folder: Path) -> int:
    return len([path for path in (folder / "attachments" / "files").rglob("*") if path.is_file()])


async def test_files_of_tasks_go_out_and_come_in_with_them_and_go_again_by_undo(
    alice: httpx.AsyncClient, bob: httpx.AsyncClient, add: Add, tmp_path: Path
) -> None:
    shop, _, trip = [await add(title) for title in ("Shop", "Sleep", "Trip")]
    await give(alice, shop, "list.txt", NOTE)
    await give(alice, shop, "list.txt", b"another")
    await give(alice, trip, "..\u202e plan.txt", b"Rome")
    sent = await alice.get("/export", params={"format": "zip"})
    assert (sent.headers["content-type"], ".zip" in sent.headers["content-disposition"]) == ("application/zip", True)
    mine = await files_of(alice)
    assert [(task, content) for task, _, content in mine] == [("Shop", NOTE), ("Shop", b"another"), ("Trip", b"Rome")]

    would = (await bring(bob, sent.content, dry_run="true")).json()
    assert (would["tasks"], would["files"], would["notes"], kept(tmp_path)) == (3, 3, [], 3)
    done = await bring(bob, sent.content)
    assert (done.json()["files"], done.json()["notes"]) == (3, [])
    assert await files_of(bob) == mine
    again = await bob.get("/export", params={"format": "zip"})
    names = [zipfile.ZipFile(io.BytesIO(each.content)).namelist() for each in (sent, again)]
    assert names[0] == names[1]
    await bob.post("/undo")
    assert (await bob.get("/tasks")).json()["total"] == 0


async def test_the_same_import_again_by_its_key_keeps_no_file_twice(bob: httpx.AsyncClient, tmp_path: Path) -> None:
    headers = {"Content-Type": "application/zip", "Idempotency-Key": "once"}
    data = packed(_GOOD)  # once: a ZIP holds the time of packing, and one key with other bytes is refused
    for _ in range(2):
        answer = await bob.post("/import", content=data, headers=headers)
        assert answer.json()["files"] == 1
    assert [name for _, name, _ in await files_of(bob)] == ["a.txt"]
    assert kept(tmp_path) == 1


def lying(data: bytes) -> bytes:
    """The ZIP with a note that says it unpacks to one byte."""
    at = data.rindex(b"PK\x01\x02")
    return data[: at + 24] + b"\x01\x00\x00\x00" + data[at + 28 :]


_BAD: list[tuple[bytes, int, str]] = [
    (b"PK\x03\x04nothing", 422, "no ZIP, or a broken one"),
    (packed({"files/0/0/a.txt": NOTE}), 422, "has no saydone.json"),
    (packed({**_GOOD, "../../etc/passwd": NOTE}), 422, "in a place where Saydone puts none"),
    (packed({**_GOOD, "/files/0/1/b.txt": NOTE}), 422, "in a place where Saydone puts none"),
    (packed({**_GOOD, "files/0/1/..": NOTE}), 422, "in a place where Saydone puts none"),
    (packed({**_GOOD, "files/0/1/x\\y": NOTE}), 422, "in a place where Saydone puts none"),
    (packed({"saydone.json": _TASKS}), 422, "are not those that saydone.json names"),
    (packed({**_GOOD, "files/0/1/b.txt": NOTE}), 422, "are not those that saydone.json names"),
    (packed({**_GOOD, "files/7/0/b.txt": NOTE}), 422, "are not those that saydone.json names"),
    (packed({**_GOOD, "files/0/0/a.txt": b"\x00" * 11_000_000}), 413, "10,485,760 is the most"),
    (packed({"saydone.json": b" " * 53_000_000}), 413, "52,428,800 is the most"),
    (packed({**_GOOD, "files/0/0/a.txt": b"\x7fELF\x00\xff"}), 422, "none of those that are taken"),
    (lying(packed(_GOOD, zipfile.ZIP_STORED)), 422, "broken"),
    (packed(_GOOD, zipfile.ZIP_STORED).replace(NOTE, b"Milk\nHams\n"), 422, "broken"),
    (packed({"saydone.json": b"{}"}), 422, "JSON, but not Saydone's"),
]


@pytest.mark.parametrize(("data", "status", "told"), _BAD, ids=range(len(_BAD)))
async def test_a_zip_that_lies_bursts_or_leads_elsewhere_is_refused_and_leaves_nothing(
    bob: httpx.AsyncClient, tmp_path: Path, data: bytes, status: int, told: str
) -> None:
    refused: Sequence[Any] = problem(await bring(bob, data))
    assert (refused[0], told in refused[2]) == (status, True), refused
    assert (await bob.get("/tasks")).json()["total"] == 0
    assert kept(tmp_path) == 0


async def test_what_is_too_large_for_http_is_said_to_come_in_by_the_command_line(alice: httpx.AsyncClient) -> None:
    large = b"PK" + bytes(20 * 1024 * 1024)

    async def in_pieces() -> AsyncIterator[bytes]:
        yield large

    for body in (large, in_pieces()):
        status, code, detail = problem(await alice.post("/import", content=body))
        assert (status, code, "saydone import" in detail) == (413, "too_large", True)
