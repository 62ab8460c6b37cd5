"""Files of tasks over REST."""

from datetime import timedelta
from pathlib import Path

import httpx
from fastapi import FastAPI

from saydone.services.task_files import REMOVED_LIFE
from tests.conftest import Clock
from tests.flows.client import conversation_of, events_of, text_of
from tests.web.api.conftest import Add, Json, problem

NOTE = b"Milk\nEggs\n"
_MCP = {"Accept": "application/json, text/event-stream", "MCP-Protocol-Version": "2025-11-25"}


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
    assert (await alice.post("/undo")).json()["sentence"] == "The file “list.txt” is back."
    assert [each["id"] for each in await files_of(alice, task)] == [file]
    gone = await alice.delete(f"{at}/{file}")
    clock.now += REMOVED_LIFE + timedelta(days=1)
    assert (await sweep(app), kept(tmp_path)) == (1, 0)
    late = await alice.post(f"/history/{gone.headers['x-operation-id']}/undo")
    assert problem(late) == (409, "conflict", "The file “list.txt” is no longer there.")


async def test_an_export_names_the_files_that_do_not_travel_along_and_an_import_tells(
    alice: httpx.AsyncClient, bob: httpx.AsyncClient, add: Add
) -> None:
    task = await add("Shop")
    for name in ("list.txt", "more.txt"):
        await alice.post(f"/tasks/{task['id']}/attachments", json={"id": await upload(alice, name)})
    out = await alice.get("/export")
    assert out.json()["tasks"][0]["files"] == ["list.txt", "more.txt"]
    [note] = (await bob.post("/import", content=out.content)).json()["notes"]
    assert note == {
        "line": 1,
        "item": "Shop",
        "kind": "changed",
        "reason": "Files do not travel along: attach “list.txt”, “more.txt” again.",
    }
    assert (await bob.get("/export")).json()["tasks"][0]["files"] == []


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


async def say(client: httpx.AsyncClient, message: str, *files: str) -> list[Json]:
    body = {"message": message, "attachments": files}
    answer = await client.post("http://localhost/api/chatkit/generate", json=body)
    assert answer.status_code == 200, answer.text
    return list(events_of(iter(answer.text.splitlines())))


async def test_a_file_of_the_chat_is_given_to_a_task_by_talking_and_outlives_the_chat(
    app: FastAPI, alice: httpx.AsyncClient, add: Add, clock: Clock, tmp_path: Path
) -> None:
    task, _ = await add("Write the report"), await add("Shop")
    events = await say(alice, "attach this to the report", await upload(alice, "figures.csv", b"a,b\n1,2\n"))
    assert text_of(events) == "Attached “figures.csv” to “Write the report”."
    assert [each["name"] for each in await files_of(alice, task)] == ["figures.csv"]
    assert (await alice.get(f"/tasks/{task['id']}")).json()["attachments"] == 1
    gone = await alice.delete(f"http://localhost/api/chatkit/conversations/{conversation_of(events)}")
    assert gone.status_code in (200, 204)
    clock.pass_(days=2)
    assert (await sweep(app), kept(tmp_path)) == (0, 1)
    await alice.delete(f"/tasks/{task['id']}/attachments/{(await files_of(alice, task))[0]['id']}")
    clock.now += REMOVED_LIFE + timedelta(days=1)
    assert (await sweep(app), kept(tmp_path)) == (1, 0)


async def test_what_is_said_with_a_file_attaches_it_only_when_asked_to(alice: httpx.AsyncClient, add: Add) -> None:
    task = await add("Write the report")
    for words in ("don't attach this to the report", "what if I attach this to the report?", "is this the report?"):
        await say(alice, words, await upload(alice))
    assert "no task called" in text_of(await say(alice, "attach this to the unicorn", await upload(alice)))
    assert await files_of(alice, task) == []
    assert (await alice.get("/tasks")).json()["total"] == 1


async def test_files_are_given_shown_and_taken_by_the_tools(alice: httpx.AsyncClient, add: Add) -> None:
    task = await add("Shop")
    await upload(alice, "list.txt")

    async def call(name: str, **arguments: object) -> Json:
        params = {"name": name, "arguments": arguments}
        body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}
        return (await alice.post("http://localhost/mcp", json=body, headers=_MCP)).json()["result"]

    for _ in range(2):  # it is there already the second time
        done = await call("update_task", changes=[{"id": task["id"], "files_add": ["LIST.txt"]}])
        assert done["structuredContent"]["tasks"][0]["files"] == 1
    shown = await call("get_task", ids=[task["id"]])
    assert shown["structuredContent"]["tasks"][0]["attached"] == ["list.txt"]
    none = await call("update_task", changes=[{"id": task["id"], "files_add": ["other.txt"]}])
    assert (none["isError"], "There is no file “other.txt”" in str(none["content"])) == (True, True)
    await call("update_task", changes=[{"id": task["id"], "files_remove": ["list.txt"]}])
    assert await files_of(alice, task) == []
    assert (await alice.post("/undo")).json()["sentence"] == "The file “list.txt” is back."
