"""Tasks over REST."""

import httpx
import pytest

from tests.conftest import Clock
from tests.web.api.conftest import Add, Json, problem, titles


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


@pytest.mark.parametrize(
    "said",
    [
        {"repeat": "every day at 2:30am starting march 29"},
        {"due": "every day at 2:30am starting march 29"},
        {"due": "2026-03-29 02:30", "repeat": "every day"},
        {"due": "29 march at 2:30am", "repeat": "FREQ=DAILY"},
    ],
)
async def test_a_repetition_that_begins_where_clocks_skip_its_time_returns_to_it(
    alice: httpx.AsyncClient, add: Add, said: Json
) -> None:
    task = await add("Wind the clock", **said)
    assert (task["due"], task["repeat_text"]) == ("2026-03-29T03:00:00+02:00", "every day at 02:30")
    dues = [(await alice.post(f"/tasks/{task['id']}/skip")).json()["task"]["due"] for _ in range(2)]
    assert dues == ["2026-03-30T02:30:00+02:00", "2026-03-31T02:30:00+02:00"]


async def test_a_task_that_repeats_and_is_put_where_clocks_skip_the_time_returns_to_it(
    alice: httpx.AsyncClient, add: Add
) -> None:
    at = f"/tasks/{(await add('Wind the clock', due='every day at 9'))['id']}"
    moved = (await alice.patch(at, json={"due": "2026-03-29 02:30"})).json()
    assert (moved["due"], moved["repeat"]) == ("2026-03-29T03:00:00+02:00", "FREQ=DAILY;BYHOUR=2;BYMINUTE=30")
    assert (await alice.post(f"{at}/skip")).json()["task"]["due"] == "2026-03-30T02:30:00+02:00"
    once = (await alice.patch(at, json={"due": "2026-03-29 02:30", "repeat": None})).json()
    assert (once["due"], once["repeat"]) == ("2026-03-29T03:00:00+02:00", None)


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


async def test_a_repetition_does_not_go_with_the_due_unless_that_is_said(alice: httpx.AsyncClient, add: Add) -> None:
    task = await add("Water the plants", due="friday", repeat="every week")
    at = f"/tasks/{task['id']}"
    refused = await alice.patch(at, json={"due": None})
    assert problem(refused)[2] == "A task that repeats needs its due. To take both away, clear “repeat” as well."
    assert refused.json()["field"] == "due"
    assert (await alice.get(at)).json() == task
    both = (await alice.patch(at, json={"due": None, "repeat": None})).json()
    assert (both["due"], both["repeat"], both["version"]) == (None, None, 2)
    again = (await alice.patch(at, json={"due": "monday", "repeat": "every week"})).json()
    anew = (await alice.patch(at, json={"due": None, "repeat": "every day"})).json()
    assert again["repeat"] is not None
    assert anew["repeat"] == "FREQ=DAILY"


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


async def test_versions_seen_on_several_lines_are_one_list(alice: httpx.AsyncClient, add: Add) -> None:
    at = f"/tasks/{(await add('Milk'))['id']}"
    seen = [("If-Match", '"v9"'), ("If-Match", '"v1"')]
    assert (await alice.patch(at, json={"title": "Oat milk"}, headers=seen)).status_code == 200
    assert problem(await alice.patch(at, json={"title": "Beer"}, headers=seen))[0] == 412
    assert (await alice.delete(at, headers=[("If-Match", '"v2"'), ("If-Match", "*")])).status_code == 422


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


@pytest.mark.parametrize("path", ["/tasks/bulk", "/tasks/quick", "/tasks/read", "/tasks/when", "/feeds/x.ics"])
async def test_what_is_beside_the_ids_is_never_taken_for_one(alice: httpx.AsyncClient, path: str) -> None:
    assert problem(await alice.delete(path))[0] == 405


async def test_a_task_tells_how_many_subtasks_and_comments_it_has(alice: httpx.AsyncClient, add: Add) -> None:
    trip = await add("Trip")
    done = await add("Book", parent=trip["id"])
    await add("Pack", parent=trip["id"])
    await alice.post(f"/tasks/{done['id']}/complete")
    task = (await alice.get(f"/tasks/{trip['id']}")).json()
    assert (task["subtasks"], task["comments"]) == ({"open": 1, "total": 2}, 0)
    assert (task["parent_title"], (await alice.get(f"/tasks/{done['id']}")).json()["parent_title"]) == (None, "Trip")


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


async def test_someone_else_s_task_is_as_one_that_never_was(
    alice: httpx.AsyncClient, bob: httpx.AsyncClient, add: Add
) -> None:
    task = await add("Secret")
    body = {"": {"title": "Mine"}, "/move": {"place": "first"}}
    for method, step in (
        *(("GET", ""), ("PATCH", ""), ("DELETE", "")),
        *(("POST", f"/{step}") for step in ("complete", "reopen", "skip", "move")),
    ):
        theirs = await bob.request(
            method, f"/tasks/{task['id']}{step}", json=body.get(step) if method in ("PATCH", "POST") else None
        )
        made_up = await bob.request(
            method, f"/tasks/999999{step}", json=body.get(step) if method in ("PATCH", "POST") else None
        )
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


async def test_a_repetition_ends_on_the_same_day_after_a_change_of_zone(alice: httpx.AsyncClient, add: Add) -> None:
    added = await add("Swim", due="2026-12-01 09:00", repeat="every day until 25 december")
    assert added["repeat_until"] == "2026-12-25"
    for zone in ("Asia/Tokyo", "America/New_York"):
        await alice.patch("/me", json={"time_zone": zone})
        task = (await alice.get(f"/tasks/{added['id']}")).json()
        assert task["repeat_until"] == "2026-12-25"
        assert task["repeat_text"].endswith("until 25 December 2026")
