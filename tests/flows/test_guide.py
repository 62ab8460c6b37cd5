"""The guide API to the letter: each JSON of the ChatKit integration guide, and what is added to it."""

import json
import subprocess
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from saydone.chatkit.guide_events import GuideEvent
from saydone.web.sse import EventStream
from tests.fakes.provider.script import call, fail, hang, say
from tests.fakes.provider.server import FakeProvider
from tests.flows.client import GuideClient, Json, calls_of, conversation_of, text_of
from tests.flows.guide import includes, streamed, titles, widget_of
from tests.flows.live import LiveServer
from tests.flows.process import ServedProcess, environment
from tests.flows.tool_calls import call_tool

EVENT: TypeAdapter[GuideEvent] = TypeAdapter(GuideEvent)

GENERATE = """curl -X POST http://localhost:8000/api/chatkit/generate \\
  -H "Authorization: Bearer test-token" \\
  -H "Content-Type: application/json" \\
  -d '{"message": "Add a task to buy milk"}' \\
  --no-buffer"""
ACTION = """curl -X POST http://localhost:8000/api/chatkit/action \\
  -H "Authorization: Bearer test-token" \\
  -H "Content-Type: application/json" \\
  -d '{
    "type": "complete_task",
    "payload": {"task_id": "123"}
  }' \\
  --no-buffer"""
TASKS = """curl http://localhost:8000/api/chatkit/tasks?status=all \\
  -H "Authorization: Bearer test-token\""""


def run(command: str, server: GuideClient) -> str:
    """What one of the guide's commands prints; only its port is another."""
    here = command.replace(":8000", ":" + server.url.rpartition(":")[2])
    # -sS: curl draws its progress to stderr otherwise.
    done = subprocess.run(["bash", "-c", here], capture_output=True, text=True, timeout=150)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_commands_of_the_testing_section_work_as_they_are(tmp_path: Path) -> None:
    with ServedProcess(environment(tmp_path), tmp_path / "log") as server:
        events = streamed(run(GENERATE, server))
        assert calls_of(events) == [("add_task_tool", "running"), ("add_task_tool", "completed")]
        assert "milk" in text_of(events)
        assert events[-1]["type"] == "complete"
        card = json.loads(run(TASKS, server))["widget"]
        [item] = card["children"][1]["items"]
        assert (item["title"].lower(), item["badge"]["label"]) == ("buy milk", "pending")
        missing = json.loads(run(ACTION, server))
        assert (missing["type"], missing["error"]) == ("error", "not_found")


def test_the_command_of_the_action_completes_task_123_where_there_is_one(server: LiveServer) -> None:
    for first in range(1, 124, 25):
        tasks = [{"title": f"Task {number}"} for number in range(first, min(first + 25, 124))]
        call_tool(server, "add_task", {"tasks": tasks})
    events = streamed(run(ACTION, server))
    assert calls_of(events) == [("complete_task_tool", "running"), ("complete_task_tool", "completed")]
    assert events[-1] == {"type": "complete", "conversation_id": None}
    assert [task["id"] for task in server.tasks("completed")] == ["123"]


def test_an_answer_is_a_stream_of_events_that_no_proxy_holds_back(server: LiveServer) -> None:
    body = {"message": "Add a task to buy groceries", "conversation_id": None}
    with server.http.stream("POST", "/api/chatkit/generate", json=body) as response:
        lines = response.read().decode()
    headers = response.headers
    assert response.status_code == 200
    assert headers["Content-Type"] == "text/event-stream; charset=utf-8"
    assert headers["Cache-Control"] == "no-cache, no-transform"
    assert headers["X-Accel-Buffering"] == "no"
    events = streamed(lines)
    for event in events:
        EVENT.validate_python(event)
    assert headers["X-Conversation-Id"] == conversation_of(events)
    assert includes(events[0], {"type": "tool_call", "tool": "add_task_tool", "status": "running"})
    assert all(set(event) == {"type", "text"} for event in events if event["type"] == "text_delta")
    assert [event["type"] for event in events].count("complete") == 1
    assert includes(events[-1], {"type": "complete"})


def test_an_error_in_a_stream_has_the_guides_three_fields(llm_server: LiveServer, provider: FakeProvider) -> None:
    provider.reply(fail(401))
    [event] = llm_server.say("Hello")
    EVENT.validate_python(event)
    assert event["type"] == "error"
    assert event["error"] == "model_auth"
    assert event["message"].endswith(".")


