"""Widgets that are clicked again and again: paged, edited, confirmed, undone, in place and over HTTP."""

from tests.fakes.provider.script import call
from tests.fakes.provider.server import FakeProvider
from tests.flows.chatkit import LIST, items, message, post, request, stream
from tests.flows.clicking import after, button, click, notices, send, shown, titles, widget_in, with_tasks
from tests.flows.client import Json
from tests.flows.live import LiveServer


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


def test_a_task_is_added_in_the_name_of_a_list(llm_server: LiveServer, provider: FakeProvider) -> None:
    with_tasks(llm_server, "Buy milk")
    thread, widget = shown(provider, llm_server, LIST)
    added = send(llm_server, thread, widget, {"type": "create_task", "payload": {"title": "Buy eggs"}})
    assert (notices(added), sorted(titles(after(added)))) == ([], ["Buy eggs", "Buy milk"])


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


def with_parts(server: LiveServer) -> None:
    with_tasks(server, "Party")
    for number in range(1, 7):
        body = {"title": f"Dish {number}", "parent": "1"}
        assert server.http.post("/api/v1/tasks", json=body).status_code == 201


def test_a_click_that_takes_much_along_asks_in_the_place_of_the_list_and_gives_it_back(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    with_parts(llm_server)
    thread, widget = shown(provider, llm_server, call("list_tasks", {"limit": 1}))
    asked = click(llm_server, thread, widget, "Complete")
    assert notices(asked) == []
    assert "This would complete 7 tasks" in after(asked)["copy_text"]
    back = after(click(llm_server, thread, after(asked), "Cancel"))
    assert (titles(back), len(llm_server.tasks())) == (["Party"], 7)
    again = after(click(llm_server, thread, back, "Delete"))
    done = after(click(llm_server, thread, again, "Confirm"))
    assert (titles(done), llm_server.tasks()) == ([], [])
    assert titles(after(click(llm_server, thread, done, "Undo"))) == ["Party"]


def test_what_the_assistant_would_take_along_is_confirmed_by_click(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    with_parts(llm_server)
    thread, question = shown(provider, llm_server, call("complete_task", {"ids": ["1"]}))
    done = after(click(llm_server, thread, question, "Confirm"))
    assert (len(llm_server.tasks("completed")), llm_server.tasks("pending")) == (7, [])
    click(llm_server, thread, done, "Undo")
    assert len(llm_server.tasks("pending")) == 7


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
