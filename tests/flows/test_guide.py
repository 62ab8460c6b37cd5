"""The guide API to the letter: each JSON of the ChatKit integration guide, and what is added to it."""

import json
import re
import subprocess
from pathlib import Path
from typing import cast

import pytest
from pydantic import TypeAdapter

from saydone.chatkit.guide_events import GuideEvent
from saydone.web.sse import EventStream
from tests.fakes.provider.script import call, fail, hang, say
from tests.fakes.provider.server import FakeProvider
from tests.flows.client import Json, calls_of, conversation_of, text_of
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


def run(command: str, server: ServedProcess) -> str:
    """What one of the guide's commands prints; only its port is another."""
    here = command.replace(":8000", ":" + server.url.rpartition(":")[2])
    # -sS: curl draws its progress to stderr otherwise.
    done = subprocess.run(["bash", "-c", here], capture_output=True, text=True, timeout=30)
    assert done.returncode == 0, done.stderr
    return done.stdout


def streamed(text: str) -> list[Json]:
    """The events in what a command printed; besides them there is nothing but ids."""
    blocks = text.removesuffix("\n\n").split("\n\n")
    assert all(re.fullmatch(r"id: [\w-]+\ndata: \{.*\}", block) for block in blocks), text
    return [json.loads(block.partition("\ndata: ")[2]) for block in blocks]


def includes(actual: object, guides: object) -> bool:
    """Whether everything that the guide shows is there, as it shows it; more may be there."""
    if isinstance(guides, dict):
        there, shown = cast(Json, actual), cast(Json, guides)
        return all(name in there and includes(there[name], value) for name, value in shown.items())
    if isinstance(guides, list):
        items, first = cast("list[object]", actual), cast("list[object]", guides)
        return len(items) >= len(first) and all(includes(*pair) for pair in zip(items, first, strict=False))
    return actual == guides


def widget_of(events: list[Json]) -> Json:
    """The one widget of an answer."""
    [widget] = [event["widget"] for event in events if event["type"] == "widget"]
    return widget


def titles(server: LiveServer, status: str = "all") -> list[str]:
    return [task["title"] for task in server.tasks(status)]


def new_task(server: LiveServer, title: str, **fields: str) -> str:
    """Adds a task with the form, and returns its id."""
    server.click("create_task", {"title": title, **fields})
    return next(task["id"] for task in server.tasks() if task["title"] == title)


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


def test_the_command_of_the_action_completes_task_123_where_there_is_one(tmp_path: Path) -> None:
    with ServedProcess(environment(tmp_path), tmp_path / "log") as server:
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
    task_id = new_task(server, "Buy groceries", description="Milk, eggs, bread")
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
    done = new_task(server, "Water the plants")
    new_task(server, "Feed the cat")
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
    server.click("complete_task", {"task_id": new_task(server, "Water the plants")})
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


def test_who_asks_for_a_form_gets_the_guides(server: LiveServer) -> None:
    guides: Json = {
        "type": "Form",
        "onSubmitAction": {"type": "create_task", "payload": {}},
        "children": [
            {"type": "Title", "value": "Create New Task"},
            {
                "type": "Text",
                "value": "",
                "editable": {"name": "title", "required": True, "placeholder": "Enter task title"},
            },
        ],
    }
    form = widget_of(server.say("Show me the form for a new task"))
    assert includes(form, guides)
    assert includes(form["children"][-1], {"type": "Button", "label": "Create", "submit": True})


