"""Forms in widgets: for a task that is there or for a new one, sent, cancelled, and sent too late."""

import json

import pytest

from tests.fakes.provider.script import call
from tests.fakes.provider.server import FakeProvider
from tests.flows.chatkit import LIST
from tests.flows.clicking import after, button, click, notices, send, shown, titles, with_tasks
from tests.flows.live import LiveServer


def test_a_task_is_edited_in_the_place_of_its_list(llm_server: LiveServer, provider: FakeProvider) -> None:
    with_tasks(llm_server, "Buy milk")
    thread, widget = shown(provider, llm_server, LIST)
    form = after(click(llm_server, thread, widget, "Edit"))
    assert (form["id"], form["widget"]["children"][0]["type"]) == (widget["id"], "Form")
    assert titles(after(click(llm_server, thread, form, "Cancel"))) == ["Buy milk"]
    form = after(click(llm_server, thread, widget, "Edit"))
    submit = form["widget"]["children"][0]["onSubmitAction"]
    submit["payload"] |= {"title": "Buy oat milk"}
    assert titles(after(send(llm_server, thread, form, submit))) == ["Buy oat milk"]


def test_a_form_that_is_sent_late_overwrites_nothing_and_is_shown_anew(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    with_tasks(llm_server, "Buy milk")
    thread, widget = shown(provider, llm_server, LIST)
    form = after(click(llm_server, thread, widget, "Edit"))
    llm_server.http.patch("/api/v1/tasks/1", json={"title": "Buy eggs"}).raise_for_status()
    submit = form["widget"]["children"][0]["onSubmitAction"]
    late = send(llm_server, thread, form, submit | {"payload": submit["payload"] | {"title": "Buy oat milk"}})
    assert notices(late) == ["“Buy eggs” was changed meanwhile. Look at it again before you change it."]
    assert [task["title"] for task in llm_server.tasks()] == ["Buy eggs"]
    anew = after(late)["widget"]["children"][0]
    fields = {field["name"]: field.get("defaultValue") for field in anew["children"] if "name" in field}
    assert (anew["type"], fields["title"]) == ("Form", "Buy eggs")
    again = anew["onSubmitAction"]
    again["payload"] |= {"title": "Buy oat milk"}
    assert titles(after(send(llm_server, thread, form, again))) == ["Buy oat milk"]


def test_a_form_is_shown_for_a_task_that_is_there_or_for_a_new_one(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    _, form = shown(provider, llm_server, call("show_task_form", {"task_id": ""}))
    assert form["widget"]["children"][0]["onSubmitAction"]["type"] == "create_task"
    provider.reply(call("show_task_form", {"task_id": "milk"}))
    provider.reply("I cannot find it.")
    llm_server.say("Edit the milk")
    assert "There is no task “milk”." in str(provider.requests[-1].body)


def test_a_form_is_cancelled_though_its_fields_come_along(llm_server: LiveServer, provider: FakeProvider) -> None:
    with_tasks(llm_server, "Water the plants")
    thread, widget = shown(provider, llm_server, LIST)
    form = after(click(llm_server, thread, widget, "Edit"))
    cancel = button(form, "Cancel")["onClickAction"]
    cancel["payload"] = cancel["payload"] | {"title": "Never mind", "due": "", "labels": ""}
    assert titles(after(send(llm_server, thread, form, cancel))) == ["Water the plants"]


def test_a_form_for_a_new_task_has_what_was_said_and_can_be_cancelled(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    thread, form = shown(provider, llm_server, call("show_task_form", {"title": "Wax the skis", "due": "2026-03-06"}))
    told = json.dumps(form)
    assert '"defaultValue": "Wax the skis"' in told
    assert '"defaultValue": "2026-03-06"' in told
    cancel = button(form, "Cancel")["onClickAction"]
    assert "nothing was done" in json.dumps(after(send(llm_server, thread, form, cancel)))
    assert llm_server.tasks() == []


@pytest.mark.parametrize("due", ["someday", "31 june", "2026-02-30"])
def test_a_due_that_is_none_leaves_the_form_to_choose_it(
    llm_server: LiveServer, provider: FakeProvider, due: str
) -> None:
    _, form = shown(provider, llm_server, call("show_task_form", {"title": "Wax the skis", "due": due}))
    assert f'"defaultValue": "{due}"' not in json.dumps(form)


def test_a_form_moves_labels_and_repeats_a_task(llm_server: LiveServer, provider: FakeProvider) -> None:
    with_tasks(llm_server, "Water the plants")
    provider.reply(call("organize", {"lists": [{"do": "create", "name": "Home"}]}))
    thread, widget = shown(provider, llm_server, LIST)
    form = after(click(llm_server, thread, widget, "Edit"))
    submit = form["widget"]["children"][0]["onSubmitAction"]
    submit["payload"] |= {"list": "Home", "labels": "garden, daily", "repeat": "every 2 days"}
    send(llm_server, thread, form, submit)
    _, card = shown(provider, llm_server, call("get_task", {"ids": ["1"]}))
    assert all(word in str(card) for word in ("List: Home", "@garden", "@daily", "Repeats: every other day"))
