"""A conversation that is read again: its widgets show their tasks as they are now."""

from typing import cast

from tests.fakes.provider.script import Call, call
from tests.fakes.provider.server import FakeProvider
from tests.flows.chatkit import create, items, post, request, stream
from tests.flows.client import Json
from tests.flows.live import LiveServer


def shown(server: LiveServer, provider: FakeProvider, asked: Call) -> tuple[str, Json]:
    """A conversation in which a tool was called, and the widget that it shows."""
    provider.reply(asked)
    provider.reply("Here you are.")
    thread, events = create(server, "Show me")
    return thread, next(event["item"] for event in events if event.get("item", {}).get("type") == "widget")


def widget_now(server: LiveServer, thread: str) -> Json:
    """The conversation's widget, for who reads it now."""
    (widget,) = [item for item in items(server, thread) if item["type"] == "widget"]
    read = post(server, request("threads.get_by_id", thread_id=thread))["items"]["data"]
    assert widget in read
    return widget


def test_a_list_has_what_was_added_elsewhere_and_no_more_what_was_completed(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    milk = llm_server.add("Buy milk")
    thread, widget = shown(llm_server, provider, call("list_tasks", {}))
    assert widget_now(llm_server, thread) == widget
    llm_server.click("complete_task", {"task_id": milk})
    llm_server.add("Buy bread")
    now = widget_now(llm_server, thread)
    assert now["id"] == widget["id"]
    assert "Buy bread" in str(now)
    assert "Buy milk" not in str(now)
    assert "Buy bread" in now["copy_text"]


def test_a_card_follows_its_task_into_the_trash_and_back(llm_server: LiveServer, provider: FakeProvider) -> None:
    milk = llm_server.add("Buy milk")
    thread, widget = shown(llm_server, provider, call("get_task", {"ids": [milk]}))
    llm_server.click("update_task", {"task_id": milk, "title": "Buy oat milk"})
    assert "Buy oat milk" in str(widget_now(llm_server, thread))
    operation = llm_server.http.delete(f"/api/v1/tasks/{milk}").headers["X-Operation-Id"]
    assert "This task is gone." in str(widget_now(llm_server, thread))
    llm_server.http.post(f"/api/v1/history/{operation}/undo").raise_for_status()
    assert "Buy oat milk" in str(widget_now(llm_server, thread))
    assert widget_now(llm_server, thread)["id"] == widget["id"]


def test_a_form_and_a_list_s_undo_stay_as_they_were(llm_server: LiveServer, provider: FakeProvider) -> None:
    milk = llm_server.add("Buy milk")
    form_thread, form = shown(llm_server, provider, call("show_task_form", {"task_id": milk}))
    list_thread, listed = shown(llm_server, provider, call("list_tasks", {}))
    action = {"type": "delete_task", "payload": {"task_id": milk}}
    stream(llm_server, request("threads.custom_action", thread_id=list_thread, item_id=listed["id"], action=action))
    llm_server.add("Buy bread")
    assert widget_now(llm_server, form_thread) == form
    now = str(widget_now(llm_server, list_thread))
    assert "Buy bread" in now
    assert "'type': 'undo'" in now


def test_more_of_a_list_that_was_drawn_anew_is_shown_by_its_first_click(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    for title in ("One", "Two", "Three", "Four"):
        llm_server.add(title)
    thread, widget = shown(llm_server, provider, call("list_tasks", {"limit": 2, "sort": "created"}))
    llm_server.click("complete_task", {"task_id": llm_server.tasks()[1]["id"]})
    now = widget_now(llm_server, thread)
    (cursor,) = {action["payload"]["cursor"] for action in actions_in(now["widget"], "show_more")}
    assert cursor not in str(widget)
    more = {"type": "show_more", "payload": {"cursor": cursor}}
    click = request("threads.custom_action", thread_id=thread, item_id=now["id"], action=more)
    for _ in range(2):  # the second is one that was made twice
        (replaced,) = stream(llm_server, click)
        assert len(actions_in(replaced["item"]["widget"], "complete_task")) == 3


def test_a_list_of_what_is_gone_stays_as_it_was(llm_server: LiveServer, provider: FakeProvider) -> None:
    made = llm_server.http.post("/api/v1/lists", json={"name": "Garden"}).json()["id"]
    thread, widget = shown(llm_server, provider, call("list_tasks", {"list": "Garden"}))
    llm_server.http.delete(f"/api/v1/lists/{made}?tasks=trash").raise_for_status()
    assert widget_now(llm_server, thread) == widget


def actions_in(node: object, kind: str) -> list[Json]:
    """The actions of a kind anywhere within a widget."""
    if isinstance(node, list):
        return [action for each in cast("list[object]", node) for action in actions_in(each, kind)]
    if not isinstance(node, dict):
        return []
    found = cast("Json", node)
    own = [found] if found.get("type") == kind else []
    return own + [action for each in found.values() for action in actions_in(each, kind)]
