"""Saved filters over REST."""

import httpx

from tests.web.api.conftest import Add, Json, problem


async def save(client: httpx.AsyncClient, name: str, query: str) -> Json:
    answer = await client.post("/filters", json={"name": name, "query": query})
    assert answer.status_code == 201, answer.text
    assert answer.headers["location"] == f"/api/v1/filters/{answer.json()['id']}"
    return answer.json()


async def names(client: httpx.AsyncClient) -> list[str]:
    return [each["name"] for each in (await client.get("/filters")).json()["filters"]]


async def test_a_filter_is_kept_as_it_is_written_and_finds_its_tasks(alice: httpx.AsyncClient, add: Add) -> None:
    for title in ("Milk", "Bread", "Oat milk"):
        await add(title, priority="p1")
    saved = await save(alice, "Milk things", "MILK &  p1")
    at = f"/filters/{saved['id']}"
    assert (await alice.get(at)).json()["query"] == "MILK &  p1"
    page = (await alice.get(f"{at}/tasks", params={"sort": "-title", "limit": 1})).json()
    rest = (await alice.get(f"{at}/tasks", params={"sort": "-title", "cursor": page["next_cursor"]})).json()
    assert [task["title"] for task in (*page["tasks"], *rest["tasks"])] == ["Oat milk", "Milk"]
    assert page["total"] == 2
    for query in ("p1 & (", ""):
        assert problem(await alice.post("/filters", json={"name": "Bad", "query": query}))[0] == 422
    assert problem(await alice.post("/filters", json={"name": "MILK things", "query": "p1"}))[:2] == (409, "conflict")


async def test_a_change_of_a_filter_seen_before_another_one_is_refused(alice: httpx.AsyncClient) -> None:
    saved = await save(alice, "Late", "overdue")
    at, seen = f"/filters/{saved['id']}", {"If-Match": f'"v{saved["version"]}"'}
    changed = await alice.patch(at, json={"name": "Too late"}, headers=seen)
    assert (changed.json()["name"], changed.json()["query"]) == ("Too late", "overdue")
    assert changed.headers["etag"] == f'"v{changed.json()["version"]}"' != seen["If-Match"]
    for late in (await alice.patch(at, json={"query": "p1"}, headers=seen), await alice.delete(at, headers=seen)):
        assert problem(late)[:2] == (412, "precondition_failed")
        assert late.json()["current"] == changed.json()
    assert (await alice.get(at)).json() == changed.json()


async def test_what_was_done_to_a_filter_is_in_the_history_and_taken_back(alice: httpx.AsyncClient) -> None:
    saved = await save(alice, "Late", "overdue")
    at = f"/filters/{saved['id']}"
    await alice.patch(at, json={"query": "p1"})
    assert (await alice.delete(at)).status_code == 204
    assert await names(alice) == []
    told = [each["sentence"] for each in (await alice.get("/history")).json()["operations"]]
    assert told == ["Deleted the filter “Late”.", "Changed the filter “Late”.", "Added the filter “Late”."]
    assert (await alice.post("/undo")).status_code == 200
    assert (await alice.get(at)).json()["query"] == "p1"
    assert (await alice.post("/undo")).status_code == 200
    assert (await alice.get(at)).json()["query"] == "overdue"
    assert (await alice.post("/undo")).status_code == 200
    assert await names(alice) == []
    assert (await alice.post("/redo")).status_code == 200
    assert await names(alice) == ["Late"]


async def test_a_filter_does_not_come_back_where_its_name_is_taken(alice: httpx.AsyncClient) -> None:
    saved = await save(alice, "Late", "overdue")
    gone = await alice.delete(f"/filters/{saved['id']}")
    await save(alice, "LATE", "p1")
    undone = await alice.post(f"/history/{gone.headers['x-operation-id']}/undo")
    assert problem(undone) == (409, "conflict", "There is a filter “Late” already.")


async def test_filters_of_others_are_as_if_they_never_were(alice: httpx.AsyncClient, bob: httpx.AsyncClient) -> None:
    saved = await save(alice, "Secret", "overdue")
    at = f"/filters/{saved['id']}"
    for refused in (
        await bob.get(at),
        await bob.get(f"{at}/tasks"),
        await bob.patch(at, json={"name": "Mine"}),
        await bob.delete(at),
    ):
        assert problem(refused)[:2] == (404, "not_found")
    assert await names(bob) == []
    assert await names(alice) == ["Secret"]
