"""Tasks over REST."""

import httpx
import pytest

from tests.conftest import Clock
from tests.web.api.conftest import Add, Json, problem


async def titles(client: httpx.AsyncClient, **query: str) -> list[str]:
    answer = await client.get("/tasks", params=query)
    assert answer.status_code == 200, answer.text
    page: Json = answer.json()
    assert page["total"] >= len(page["tasks"])
    return [task["title"] for task in page["tasks"]]


async def test_a_task_comes_back_as_it_was_added_with_its_words_understood(alice: httpx.AsyncClient, add: Add) -> None:
    work = (await alice.post("/lists", json={"name": "Work"})).json()
    wanted = {"due": "tomorrow 5pm", "priority": "p1", "labels": ["errand", "@Home"], "list": work["id"]}
    task = await add("Call Ann", description="About the flat", duration_minutes=30, start="today", **wanted)
    assert task["due"] == "2026-03-05T17:00:00+01:00"
    assert task["due_text"] == "Thu 5 Mar 2026, 17:00"
    assert task["start"] == "2026-03-04"
    assert (task["priority"], task["labels"], task["list"]) == ("p1", ["errand", "Home"], work["id"])
    assert (task["status"], task["overdue"], task["version"]) == ("pending", False, 1)
    answer = await alice.get(f"/tasks/{task['id']}")
    assert answer.json() == task
    assert answer.headers["etag"] == '"v1"'


async def test_a_new_task_says_where_it_is_and_in_which_operation_it_was_made(alice: httpx.AsyncClient) -> None:
    answer = await alice.post("/tasks", json={"title": "Milk"})
    assert answer.headers["location"] == f"/api/v1/tasks/{answer.json()['id']}"
    assert answer.headers["etag"] == '"v1"'
    assert len(answer.headers["x-operation-id"]) == 32


async def test_words_that_repeat_make_a_task_that_repeats(alice: httpx.AsyncClient, add: Add) -> None:
    task = await add("Water the plants", due="every monday at 9")
    assert (task["repeat"], task["due"]) == ("FREQ=WEEKLY;BYDAY=MO", "2026-03-09T09:00:00+01:00")
    assert task["repeat_text"] == "every Monday at 09:00"
    done = (await alice.post(f"/tasks/{task['id']}/complete")).json()["task"]
    assert (done["status"], done["due"]) == ("pending", "2026-03-16T09:00:00+01:00")
    skipped = (await alice.post(f"/tasks/{task['id']}/skip")).json()["task"]
    assert skipped["due"] == "2026-03-23T09:00:00+01:00"
    plain = (await alice.patch(f"/tasks/{task['id']}", json={"repeat": None})).json()
    assert (plain["repeat"], plain["repeat_text"], plain["due"]) == (None, None, skipped["due"])


async def test_what_repeats_after_it_is_done_comes_again_from_that_day_on(
    alice: httpx.AsyncClient, add: Add, clock: Clock
) -> None:
    task = await add("Descale the kettle", due="today", repeat="every 3 days after I do it")
    assert (task["repeat_from"], task["repeat_text"]) == ("completion", "every 3 days after it is done")
    clock.pass_(days=2)
    done = (await alice.post(f"/tasks/{task['id']}/complete")).json()["task"]
    assert (done["status"], done["due"]) == ("pending", "2026-03-09")


async def test_what_a_patch_leaves_out_stays_and_null_takes_away(alice: httpx.AsyncClient, add: Add) -> None:
    task = await add("Call Ann", description="x", due="tomorrow", priority="p2", labels=["home"], duration_minutes=5)
    changed = await alice.patch(f"/tasks/{task['id']}", json={"title": "Call Bea", "due": None})
    assert changed.status_code == 200
    now = changed.json()
    kept = ("description", "priority", "labels", "duration_minutes", "list")
    assert {name: now[name] for name in kept} == {name: task[name] for name in kept}
    assert (now["title"], now["due"], now["due_text"], now["version"]) == ("Call Bea", None, None, 2)
    cleared = {"description": None, "labels": None, "duration_minutes": None, "priority": None}
    empty = (await alice.patch(f"/tasks/{task['id']}", json=cleared)).json()
    assert (empty["description"], empty["labels"], empty["duration_minutes"], empty["priority"]) == ("", [], None, "p4")


