"""Lists and labels over REST."""

import httpx

from tests.web.api.conftest import Add, Json, problem


async def names(client: httpx.AsyncClient, what: str, **query: str) -> list[str]:
    answer: Json = (await client.get(f"/{what}", params=query)).json()
    assert answer["total"] == len(answer[what])
    return [each["name"] for each in answer[what]]


async def make(client: httpx.AsyncClient, name: str, **more: str) -> Json:
    answer = await client.post("/lists", json={"name": name, **more})
    assert answer.status_code == 201, answer.text
    assert answer.headers["location"] == f"/api/v1/lists/{answer.json()['id']}"
    return answer.json()


async def test_everyone_has_an_inbox_that_keeps_its_name_and_stays(alice: httpx.AsyncClient) -> None:
    [inbox] = (await alice.get("/lists")).json()["lists"]
    assert (inbox["name"], inbox["is_inbox"], inbox["mine"]) == ("Inbox", True, True)
    at = f"/lists/{inbox['id']}"
    for refused in (
        await alice.delete(at),
        await alice.patch(at, json={"name": "Out"}),
        await alice.patch(at, json={"archived": True}),
    ):
        assert problem(refused)[0] == 422


async def test_lists_are_made_changed_put_aside_and_brought_back(alice: httpx.AsyncClient) -> None:
    work = await make(alice, "Work", color="blue", description="9 to 5")
    at = f"/lists/{work['id']}"
    assert problem(await alice.post("/lists", json={"name": "work"}))[:2] == (409, "conflict")
    changed = await alice.patch(at, json={"name": "Job", "archived": True}, headers={"If-Match": '"v1"'})
    assert (changed.json()["name"], changed.json()["color"]) == ("Job", "blue")
    assert changed.json()["archived_at"] == "2026-03-04T10:00:00+01:00"
    assert changed.headers["etag"] == f'"v{changed.json()["version"]}"'
    assert (await names(alice, "lists"), await names(alice, "lists", state="archived")) == (["Inbox"], ["Job"])
    late = await alice.patch(at, json={"name": "x"}, headers={"If-Match": '"v1"'})
    assert problem(late)[:2] == (412, "precondition_failed")
    assert late.json()["current"]["name"] == "Job"
    await alice.patch(at, json={"archived": False})
    assert (await alice.get(at)).json()["archived_at"] is None


async def test_lists_are_put_in_order(alice: httpx.AsyncClient) -> None:
    [_, b, c] = [await make(alice, name) for name in "ABC"]
    answer = await alice.post(f"/lists/{c['id']}/move", json={"before": b["id"]})
    assert [each["name"] for each in answer.json()["lists"]] == ["Inbox", "A", "C", "B"]
    await alice.post(f"/lists/{c['id']}/move", json={})
    assert await names(alice, "lists") == ["Inbox", "A", "B", "C"]
    inbox = (await alice.get("/lists")).json()["lists"][0]["id"]
    first = "The Inbox comes first. Name another of your lists to put one before it."
    assert problem(await alice.post(f"/lists/{inbox}/move", json={})) == (409, "conflict", first)
    assert problem(await alice.post(f"/lists/{b['id']}/move", json={"before": inbox})) == (409, "conflict", first)
    for no_other in (b["id"], "999"):
        assert problem(await alice.post(f"/lists/{b['id']}/move", json={"before": no_other}))[0] == 404


async def test_a_deleted_list_takes_its_tasks_along_and_brings_them_back(alice: httpx.AsyncClient, add: Add) -> None:
    work = await make(alice, "Work")
    task = await add("Report", list=work["id"])
    assert problem(await alice.delete(f"/lists/{work['id']}", headers={"If-Match": '"v9"'}))[0] == 412
    assert (await alice.delete(f"/lists/{work['id']}")).status_code == 204
    assert problem(await alice.get(f"/tasks/{task['id']}"))[0] == 404
    assert await names(alice, "lists", state="deleted") == ["Work"]
    assert (await alice.post(f"/lists/{work['id']}/restore")).json()["name"] == "Work"
    assert (await alice.get(f"/tasks/{task['id']}")).json()["list"] == work["id"]


async def test_a_deleted_list_can_leave_its_tasks_to_the_inbox_with_their_subtasks_in_their_order(
    alice: httpx.AsyncClient, add: Add
) -> None:
    here = await add("Here")
    work = await make(alice, "Work")
    first = await add("First", list=work["id"])
    await add("Below", parent=first["id"])
    await add("Second", list=work["id"])
    answer = await alice.delete(f"/lists/{work['id']}", params={"tasks": "inbox"})
    assert answer.status_code == 204
    page = (await alice.get("/tasks", params={"list": here["list"]})).json()["tasks"]
    assert [(task["title"], task["parent"]) for task in page] == [
        ("Here", None), ("First", None), ("Below", first["id"]), ("Second", None),
    ]  # fmt: skip


async def test_someone_else_s_list_is_as_one_that_never_was(alice: httpx.AsyncClient, bob: httpx.AsyncClient) -> None:
    work = await make(alice, "Work")
    body = {"PATCH": {"name": "Mine"}, "POST": {}}
    for method, step in (("GET", ""), ("PATCH", ""), ("DELETE", ""), ("POST", "/move"), ("POST", "/restore")):
        told = problem(await bob.request(method, f"/lists/{work['id']}{step}", json=body.get(method)))
        made_up = problem(await bob.request(method, f"/lists/999999{step}", json=body.get(method)))
        assert told == (404, "not_found", made_up[2].replace("999999", work["id"])), (method, step)
    assert await names(bob, "lists") == ["Inbox"]


async def test_labels_are_renamed_on_their_tasks_and_deleted_without_them(alice: httpx.AsyncClient, add: Add) -> None:
    task = await add("Milk", labels=["home", "errand"])
    assert await names(alice, "labels") == ["errand", "home"]
    made = await alice.post("/labels", json={"name": "@deep", "color": "teal"})
    assert (made.status_code, made.json()["name"], made.json()["color"]) == (201, "deep", "teal")
    assert problem(await alice.post("/labels", json={"name": "Deep"}))[0] == 409
    home = (await alice.get("/labels")).json()["labels"][2]
    renamed = await alice.patch(f"/labels/{home['id']}", json={"name": "house", "color": "red"})
    assert renamed.json() == {"id": home["id"], "name": "house", "color": "red"}
    assert (await alice.get(f"/tasks/{task['id']}")).json()["labels"] == ["errand", "house"]
    assert (await alice.delete(f"/labels/{home['id']}")).status_code == 204
    assert (await alice.get(f"/tasks/{task['id']}")).json()["labels"] == ["errand"]


async def test_someone_else_s_label_is_as_one_that_never_was(alice: httpx.AsyncClient, bob: httpx.AsyncClient) -> None:
    label = (await alice.post("/labels", json={"name": "home"})).json()
    for method, body in (("GET", None), ("PATCH", {"name": "x"}), ("DELETE", None)):
        told = problem(await bob.request(method, f"/labels/{label['id']}", json=body))
        assert told == (404, "not_found", f"There is no label {label['id']}.")
    assert await names(bob, "labels") == []
    assert await names(alice, "labels") == ["home"]
