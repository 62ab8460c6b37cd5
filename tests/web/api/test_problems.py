"""What a problem says besides its sentence: each field that is wrong, and the place in a query."""

from typing import Any

import httpx

from tests.web.api.conftest import Add, problem


async def test_every_field_that_is_wrong_is_listed_with_its_sentence(alice: httpx.AsyncClient) -> None:
    body = {"due": 5, "duration_minutes": 0, "labels": ["home", ""], "list": "Work", "blurgh": 1}
    refused = (await alice.post("/tasks", json=body)).json()
    assert refused["field"] == "title"
    assert {each["field"]: each["detail"] for each in refused["errors"]} == {
        "title": "“title” is missing.",
        "due": "“due” must be text, in quotes.",
        "duration_minutes": "“duration_minutes” must be at least 1.",
        "labels.1": "“labels.1” must not be empty.",
        "list": "“list” must be an id, like “12”.",
        "blurgh": "“blurgh” is not known here.",
    }
    unread = (await alice.post("/tasks", json={"title": "x", "due": "blurgh"})).json()
    assert unread["errors"] == [{"field": "due", "detail": unread["detail"]}]


async def test_a_parameter_that_is_wrong_is_named_as_a_field_is(alice: httpx.AsyncClient, add: Add) -> None:
    task = await add("Milk")
    at = f"/tasks/{task['id']}"
    asked: list[tuple[httpx.Response, str, str]] = [
        (await alice.get("/tasks", params={"sort": "foo"}), "sort", "must be one of “relevance”, “newest”, "),
        (await alice.get("/tasks", params={"list": "Work"}), "list", "must be an id, like “12”."),
        (await alice.get("/tasks", params={"parent": "x"}), "parent", "must be an id, like “12”, or “none”."),
        (await alice.get("/tasks", params={"limit": "0"}), "limit", "must be at least 1."),
        (await alice.get("/tasks", params={"cursor": "§"}), "cursor", "is no cursor of this server."),
        (await alice.get("/export", params={"format": "icalendar"}), "format", "must be one of “json”, "),
        (await alice.post("/tasks/bulk", json={"do": "delete", "query": ""}), "query", "must not be empty."),
        (await alice.post(f"{at}/complete", headers={"If-Match": "0"}), "If-Match", "has a form that is not taken."),
        (await alice.post(f"{at}/move", json={"list": "Work"}), "list", "must be an id, like “12”."),
    ]
    told = [
        (await alice.post(f"{at}/reminders", json={"at": "blurgh"}), "at"),
        (await alice.get("/insight", params={"period": "next week"}), "period"),
        (await alice.post("/tasks/bulk", json={"do": "priority", "ids": [task["id"]], "to": "p9"}), "to"),
    ]
    for answer, field in told:
        assert (answer.status_code, answer.json()["field"]) == (422, field), answer.text
    for answer, field, said in asked:
        assert problem(answer)[2].startswith(f"“{field}” {said}"), answer.text
        assert answer.json()["field"] == field
        assert [each["field"] for each in answer.json()["errors"]] == [field]


async def test_a_query_that_cannot_be_read_says_its_place_for_a_program(alice: httpx.AsyncClient) -> None:
    query = "\N{GRINNING FACE} & due:blurgh"
    saved = (await alice.post("/filters", json={"name": "Mine", "query": "p1"})).json()
    answers = [
        await alice.get("/tasks", params={"query": query}),
        await alice.post("/tasks/bulk", json={"do": "complete", "query": query, "dry_run": True}),
        await alice.post("/filters", json={"name": "Odd", "query": query}),
        await alice.patch(f"/filters/{saved['id']}", json={"query": query}),
    ]
    for answer in answers:
        told: Any = answer.json()
        assert (answer.status_code, told["code"], told["field"]) == (422, "invalid_query", "query")
        units = query.encode("utf-16-le")[2 * told["position"] : 2 * (told["position"] + told["length"])]
        marked = units.decode("utf-16-le")
        assert marked in ("due:blurgh", "blurgh"), told
    other = (await alice.get("/tasks", params={"sort": "foo"})).json()
    assert not {"position", "length"} & other.keys()


async def test_a_body_that_is_empty_is_told_what_belongs_into_it(alice: httpx.AsyncClient) -> None:
    header = {"Content-Type": "application/json"}
    empty = await alice.post("/trash/empty", headers=header)
    task = await alice.post("/tasks", headers=header, content=b" \n")
    reminder = await alice.post("/labels", headers=header)
    assert problem(empty) == (422, "invalid_request", "The body is empty. Send a JSON object with “confirm”.")
    assert problem(task)[2] == "The body is empty. Send a JSON object with “title”."
    assert problem(reminder)[2] == "The body is empty. Send a JSON object with “name”."
    assert problem(await alice.post("/tasks/1/move", headers=header))[2] == "The body is empty. Send a JSON object."


async def test_a_form_is_no_file_to_import(alice: httpx.AsyncClient) -> None:
    sent = {"file": ("tasks.csv", b"title\nMilk\n", "text/csv")}
    status, code, told = problem(await alice.post("/import", files=sent))
    assert (status, code) == (415, "unsupported_media_type")
    assert told == "Send the file itself as the body, not a form that has it."
    assert (await alice.get("/tasks")).json()["total"] == 0


async def test_a_parameter_that_there_is_not_is_named_and_nothing_is_done(
    alice: httpx.AsyncClient, client: httpx.AsyncClient, add: Add
) -> None:
    task = await add("Milk")
    asked = [
        await alice.get("/tasks", params={"limti": "1"}),
        await alice.get("/insight", params={"limti": "1"}),
        await alice.post("/import", params={"limti": "1"}, content=b"title\nEggs\n"),
        await alice.post(f"/tasks/{task['id']}/complete", params={"limti": "1"}),
        await alice.delete(f"/tasks/{task['id']}", params={"limti": "1"}),
    ]
    for answer in asked:
        assert problem(answer) == (422, "invalid_request", "“limti” is not known here.")
        assert [each["field"] for each in answer.json()["errors"]] == ["limti"]
    assert [each["title"] for each in (await alice.get("/tasks")).json()["tasks"]] == ["Milk"]
    assert (await client.get("/api/v1/tasks", params={"limti": "1"})).status_code == 401


async def test_what_many_tasks_are_to_be_given_is_told_by_its_own_field(alice: httpx.AsyncClient, add: Add) -> None:
    task = await add("Milk")
    unread = await alice.post("/tasks/bulk", json={"do": "reschedule", "ids": [task["id"]], "to": "blurgh"})
    assert (unread.status_code, unread.json()["field"]) == (422, "to")
    for_nothing = await alice.post("/tasks/bulk", json={"do": "complete", "ids": [task["id"]], "to": "Work"})
    assert "there is nothing to say in “to” when they are to complete" in problem(for_nothing)[2]
    assert (await alice.get(f"/tasks/{task['id']}")).json() == task
