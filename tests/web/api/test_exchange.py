"""Numbers and files over REST."""

import csv
import io
from pathlib import Path

import httpx

from tests.web.api.conftest import Add, problem

TODOIST = (Path(__file__).parents[2] / "services" / "files" / "todoist.csv").read_bytes()


async def test_a_week_is_told_in_numbers(alice: httpx.AsyncClient, add: Add) -> None:
    task = await add("Milk")
    await alice.post(f"/tasks/{task['id']}/complete")
    week = (await alice.get("/insight")).json()
    assert (week["completed"], week["streak"], week["buckets"][-1]["completed"]) == (1, 1, 1)
    by_list = (await alice.get("/insight", params={"by": "list", "period": "today"})).json()
    assert [(each["name"], each["completed"]) for each in by_list["buckets"]] == [("Inbox", 1)]
    assert problem(await alice.get("/insight", params={"period": "next week"}))[0] == 422


async def test_a_file_comes_in_as_one_operation_and_goes_out_again(
    alice: httpx.AsyncClient, bob: httpx.AsyncClient
) -> None:
    dry = await alice.post("/import", params={"dry_run": True, "name": "Garden"}, content=TODOIST)
    assert (dry.json()["tasks"], "x-operation-id" in dry.headers) == (5, False)
    assert (await alice.get("/tasks")).json()["total"] == 0
    wet = await alice.post("/import", params={"name": "Garden"}, content=TODOIST)
    assert (wet.json()["tasks"], wet.json()["lists"]) == (5, ["Garden"])
    assert wet.headers["x-operation-id"]
    assert [note["line"] for note in wet.json()["notes"]] == [10, 11, 12]
    twice = (await alice.post("/import", params={"name": "Garden"}, content=TODOIST)).json()
    assert (twice["tasks"], twice["present"]) == (0, 5)
    once_more = {"name": "Garden", "again": True, "dry_run": True}
    assert (await alice.post("/import", params=once_more, content=TODOIST)).json()["tasks"] == 5
    file = await alice.get("/export")
    assert file.headers["content-disposition"].endswith('.json"')
    assert (await bob.post("/import", content=file.content)).json()["tasks"] == 5
    table = await bob.get("/export", params={"format": "csv"})
    assert table.headers["content-type"].startswith("text/csv")
    assert "Plan the garden" in table.text
    assert (await bob.get("/export", params={"format": "ics"})).text.count("BEGIN:VTODO") == 5


async def test_a_file_without_tasks_and_columns_of_one_name_are_told(alice: httpx.AsyncClient) -> None:
    for file in ("title,due\n", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"):
        report = (await alice.post("/import", content=file)).json()
        assert (report["tasks"], [note["reason"] for note in report["notes"]]) == (0, ["There are no tasks in it."])
    twice = (await alice.post("/import", content="title,due,title\nMilk,today,Eggs\n")).json()
    assert [note["reason"] for note in twice["notes"]] == [
        "Of columns with the same name the last one is read: “title”."
    ]
    assert [task["title"] for task in (await alice.get("/tasks")).json()["tasks"]] == ["Eggs"]


async def test_what_is_no_file_and_another_persons_list_are_refused(
    alice: httpx.AsyncClient, bob: httpx.AsyncClient, add: Add
) -> None:
    assert problem(await alice.post("/import", content=b"\xff\xfe\xfd"))[0] == 422
    assert problem(await alice.post("/import", content=b""))[2] == "The file is empty."
    task = await add("Mine")
    assert problem(await bob.get("/export", params={"list": task["list"]}))[0] == 404
    assert problem(await alice.get("/export", params={"format": "pdf"}))[0] == 422


async def test_a_file_larger_than_other_bodies_is_taken(alice: httpx.AsyncClient) -> None:
    rows = b"title,description\n" + b"".join(b"T%d,%s\n" % (n, b"x" * 9_000) for n in range(150))
    assert (await alice.post("/import", content=rows, params={"dry_run": True})).json()["tasks"] == 150


async def test_a_table_has_the_ids_of_the_tasks_and_comes_back_with_its_subtasks(
    alice: httpx.AsyncClient, bob: httpx.AsyncClient, add: Add
) -> None:
    gone = await add("Gone")
    await alice.delete(f"/tasks/{gone['id']}")
    party = await add("Party")
    cake = await add("Cake", parent=party["id"])
    text = (await alice.get("/export", params={"format": "csv"})).text
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["id"], row["parent"]) for row in rows] == [(party["id"], ""), (cake["id"], party["id"])]
    assert (await bob.post("/import", content=text)).status_code == 200
    tasks = (await bob.get("/tasks", params={"sort": "title"})).json()["tasks"]
    assert [(task["title"], task["parent_title"]) for task in tasks] == [("Cake", "Party"), ("Party", None)]
