"""A message answered anew: nothing of its first answer stays."""

from tests.fakes.provider.script import call, fail
from tests.fakes.provider.server import FakeProvider
from tests.flows.live import LiveServer
from tests.flows.test_chatkit import create, items, message, request, stream, text_in


def titles(server: LiveServer) -> list[str]:
    return [task["title"] for task in server.tasks()]


def test_what_the_first_answer_did_is_taken_back(llm_server: LiveServer, provider: FakeProvider) -> None:
    provider.reply(call("add_task", {"tasks": [{"title": "Buy milk"}]}))
    provider.reply(fail(401))
    thread, events = create(llm_server, "Add milk")
    said = events[1]["item"]["id"]
    assert titles(llm_server) == ["Buy milk"]
    for title in ("Buy oat milk", "Buy goat milk"):
        provider.reply(call("add_task", {"tasks": [{"title": title}]}))
        provider.reply("Added.")
        again = stream(llm_server, request("threads.retry_after_item", thread_id=thread, item_id=said))
        assert text_in(again) == "Added."
        assert titles(llm_server) == [title]


def test_what_later_messages_did_stays(server: LiveServer) -> None:
    thread, events = create(server, "add buy milk")
    stream(server, request("threads.add_user_message", thread_id=thread, input=message("add buy bread")))
    stream(server, request("threads.retry_after_item", thread_id=thread, item_id=events[1]["item"]["id"]))
    assert sorted(titles(server)) == ["buy bread", "buy milk"]


def test_an_answer_that_was_built_upon_is_not_given_anew_and_nothing_is_lost(server: LiveServer) -> None:
    thread, events = create(server, "add buy milk")
    server.click("update_task", {"task_id": "1", "title": "Buy oat milk"})
    retry = request("threads.retry_after_item", thread_id=thread, item_id=events[1]["item"]["id"])
    refused = server.http.post("/chatkit", json=retry)
    assert refused.status_code == 409
    assert "cannot be taken back, so it is not answered anew" in refused.json()["message"]
    assert titles(server) == ["Buy oat milk"]
    assert [item["id"] for item in items(server, thread)] == [
        event["item"]["id"] for event in events if event["type"] == "thread.item.done"
    ]


def test_an_undo_that_is_said_anew_is_of_the_same_conversation(server: LiveServer) -> None:
    thread, _ = create(server, "add buy milk")
    undo = stream(server, request("threads.add_user_message", thread_id=thread, input=message("undo")))
    said = next(event["item"]["id"] for event in undo if event.get("item", {}).get("type") == "user_message")
    again = stream(server, request("threads.retry_after_item", thread_id=thread, item_id=said))
    assert "another conversation" not in text_in(again)
    assert titles(server) == []
