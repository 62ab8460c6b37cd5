"""One thing done to many tasks over REST."""

import asyncio
from typing import Any

import httpx
import pytest

from tests.web.api.conftest import Add, Json, problem


async def bulk(client: httpx.AsyncClient, **body: Any) -> Json:
    answer = await client.post("/tasks/bulk", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def titles(client: httpx.AsyncClient, **query: str) -> list[str]:
    return sorted(task["title"] for task in (await client.get("/tasks", params=query)).json()["tasks"])


async def test_much_is_done_only_with_the_confirm_of_a_dry_run_and_taken_back_as_one(
    alice: httpx.AsyncClient, add: Add
) -> None:
    for title in "ABCDEF":
        await add(title, due="today")
    await add("Later")
    asked = {"do": "complete", "query": "today"}
    status, code, told = problem(await alice.post("/tasks/bulk", json=asked))
    assert (status, code) == (409, "unconfirmed")
    assert "complete 6 tasks" in told
    dry = await alice.post("/tasks/bulk", json={**asked, "dry_run": True})
    assert (dry.json()["total"], len(dry.json()["tasks"]), dry.json()["changed"]) == (6, 6, [])
    assert "x-operation-id" not in dry.headers
    assert len(await titles(alice)) == 7
    assert (await bulk(alice, do="complete", query="@nothing", dry_run=True, confirm=None))["confirm"] is None
    done = await alice.post("/tasks/bulk", json={**asked, "confirm": dry.json()["confirm"]})
    assert (done.status_code, len(done.json()["changed"])) == (200, 6)
    assert await titles(alice) == ["Later"]
    await alice.post(f"/history/{done.headers['x-operation-id']}/undo")
    assert len(await titles(alice)) == 7


async def test_a_confirm_is_for_what_was_shown_and_nothing_else(
    alice: httpx.AsyncClient, bob: httpx.AsyncClient, add: Add
) -> None:
    tasks = [await add(title, due="today") for title in "ABCDEF"]
    token = (await bulk(alice, do="complete", query="today", dry_run=True))["confirm"]
    assert problem(await alice.post("/tasks/bulk", json={"do": "delete", "query": "today", "confirm": token}))[0] == 409
    assert (await bulk(bob, do="complete", query="today", confirm=token))["total"] == 0
    await alice.patch(f"/tasks/{tasks[0]['id']}", json={"title": "Another"})
    late = await alice.post("/tasks/bulk", json={"do": "complete", "query": "today", "confirm": token})
    assert problem(late)[:2] == (409, "unconfirmed")
    assert len(await titles(alice)) == 6
    for task in tasks[1:4]:
        await alice.patch(f"/tasks/{task['id']}", json={"due": "tomorrow"})
    few = await alice.post("/tasks/bulk", json={"do": "complete", "query": "today", "confirm": token})
    assert problem(few)[:2] == (409, "unconfirmed"), "few now, but not what was shown"


async def test_tasks_are_named_and_each_says_what_became_of_it(alice: httpx.AsyncClient, add: Add) -> None:
    trip = await add("Trip")
    below = await add("Pack", parent=trip["id"])
    done = await add("Done")
    await add("Other")
    await alice.post(f"/tasks/{done['id']}/complete")
    answer = await bulk(alice, do="complete", ids=[trip["id"], done["id"], "999"])
    assert (answer["changed"], answer["along"], answer["unchanged"]) == ([trip["id"]], [below["id"]], [done["id"]])
    assert answer["failed"] == [{"id": "999", "reason": "There is no task 999."}]
    assert problem(await alice.post("/tasks/bulk", json={"do": "delete", "ids": ["998", "999"]}))[0] == 404
    assert await titles(alice) == ["Other"]


@pytest.mark.parametrize(
    ("deed", "field", "value"),
    [
        ({"do": "label", "to": "home"}, "labels", ["home"]),
        ({"do": "priority", "to": "p1"}, "priority", "p1"),
        ({"do": "reschedule", "to": "tomorrow"}, "due", "2026-03-05"),
    ],
)
async def test_what_takes_nothing_away_is_done_at_once_unless_it_is_about_everything(
    alice: httpx.AsyncClient, add: Add, deed: Json, field: str, value: object
) -> None:
    for title in ("Milk", "Oat milk"):
        await add(title)
    assert problem(await alice.post("/tasks/bulk", json={**deed, "query": "milk"}))[:2] == (409, "unconfirmed")
    await add("Bread")
    answer = await bulk(alice, **deed, query="milk")
    assert [task[field] for task in answer["tasks"]] == [value, value]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"do": "delete"},
        {"do": "delete", "ids": []},
        {"do": "delete", "query": ""},
        {"do": "delete", "query": "   "},
        {"do": "delete", "query": "p1", "ids": ["1"]},
        {"do": "delete", "ids": ["all"]},
        {"do": "delete", "query": "p1 & ("},
        {"do": "move", "query": "p1"},
        {"do": "priority", "to": "p9", "query": "p1"},
        {"do": "burn", "query": "p1"},
    ],
)
async def test_what_selects_nothing_or_says_too_little_is_refused(
    alice: httpx.AsyncClient, add: Add, body: Json
) -> None:
    await add("Milk", priority="p1")
    assert problem(await alice.post("/tasks/bulk", json=body))[0] == 422
    assert await titles(alice) == ["Milk"]


async def test_a_name_that_there_is_not_is_said_of_a_query_be_it_done_or_tried(
    alice: httpx.AsyncClient, add: Add
) -> None:
    await add("Milk", due="today")
    for dry_run in (True, False):
        told = await bulk(alice, do="complete", query="today | #Wrok", dry_run=dry_run)
        assert (told["total"], told["notices"]) == (1, ["There is no list “Wrok”."])


async def test_the_same_request_with_the_same_key_is_done_once(alice: httpx.AsyncClient, add: Add) -> None:
    task = await add("Water the plants", due="today", repeat="every day")
    body = {"do": "complete", "ids": [task["id"]]}
    answers = await asyncio.gather(
        *(alice.post("/tasks/bulk", json=body, headers={"Idempotency-Key": "b-1"}) for _ in range(3))
    )
    assert len({answer.content for answer in answers}) == 1
    assert (await alice.get(f"/tasks/{task['id']}")).json()["due"] == "2026-03-05"


async def test_what_goes_along_with_one_task_is_told_and_confirmed(alice: httpx.AsyncClient, add: Add) -> None:
    party = await add("Party")
    for number in range(6):
        await add(f"Dish {number}", parent=party["id"])
    status, code, told = problem(await alice.post("/tasks/bulk", json={"do": "delete", "ids": [party["id"]]}))
    assert (status, code) == (409, "unconfirmed")
    assert "delete 7 tasks" in told
    dry = await bulk(alice, do="delete", ids=[party["id"]], dry_run=True)
    assert (dry["total"], len(dry["along"])) == (1, 6)
    done = await bulk(alice, do="delete", ids=[party["id"]], confirm=dry["confirm"])
    assert (done["changed"], len(done["along"])) == ([party["id"]], 6)
    assert await titles(alice) == []