async def test_a_patch_that_changes_nothing_is_no_write(alice: httpx.AsyncClient, add: Add) -> None:
    task = await add("Milk")
    answer = await alice.patch(f"/tasks/{task['id']}", json={"title": "Milk"})
    assert (answer.status_code, answer.json()["version"]) == (200, 1)
    assert "x-operation-id" not in answer.headers


async def test_who_saw_another_version_changes_nothing_and_is_told_the_present_one(
    alice: httpx.AsyncClient, add: Add
) -> None:
    task = await add("Milk")
    at = f"/tasks/{task['id']}"
    first = await alice.patch(at, json={"title": "Oat milk"}, headers={"If-Match": '"v1"'})
    assert (first.status_code, first.headers["etag"]) == (200, '"v2"')
    for method, path, body in (
        ("PATCH", at, {"title": "Beer"}),
        ("DELETE", at, None),
        ("POST", f"{at}/complete", None),
    ):
        for tag in ('"v1"', 'W/"v2"', '"other"', '"v1", "v3"', 'W/"v2","v1"', '"v2x"'):
            late = await alice.request(method, path, json=body, headers={"If-Match": tag})
            assert problem(late)[:2] == (412, "precondition_failed")
            assert late.headers["etag"] == '"v2"'
            assert late.json()["current"]["title"] == "Oat milk"
    for n, tag in enumerate(("*", '"v1", "v3"', ',"x" ,, W/"v1","v4" ,', '"v5","v5"')):
        answer = await alice.patch(at, json={"title": f"Beer {n}"}, headers={"If-Match": tag})
        assert (answer.status_code, answer.json().get("version")) == (200, n + 3)
    for broken in ('"v6" "v6"', "v6", '*, "v6"', '"v6"v6', ", ,"):
        assert (await alice.delete(at, headers={"If-Match": broken})).status_code == 422


async def test_completing_takes_the_subtasks_along_and_reopening_those_above(
    alice: httpx.AsyncClient, add: Add
) -> None:
    trip = await add("Trip")
    pack = await add("Pack", parent=trip["id"])
    done = (await alice.post(f"/tasks/{trip['id']}/complete")).json()
    assert (done["task"]["status"], [task["title"] for task in done["along"]]) == ("completed", ["Pack"])
    again = (await alice.post(f"/tasks/{pack['id']}/reopen")).json()
    assert (again["task"]["status"], [task["title"] for task in again["along"]]) == ("pending", ["Trip"])


async def test_a_deleted_task_is_found_no_more(alice: httpx.AsyncClient, add: Add) -> None:
    task = await add("Milk")
    answer = await alice.delete(f"/tasks/{task['id']}")
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["x-operation-id"]
    assert problem(await alice.get(f"/tasks/{task['id']}")) == (404, "not_found", f"There is no task {task['id']}.")


async def test_tasks_are_found_by_list_parent_label_status_and_words(alice: httpx.AsyncClient, add: Add) -> None:
    work = (await alice.post("/lists", json={"name": "Work"})).json()["id"]
    report = await add("Report", list=work, labels=["Deep"])
    await add("Read the numbers", parent=report["id"])
    milk = await add("Milk")
    await alice.post(f"/tasks/{milk['id']}/complete")
    assert await titles(alice, list=work) == ["Report", "Read the numbers"]
    assert await titles(alice, list=work, parent="none") == ["Report"]
    assert await titles(alice, parent=report["id"]) == ["Read the numbers"]
    assert await titles(alice, label="@deep") == ["Report"]
    assert await titles(alice) == ["Report", "Read the numbers"]
    assert await titles(alice, status="completed") == ["Milk"]
    assert await titles(alice, status="all", search="m", sort="due") == ["Read the numbers", "Milk"]


