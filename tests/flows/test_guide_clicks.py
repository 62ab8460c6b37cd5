"""The guide's forms and clicks: what they send, do and show."""

from typing import cast

import pytest

from tests.fakes.provider.script import call
from tests.fakes.provider.server import FakeProvider
from tests.flows.client import Json, calls_of, conversation_of, text_of
from tests.flows.guide import includes, streamed, titles, widget_of
from tests.flows.live import LiveServer


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
    task_id = llm_server.add("Buy groceries", description="Milk")
    provider.reply(call("show_task_form", {"task_id": task_id}))
    provider.reply("Here is the form.")
    form = widget_of(llm_server.say("Let me edit the groceries"))
    assert form["onSubmitAction"] == {"type": "update_task", "payload": {"task_id": task_id, "was": {"version": 1}}}
    fields = {field["editable"]["name"]: field["value"] for field in form["children"] if "editable" in field}
    assert fields == {"title": "Buy groceries", "description": "Milk"}
    sent = form["onSubmitAction"]["payload"] | fields | {"title": "Buy all groceries"}
    llm_server.click("update_task", sent)
    [task] = llm_server.tasks()
    assert (task["title"], task["description"]) == ("Buy all groceries", "Milk")


def test_a_starter_prompt_s_button_says_what_it_promises(server: LiveServer) -> None:
    buttons = server.http.get("/api/chatkit/starter-prompts").json()["widget"]["children"][1:]
    action = buttons[0]["onClickAction"]
    events = server.click(action["type"], action["payload"])
    assert events[-1]["type"] == "complete"
    assert widget_of(events)["children"][0]["type"] == "Title"
    assert server.tasks() == []


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
    task_id = llm_server.add("Feed the cat")
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
    gone = llm_server.add("Water the plants")
    llm_server.add("Feed the cat")
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
    task_id = server.add("Feed the cat", description="Twice", due="2026-03-10", priority="p1")
    assert server.click("update_task", {"task_id": task_id, **sent})[-1]["type"] == "complete"
    [task] = server.tasks()
    assert (task["title"], task["description"], task["due"], task["priority"]) == (
        title,
        description,
        "2026-03-10",
        "p1",
    )


def test_a_form_may_set_and_clear_the_due(server: LiveServer) -> None:
    task_id = server.add("Feed the cat", due="2026-03-10T17:00")
    assert server.tasks()[0]["due"] == "2026-03-10T17:00:00+01:00"
    server.click("update_task", {"task_id": task_id, "due": ""})
    assert "due" not in server.tasks()[0]
