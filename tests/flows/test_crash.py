"""A server that dies in the middle of a turn, and the one that is started after it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from tests.fakes.provider.script import Fault, Part, call, hang, stall
from tests.fakes.provider.server import FakeProvider
from tests.flows.chatkit import create, items, message, request, stream, streaming, text_in
from tests.flows.client import Json, conversation_of, text_of
from tests.flows.process import ServedProcess, environment

ADD = call("add_task", {"tasks": [{"title": "Buy milk"}]})

Moment = tuple[list[Part | Fault], Callable[[list[Json]], bool], list[str], str]

MOMENTS: dict[str, Moment] = {
    "before the model answers": ([hang("Never.")], lambda seen: False, [], "Nothing was changed"),
    "after a tool": (
        [ADD, hang("Never.")],
        lambda seen: any(event.get("status") == "completed" for event in seen),
        ["Buy milk"],
        "added task 1 “Buy milk”",
    ),
    "in the middle of the text": (
        [stall("One two three four.", after=2)],
        lambda seen: any(event["type"] == "text_delta" for event in seen),
        [],
        "Nothing was changed",
    ),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_server_loses_and_doubles_nothing(
    moment: str, database_url: str, provider: FakeProvider, tmp_path: Path
) -> None:
    replies, reached, tasks, note = MOMENTS[moment]
    for reply in replies:
        provider.reply(reply)
    env = environment(
        tmp_path,
        SAYDONE_DATABASE_URL=database_url,
        SAYDONE_MODEL="gpt-test",
        SAYDONE_MODEL_BASE_URL=provider.openai_base_url,
        SAYDONE_MODEL_API_KEY="test-key",
    )
    with ServedProcess(env, tmp_path / "first.log") as server:
        seen: list[Json] = []
        with server.stream("/api/chatkit/generate", {"message": "Add milk"}) as events:
            provider.wait_until(lambda all_: len(all_.requests) == len(replies))
            while not reached(seen) and moment != "before the model answers":
                seen.append(next(events))
            conversation = server.http.get("/api/chatkit/conversations").json()["conversations"][0]["id"]
            server.process.kill()
            server.process.wait()
    provider.release()
    with ServedProcess(env, tmp_path / "second.log") as server:
        assert [task["title"] for task in server.tasks()] == tasks
        told = server.messages(conversation)
        assert [message["role"] for message in told] == ["user", "assistant"]
        assert note in told[-1]["text"]
        provider.reply("Here I am again.")
        answer = server.say("Are you there?", conversation)
        assert text_of(answer) == "Here I am again."
        assert conversation_of(answer) == conversation
    assert provider.requests[-1].status == 200
    assert note in str(provider.requests[-1].body)


def test_a_killed_server_keeps_what_it_had_shown_as_done(
    database_url: str, provider: FakeProvider, tmp_path: Path
) -> None:
    provider.reply(ADD, call("list_tasks", {}))
    provider.reply(stall("One two three four.", after=1))
    env = environment(
        tmp_path,
        SAYDONE_DATABASE_URL=database_url,
        SAYDONE_MODEL="gpt-test",
        SAYDONE_MODEL_BASE_URL=provider.openai_base_url,
        SAYDONE_MODEL_API_KEY="test-key",
    )
    with (
        ServedProcess(env, tmp_path / "first.log") as server,
        streaming(server, request("threads.create", input=message("Add milk"))) as response,
    ):
        events = (json.loads(line[6:]) for line in response.iter_lines() if line.startswith("data: "))
        thread = next(events)["thread"]["id"]
        updates = (event["update"] for event in events if event["type"] == "thread.item.updated")
        shown: dict[int, Json] = {}
        for update in updates:
            if update["type"].startswith("assistant_message"):
                break
            shown[update["task_index"]] = update["task"]
        server.process.kill()
        server.process.wait()
    provider.release()
    with ServedProcess(env, tmp_path / "second.log") as server:
        assert [item["type"] for item in items(server, thread)] == ["user_message", "workflow", "assistant_message"]
        kept = items(server, thread)[1]["workflow"]
        assert kept["tasks"] == list(shown.values())
        assert [task["status_indicator"] for task in kept["tasks"]] == ["complete", "complete"]
        assert kept["summary"] == {"title": "Added 1 task", "icon": "plus"}


def test_a_question_outlives_a_killed_server_and_its_answer_goes_on(
    database_url: str, provider: FakeProvider, tmp_path: Path
) -> None:
    provider.reply("Let me see.", call("ask_user", {"question": "Which milk?", "options": ["oat milk", "cow's milk"]}))
    env = environment(
        tmp_path,
        SAYDONE_DATABASE_URL=database_url,
        SAYDONE_MODEL="gpt-test",
        SAYDONE_MODEL_BASE_URL=provider.openai_base_url,
        SAYDONE_MODEL_API_KEY="test-key",
    )
    with ServedProcess(env, tmp_path / "first.log") as server:
        thread, events = create(server, "I have the milk")
        question = events[-1]["item"]
        server.process.kill()
        server.process.wait()
    with ServedProcess(env, tmp_path / "second.log") as server:
        assert items(server, thread)[-1] == question
        provider.reply("Fine.")
        answers = {question["inputs"][0]["id"]: {"values": ["oat milk"]}}
        given = {"status": "answered", "answers": answers}
        answer = request("threads.add_structured_input", thread_id=thread, item_id=question["id"], input=given)
        assert text_in(stream(server, answer)) == "Fine."
        assert [item["type"] for item in items(server, thread)] == [
            "user_message", "assistant_message", "structured_input", "assistant_message"
        ]  # fmt: skip
    assert provider.requests[-1].status == 200
    sent = cast("list[Json]", provider.requests[-1].body["messages"])
    assert '"answers":["oat milk"]' in sent[-1]["content"]


def test_a_server_that_is_told_to_stop_ends_what_takes_too_long_with_a_last_word(
    provider: FakeProvider, tmp_path: Path
) -> None:
    provider.reply(hang("Never."))
    env = environment(
        tmp_path,
        SAYDONE_MODEL="gpt-test",
        SAYDONE_MODEL_BASE_URL=provider.openai_base_url,
        SAYDONE_MODEL_API_KEY="test-key",
    )
    with ServedProcess(env, tmp_path / "log") as server:
        with server.stream("/api/chatkit/generate", {"message": "Hello"}) as events:
            provider.wait_until(lambda seen: len(seen.requests) == 1)
            conversation = server.http.get("/api/chatkit/conversations").json()["conversations"][0]["id"]
            server.process.terminate()
            another = {"message": "And?", "conversation_id": conversation}
            while (refused := server.http.post("/api/chatkit/generate", json=another)).status_code == 409:
                pass  # the signal has not been heard yet
            assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
            last = list(events)[-1]
        assert (last["type"], last["error"], last["retry_after"]) == ("error", "stopped", 5)
        assert last["message"] == "The server was stopped before the answer was complete. Ask again in a moment."
        assert server.process.wait(timeout=30) == 0
    assert "Traceback" not in server.log.read_text()
