"""Tasks of others: through no door can one tell them from tasks that are not there."""

import json
from collections.abc import Generator

import pytest

from tests.flows.chatkit import create, request, stream
from tests.flows.client import ACTION, GuideClient, Json
from tests.flows.conftest import Start
from tests.flows.tool_calls import call_tool
from tests.flows.users import alice_and_bob

Pair = tuple[GuideClient, GuideClient]


@pytest.fixture
def pair(start: Start, tokens: dict[str, str]) -> Generator[Pair]:
    """Alice and bob, on one server."""
    with alice_and_bob(start().url, tokens) as clients:
        yield clients


@pytest.mark.parametrize(
    ("action", "more"), [("complete_task", {}), ("delete_task", {}), ("update_task", {"title": "Mine now"})]
)
def test_a_click_on_anothers_task_is_answered_as_on_none(pair: Pair, action: str, more: Json) -> None:
    alice, bob = pair
    theirs = alice.add("Feed the cat")
    before = alice.tasks()
    answers: list[tuple[int, str]] = []
    for task_id in (theirs, "999"):
        body = {"type": action, "payload": {"task_id": task_id, **more}}
        answer = bob.http.post(ACTION, json=body)
        answers.append((answer.status_code, answer.text.replace(task_id, "ID")))
    assert answers[0] == answers[1]
    assert answers[0][0] == 404
    assert alice.tasks() == before
    assert bob.tasks() == []


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("get_task", {"ids": ["ID"]}),
        ("complete_task", {"ids": ["ID"]}),
        ("complete_task", {"ids": ["ID"], "completed": False}),
        ("delete_task", {"ids": ["ID"]}),
        ("update_task", {"changes": [{"id": "ID", "title": "Mine now"}]}),
    ],
)
def test_a_tool_call_on_anothers_task_is_answered_as_on_none(pair: Pair, tool: str, arguments: Json) -> None:
    alice, bob = pair
    theirs = alice.add("Feed the cat")
    before = alice.tasks()
    answers: list[str] = []
    for task_id in (theirs, "999"):
        result = call_tool(bob, tool, json.loads(json.dumps(arguments).replace("ID", task_id)))
        assert result["isError"]
        answers.append(json.dumps(result).replace(task_id, "ID"))
    assert answers[0] == answers[1]
    assert alice.tasks() == before


def test_words_about_anothers_task_find_nothing(pair: Pair) -> None:
    alice, bob = pair
    theirs = alice.add("Feed the cat")
    before = alice.tasks()
    for sentence in (f"Delete task {theirs}", f"Complete task {theirs}", "Delete the cat task", "Show my tasks"):
        events = bob.say(sentence)
        assert events[-1]["type"] == "complete"
        assert "Feed the cat" not in json.dumps(events)
    assert alice.tasks() == before


def test_part_of_a_call_on_anothers_task_does_only_ones_own(pair: Pair) -> None:
    alice, bob = pair
    theirs, own = alice.add("Feed the cat"), bob.add("Water the plants")
    result = call_tool(bob, "delete_task", {"ids": [own, theirs]})
    assert [failed["item"] for failed in result["structuredContent"]["failed"]] == [theirs]
    assert alice.titles() == ["Feed the cat"]
    assert bob.titles() == []


def test_a_cursor_of_anothers_list_shows_ones_own_tasks(pair: Pair) -> None:
    alice, bob = pair
    for number in range(3):
        alice.add(f"Alice's {number}")
        bob.add(f"Bob's {number}")
    cursor = alice.http.get("/api/chatkit/tasks?limit=1").json()["next_cursor"]
    answer = bob.http.get("/api/chatkit/tasks", params={"cursor": cursor})
    assert "Alice" not in answer.text


def test_the_same_idempotency_key_of_two_users_is_two_keys(pair: Pair) -> None:
    alice, bob = pair
    for client in pair:
        client.click("create_task", {"title": "Feed the cat"}, **{"Idempotency-Key": "shared"})
    assert alice.titles() == bob.titles() == ["Feed the cat"]


def test_a_click_in_ones_own_widget_does_nothing_to_anothers_task(pair: Pair) -> None:
    alice, bob = pair
    theirs = alice.add("Feed the cat")
    before = alice.tasks()
    bob.add("Water the plants")
    thread, events = create(bob, "Show my tasks")
    widget = next(event["item"] for event in events if event.get("item", {}).get("type") == "widget")
    for kind, more in (("complete_task", {}), ("delete_task", {}), ("update_task", {"title": "Mine now"})):
        told: list[str] = []
        for task_id in (theirs, "999"):
            action = {"type": kind, "payload": {"task_id": task_id, **more}}
            click = {"thread_id": thread, "item_id": widget["id"], "action": action}
            streamed = stream(bob, request("threads.custom_action", **click))
            answered = bob.http.post("/chatkit", json=request("threads.sync_custom_action", **click))
            told.append(f"{streamed[0]['message']} {answered.status_code}".replace(task_id, "ID"))
        assert told[0] == told[1]
        assert "no task" in told[0]
    assert alice.tasks() == before
    assert bob.titles() == ["Water the plants"]
