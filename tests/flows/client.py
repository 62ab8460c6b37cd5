"""A client of the guide API."""

import json
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from tests.flows.stream_rules import checked_stream

Json = dict[str, Any]
DEMO = {"Authorization": "Bearer test-token"}
ACTION = "/api/chatkit/action"
GENERATE = "/api/chatkit/generate"


class GuideClient:
    """Says things, clicks, and looks, as one user."""

    def __init__(self, url: str, headers: dict[str, str] = DEMO) -> None:
        self.url = url
        # Long, as the first answer waits for a process to import everything.
        self.http = httpx.Client(base_url=url, headers=headers, timeout=120)

    @contextmanager
    def stream(self, path: str, body: Json, **headers: str) -> Generator[Iterator[Json]]:
        """POST, and the events of the answer as they come."""
        with self.http.stream("POST", path, json=body, headers=headers) as response:
            if response.status_code != 200:
                raise AssertionError(f"{response.status_code}: {response.read().decode()}")
            yield events_of(response.iter_lines())

    def say(
        self, message: str, conversation_id: str | None = None, *, model: str | None = None, **headers: str
    ) -> list[Json]:
        """Say something, to a model if it matters which, and read the whole answer."""
        body = {"message": message, "conversation_id": conversation_id, "model": model}
        with self.stream(GENERATE, body, **headers) as events:
            return list(events)

    def say_by_chatkit(self, message: str, thread_id: str | None = None) -> tuple[str, str]:
        """Say it through the ChatKit protocol; the thread, and what was answered, with what is shown below it."""
        said: Json = {"content": [{"type": "input_text", "text": message}], "attachments": [], "inference_options": {}}
        params = {"input": said} if thread_id is None else {"input": said, "thread_id": thread_id}
        kind = "threads.create" if thread_id is None else "threads.add_user_message"
        response = self.http.post("/chatkit", json={"type": kind, "params": params})
        assert response.status_code == 200, response.text
        events = checked_stream(response.content)
        updates = [event["update"] for event in events if event["type"] == "thread.item.updated"]
        reply = "".join(
            each["delta"] for each in updates if each["type"] == "assistant_message.content_part.text_delta"
        )
        items = [event["item"] for event in events if event["type"] == "thread.item.done"]
        asked = [each for item in items if item["type"] == "structured_input" for each in item["inputs"]]
        shown = [item["copy_text"] for item in items if item["type"] == "widget"]
        return thread_id or events[0]["thread"]["id"], reply + "\n".join(
            [*(each["question"] for each in asked), *shown]
        )

    def click(self, action: str, payload: Json, conversation_id: str | None = None, **headers: str) -> list[Json]:
        """Click in a widget and read the whole answer."""
        body = {"type": action, "payload": payload, "conversation_id": conversation_id}
        with self.stream(ACTION, body, **headers) as events:
            return list(events)

    def add(self, title: str, **fields: str) -> str:
        """Adds a task by the form, and returns its id."""
        self.click("create_task", {"title": title, **fields})
        return next(task["id"] for task in self.tasks() if task["title"] == title)

    def titles(self) -> list[str]:
        """The titles of all tasks."""
        return [task["title"] for task in self.tasks()]

    def tasks(self, status: str = "all") -> list[Json]:
        """The items of the tasks widget."""
        widget: Json = self.http.get("/api/chatkit/tasks", params={"status": status}).json()["widget"]
        return next(child for child in widget["children"] if child["type"] == "ListView")["items"]

    def messages(self, conversation_id: str) -> list[Json]:
        """The conversation's messages."""
        return self.http.get(f"/api/chatkit/conversations/{conversation_id}").json()["messages"]


def events_of(lines: Iterator[str]) -> Iterator[Json]:
    """The JSON of each event of a stream."""
    for line in lines:
        if line.startswith("data: "):
            yield json.loads(line.removeprefix("data: "))


def text_of(events: list[Json]) -> str:
    """What was said in an answer."""
    return "".join(event["text"] for event in events if event["type"] == "text_delta")


def calls_of(events: list[Json]) -> list[tuple[str, str]]:
    """The tool calls of an answer, with their states."""
    return [(event["tool"], event["status"]) for event in events if event["type"] == "tool_call"]


def conversation_of(events: list[Json]) -> str:
    """The conversation that an answer belongs to."""
    return events[-1]["conversation_id"]
