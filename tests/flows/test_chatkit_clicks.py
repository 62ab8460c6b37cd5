"""Clicks in ChatKit's widgets: the widget is updated in place, and the model knows of it."""

from tests.fakes.provider.script import call, hang
from tests.fakes.provider.server import FakeProvider
from tests.flows.chatkit import LIST, create, message, post, request, stream
from tests.flows.live import LiveServer


def test_a_click_updates_its_widget_in_place_and_the_model_knows_of_it(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    llm_server.click("create_task", {"title": "Buy milk"})
    provider.reply(LIST)
    provider.reply("Here they are.")
    thread, events = create(llm_server, "Show my tasks")
    widget = next(event["item"] for event in events if event.get("item", {}).get("type") == "widget")
    click = request(
        "threads.custom_action",
        thread_id=thread,
        item_id=widget["id"],
        action={"type": "complete_task", "payload": {"task_id": "1"}},
    )
    clicked = stream(llm_server, click)
    assert [event["type"] for event in clicked] == ["thread.item.replaced"]
    assert clicked[0]["item"]["id"] == widget["id"]
    assert llm_server.tasks()[0]["badge"]["label"] == "completed"
    late = stream(llm_server, click)
    assert [event["type"] for event in late] == ["notice", "thread.item.replaced"]
    provider.reply("You completed it.")
    stream(llm_server, request("threads.add_user_message", thread_id=thread, input=message("What did I do?")))
    assert "I pressed “Complete”" in str(provider.requests[-1].body)


def test_a_click_on_a_task_that_is_gone_says_so_and_refreshes(llm_server: LiveServer, provider: FakeProvider) -> None:
    llm_server.click("create_task", {"title": "Buy milk"})
    provider.reply(LIST)
    provider.reply("Here they are.")
    thread, events = create(llm_server, "Show my tasks")
    widget = next(event["item"]["id"] for event in events if event.get("item", {}).get("type") == "widget")
    llm_server.click("delete_task", {"task_id": "1"})
    action = {"type": "complete_task", "payload": {"task_id": "1"}}
    late = stream(llm_server, request("threads.custom_action", thread_id=thread, item_id=widget, action=action))
    assert late[0]["type"] == "notice"
    assert "Buy milk" not in str(late[1])
    answer = post(llm_server, request("threads.sync_custom_action", thread_id=thread, item_id=widget, action=action))
    assert answer["updated_item"]["id"] == widget


def test_a_form_that_was_sent_makes_no_second_task(llm_server: LiveServer, provider: FakeProvider) -> None:
    provider.reply(call("show_task_form", {}))
    provider.reply("Here is a form.")
    thread, events = create(llm_server, "Give me a form")
    form = next(event["item"]["id"] for event in events if event.get("item", {}).get("type") == "widget")
    action = {"type": "create_task", "payload": {"title": "Once"}}
    send = request("threads.custom_action", thread_id=thread, item_id=form, action=action)
    assert [event["type"] for event in stream(llm_server, send)] == ["thread.item.replaced"]
    assert [event["type"] for event in stream(llm_server, send)] == ["notice", "thread.item.replaced"]
    assert [task["title"] for task in llm_server.tasks()] == ["Once"]


def test_no_click_of_either_kind_comes_between_a_running_answer(llm_server: LiveServer, provider: FakeProvider) -> None:
    provider.reply(hang("Later."))
    with llm_server.stream("/api/chatkit/generate", {"message": "Wait"}) as events:
        provider.wait_until(lambda seen: len(seen.requests) == 1)
        thread = llm_server.http.get("/api/chatkit/conversations").json()["conversations"][0]["id"]
        action = {"type": "create_task", "payload": {"title": "x"}}
        for kind in ("threads.custom_action", "threads.sync_custom_action"):
            clicked = llm_server.http.post("/chatkit", json=request(kind, thread_id=thread, action=action))
            assert clicked.status_code == 409
        provider.release()
        list(events)
    assert llm_server.tasks() == []
