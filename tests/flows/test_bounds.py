"""Searches, dates, numbers and arguments at their bounds and beyond."""

from typing import Any

from tests.flows.client import ACTION
from tests.flows.live import LiveServer
from tests.flows.tool_calls import call_tool, post_call, said

SEARCHES = [
    '"',
    "NEAR(",
    "AND",
    "OR NOT",
    "title:x",
    "-milk",
    "*",
    "mil*",
    "(",
    "'",
    "\\",
    "%",
    "_",
    "x" * 500,
    "🥛",
    "^",
    "{}",
]


def test_a_search_is_for_its_very_characters(server: LiveServer) -> None:
    tasks = ["Buy milk", *(f"Look for {search}"[:500] for search in SEARCHES)]
    for title in tasks:
        call_tool(server, "add_task", {"tasks": [{"title": title}]})
    for search in SEARCHES:
        result = call_tool(server, "list_tasks", {"search": search, "limit": 100})
        assert not result.get("isError"), said(result)
        found = {task["title"] for task in result["structuredContent"]["tasks"]}
        words = search.lower().split()
        assert found == {title for title in tasks if all(word in title.lower() for word in words)}, search


def test_a_search_too_long_is_refused_in_a_sentence(server: LiveServer) -> None:
    result = call_tool(server, "list_tasks", {"search": "x" * 5000})
    assert result["isError"]
    assert len(said(result)) < 300


NO_DATES = [
    "9999-12-31",
    "31 December 9999",
    "0001-01-01",
    "0000-01-01",
    "9999-12-31T23:59",
    "2026-02-30",
    "2027-02-29",
    "10000-01-01",
    "2026-03-10T25:00",
]


def test_a_date_that_is_none_or_out_of_bounds_is_refused_at_every_door(server: LiveServer) -> None:
    for due in NO_DATES:
        body = {"type": "create_task", "payload": {"title": "Feed the cat", "due": due}}
        answer = server.http.post(ACTION, json=body)
        assert (answer.status_code, answer.json()["error"]) == (422, "invalid_request"), due
        assert call_tool(server, "add_task", {"tasks": [{"title": "Feed the cat", "due": due}]})["isError"], due
    assert server.tasks() == []
    for due in NO_DATES:
        assert server.say(f"Add a task to feed the cat on {due}")[-1]["type"] == "complete", due
    answered = server.say("Add renew the passport on 31 December 9999")
    assert "between the years 1900 and 9998" in "".join(event.get("text", "") for event in answered)
    assert "renew the passport" not in {task["title"] for task in server.tasks()}


def test_a_date_at_the_bounds_or_in_a_gap_is_kept(server: LiveServer) -> None:
    dues = {"1910-01-01": "1910-01-01", "2028-02-29": "2028-02-29", "8999-12-31T23:59:59+00:00": "9000-01-01T00:59"}
    gap = {"2026-03-29T02:30": "2026-03-29T03:00"}
    for due in dues | gap:
        server.add(f"Feed the cat {due}", due=due)
    shown = {task["title"].rpartition(" ")[2]: task["due"] for task in server.tasks()}
    assert all(shown[due].startswith(kept) for due, kept in (dues | gap).items()), shown
    assert server.say("Show my tasks")[-1]["type"] == "complete"


NO_QUERIES = [
    *("limit=0", "limit=-1", "limit=101", "limit=2147483648", "limit=9223372036854775808", "limit=1e30", "limit=٣"),
    *("cursor=", "cursor=%00", "cursor=" + "x" * 501, "status=ALL", "status=", "status=%00"),
]


def test_numbers_and_words_out_of_bounds_are_refused(server: LiveServer) -> None:
    for query in NO_QUERIES:
        answer = server.http.get(f"/api/chatkit/tasks?{query}")
        assert (answer.status_code, answer.json()["error"]) == (422, "invalid_request"), query


def test_an_id_as_large_as_it_may_be_is_not_found(server: LiveServer) -> None:
    for task_id in ("0", "2147483648", "9" * 18):
        body = {"type": "complete_task", "payload": {"task_id": task_id}}
        assert server.http.post(ACTION, json=body).status_code == 404, task_id
    for task_id in ("0", "2147483648", "9223372036854775808", "9" * 500):
        result = call_tool(server, "complete_task", {"ids": [task_id]})
        assert result["isError"]
        assert "no task" in said(result)
        assert len(said(result)) < 200
        assert server.say(f"Complete task {task_id}")[-1]["type"] == "complete"


NO_CALLS: list[tuple[str, Any]] = [
    ("list_tasks", {"limit": 0}),
    ("list_tasks", {"limit": 101}),
    ("list_tasks", {"limit": 1e30}),
    ("list_tasks", {"limit": 2**63}),
    ("list_tasks", {"cursor": "x" * 5000}),
    ("list_tasks", {"cursor": "WzFd"}),
    ("list_tasks", {"status": "later"}),
    ("list_tasks", {"due_after": "0001-01-01"}),
    ("add_task", {"tasks": []}),
    ("add_task", {"tasks": [{"title": f"Task {number}"} for number in range(26)]}),
    ("add_task", {"tasks": [{"title": 5}]}),
    ("delete_task", {"ids": []}),
    ("delete_task", {}),
    ("delete_task", {"ids": [None]}),
    ("complete_task", {"ids": [{"id": "1"}]}),
    ("update_task", {"changes": [{"title": "x"}]}),
    ("drop_tables", {}),
    ("add_task", []),
    ("add_task", "x"),
]


def test_a_tool_call_that_does_not_fit_is_an_error_in_words_and_does_nothing(server: LiveServer) -> None:
    server.add("Feed the cat")
    before = server.tasks()
    for tool, arguments in NO_CALLS:
        answer = post_call(server, tool, arguments)
        assert "error" in answer or answer["result"]["isError"], (tool, arguments)
        assert "Traceback" not in str(answer)
        assert server.tasks() == before, (tool, arguments)
