"""What was done, told in the language of the screen."""

from typing import Any

import httpx

from tests.web.api.conftest import Add, problem


async def test_what_was_done_and_taken_back_is_told_in_the_users_language(alice: httpx.AsyncClient, add: Add) -> None:
    task = await add("Milk")
    await alice.post("/lists", json={"name": "Garden"})
    await alice.patch(f"/tasks/{task['id']}", json={"title": "Oat milk"})
    await alice.post(f"/tasks/{task['id']}/comments", json={"text": "The big one."})
    alice.headers["Accept-Language"] = "de"
    told = [each["sentence"] for each in (await alice.get("/history")).json()["operations"]]
    assert told == [
        "Hinzugefügt: ein Kommentar.",
        "„Milk“ umbenannt in „Oat milk“.",
        "Hinzugefügt: die Liste „Garden“.",
        "Hinzugefügt: “Milk”.",
    ]
    assert (await alice.post("/undo")).json()["sentence"] == "Ein Kommentar ist wieder weg."


async def test_history_tells_what_was_changed_before_and_after(alice: httpx.AsyncClient, add: Add) -> None:
    task = await add("Nappies")
    shopping = (await alice.post("/lists", json={"name": "Shopping"})).json()
    change = {"title": "Nappies size 4", "due": "2026-03-10", "priority": "p1", "labels": ["baby"]}
    await alice.patch(f"/tasks/{task['id']}", json=change)
    await alice.patch(f"/tasks/{task['id']}", json={"list": shopping["id"], "description": "x" * 500})
    part = await add("Ask Ann")
    await alice.patch(f"/tasks/{part['id']}", json={"parent": task["id"]})
    await alice.post(f"/tasks/{task['id']}/complete")
    told = {each["sentence"]: _told(each) for each in (await alice.get("/history")).json()["operations"]}
    assert told["Renamed “Nappies” to “Nappies size 4”."] == {
        "title": ("Nappies", "Nappies size 4"),
        "due": (None, "2026-03-10"),
        "priority": ("p4", "p1"),
        "labels": (None, "baby"),
    }
    moved = told["Moved to another list “Nappies size 4”."]
    assert moved == {"list": ("Inbox", "Shopping"), "description": (None, "x" * 199 + "…")}
    assert {"parent": (None, "Nappies size 4")}.items() <= told["Moved to another list “Ask Ann”."].items()
    assert told["Added “Nappies”."] == {}
    assert ("pending", "completed") in [each.get("status") for each in told.values()]


async def test_history_tells_the_first_of_very_many_changes(alice: httpx.AsyncClient, add: Add) -> None:
    ids = [(await add(f"Task {number}"))["id"] for number in range(24)]
    sweep = {"do": "reschedule", "ids": ids, "to": "2026-03-10"}
    tried = (await alice.post("/tasks/bulk", json=sweep | {"dry_run": True})).json()
    (await alice.post("/tasks/bulk", json=sweep | {"confirm": tried["confirm"]})).raise_for_status()
    newest = (await alice.get("/history")).json()["operations"][0]
    assert len(newest["differences"]) == 20
    assert newest["more_differences"] == 4


def _told(operation: dict[str, Any]) -> dict[str, tuple[str | None, str | None]]:
    return {each["field"]: (each["before"], each["after"]) for each in operation["differences"]}


async def test_an_undo_of_a_deletion_for_good_has_a_code_of_its_own(alice: httpx.AsyncClient, add: Add) -> None:
    milk = await add("Milk")
    await alice.delete(f"/tasks/{milk['id']}")
    assert (await alice.post("/trash/empty", json={"confirm": True})).status_code == 200
    status, code, detail = problem(await alice.post("/undo"))
    assert (status, code) == (409, "gone_for_good")
    assert detail.startswith("This cannot be undone: it deleted 1 task for good.")
