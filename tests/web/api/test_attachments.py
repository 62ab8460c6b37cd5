"""Files of tasks over REST."""

from datetime import timedelta
from pathlib import Path

import httpx
from fastapi import FastAPI

from saydone.services.task_files import REMOVED_LIFE
from tests.conftest import Clock
from tests.web.api.conftest import Add, Json, problem

NOTE = b"Milk\nEggs\n"


async def upload(client: httpx.AsyncClient, name: str = "list.txt", content: bytes = NOTE) -> str:
    answer = await client.post("/attachments", files={"file": (name, content, "text/plain")})
    assert answer.status_code == 201, answer.text
    assert (answer.json()["name"], answer.json()["size"]) == (name, len(content))
    return answer.json()["id"]


async def files_of(client: httpx.AsyncClient, task: Json) -> list[Json]:
    answer = await client.get(f"/tasks/{task['id']}/attachments")
    assert answer.status_code == 200, answer.text
    assert answer.json()["total"] == len(answer.json()["attachments"])
    return answer.json()["attachments"]


def kept(folder: Path) -> int:
    return len([path for path in (folder / "attachments" / "files").rglob("*") if path.is_file()])


async def sweep(app: FastAPI) -> int:
    return await app.state.runtime.chat.attachments.sweep()


async def test_a_file_is_given_to_a_task_read_by_its_link_and_stays(
    app: FastAPI, alice: httpx.AsyncClient, client: httpx.AsyncClient, add: Add, clock: Clock
) -> None:
    task = await add("Shop")
    file = await upload(alice)
    at = f"/tasks/{task['id']}/attachments"
    made = [await alice.post(at, json={"id": file}, headers={"Idempotency-Key": "a-1"}) for _ in range(2)]
    assert (made[0].status_code, made[0].content) == (201, made[1].content)
    [shown] = await files_of(alice, task)
    assert (shown["id"], shown["name"], shown["mime_type"], shown["size"]) == (file, "list.txt", "text/plain", 10)
    assert shown["created_at"] == "2026-03-04T10:00:00+01:00"
    read = await client.get(shown["url"])
    assert (read.status_code, read.content) == (200, NOTE)
    assert problem(await alice.post(at, json={"id": file}))[:2] == (409, "conflict")
    assert (await alice.delete(f"http://localhost/api/chatkit/attachments/{file}")).status_code == 409
    clock.pass_(days=60)
    await sweep(app)
    assert [each["id"] for each in await files_of(alice, task)] == [file]


async def test_removing_a_file_is_taken_back_while_its_bytes_are_kept(
    app: FastAPI, alice: httpx.AsyncClient, add: Add, clock: Clock, tmp_path: Path
) -> None:
    task = await add("Shop")
    file = await upload(alice)
    at = f"/tasks/{task['id']}/attachments"
    await alice.post(at, json={"id": file})
    gone = await alice.delete(f"{at}/{file}")
    assert (gone.status_code, await files_of(alice, task)) == (204, [])
    clock.pass_(days=2)
    await sweep(app)
    assert (await alice.post("/undo")).json()["sentence"] == "Took back: deleted the file “list.txt”."
    assert [each["id"] for each in await files_of(alice, task)] == [file]
    gone = await alice.delete(f"{at}/{file}")
    clock.now += REMOVED_LIFE + timedelta(days=1)
    assert (await sweep(app), kept(tmp_path)) == (1, 0)
    late = await alice.post(f"/history/{gone.headers['x-operation-id']}/undo")
    assert problem(late) == (409, "conflict", "The file “list.txt” is no longer there.")


async def test_files_go_with_a_task_that_is_deleted_for_good(
    app: FastAPI, alice: httpx.AsyncClient, add: Add, clock: Clock, tmp_path: Path
) -> None:
    task = await add("Shop")
    await alice.post(f"/tasks/{task['id']}/attachments", json={"id": await upload(alice)})
    await alice.delete(f"/tasks/{task['id']}")
    clock.pass_(days=2)
    assert (await sweep(app), kept(tmp_path)) == (0, 1)
    await alice.post("/trash/empty", json={"confirm": True})
    assert (await sweep(app), kept(tmp_path)) == (1, 0)


async def test_nobody_reaches_files_or_tasks_of_others(
    alice: httpx.AsyncClient, bob: httpx.AsyncClient, add: Add
) -> None:
    task, file = await add("Secret"), await upload(alice)
    at = f"/tasks/{task['id']}/attachments"
    other = (await bob.post("/tasks", json={"title": "Bob's"})).json()
    for refused in (
        await bob.get(at),
        await bob.post(at, json={"id": await upload(bob)}),
        await bob.post(f"/tasks/{other['id']}/attachments", json={"id": file}),
        await bob.delete(f"{at}/{file}"),
        await alice.delete(f"{at}/{file}"),
        await alice.post(at, json={"id": f"atc_{'0' * 32}"}),
    ):
        assert problem(refused)[:2] == (404, "not_found")
    assert problem(await alice.post(at, json={"id": "../etc/passwd"}))[0] == 422
    assert problem(await alice.post("/attachments", files={"file": ("x.exe", b"MZ\x00\x01", "text/plain")}))[0] == 422
    assert await files_of(alice, task) == []
