"""Which tasks REST lists, in which order, and page by page."""

import httpx
import pytest

from tests.web.api.conftest import Add, problem, titles


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
    assert await titles(alice, search="dentist", sort="newest") == ["Dentist", "Rest", "Call her"]
    assert await titles(alice, sort="newest") == ["Dentist", "Rest", "Call her"]
    best = {"sort": "relevance", "search": "x"}
    assert problem(await alice.get("/tasks", params={**best, "group": "list"}))[0] == 422
    assert problem(await alice.get("/tasks", params={**best, "cursor": "x"}))[0] == 404


async def test_a_list_or_a_parent_that_there_is_not_is_said_as_in_the_query_language(
    alice: httpx.AsyncClient, bob: httpx.AsyncClient, add: Add
) -> None:
    task = await add("Milk")
    for asked, told in (
        ({"list": "99"}, "There is no list 99."),
        ({"parent": "99"}, "There is no task 99."),
        ({"list": "99", "search": "milk"}, "There is no list 99."),
        ({"label": "none"}, "There is no label “none”."),
    ):
        assert (await alice.get("/tasks", params=asked)).json()["notices"] == [told]
    assert (await alice.get("/tasks", params={"parent": task["id"]})).json()["notices"] == []
    assert (await bob.get("/tasks", params={"list": task["list"]})).json()["notices"] == [
        f"There is no list {task['list']}."
    ]
    misspelt = (await alice.get("/tasks", params={"search": "mlik"})).json()
    assert ([each["title"] for each in misspelt["tasks"]], misspelt["notices"]) == (
        ["Milk"], ["No task has “mlik”; these come near."],
    )  # fmt: skip


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


async def test_a_cursor_says_that_there_is_more_and_nothing_else_claims_that_there_is_not(
    alice: httpx.AsyncClient, add: Add
) -> None:
    for number in range(3):
        await add(f"Task {number}")
    first = (await alice.get("/tasks", params={"limit": "2"})).json()
    rest = (await alice.get("/tasks", params={"limit": "2", "cursor": first["next_cursor"]})).json()
    assert (first["total"], first["total_is_at_least"], rest["next_cursor"]) == (3, False, None)
    assert not {"has_more"} & {*first, *rest}
    best = (await alice.get("/tasks", params={"limit": "2", "search": "task"})).json()
    assert (best["total"], best["total_is_at_least"], best["next_cursor"]) == (2, True, None)