def test_the_form_to_edit_a_task_is_filled_in_and_what_it_sends_changes_the_task(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    task_id = new_task(llm_server, "Buy groceries", description="Milk")
    provider.reply(call("show_task_form", {"task_id": task_id}))
    provider.reply("Here is the form.")
    form = widget_of(llm_server.say("Let me edit the groceries"))
    assert form["onSubmitAction"] == {"type": "update_task", "payload": {"task_id": task_id}}
    fields = {field["editable"]["name"]: field["value"] for field in form["children"] if "editable" in field}
    assert fields == {"title": "Buy groceries", "description": "Milk"}
    sent = form["onSubmitAction"]["payload"] | fields | {"title": "Buy all groceries"}
    llm_server.click("update_task", sent)
    [task] = llm_server.tasks()
    assert (task["title"], task["description"]) == ("Buy all groceries", "Milk")


def test_an_assistant_that_lists_shows_the_list(llm_server: LiveServer, provider: FakeProvider) -> None:
    done = new_task(llm_server, "Water the plants")
    new_task(llm_server, "Feed the cat")
    llm_server.click("complete_task", {"task_id": done})
    provider.reply(call("list_tasks", {"status": "pending"}))
    provider.reply("Here they are.")
    card = widget_of(llm_server.say("What is left?"))
    assert [item["title"] for item in card["children"][1]["items"]] == ["Feed the cat"]


def test_a_list_that_was_only_looked_through_is_not_shown(llm_server: LiveServer, provider: FakeProvider) -> None:
    task_id = new_task(llm_server, "Feed the cat")
    provider.reply(call("list_tasks", {"search": "cat"}))
    provider.reply(call("complete_task", {"ids": [task_id]}))
    provider.reply("Done.")
    events = llm_server.say("The cat is fed")
    assert not [event for event in events if event["type"] == "widget"]


def test_a_starter_prompt_s_button_says_what_it_promises(server: LiveServer) -> None:
    buttons = server.http.get("/api/chatkit/starter-prompts").json()["widget"]["children"][1:]
    action = buttons[0]["onClickAction"]
    events = server.click(action["type"], action["payload"])
    assert events[-1]["type"] == "complete"
    assert [task["title"] for task in server.tasks()] == ["buy groceries"]


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


def test_the_four_actions_take_the_guides_payloads(server: LiveServer) -> None:
    created = server.click("create_task", {"title": "Task title", "description": "Task description"})
    assert calls_of(created) == [("add_task_tool", "running"), ("add_task_tool", "completed")]
    [task] = server.tasks()
    assert includes(task, {"title": "Task title", "description": "Task description"})
    payload = {"task_id": task["id"], "title": "New title", "description": "New description"}
    updated = server.click("update_task", payload)
    assert calls_of(updated) == [("update_task_tool", "running"), ("update_task_tool", "completed")]
    assert includes(server.tasks()[0], {"title": "New title", "description": "New description"})
    server.click("complete_task", {"task_id": task["id"]})
    assert server.tasks()[0]["badge"] == {"label": "completed", "color": "success"}
    deleted = server.click("delete_task", {"task_id": task["id"]})
    assert server.tasks() == []
    assert text_of(deleted)
    assert widget_of(deleted)["children"][1]["items"] == []


def test_a_click_outside_of_a_conversation_belongs_to_none(server: LiveServer) -> None:
    body = {"type": "create_task", "payload": {"title": "Feed the cat"}, "conversation_id": None}
    answer = server.http.post("/api/chatkit/action", json=body)
    assert answer.headers["Content-Type"].startswith("text/event-stream")
    assert "X-Conversation-Id" not in answer.headers
    assert streamed(answer.text)[-1] == {"type": "complete", "conversation_id": None}
    assert server.http.get("/api/chatkit/conversations").json()["conversations"] == []


def test_a_click_in_a_conversation_is_seen_there_and_known_to_the_model(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    task_id = new_task(llm_server, "Feed the cat")
    provider.reply("Hello.")
    conversation = conversation_of(llm_server.say("Hello"))
    events = llm_server.click("complete_task", {"task_id": task_id}, conversation)
    assert conversation_of(events) == conversation
    shown = llm_server.messages(conversation)[2:]
    assert [bool(message["widget"]) for message in shown] == [False, True]
    assert shown[0]["text"] == text_of(events)
    assert shown[1]["widget"] == widget_of(events)
    provider.reply("The cat is fed.")
    llm_server.say("What did I just do?", conversation)
    sent = cast("list[Json]", provider.requests[-1].body["messages"])[-3:]
    assert [message["role"] for message in sent] == ["user", "assistant", "user"]
    assert "Complete" in str(sent[0]["content"])
    assert f"{task_id} “Feed the cat”" in str(sent[0]["content"])
    assert text_of(events) in str(sent[1]["content"])


def test_a_click_on_a_task_that_is_gone_says_so_and_changes_nothing(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    gone = new_task(llm_server, "Water the plants")
    new_task(llm_server, "Feed the cat")
    provider.reply("Hello.")
    conversation = conversation_of(llm_server.say("Hello"))
    llm_server.click("delete_task", {"task_id": gone})
    for kind in ("complete_task", "update_task", "delete_task"):
        payload = {"task_id": gone} | ({"title": "Back again"} if kind == "update_task" else {})
        body = {"type": kind, "payload": payload, "conversation_id": conversation}
        answer = llm_server.http.post("/api/chatkit/action", json=body)
        assert answer.status_code == 404
        assert answer.json() == {"type": "error", "error": "not_found", "message": f"There is no task {gone}."}
    assert titles(llm_server) == ["Feed the cat"]
    assert len(llm_server.messages(conversation)) == 2
    provider.reply("Still here.")
    assert text_of(llm_server.say("And now?", conversation)) == "Still here."
    assert len(cast("list[Json]", provider.requests[-1].body["messages"])) == 4


@pytest.mark.parametrize(
    ("sent", "title", "description"),
    [
        ({"title": "Feed the dog"}, "Feed the dog", "Twice"),
        ({"description": "Once"}, "Feed the cat", "Once"),
        ({"description": ""}, "Feed the cat", ""),
        ({"title": None, "description": None}, "Feed the cat", "Twice"),
        ({}, "Feed the cat", "Twice"),
    ],
)
def test_an_update_changes_what_it_names(server: LiveServer, sent: Json, title: str, description: str) -> None:
    task_id = new_task(server, "Feed the cat", description="Twice", due="2026-03-10", priority="p1")
    assert server.click("update_task", {"task_id": task_id, **sent})[-1]["type"] == "complete"
    [task] = server.tasks()
    assert (task["title"], task["description"], task["due"], task["priority"]) == (
        title,
        description,
        "2026-03-10",
        "p1",
    )


def test_a_form_may_set_and_clear_the_due(server: LiveServer) -> None:
    task_id = new_task(server, "Feed the cat", due="2026-03-10T17:00")
    assert server.tasks()[0]["due"] == "2026-03-10T17:00:00+01:00"
    server.click("update_task", {"task_id": task_id, "due": ""})
    assert "due" not in server.tasks()[0]


def test_an_answer_with_words_and_a_tool_keeps_their_order(llm_server: LiveServer, provider: FakeProvider) -> None:
    provider.reply(say("One moment."), call("add_task", {"tasks": [{"title": "Feed the cat"}]}))
    provider.reply("Done.")
    kinds = [event["type"] for event in llm_server.say("Add: feed the cat")]
    assert list(dict.fromkeys(kinds)) == ["text_delta", "tool_call", "complete"]
    assert kinds.index("text_delta") < kinds.index("tool_call") < len(kinds) - 2
    assert kinds[-2] == "text_delta"
