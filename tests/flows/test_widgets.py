"""Widgets that are clicked again and again: paged, edited, confirmed, undone, in place and over HTTP."""

import json

import pytest

from tests.fakes.provider.script import Call, call
from tests.fakes.provider.server import FakeProvider
from tests.flows.chatkit import LIST, create, items, message, post, request, stream
from tests.flows.client import Json
from tests.flows.live import LiveServer


def with_tasks(server: LiveServer, *titles: str) -> None:
    for title in titles:
        server.click("create_task", {"title": title, "due": "2026-03-04"})


def shown(provider: FakeProvider, server: LiveServer, *calls: Call) -> tuple[str, Json]:
    """The conversation and the widget that an answer with these tool calls ends with."""
    for each in calls:
        provider.reply(each)
    provider.reply("Here.")
    thread, events = create(server, "Please")
    return thread, next(event["item"] for event in events if event.get("item", {}).get("type") == "widget")


def click(server: LiveServer, thread: str, widget: Json, label: str) -> list[Json]:
    """What a click on the button of that label is answered with."""
    return send(server, thread, widget, button(widget, label)["onClickAction"])


def send(server: LiveServer, thread: str, widget: Json, action: Json) -> list[Json]:
    sent = {name: action[name] for name in ("type", "payload")}
    return stream(server, request("threads.custom_action", thread_id=thread, item_id=widget["id"], action=sent))


def after(events: list[Json]) -> Json:
    return next(event["item"] for event in events if event["type"] == "thread.item.replaced")


def notices(events: list[Json]) -> list[str]:
    return [event["message"] for event in events if event["type"] == "notice"]


def button(widget: Json, label: str) -> Json:
    return next(part for part in parts(widget["widget"]) if part.get("label") == label and part["type"] == "Button")


def parts(component: Json) -> list[Json]:
    return [component, *(part for child in component.get("children", []) for part in parts(child))]


def titles(widget: Json) -> list[str]:
    rows = [part for part in parts(widget["widget"]) if part.get("key", "").startswith("task-")]
    return [row["children"][0]["children"][0]["value"] for row in rows]


