"""ChatKit's requests and answers, and two calls that models make in its tests."""

from collections.abc import Generator
from contextlib import contextmanager

import httpx

from tests.fakes.provider.script import call
from tests.flows.client import GuideClient, Json
from tests.flows.stream_rules import checked_stream

ADD = call("add_task", {"tasks": [{"title": "Buy milk"}]})
LIST = call("list_tasks", {})


def message(text: str) -> Json:
    """ChatKit's input for a text."""
    return {"content": [{"type": "input_text", "text": text}], "attachments": [], "inference_options": {}}


def request(type_: str, **params: object) -> Json:
    """A request of ChatKit's."""
    return {"type": type_, "params": params}


@contextmanager
def streaming(server: GuideClient, body: Json, **headers: str) -> Generator[httpx.Response]:
    """The answer as it comes."""
    with server.http.stream("POST", "/chatkit", json=body, headers=headers) as response:
        assert response.status_code == 200, response.read()
        yield response


def stream(server: GuideClient, body: Json, **headers: str) -> list[Json]:
    """The whole answer, which keeps to ChatKit's rules."""
    with streaming(server, body, **headers) as response:
        return checked_stream(response.read())


def post(server: GuideClient, body: Json) -> Json:
    """What a request without a stream is answered."""
    response = server.http.post("/chatkit", json=body)
    assert response.status_code == 200, response.text
    return response.json()


def create(server: GuideClient, text: str) -> tuple[str, list[Json]]:
    """A new conversation with this message: its id, and the events of the answer."""
    events = stream(server, request("threads.create", input=message(text)))
    return events[0]["thread"]["id"], events


def items(server: GuideClient, thread: str) -> list[Json]:
    """All items of a conversation, oldest first."""
    return post(server, request("items.list", thread_id=thread, order="asc"))["data"]


def text_in(events: list[Json]) -> str:
    """What the assistant says in these events."""
    updates = (event["update"] for event in events if event["type"] == "thread.item.updated")
    return "".join(update.get("delta", "") for update in updates)
