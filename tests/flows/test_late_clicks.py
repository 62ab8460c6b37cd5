"""Clicks in widgets whose lists, forms and tasks have changed meanwhile: what is done is done once, and what was not
done says so and loses nothing."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.fakes.provider.script import Call, call
from tests.fakes.provider.server import FakeProvider
from tests.flows.chatkit import request, stream
from tests.flows.clicking import after, button, click, notices, parts, send, shown, with_tasks
from tests.flows.client import Json
from tests.flows.live import LiveServer

LIST: Call = call("list_tasks", {"list": "Daily"})
FORM: Call = call("show_task_form", {})


def with_a_list(server: LiveServer) -> str:
    """A list with a task that comes every day; returns the list's id."""
    made = server.http.post("/api/v1/lists", json={"name": "Daily"})
    assert made.status_code == 201
    task = {"title": "Water", "list": made.json()["id"], "due": "2026-03-04", "repeat": "every day"}
    assert server.http.post("/api/v1/tasks", json=task).status_code == 201
    return made.json()["id"]


def keyed(server: LiveServer, thread: str, widget: Json, label: str, key: str) -> tuple[int, str]:
    action = {name: button(widget, label)["onClickAction"][name] for name in ("type", "payload")}
    body = request("threads.custom_action", thread_id=thread, item_id=widget["id"], action=action)
    answer = server.http.post("/chatkit", json=body, headers={"Idempotency-Key": key})
    return answer.status_code, answer.text


def remembered(server: LiveServer, provider: FakeProvider, thread: str) -> str:
    provider.reply("So it is.")
    server.say("What did I do?", thread)
    return str(provider.requests[-1].body)


def test_a_click_in_a_list_that_was_renamed_is_done_once_told_and_remembered(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    daily = with_a_list(llm_server)
    thread, widget = shown(provider, llm_server, LIST)
    assert llm_server.http.patch(f"/api/v1/lists/{daily}", json={"name": "Rhythm"}).status_code == 200
    answers = [keyed(llm_server, thread, widget, "Complete", "once") for _ in range(3)]
    assert {status for status, _ in answers} == {200}
    assert "Completed “Water”." in answers[0][1]
    task = llm_server.http.get("/api/v1/tasks").json()["tasks"][0]
    assert task["due"] == "2026-03-05"
    assert "I pressed “Complete”" in remembered(llm_server, provider, thread)


def test_what_was_deleted_in_a_list_that_was_renamed_can_be_taken_back(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    daily = with_a_list(llm_server)
    thread, widget = shown(provider, llm_server, LIST)
    llm_server.http.patch(f"/api/v1/lists/{daily}", json={"name": "Rhythm"})
    outcome = after(click(llm_server, thread, widget, "Delete"))
    assert llm_server.titles() == []
    click(llm_server, thread, outcome, "Undo")
    assert llm_server.titles() == ["Water"]


def test_a_click_in_a_list_that_was_deleted_says_so_and_shows_it(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    daily = with_a_list(llm_server)
    thread, widget = shown(provider, llm_server, LIST)
    assert llm_server.http.delete(f"/api/v1/lists/{daily}").status_code in {200, 204}
    events = click(llm_server, thread, widget, "Complete")
    assert len(notices(events)) == 1
    assert "There is no list “Daily”." in str(after(events)["widget"])


def test_more_of_a_list_that_was_deleted_is_not_there(llm_server: LiveServer, provider: FakeProvider) -> None:
    daily = with_a_list(llm_server)
    assert llm_server.http.post("/api/v1/tasks", json={"title": "Walk", "list": daily}).status_code == 201
    thread, widget = shown(provider, llm_server, call("list_tasks", {"list": "Daily", "limit": 1}))
    llm_server.http.delete(f"/api/v1/lists/{daily}")
    events = click(llm_server, thread, widget, "Show more")
    assert len(notices(events)) == 1
    assert "There is no list “Daily”." in str(after(events)["widget"])


def test_a_form_whose_list_is_gone_keeps_what_was_typed(llm_server: LiveServer, provider: FakeProvider) -> None:
    thread, form = shown(provider, llm_server, FORM)
    typed = {"title": "Water", "list": "Gone"}
    events = send(llm_server, thread, form, {"type": "create_task", "payload": typed})
    assert [event["type"] for event in events] == ["notice"]
    assert "There is no list “Gone”." in notices(events)[0]
    again = send(llm_server, thread, form, {"type": "create_task", "payload": typed | {"list": "Inbox"}})
    assert notices(again) == []
    assert llm_server.titles() == ["Water"]


def test_a_form_for_a_task_keeps_what_was_typed_while_the_task_is_there(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    with_tasks(llm_server, "Water")
    thread, widget = shown(provider, llm_server, call("list_tasks", {}))
    form = after(click(llm_server, thread, widget, "Edit"))
    sent = next(part["onSubmitAction"] for part in parts(form["widget"]) if part["type"] == "Form")
    changed = {"type": sent["type"], "payload": sent["payload"] | {"title": "Water all", "list": "Gone"}}
    assert [event["type"] for event in send(llm_server, thread, form, changed)] == ["notice"]
    llm_server.click("delete_task", {"task_id": "1"})
    gone = send(llm_server, thread, form, changed)
    assert [event["type"] for event in gone] == ["notice", "thread.item.replaced"]


def test_a_form_that_was_cancelled_elsewhere_can_still_be_sent(llm_server: LiveServer, provider: FakeProvider) -> None:
    thread, form = shown(provider, llm_server, FORM)
    assert "Cancelled" in str(after(send(llm_server, thread, form, {"type": "cancel", "payload": {}})))
    sent = {"type": "create_task", "payload": {"title": "Water"}}
    card = after(send(llm_server, thread, form, sent))
    assert button(card, "Complete")
    late = send(llm_server, thread, form, sent)
    assert notices(late) == ["This form was sent already."]
    assert button(after(late), "Complete")
    assert llm_server.titles() == ["Water"]


@pytest.mark.parametrize(
    ("payload", "status"), [({"title": "Water", "repeat": "gibberish blah"}, 422), ({"title": "", "list": "x"}, 422)]
)
def test_a_click_for_its_widget_alone_is_refused_where_nothing_was_done(
    llm_server: LiveServer, provider: FakeProvider, payload: Json, status: int
) -> None:
    thread, form = shown(provider, llm_server, FORM)
    action = {"type": "create_task", "payload": payload}
    body = request("threads.sync_custom_action", thread_id=thread, item_id=form["id"], action=action)
    answer = llm_server.http.post("/chatkit", json=body)
    assert answer.status_code == status
    assert answer.json()["message"]
    assert llm_server.titles() == []


def test_quick_clicks_wait_for_each_other(llm_server: LiveServer, provider: FakeProvider) -> None:
    with_tasks(llm_server, *"abcdef")
    thread, widget = shown(provider, llm_server, call("list_tasks", {}))

    def complete(number: int) -> list[Json]:
        action = {"type": "complete_task", "payload": {"task_id": str(number)}}
        body = request("threads.custom_action", thread_id=thread, item_id=widget["id"], action=action)
        return stream(llm_server, body)

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(complete, range(1, 7)))
    assert [[event["type"] for event in events] for events in answers] == [["thread.item.replaced"]] * 6
    assert {task["badge"]["label"] for task in llm_server.tasks()} == {"completed"}