def test_a_silent_model_is_bridged_by_comments(
    llm_server: LiveServer, provider: FakeProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    defaults = EventStream.__init__.__kwdefaults__
    assert defaults is not None
    monkeypatch.setitem(defaults, "keep_alive", 0.05)
    provider.reply(hang("Here."))
    with llm_server.http.stream("POST", "/api/chatkit/generate", json={"message": "Hello"}) as response:
        lines = response.iter_lines()
        assert next(lines) == ": keep-alive"
        provider.wait_until(lambda seen: len(seen.requests) == 1)
        provider.release()
        assert [line for line in lines if line.startswith("data: ")][-1].startswith('data: {"type": "complete"')


def test_the_task_list_is_the_guides(server: LiveServer) -> None:
    task_id = server.add("Buy groceries", description="Milk, eggs, bread")
    answer = server.http.get("/api/chatkit/tasks?status=all")
    assert answer.headers["Content-Type"] == "application/json"
    widget = answer.json()["widget"]
    guides: Json = {
        "type": "Card",
        "children": [
            {"type": "Title", "value": "Your Tasks"},
            {
                "type": "ListView",
                "items": [
                    {
                        "type": "ListViewItem",
                        "title": "Buy groceries",
                        "description": "Milk, eggs, bread",
                        "badge": {"label": "pending", "color": "primary"},
                        "actions": [
                            {
                                "type": "Button",
                                "label": "Complete",
                                "onClickAction": {"type": "complete_task", "payload": {"task_id": task_id}},
                            }
                        ],
                    }
                ],
            },
        ],
    }
    assert includes(widget, guides)


def test_the_status_chooses_the_tasks(server: LiveServer) -> None:
    done = server.add("Water the plants")
    server.add("Feed the cat")
    server.click("complete_task", {"task_id": done})
    assert titles(server) == ["Feed the cat", "Water the plants"]
    assert titles(server, "pending") == ["Feed the cat"]
    assert titles(server, "completed") == ["Water the plants"]
    refused = server.http.get("/api/chatkit/tasks?status=later")
    assert (refused.status_code, refused.json()["error"]) == (422, "invalid_request")


def test_without_a_status_all_tasks_are_shown_and_without_tasks_the_widget_says_so(server: LiveServer) -> None:
    empty = server.http.get("/api/chatkit/tasks").json()
    assert empty["widget"]["children"][1] == {"type": "ListView", "items": []}
    assert empty["widget"]["children"][2] == {"type": "Text", "value": "No tasks here."}
    assert empty["total"] == 0
    server.click("complete_task", {"task_id": server.add("Water the plants")})
    assert server.http.get("/api/chatkit/tasks").json()["total"] == 1


def test_a_long_list_comes_in_pages(server: LiveServer) -> None:
    made = [f"Task {number}" for number in range(5)]
    call_tool(server, "add_task", {"tasks": [{"title": title} for title in made]})
    seen: list[str] = []
    params: Json = {"limit": 2}
    while params.get("cursor", "") is not None:
        page = server.http.get("/api/chatkit/tasks", params=params).json()
        assert page["total"] == 5
        seen += [item["title"] for item in page["widget"]["children"][1]["items"]]
        params = {"limit": 2, "cursor": page["next_cursor"]}
    assert seen == made
    unknown = server.http.get("/api/chatkit/tasks", params={"cursor": "WzFd"})
    assert (unknown.status_code, unknown.json()["error"]) == (404, "not_found")


def test_an_assistant_that_lists_shows_the_list(llm_server: LiveServer, provider: FakeProvider) -> None:
    done = llm_server.add("Water the plants")
    llm_server.add("Feed the cat")
    llm_server.click("complete_task", {"task_id": done})
    provider.reply(call("list_tasks", {"status": "pending"}))
    provider.reply("Here they are.")
    card = widget_of(llm_server.say("What is left?"))
    assert [item["title"] for item in card["children"][1]["items"]] == ["Feed the cat"]


def test_a_list_that_was_only_looked_through_is_not_shown(llm_server: LiveServer, provider: FakeProvider) -> None:
    task_id = llm_server.add("Feed the cat")
    provider.reply(call("list_tasks", {"search": "cat"}))
    provider.reply(call("complete_task", {"ids": [task_id]}))
    provider.reply("Done.")
    events = llm_server.say("The cat is fed")
    assert not [event for event in events if event["type"] == "widget"]


def test_starter_prompts_are_words_that_the_assistant_understands(server: LiveServer) -> None:
    answer = server.http.get("/api/chatkit/starter-prompts").json()
    buttons = [child for child in answer["widget"]["children"] if child["type"] == "Button"]
    assert [button["onClickAction"]["payload"]["message"] for button in buttons] == [
        prompt["prompt"] for prompt in answer["prompts"]
    ]
    for prompt in answer["prompts"]:
        events = server.say(prompt["prompt"])
        assert events[-1]["type"] == "complete"
        assert text_of(events)


def test_an_answer_with_words_and_a_tool_keeps_their_order(llm_server: LiveServer, provider: FakeProvider) -> None:
    provider.reply(say("One moment."), call("add_task", {"tasks": [{"title": "Feed the cat"}]}))
    provider.reply("Done.")
    kinds = [event["type"] for event in llm_server.say("Add: feed the cat")]
    assert list(dict.fromkeys(kinds)) == ["text_delta", "tool_call", "complete"]
    assert kinds.index("text_delta") < kinds.index("tool_call") < len(kinds) - 2
    assert kinds[-2] == "text_delta"