def test_a_list_grows_in_place_and_stays_right_while_tasks_change(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    with_tasks(llm_server, "One", "Two", "Three", "Four", "Five")
    thread, widget = shown(provider, llm_server, call("list_tasks", {"limit": 2}))
    assert titles(widget) == ["One", "Two"]
    llm_server.click("delete_task", {"task_id": "1"})
    longer = after(click(llm_server, thread, widget, "Show more"))
    assert (longer["id"], titles(longer)) == (widget["id"], ["Two", "Three", "Four", "Five"])
    assert "Show more" not in str(longer)
    again = after(click(llm_server, thread, widget, "Show more"))
    assert titles(again) == titles(longer), "the old button, pressed twice, adds nothing"
    kept = after(click(llm_server, thread, longer, "Complete"))
    assert sorted(titles(kept)) == ["Five", "Four", "Three"]


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


def test_a_task_is_added_in_the_name_of_a_list(llm_server: LiveServer, provider: FakeProvider) -> None:
    with_tasks(llm_server, "Buy milk")
    thread, widget = shown(provider, llm_server, LIST)
    added = send(llm_server, thread, widget, {"type": "create_task", "payload": {"title": "Buy eggs"}})
    assert (notices(added), sorted(titles(after(added)))) == ([], ["Buy eggs", "Buy milk"])


def test_a_form_is_shown_for_a_task_that_is_there_or_for_a_new_one(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    _, form = shown(provider, llm_server, call("show_task_form", {"task_id": ""}))
    assert form["widget"]["children"][0]["onSubmitAction"]["type"] == "create_task"
    provider.reply(call("show_task_form", {"task_id": "milk"}))
    provider.reply("I cannot find it.")
    llm_server.say("Edit the milk")
    assert "There is no task “milk”." in str(provider.requests[-1].body)


def test_an_edit_of_a_task_that_is_gone_says_so_and_shows_the_list(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    with_tasks(llm_server, "Gone soon", "Stays")
    thread, widget = shown(provider, llm_server, LIST)
    llm_server.click("delete_task", {"task_id": "1"})
    late = click(llm_server, thread, widget, "Edit")
    assert (len(notices(late)), titles(after(late))) == (1, ["Stays"])


def test_one_task_is_shown_as_a_card_that_is_edited_and_deleted_in_place(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    with_tasks(llm_server, "Plan the trip")
    thread, card = shown(provider, llm_server, call("get_task", {"ids": ["1"]}))
    form = after(click(llm_server, thread, card, "Edit"))
    submit = form["widget"]["children"][0]["onSubmitAction"]
    submit["payload"] |= {"title": "Plan the long trip"}
    card = after(send(llm_server, thread, form, submit))
    assert card["widget"]["children"][0]["value"] == "Plan the long trip"
    gone = after(click(llm_server, thread, card, "Delete"))
    assert llm_server.tasks() == []
    back = after(click(llm_server, thread, gone, "Undo"))
    assert "“Plan the long trip” is back." in back["copy_text"]
    assert [task["title"] for task in llm_server.tasks()] == ["Plan the long trip"]


def test_a_deletion_by_click_is_undone_by_click_and_the_model_knows_of_both(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    with_tasks(llm_server, "Buy milk")
    thread, widget = shown(provider, llm_server, LIST)
    less = after(click(llm_server, thread, widget, "Delete"))
    assert titles(less) == []
    undone = click(llm_server, thread, less, "Undo")
    assert titles(after(undone)) == ["Buy milk"]
    assert notices(undone)[0] == "“Buy milk” is back."
    assert "Undo" not in str(after(undone))
    late = click(llm_server, thread, less, "Undo")
    assert notices(late) == ["That was undone already."]
    provider.reply("You took it back.")
    stream(llm_server, request("threads.add_user_message", thread_id=thread, input=message("What did I do?")))
    assert "I pressed “Undo”" in str(provider.requests[-1].body)


def test_what_the_assistant_deleted_is_undone_by_click_unless_it_was_changed_since(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    with_tasks(llm_server, "Buy milk", "Call mum")
    thread, outcome = shown(provider, llm_server, call("delete_task", {"ids": ["1"]}))
    assert "“Buy milk” is back." in after(click(llm_server, thread, outcome, "Undo"))["copy_text"]
    assert len(llm_server.tasks()) == 2
    thread, outcome = shown(
        provider, llm_server, call("change_many", {"query": "search: mum", "do": "priority", "to": "p1"})
    )
    llm_server.click("update_task", {"task_id": "2", "priority": "p3"})
    refused = click(llm_server, thread, outcome, "Undo")
    assert [event["type"] for event in refused] == ["notice"]
    assert next(task["priority"] for task in llm_server.tasks() if task["title"] == "Call mum") == "p3"


def bulk(provider: FakeProvider, server: LiveServer) -> tuple[str, Json]:
    with_tasks(server, *(f"Task {n}" for n in range(6)))
    return shown(provider, server, call("change_many", {"query": "search: task", "do": "delete"}))


def test_many_deletions_are_confirmed_by_click_and_undone_by_click(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    thread, question = bulk(provider, llm_server)
    assert len(llm_server.tasks()) == 6
    assert "call again" not in str(question), "what is said to the model is not shown"
    done = after(click(llm_server, thread, question, "Confirm"))
    assert (done["id"], llm_server.tasks()) == (question["id"], [])
    assert notices(click(llm_server, thread, question, "Confirm")) == ["This was answered already."]
    assert notices(click(llm_server, thread, question, "Cancel")) == ["This was answered already."]
    click(llm_server, thread, done, "Undo")
    assert len(llm_server.tasks()) == 6
    provider.reply("You confirmed.")
    stream(llm_server, request("threads.add_user_message", thread_id=thread, input=message("What did I do?")))
    assert "I pressed “Confirm”" in str(provider.requests[-1].body)


def test_a_confirmation_counts_only_for_the_tasks_that_were_shown(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    thread, question = bulk(provider, llm_server)
    llm_server.click("update_task", {"task_id": "1", "title": "Task that is needed"})
    stale = click(llm_server, thread, question, "Confirm")
    assert notices(stale) == ["The tasks have changed since you were asked, so nothing was done: please look again."]
    assert len(llm_server.tasks()) == 6
    assert "Task that is needed" in str(after(stale))
    assert notices(click(llm_server, thread, question, "Confirm")) == [
        "What this asks has changed meanwhile: please look again."
    ]
    click(llm_server, thread, after(stale), "Confirm")
    assert llm_server.tasks() == []


def test_what_is_cancelled_is_not_done(llm_server: LiveServer, provider: FakeProvider) -> None:
    thread, question = bulk(provider, llm_server)
    action = {name: button(question, "Cancel")["onClickAction"][name] for name in ("type", "payload")}
    body = request("threads.sync_custom_action", thread_id=thread, item_id=question["id"], action=action)
    answer = post(llm_server, body)
    assert answer["updated_item"]["copy_text"] == "Cancelled: nothing was done."
    assert items(llm_server, thread)[-1]["copy_text"] == "Cancelled: nothing was done."
    assert notices(click(llm_server, thread, question, "Confirm")) == ["This was answered already."]
    assert len(llm_server.tasks()) == 6


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


def test_nothing_is_cancelled_where_nothing_is_asked(llm_server: LiveServer, provider: FakeProvider) -> None:
    with_tasks(llm_server, "Water the plants")
    thread, widget = shown(provider, llm_server, LIST)
    cancel: Json = {"type": "cancel", "payload": {}}
    body = request("threads.custom_action", thread_id=thread, item_id=widget["id"], action=cancel)
    assert notices(stream(llm_server, body)) == ["There is nothing here to cancel."]
    provider.reply("Fine.")
    llm_server.say("And?", thread)
    assert "Cancel" not in str(provider.requests[-1].body["messages"]), "the model is not told of what was not done"


def test_the_guides_widgets_are_clicked_too(llm_server: LiveServer, provider: FakeProvider) -> None:
    with_tasks(llm_server, *(f"Task {n}" for n in range(6)))
    page = llm_server.http.get("/api/chatkit/tasks", params={"limit": 4}).json()["widget"]
    more = next(part["onClickAction"] for part in page["children"] if part.get("label") == "Show more")
    rest = widget_in(llm_server.click(more["type"], more["payload"]))
    assert [task["title"] for task in rest["children"][1]["items"]] == ["Task 4", "Task 5"]
    assert widget_in(llm_server.click("edit_task", {"task_id": "1"}))["type"] == "Form"
    less = widget_in(llm_server.click("delete_task", {"task_id": "1"}))
    undo = next(part["onClickAction"] for part in less["children"] if part.get("label") == "Undo")
    assert len(widget_in(llm_server.click(undo["type"], undo["payload"]))["children"][1]["items"]) == 6
    provider.reply(call("change_many", {"query": "search: task", "do": "delete"}))
    provider.reply("Shall I?")
    asked = widget_in(llm_server.say("Delete everything"))
    confirm = next(part["onClickAction"] for part in asked["children"] if part.get("label") == "Confirm")
    llm_server.click(confirm["type"], confirm["payload"])
    assert llm_server.tasks() == []
    assert llm_server.http.post("/api/chatkit/action", json={"type": "cancel", "payload": {}}).status_code == 200


def widget_in(events: list[Json]) -> Json:
    return next(event["widget"] for event in events if event["type"] == "widget")


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


def test_a_confirm_button_does_nothing_to_other_tasks_than_were_shown(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    with_tasks(llm_server, "Precious")
    _, question = bulk(provider, llm_server)
    payload = button(question, "Confirm")["onClickAction"]["payload"]
    for arguments in ({"query": "search: precious", "do": "delete"}, payload["arguments"] | {"do": "complete"}):
        asked = llm_server.click("confirm", payload | {"arguments": arguments})
        assert "This would" in str(widget_in(asked))
    refused = {"type": "confirm", "payload": payload | {"tool": "trash", "arguments": {"do": "restore", "ids": ["1"]}}}
    assert llm_server.http.post("/api/chatkit/action", json=refused).status_code == 422
    assert [task["badge"]["label"] for task in llm_server.tasks()] == ["pending"] * 7
