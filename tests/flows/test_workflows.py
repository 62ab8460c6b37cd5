"""What the agent does, shown while it does it and afterwards."""

from tests.fakes.provider.script import call, fail, stall, thought
from tests.fakes.provider.server import FakeProvider
from tests.flows.chatkit import ADD, create, items, message, request, stream, streaming, text_in
from tests.flows.client import Json, calls_of, events_of
from tests.flows.live import LiveServer

LIST = call("list_tasks", {})


def workflow_of(server: LiveServer, thread: str) -> Json:
    [kept] = [item for item in items(server, thread) if item["type"] == "workflow"]
    return kept["workflow"]


def test_a_turn_with_tools_shows_each_and_keeps_them_with_a_summary(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    provider.reply("Let me see.", LIST)
    provider.reply(
        call("add_task", {"tasks": [{"title": "Milk"}, {"title": "Eggs"}]}), call("get_task", {"ids": ["9"]})
    )
    provider.reply("Both are on your list.")
    thread, events = create(llm_server, "Add milk and eggs")
    told = [event["update"] for event in events if "workflow" in event.get("update", {}).get("type", "")]
    assert [(one["type"].removeprefix("workflow.task."), one["task_index"]) for one in told][:4] == [
        ("added", 0), ("updated", 0), ("added", 1), ("added", 2)
    ]  # fmt: skip
    kept = workflow_of(llm_server, thread)
    assert kept["summary"]["title"] == "Added 2 tasks"
    assert [task["title"] for task in kept["tasks"]] == [
        "Looking through your tasks", "Adding to your tasks", "Looking at the task"
    ]  # fmt: skip
    assert {task["status_indicator"] for task in kept["tasks"]} == {"complete"}
    assert kept["tasks"][2]["content"] == "That did not work."
    kinds = [item["type"] for item in items(llm_server, thread)]
    assert kinds == ["user_message", "assistant_message", "workflow", "assistant_message"]


def test_tools_after_words_are_in_a_workflow_of_their_own(llm_server: LiveServer, provider: FakeProvider) -> None:
    provider.reply(LIST)
    provider.reply("Nothing there yet.", ADD)
    provider.reply("Now there is.")
    thread, _ = create(llm_server, "Add milk")
    kept = items(llm_server, thread)
    assert [item["type"] for item in kept][1:] == ["workflow", "assistant_message", "workflow", "assistant_message"]
    summaries = [item["workflow"]["summary"]["title"] for item in kept if item["type"] == "workflow"]
    assert summaries == ["Looked at your tasks", "Added 1 task"]


def test_what_the_model_thinks_is_shown_before_what_it_does_or_says(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    provider.reply(thought("They want milk."), ADD)
    provider.reply(thought("That is done."), "Done.")
    thread, events = create(llm_server, "Add milk")
    [kept] = [item["workflow"] for item in items(llm_server, thread) if item["type"] == "workflow"]
    assert [(task["type"], task.get("content")) for task in kept["tasks"]] == [
        ("thought", "They want milk."), ("custom", None), ("thought", "That is done.")
    ]  # fmt: skip
    assert (kept["type"], kept["summary"]["title"]) == ("reasoning", "Added 1 task")
    assert "They want milk." not in text_in(events)


def test_a_turn_without_tools_and_the_guide_have_no_workflow(llm_server: LiveServer, provider: FakeProvider) -> None:
    provider.reply("Hello.")
    thread, _ = create(llm_server, "Hello")
    assert [item["type"] for item in items(llm_server, thread)] == ["user_message", "assistant_message"]
    provider.reply(ADD)
    provider.reply("Done.")
    events = llm_server.say("Add milk", thread)
    assert calls_of(events) == [("add_task_tool", "running"), ("add_task_tool", "completed")]
    assert {event["type"] for event in events} == {"tool_call", "text_delta", "complete"}
    assert len(llm_server.messages(thread)) == 4


def test_a_turn_that_fails_or_is_stopped_keeps_what_it_had_done(llm_server: LiveServer, provider: FakeProvider) -> None:
    provider.reply(ADD)
    provider.reply(fail(401))
    thread, events = create(llm_server, "Add milk")
    assert [event["type"] for event in events][-2:] == ["thread.item.done", "error"]
    assert workflow_of(llm_server, thread)["summary"]["title"] == "Added 1 task"
    provider.reply(ADD)
    provider.reply(stall("One two three four.", after=2))
    with streaming(llm_server, request("threads.create", input=message("And again"))) as response:
        thread = response.headers["X-Conversation-Id"]
        next(event for event in events_of(response.iter_lines()) if event.get("update", {}).get("delta"))
        llm_server.http.post(f"/chatkit/threads/{thread}/stop")
    provider.release()
    assert workflow_of(llm_server, thread)["summary"]["title"] == "Added 1 task"


def test_the_offline_model_shows_its_steps_too(server: LiveServer) -> None:
    events = stream(server, request("threads.create", input=message("add milk and eggs")))
    done = next(
        event["item"] for event in events if event.get("item", {}).get("type") == "workflow" and "done" in event["type"]
    )
    assert done["workflow"]["summary"] == {"title": "Added 2 tasks", "icon": "plus"}
