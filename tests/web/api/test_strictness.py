"""Nothing of a request is guessed or left out: what is not meant as it stands is refused, and nothing is done."""

from typing import Any

import httpx
import pytest

from tests.web.api.conftest import Add, problem


@pytest.mark.parametrize("said", ["yes", "true", 1, None])
async def test_true_is_what_json_calls_so(alice: httpx.AsyncClient, add: Add, said: object) -> None:
    task = await add("Milk")
    work = (await alice.post("/lists", json={"name": "Work"})).json()
    asked: list[tuple[httpx.Response, str]] = [
        (await alice.patch(f"/lists/{work['id']}", json={"archived": said}), "archived"),
        (await alice.post("/tasks/bulk", json={"do": "delete", "ids": [task["id"]], "dry_run": said}), "dry_run"),
        (await alice.post("/trash/empty", json={"confirm": said}), "confirm"),
    ]
    told = "cannot be null." if said is None else "must be true or false."
    for answer, field in asked:
        assert problem(answer)[::2] == (422, f"“{field}” {told}")
    assert (await alice.get(f"/lists/{work['id']}")).json()["archived_at"] is None
    assert problem(await alice.post("/trash/empty", json={"confirm": False}))[2] == "“confirm” must be true."


async def test_a_parameter_that_is_there_twice_is_not_chosen_from(alice: httpx.AsyncClient) -> None:
    twice = await alice.post("/import?dry_run=true&dry_run=false", content="title\nMilk\n")
    assert problem(twice)[2] == "“dry_run” is there twice: say it once."
    assert twice.json()["errors"][0]["field"] == "dry_run"
    assert problem(await alice.get("/tasks?limit=1&limit=2"))[0] == 422
    assert (await alice.get("/tasks")).json()["total"] == 0


async def test_what_is_said_in_a_body_where_nothing_is_taken_is_not_left_out(
    alice: httpx.AsyncClient, add: Add
) -> None:
    task = await add("Milk")
    at = f"/tasks/{task['id']}"
    for path, body in [(f"{at}/complete", {"completed": False}), ("/undo", {"operation": "abc"})]:
        assert problem(await alice.post(path, json=body))[2] == "There is nothing to say in a body here. Send none."
    assert (await alice.get(at)).json()["status"] == "pending"
    assert (await alice.post(f"{at}/complete", json={})).status_code == 200


async def test_if_match_is_refused_where_nothing_has_a_tag(alice: httpx.AsyncClient) -> None:
    label = (await alice.post("/labels", json={"name": "home"})).json()
    refused = await alice.patch(f"/labels/{label['id']}", json={"name": "work"}, headers={"If-Match": '"v7"'})
    assert problem(refused)[2] == "“If-Match” is not known here."
    assert (await alice.get(f"/labels/{label['id']}")).json()["name"] == "home"


async def test_a_comment_that_was_changed_meanwhile_is_not_deleted(alice: httpx.AsyncClient, add: Add) -> None:
    task = await add("Milk")
    made = await alice.post(f"/tasks/{task['id']}/comments", json={"text": "Oat"})
    at = f"/comments/{made.json()['id']}"
    changed = await alice.patch(at, json={"text": "Soy"})
    refused = await alice.delete(at, headers={"If-Match": made.headers["etag"]})
    assert problem(refused)[:2] == (412, "precondition_failed")
    assert refused.json()["current"]["text"] == "Soy"
    assert (await alice.delete(at, headers={"If-Match": changed.headers["etag"]})).status_code == 204


async def test_no_words_are_no_due_and_no_repetition(alice: httpx.AsyncClient, add: Add) -> None:
    task = await add("Milk", due="tomorrow")
    for words in ("", "  "):
        for path, field in (("/tasks/when", "words"), ("/tasks", "due"), ("/tasks", "repeat"), ("/tasks", "start")):
            body = {field: words} | ({"title": "Eggs"} if path == "/tasks" else {})
            assert problem(await alice.post(path, json=body))[2] == f"“{field}” must not be empty."
        refused = await alice.patch(f"/tasks/{task['id']}", json={"due": words})
        assert (refused.status_code, refused.json()["field"]) == (422, "due")
    assert (await alice.get("/tasks")).json()["total"] == 1


async def test_what_does_not_repeat_is_not_counted_from_its_completion(alice: httpx.AsyncClient, add: Add) -> None:
    told = "What does not repeat is not counted from its completion. Say “repeat” as well."
    task = await add("Milk", due="tomorrow")
    at, counted = f"/tasks/{task['id']}", {"repeat_from": "completion"}
    for answer in (
        await alice.post("/tasks", json={"title": "Eggs", **counted}),
        await alice.patch(at, json=counted),
        await alice.patch(at, json={**counted, "repeat": None}),
    ):
        assert (problem(answer)[2], answer.json()["field"]) == (told, "repeat_from")
    assert (await alice.patch(at, json={**counted, "repeat": "every day"})).json()["repeat_from"] == "completion"
    assert (await alice.patch(at, json={"repeat_from": "due"})).json()["repeat_from"] == "due"
    assert (await alice.patch(at, json=counted)).json()["repeat_from"] == "completion"
    by_due = await alice.post("/tasks", json={"title": "Eggs", "due": "every monday", **counted})
    assert (by_due.status_code, by_due.json()["repeat_from"]) == (201, "completion")


async def test_a_name_of_spaces_is_refused_with_its_field(alice: httpx.AsyncClient) -> None:
    for path, body in (("/tasks", {"title": " "}), ("/lists", {"name": " "}), ("/tasks/read", {"text": "\n"})):
        assert (await alice.post(path, json=body)).json()["field"] == next(iter(body))


async def test_null_takes_away_what_can_be_without_and_no_name(alice: httpx.AsyncClient) -> None:
    a_list = (await alice.post("/lists", json={"name": "Work", "description": "Mine", "color": "teal"})).json()
    label = (await alice.post("/labels", json={"name": "home", "color": "red"})).json()
    saved = (await alice.post("/filters", json={"name": "Soon", "query": "7 days"})).json()
    refused: list[tuple[str, dict[str, Any]]] = [
        (f"/lists/{a_list['id']}", {"name": None}),
        (f"/lists/{a_list['id']}", {"archived": None}),
        (f"/labels/{label['id']}", {"name": None}),
        (f"/filters/{saved['id']}", {"name": None}),
        (f"/filters/{saved['id']}", {"query": None}),
    ]
    for path, body in refused:
        assert problem(await alice.patch(path, json=body))[2] == f"“{next(iter(body))}” cannot be null."
    bare = await alice.patch(f"/lists/{a_list['id']}", json={"description": None, "color": None})
    assert (bare.json()["description"], bare.json()["color"], bare.json()["name"]) == ("", "gray", "Work")
    assert (await alice.patch(f"/labels/{label['id']}", json={"color": None})).json()["color"] == "gray"
    assert (await alice.patch(f"/labels/{label['id']}", json={})).json()["color"] == "gray"
