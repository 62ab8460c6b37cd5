"""What the agent does, shown while it does it and afterwards."""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from saydone.chatkit.store import ThreadStore
from tests.fakes.provider.script import call, fail, say, stall, thought
from tests.fakes.provider.server import FakeProvider
from tests.flows.chatkit import ADD, create, items, message, request, stream, streaming, text_in
from tests.flows.client import GuideClient, Json, calls_of, events_of
from tests.flows.live import LiveServer
from tests.flows.process import ServedProcess, environment_on
from tests.flows.stream_rules import checked_events, checked_stream

LIST = call("list_tasks", {})


def workflow_of(server: LiveServer, thread: str) -> Json:
    [kept] = [item for item in items(server, thread) if item["type"] == "workflow"]
    return kept["workflow"]


def begun(events: list[Json]) -> list[str]:
    """The ids of the items that a stream tells of, as they begin."""
    told = (event["item"]["id"] for event in events if event["type"] in ("thread.item.added", "thread.item.done"))
    return list(dict.fromkeys(told))


def thoughts(events: Iterator[Json]) -> Iterator[Json]:
    tasks = (event.get("update", {}).get("task", {}) for event in events)
    return (task for task in tasks if task.get("type") == "thought")


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
    assert begun(events) == [item["id"] for item in items(llm_server, thread)]
    kinds = [(event["type"], event["item"]["type"]) for event in events if "item" in event]
    assert kinds.index(("thread.item.done", "workflow")) < kinds.index(("thread.item.added", "assistant_message"))


def test_a_thought_is_shown_while_it_comes_and_whole_before_the_first_word(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    think_aloud(llm_server, provider)


def test_so_it_is_through_litellm(provider: FakeProvider, tmp_path: Path) -> None:
    env = environment_on(provider, tmp_path) | {"SAYDONE_MODEL": "litellm/openai/gpt-test"}
    with ServedProcess(env, tmp_path / "log") as server:
        think_aloud(server, provider)


def think_aloud(server: GuideClient, provider: FakeProvider) -> None:
    """Have a model think at length, and hold what is shown of it, and when, against what it thought."""
    thinking = "It is milk that they want: " + "oat milk, or soy milk. " * 20
    provider.reply(stall(thought(thinking), say("One two three."), after=2))
    with streaming(server, request("threads.create", input=message("Add milk"))) as response:
        coming = events_of(response.iter_lines())
        first = next(thoughts(coming))
        assert first["status_indicator"] == "loading"
        assert thinking.startswith(first["content"])
        provider.release()
        rest = list(coming)
        thread = response.headers["X-Conversation-Id"]
    places = [place for place, event in enumerate(rest) if any(thoughts(iter([event])))]
    assert len(places) < 25, "not one event a piece"
    whole = {"type": "thought", "content": thinking.strip(), "status_indicator": "complete"}
    assert rest[places[-1]]["update"]["task"] == whole
    assert "assistant_message" not in [event.get("item", {}).get("type") for event in rest[: places[-1]]]
    assert [item["type"] for item in items(server, thread)] == ["user_message", "workflow", "assistant_message"]


def test_a_thought_between_words_is_shown_below_them_now_and_later(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    provider.reply(say("I look. "), thought("There is none."), say("There is none."))
    thread, events = create(llm_server, "Is there milk?")
    kept = items(llm_server, thread)
    assert [item["type"] for item in kept] == ["user_message", "assistant_message", "workflow"]
    assert begun(events) == [item["id"] for item in kept]
    assert [task["status_indicator"] for task in thoughts(iter(events))][-1] == "complete"


def test_a_stopped_answer_tells_the_end_of_each_of_its_items(llm_server: LiveServer, provider: FakeProvider) -> None:
    provider.reply(stall(thought("They want milk, and more of it."), say("One two three four."), after=10))
    with streaming(llm_server, request("threads.create", input=message("Add milk"))) as response:
        coming = events_of(response.iter_lines())
        events: list[Json] = []
        for event in coming:
            events.append(event)
            if event.get("update", {}).get("delta"):
                break
        thread = response.headers["X-Conversation-Id"]
        llm_server.http.post(f"/chatkit/threads/{thread}/stop")
        events += coming
    provider.release()
    done = [event["item"] for event in events if event["type"] == "thread.item.done"]
    assert [item["type"] for item in done] == ["user_message", "workflow", "assistant_message", "task"]
    assert events[-1]["type"] == "error"
    assert checked_events(events[:-1]) == events[:-1], "nothing is left open"
    assert done[2]["content"][0]["text"] == text_in(events)
    assert [item["id"] for item in done] == [item["id"] for item in items(llm_server, thread)]


def test_a_stop_while_words_are_being_kept_leaves_nothing_untold(
    llm_server: LiveServer, provider: FakeProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping = threading.Event()

    async def never(*_: object) -> None:
        keeping.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(ThreadStore, "keep", never)
    provider.reply(say("I add it."), ADD)
    with streaming(llm_server, request("threads.create", input=message("Add milk"))) as response:
        thread = response.headers["X-Conversation-Id"]
        assert keeping.wait(30)
        llm_server.http.post(f"/chatkit/threads/{thread}/stop")
        events = checked_stream(response.read())
    checked_events(events[:-1])
    assert text_in(events) == "I add it."
    assert begun(events) == [item["id"] for item in items(llm_server, thread)]


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