async def test_a_search_has_the_best_first_with_slips_of_the_pen_and_among_what_else_is_asked(
    alice: httpx.AsyncClient, add: Add
) -> None:
    work = (await alice.post("/lists", json={"name": "Work"})).json()["id"]
    await add("Call her", description="about the dentist", priority="p1")
    note = await add("Rest", list=work)
    await alice.post(f"/tasks/{note['id']}/comments", json={"text": "Not the dentist again"})
    await add("Dentist", list=work)
    assert await titles(alice, search="dentist") == ["Dentist", "Call her", "Rest"]
    assert await titles(alice, search="detnist", limit="2") == ["Dentist", "Call her"]
    assert await titles(alice, search="detnist", list=work) == ["Dentist", "Rest"]
    assert await titles(alice, search="dentist", query="p1") == ["Call her"]
    assert await titles(alice, search="dentist", status="completed") == []
    best = {"sort": "relevance", "search": "x"}
    assert problem(await alice.get("/tasks", params={**best, "group": "list"}))[0] == 422
    assert problem(await alice.get("/tasks", params={**best, "cursor": "x"}))[0] == 404


@pytest.mark.parametrize("path", ["/tasks/bulk", "/tasks/quick", "/tasks/read", "/feeds/x.ics"])
async def test_what_is_beside_the_ids_is_never_taken_for_one(alice: httpx.AsyncClient, path: str) -> None:
    assert problem(await alice.delete(path))[0] == 405


async def test_the_query_language_the_order_and_groups_are_there(alice: httpx.AsyncClient, add: Add) -> None:
    await add("Rent", priority="p1", due="tomorrow")
    await add("Bread", priority="p3", labels=["errand"])
    await add("Milk", due="yesterday", labels=["errand"])
    assert await titles(alice, query="@errand & no date") == ["Bread"]
    assert await titles(alice, query="overdue") == ["Milk"]
    assert await titles(alice, sort="title") == ["Bread", "Milk", "Rent"]
    assert await titles(alice, sort="-title") == ["Rent", "Milk", "Bread"]
    assert await titles(alice, sort="manual") == ["Rent", "Bread", "Milk"]
    assert await titles(alice, group="priority", sort="title") == ["Rent", "Bread", "Milk"]
    status, code, told = problem(await alice.get("/tasks", params={"query": "p1 & ("}))
    assert (status, code) == (422, "invalid_query")
    assert told


async def test_a_task_tells_how_many_subtasks_and_comments_it_has(alice: httpx.AsyncClient, add: Add) -> None:
    trip = await add("Trip")
    done = await add("Book", parent=trip["id"])
    await add("Pack", parent=trip["id"])
    await alice.post(f"/tasks/{done['id']}/complete")
    task = (await alice.get(f"/tasks/{trip['id']}")).json()
    assert (task["subtasks"], task["comments"]) == ({"open": 1, "total": 2}, 0)


async def test_pages_follow_one_another_and_know_the_total(alice: httpx.AsyncClient, add: Add) -> None:
    for number in range(5):
        await add(f"Task {number}")
    seen: list[str] = []
    cursor: str | None = None
    for _ in range(3):
        query = {"limit": "2", **({"cursor": cursor} if cursor else {})}
        page = (await alice.get("/tasks", params=query)).json()
        assert page["total"] == 5
        seen += [task["title"] for task in page["tasks"]]
        cursor = page["next_cursor"]
    assert (seen, cursor) == ([f"Task {number}" for number in range(5)], None)
    assert problem(await alice.get("/tasks", params={"cursor": "AAAA"}))[:2] == (404, "not_found")
    status, _, told = problem(await alice.get("/tasks", params={"limit": "2", "sort": "sideways"}))
    assert status == 422
    assert "must be one of" in told
    assert "-manual" in told


@pytest.mark.parametrize(
    "other", [{"query": "p1"}, {"sort": "title"}, {"sort": "-due"}, {"search": "t"}, {"group": "list"}, {"label": "x"}]
)
async def test_a_page_goes_on_in_what_it_was_asked_for_only(
    alice: httpx.AsyncClient, add: Add, other: dict[str, str]
) -> None:
    for title in ("Tea", "Toast", "Tomato"):
        await add(title)
    cursor = (await alice.get("/tasks", params={"limit": "1"})).json()["next_cursor"]
    asked = {"sort": "due", **other, "cursor": cursor}
    status, _, told = problem(await alice.get("/tasks", params=asked))
    assert (status, told.partition(".")[0]) == (422, "The cursor is of another query, order or group")
    assert (await alice.get("/tasks", params={"limit": "2", "cursor": cursor})).status_code == 200


