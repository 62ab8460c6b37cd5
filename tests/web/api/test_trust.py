"""History, undo and the trash over REST."""

import httpx

from tests.web.api.conftest import Add, Json, problem


async def history(client: httpx.AsyncClient, **query: str) -> list[Json]:
    answer = await client.get("/history", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()["operations"]


async def test_each_request_that_writes_is_one_operation_that_can_be_taken_back_and_done_again(
    alice: httpx.AsyncClient, add: Add
) -> None:
    task = await add("Milk")
    at = f"/tasks/{task['id']}"
    changed = await alice.patch(at, json={"title": "Oat milk", "priority": "p1"})
    operation = changed.headers["x-operation-id"]
    [newest, first] = await history(alice)
    assert (newest["id"], newest["door"], newest["kind"], newest["tasks"]) == (operation, "api", "do", [task["id"]])
    assert first["sentence"] == "Added “Milk”."
    undone = await alice.post(f"/history/{operation}/undo")
    assert (undone.status_code, undone.json()["of"]) == (200, operation)
    assert undone.headers["x-operation-id"] == undone.json()["operation"]
    assert [each["title"] for each in undone.json()["tasks"]] == ["Milk"]
    assert problem(await alice.post(f"/history/{operation}/undo"))[:2] == (409, "conflict")
    await alice.post(f"/history/{operation}/redo")
    assert (await alice.get(at)).json()["title"] == "Oat milk"


async def test_undo_takes_back_what_was_done_last(alice: httpx.AsyncClient, add: Add) -> None:
    task = await add("Milk")
    await alice.delete(f"/tasks/{task['id']}")
    assert (await alice.post("/undo")).json()["sentence"] == "“Milk” is back."
    assert (await alice.get(f"/tasks/{task['id']}")).status_code == 200
    await alice.post("/redo")
    assert problem(await alice.get(f"/tasks/{task['id']}"))[0] == 404


async def test_tasks_that_are_called_alike_are_each_told_of(alice: httpx.AsyncClient, add: Add) -> None:
    ids = [(await add("Milk"))["id"] for _ in range(5)]
    await alice.post("/tasks/bulk", json={"do": "delete", "ids": ids[:2]})
    assert (await alice.post("/undo")).json()["sentence"] == "“Milk” and “Milk” are back."
    await alice.patch(f"/tasks/{ids[0]}", json={"title": "Tea"})
    assert [each["sentence"] for each in await history(alice, limit="1")] == ["Renamed “Milk” to “Tea”."]
    await alice.post("/tasks/bulk", json={"do": "delete", "ids": ids[1:]})
    assert (await alice.post("/undo")).json()["sentence"] == "4 tasks (“Milk”, “Milk”, “Milk” and 1 more) are back."


async def test_what_was_changed_since_is_not_taken_back(alice: httpx.AsyncClient, add: Add) -> None:
    task = await add("Milk")
    first = await alice.patch(f"/tasks/{task['id']}", json={"title": "Oat milk"})
    await alice.patch(f"/tasks/{task['id']}", json={"title": "Beer"})
    status, code, told = problem(await alice.post(f"/history/{first.headers['x-operation-id']}/undo"))
    assert (status, code) == (409, "conflict")
    assert "Beer" in told
    assert (await alice.get(f"/tasks/{task['id']}")).json()["title"] == "Beer"


async def test_the_history_comes_in_pages_and_by_task(alice: httpx.AsyncClient, add: Add) -> None:
    [a, b] = [await add(title) for title in "AB"]
    await alice.post(f"/tasks/{a['id']}/complete")
    page = (await alice.get("/history", params={"limit": "2"})).json()
    rest = (await alice.get("/history", params={"limit": "2", "cursor": page["next_cursor"]})).json()
    assert [each["sentence"] for each in (*page["operations"], *rest["operations"])] == [
        "Completed “A”.", "Added “B”.", "Added “A”.",
    ]  # fmt: skip
    assert rest["next_cursor"] is None
    end = (await alice.get("/history", params={"cursor": rest["operations"][-1]["id"]})).json()
    assert end == {"operations": [], "next_cursor": None}
    unknown = await alice.get("/history", params={"cursor": "x"})
    assert problem(unknown)[2] == "The cursor is not one that this server gave. Start again without a cursor."
    assert [each["sentence"] for each in await history(alice, task=b["id"])] == ["Added “B”."]


async def test_operations_of_others_are_as_if_they_never_were(
    alice: httpx.AsyncClient, bob: httpx.AsyncClient, add: Add
) -> None:
    task = await add("Secret")
    [operation] = await history(alice)
    for step in ("undo", "redo"):
        assert problem(await bob.post(f"/history/{operation['id']}/{step}"))[:2] == (404, "not_found")
        assert problem(await bob.post(f"/{step}"))[:2] == (404, "not_found")
    assert await history(bob) == []
    assert problem(await bob.post("/trash/restore", json={"ids": [task["id"]]}))[0] == 404


async def test_the_trash_is_listed_restored_and_emptied(alice: httpx.AsyncClient, add: Add) -> None:
    trip = await add("Trip")
    await add("Pack", parent=trip["id"])
    milk = await add("Milk")
    for task in (trip, milk):
        await alice.delete(f"/tasks/{task['id']}")
    page = (await alice.get("/trash")).json()
    assert (page["total"], {task["title"] for task in page["tasks"]}) == (3, {"Trip", "Pack", "Milk"})
    assert all(task["deleted_at"] == "2026-03-04T10:00:00+01:00" for task in page["tasks"])
    back = (await alice.post("/trash/restore", json={"ids": [trip["id"], "999"]})).json()
    assert [[task["title"] for task in back[part]] for part in ("tasks", "along")] == [["Trip"], ["Pack"]]
    assert back["failed"] == [{"id": "999", "reason": "There is no task 999."}]
    for body in ({}, {"confirm": False}):
        assert problem(await alice.post("/trash/empty", json=body))[0] == 422
    assert (await alice.post("/trash/empty", json={"confirm": True})).json() == {"deleted": 1}
    assert (await alice.get("/trash")).json()["total"] == 0
    assert problem(await alice.post("/trash/restore", json={"ids": [milk["id"]]}))[0] == 404
