"""The change feed, over a real connection."""

import json

import httpx

from tests.flows.client import DEMO
from tests.flows.live import LiveServer


def test_a_click_in_the_chat_is_told_to_whoever_follows_the_changes(server: LiveServer) -> None:
    with httpx.Client(base_url=server.url, headers=DEMO, timeout=30) as http:
        with http.stream("GET", "/api/v1/changes") as feed:
            events = (json.loads(line.removeprefix("data: ")) for line in feed.iter_lines() if line.startswith("data"))
            assert next(events) == {"type": "hello"}
            server.click("create_task", {"title": "Feed the cat"})
            told = next(events)
        assert told["type"] == "task"
        task = http.get(f"/api/v1/tasks/{told['ids'][0]}").json()
        assert task["title"] == "Feed the cat"
        [operation] = http.get("/api/v1/history").json()["operations"]
        assert operation["id"] == told["operation"]


def test_what_is_done_by_talking_and_by_clicking_is_told_apart(server: LiveServer) -> None:
    server.say("Add a task to buy milk")
    server.click("create_task", {"title": "Feed the cat"})
    with httpx.Client(base_url=server.url, headers=DEMO, timeout=30) as http:
        operations = http.get("/api/v1/history").json()["operations"]
    assert [(each["sentence"], each["door"]) for each in operations] == [
        ("Added “Feed the cat”.", "widget"),
        ("Added “buy milk”.", "chat"),
    ]
