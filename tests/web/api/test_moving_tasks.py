"""A task's place over REST: its list, its parent, its order."""

import httpx
import pytest

from tests.web.api.conftest import Add, Json, problem


async def test_tasks_are_moved_by_words_of_order(alice: httpx.AsyncClient, add: Add) -> None:
    [a, b, c] = [await add(title) for title in "ABC"]
    work = (await alice.post("/lists", json={"name": "Work"})).json()["id"]
    moved = await alice.post(f"/tasks/{c['id']}/move", json={"place": "first"})
    assert (moved.status_code, moved.json()["task"]["version"]) == (200, 2)
    await alice.post(f"/tasks/{b['id']}/move", json={"parent": a["id"]})
    there = (await alice.post(f"/tasks/{a['id']}/move", json={"list": work, "place": "last"})).json()
    assert (there["task"]["list"], [task["title"] for task in there["along"]]) == (work, ["B"])
    beside = (await alice.post(f"/tasks/{c['id']}/move", json={"after": b["id"]})).json()["task"]
    assert (beside["list"], beside["parent"]) == (work, a["id"])


async def test_a_task_is_moved_out_of_its_parent(alice: httpx.AsyncClient, add: Add) -> None:
    a = await add("A")
    b = await add("B", parent=a["id"])
    out = await alice.post(f"/tasks/{b['id']}/move", json={"parent": None, "place": "first"})
    assert (out.status_code, out.json()["task"]["parent"]) == (200, None)
    again = await alice.post(f"/tasks/{b['id']}/move", json={"parent": None, "place": None})
    assert (again.status_code, again.json()["task"]["parent"]) == (200, None)
    assert problem(await alice.post(f"/tasks/{b['id']}/move", json={"list": None}))[0] == 422
    assert problem(await alice.post("/tasks", json={"title": "C", "duration_minutes": True}))[0] == 422


@pytest.mark.parametrize(
    "body",
    [{}, {"place": "first", "before": "1"}, {"before": "1", "list": "1"}, {"place": "middle"}, {"after": "x"}],
)
async def test_a_move_to_nowhere_or_to_several_places_is_refused(
    alice: httpx.AsyncClient, add: Add, body: Json
) -> None:
    task = await add("A")
    assert problem(await alice.post(f"/tasks/{task['id']}/move", json=body))[0] == 422
