"""A person with some tasks, who does things by talking, by tools and by REST."""

from collections.abc import Iterator
from typing import Any

from tests.flows.client import GENERATE, GuideClient, Json, conversation_of, text_of
from tests.flows.doors.feature import GIVEN, TITLES, Call, Say, Send, filled
from tests.flows.files import sent

MCP = {"Accept": "application/json, text/event-stream", "MCP-Protocol-Version": "2025-11-25"}


class Person:
    """One user of a server."""

    def __init__(self, url: str, token: str) -> None:
        self.client = GuideClient(url, {"Authorization": f"Bearer {token}"})
        self.known: dict[str, str] = {}
        self.conversation: str | None = None

    def prepare(self) -> None:
        """Have the tasks that everybody has."""
        self.client.http.post("/api/v1/import", json=GIVEN, params={"format": "json"}).raise_for_status()
        tasks = self.client.http.get("/api/v1/tasks", params={"status": "all"}).json()["tasks"]
        lists = self.client.http.get("/api/v1/lists").json()["lists"]
        labels = self.client.http.get("/api/v1/labels").json()["labels"]
        self.known = {task["title"]: task["id"] for task in tasks}
        self.known |= {f"list {each['name']}": each["id"] for each in lists}
        self.known |= {f"label {each['name']}": each["id"] for each in labels}

    def does(self, step: Say | Call | Send) -> str:
        """Do it, and return what was answered."""
        match step:
            case Say():
                answer = self._says(step)
            case Call():
                answer = self._calls(step)
            case Send():
                answer = self._sends(step)
        assert step.answers in answer, f"{step} was answered with: {answer}"
        return answer

    def _says(self, step: Say) -> str:
        body: Json = {"message": filled(step.words, self.known)}
        # The same message again is sent as it was the first time.
        body["conversation_id"] = None if step.key else self.conversation
        if step.file:
            name, kind, text = step.file
            body["attachments"] = [sent(self.client, text.encode(), name, kind)["id"]]
        with self.client.stream(GENERATE, body, **({"Idempotency-Key": step.key} if step.key else {})) as answer:
            events = list(answer)
        self.conversation = conversation_of(events)
        return text_of(events)

    def _calls(self, step: Call) -> str:
        params: Json = {"name": step.tool, "arguments": filled(step.arguments, self.known)}
        if step.meta:
            params["_meta"] = dict(step.meta)
        asked = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}
        answer = self.client.http.post("/mcp", json=asked, headers=MCP)
        assert answer.status_code == 200, answer.text
        result: Json = answer.json()["result"]
        self._remember(result.get("structuredContent"))
        return "\n".join(part["text"] for part in result["content"])

    def _sends(self, step: Send) -> str:
        body: Any = filled(step.body, self.known)
        answer = self.client.http.request(
            step.method,
            f"/api/v1{filled(step.path, self.known)}",
            json=body if not isinstance(body, str) else None,
            content=body if isinstance(body, str) else None,
            headers=filled(step.headers or {}, self.known),
            params=filled(step.query or {}, self.known),
        )
        assert answer.status_code == step.status or (not step.status and answer.is_success), answer.text
        if "json" in answer.headers.get("content-type", ""):
            self._remember(answer.json())
        self.known |= {
            f".{name}": value for name, value in answer.headers.items() if name in ("etag", "x-operation-id")
        }
        return answer.text

    def _remember(self, value: object) -> None:
        self.known |= {f".{name}": found for name, found in _values(value)}


def _values(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for part in reversed(value):  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType] # JSON
            yield from _values(part)  # pyright: ignore[reportUnknownArgumentType] # JSON
    elif isinstance(value, dict):
        for name, part in value.items():  # pyright: ignore[reportUnknownVariableType] # JSON
            if isinstance(part, str):
                yield str(name), part  # pyright: ignore[reportUnknownArgumentType] # JSON
            else:
                yield from _values(part)  # pyright: ignore[reportUnknownArgumentType] # JSON


def named_in(answer: str) -> tuple[str, ...]:
    """The tasks that an answer names, in its order."""
    places = sorted((answer.find(title), title) for title in TITLES if title in answer)
    return tuple(title for _, title in places)