async def test_a_start_after_the_due_is_refused_however_it_comes_about(alice: httpx.AsyncClient, add: Add) -> None:
    said = "The start lies after the due. Change one of them."
    for sent in (
        {"due": "2026-03-10", "start": "2026-03-11"},
        {"due": "2026-03-10T17:00", "start": "2026-03-11"},
        {"due": "2026-03-10", "start": "2026-03-11T08:00"},
        {"repeat": "every day", "start": "2026-03-11"},
    ):
        assert problem(await alice.post("/tasks", json={"title": "Tax", **sent}))[2] == said
    at = f"/tasks/{(await add('Tax', due='2026-03-10', start='2026-03-09'))['id']}"
    for change in ({"due": "2026-03-08T23:00"}, {"start": "2026-03-11T00:00"}):
        assert problem(await alice.patch(at, json=change))[2] == said
    assert (await alice.patch(at, json={"title": "The tax"})).status_code == 200


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


async def test_someone_else_s_task_is_as_one_that_never_was(
    alice: httpx.AsyncClient, bob: httpx.AsyncClient, add: Add
) -> None:
    task = await add("Secret")
    body = {"PATCH": {"title": "Mine"}, "POST": {"place": "first"}}
    for method, step in (
        *(("GET", ""), ("PATCH", ""), ("DELETE", "")),
        *(("POST", f"/{step}") for step in ("complete", "reopen", "skip", "move")),
    ):
        theirs = await bob.request(method, f"/tasks/{task['id']}{step}", json=body.get(method))
        made_up = await bob.request(method, f"/tasks/999999{step}", json=body.get(method))
        assert problem(theirs) == (404, "not_found", f"There is no task {task['id']}."), (method, step)
        assert problem(made_up) == (404, "not_found", "There is no task 999999.")
    for wanted in ({"parent": task["id"]}, {"list": task["list"]}):
        assert problem(await bob.post("/tasks", json={"title": "x", **wanted}))[0] == 404
    assert await titles(bob, status="all") == []
    assert await titles(bob, list=task["list"]) == []
    assert (await alice.get(f"/tasks/{task['id']}")).json() == task


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"title": "x", "due": "blurgh"}, "due"),
        ({"title": "x", "due": "tomorrow", "start": "blurgh"}, "start"),
        ({"title": "x", "repeat": "tomorrow"}, "repeat"),
        ({"title": "x", "duration_minutes": 0}, "duration_minutes"),
        ({"due": "tomorrow"}, "title"),
        ({"title": "x", "blurgh": 1}, None),
    ],
)
async def test_a_problem_names_the_field_that_it_is_about(
    alice: httpx.AsyncClient, body: Json, field: str | None
) -> None:
    answer = await alice.post("/tasks", json=body)
    assert (answer.status_code, answer.json().get("field")) == (422, field)
    task = (await alice.post("/tasks", json={"title": "There"})).json()
    if field != "title":
        assert (await alice.patch(f"/tasks/{task['id']}", json=body)).json().get("field") == field


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({}, "“title” is missing."),
        ({"title": " "}, "The title is empty."),
        ({"title": "x", "due": "blurgh"}, "I can't read “blurgh” as a date."),
        ({"title": "x", "repeat": "tomorrow"}, "I can't read “tomorrow” as a repetition."),
        ({"title": "x", "repeat": "FREQ=SOMETIMES"}, "SOMETIMES"),
        ({"title": "x", "start": "2026-03-10", "due": "2026-03-09"}, "The start lies after the due."),
        ({"title": "x", "colour": "red"}, "“colour” is not known here."),
        ({"title": "x", "priority": 1}, "“priority” must be one of"),
        ({"title": "x", "labels": ["  "]}, "is empty"),
        ({"title": "x", "list": 1}, "“list”"),
    ],
)
async def test_what_cannot_be_used_is_refused_in_a_sentence(alice: httpx.AsyncClient, body: Json, told: str) -> None:
    status, code, sentence = problem(await alice.post("/tasks", json=body))
    assert (status, code) == (422, "invalid_request")
    assert told in sentence
    assert await titles(alice, status="all") == []
