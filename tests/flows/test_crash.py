"""A server that is killed in the middle of its turns, and the one that is started after it.

One crash serves all: a conversation is brought to each of the moments, the server is killed, and each test looks at
what the next server makes of one of them.
"""

import json
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest

from tests.conftest import empty_database
from tests.fakes.provider.script import Fault, Part, call, hang, stall
from tests.fakes.provider.server import FakeProvider
from tests.flows.chatkit import create, items, message, request, stream, streaming, text_in
from tests.flows.client import Json, conversation_of, text_of
from tests.flows.process import ServedProcess, environment_on

MILK, BREAD = (call("add_task", {"tasks": [{"title": title}]}) for title in ("Buy milk", "Buy bread"))
ASKING = request("threads.create", input=message("Add bread"))

Moment = tuple[list[Part | Fault], Callable[[Json], bool] | None, str]

MOMENTS: dict[str, Moment] = {
    "before the model answers": ([hang("Never.")], None, "Nothing was changed"),
    "after a tool": (
        [MILK, hang("Never.")],
        lambda event: event.get("status") == "completed",
        "added task 1 “Buy milk”",
    ),
    "in the middle of the text": (
        [stall("One two three four.", after=2)],
        lambda event: event["type"] == "text_delta",
        "Nothing was changed",
    ),
}
"""What the model says, the event by which the moment has come, and what is noted about the answer."""


@dataclass
class Crash:
    """The server that was started after it, and what had been said to the one that was killed."""

    provider: FakeProvider
    server: ServedProcess
    conversations: dict[str, str] = field(default_factory=dict[str, str])
    shown: list[Json] = field(default_factory=list[Json])
    """The tasks of the workflow, as its reader had seen them."""
    question: Json = field(default_factory=dict[str, object])


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def crash(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Generator[Crash]:
    folder = tmp_path_factory.mktemp("crash")
    with empty_database(request, folder) as database_url, FakeProvider() as provider, ExitStack() as stack:
        env = environment_on(provider, folder, SAYDONE_DATABASE_URL=database_url)
        crash = Crash(provider, stack.enter_context(ServedProcess(env, folder / "first.log")))
        for moment in MOMENTS:
            crash.conversations[moment] = reach(moment, crash, stack)
        provider.reply(BREAD, call("list_tasks", {}))
        provider.reply(stall("One two three four.", after=1))
        # Kept here: whoever reads a ChatKit stream no further hangs up, which stops the answer.
        lines = stack.enter_context(streaming(crash.server, ASKING)).iter_lines()
        crash.conversations["shown"], crash.shown = read_a_workflow(lines)
        provider.reply("Let me see.", call("ask_user", {"question": "Which milk?", "options": ["oat", "cow's"]}))
        crash.conversations["asked"], events = create(crash.server, "I have the milk")
        crash.question = events[-1]["item"]
        crash.server.process.kill()
        crash.server.process.wait()
        provider.release()
        crash.server = stack.enter_context(ServedProcess(env, folder / "second.log"))
        yield crash


def reach(moment: str, crash: Crash, stack: ExitStack) -> str:
    """Say something, and read the answer as far as the moment: the conversation."""
    replies, reached, _ = MOMENTS[moment]
    count = len(crash.provider.requests) + len(replies)
    for reply in replies:
        crash.provider.reply(reply)
    events = stack.enter_context(crash.server.stream("/api/chatkit/generate", {"message": "Add milk"}))
    crash.provider.wait_until(lambda seen: len(seen.requests) == count)
    if reached:
        next(filter(reached, events))
    return crash.server.http.get("/api/chatkit/conversations").json()["conversations"][0]["id"]


def read_a_workflow(lines: Iterator[str]) -> tuple[str, list[Json]]:
    """The conversation, and the tasks of the workflow as they are shown when the text begins."""
    events = (json.loads(line[6:]) for line in lines if line.startswith("data: "))
    thread = next(events)["thread"]["id"]
    updates = (event["update"] for event in events if event["type"] == "thread.item.updated")
    shown: dict[int, Json] = {}
    for update in updates:
        if update["type"].startswith("assistant_message"):
            break
        shown[update["task_index"]] = update["task"]
    return thread, list(shown.values())


def test_a_killed_server_loses_and_doubles_no_task(crash: Crash) -> None:
    assert sorted(crash.server.titles()) == ["Buy bread", "Buy milk"]


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_server_says_what_it_had_done_and_the_conversation_goes_on(moment: str, crash: Crash) -> None:
    conversation, note = crash.conversations[moment], MOMENTS[moment][-1]
    told = crash.server.messages(conversation)
    assert [message["role"] for message in told] == ["user", "assistant"]
    assert note in told[-1]["text"]
    crash.provider.reply("Here I am again.")
    answer = crash.server.say("Are you there?", conversation)
    assert text_of(answer) == "Here I am again."
    assert conversation_of(answer) == conversation
    assert crash.provider.requests[-1].status == 200
    assert note in str(crash.provider.requests[-1].body)


def test_a_killed_server_keeps_what_it_had_shown_as_done(crash: Crash) -> None:
    kept = items(crash.server, crash.conversations["shown"])
    assert [item["type"] for item in kept] == ["user_message", "workflow", "assistant_message"]
    workflow = kept[1]["workflow"]
    assert workflow["tasks"] == crash.shown
    assert [task["status_indicator"] for task in workflow["tasks"]] == ["complete", "complete"]
    assert workflow["summary"] == {"title": "Added 1 task", "icon": "plus"}


def test_a_question_outlives_a_killed_server_and_its_answer_goes_on(crash: Crash) -> None:
    thread, question = crash.conversations["asked"], crash.question
    assert items(crash.server, thread)[-1] == question
    crash.provider.reply("Fine.")
    given = {"status": "answered", "answers": {question["inputs"][0]["id"]: {"values": ["oat"]}}}
    answer = request("threads.add_structured_input", thread_id=thread, item_id=question["id"], input=given)
    assert text_in(stream(crash.server, answer)) == "Fine."
    assert [item["type"] for item in items(crash.server, thread)] == [
        "user_message", "assistant_message", "structured_input", "assistant_message"
    ]  # fmt: skip
    assert crash.provider.requests[-1].status == 200
    sent = cast("list[Json]", crash.provider.requests[-1].body["messages"])
    assert '"answers":["oat"]' in sent[-1]["content"]


def test_a_server_that_is_told_to_stop_ends_what_takes_too_long_with_a_last_word(
    provider: FakeProvider, tmp_path: Path
) -> None:
    provider.reply(hang("Never."))
    env = environment_on(provider, tmp_path, SAYDONE_SHUTDOWN_SECONDS="3")
    with ServedProcess(env, tmp_path / "log") as server:
        with server.stream("/api/chatkit/generate", {"message": "Hello"}) as events:
            provider.wait_until(lambda seen: len(seen.requests) == 1)
            conversation = server.http.get("/api/chatkit/conversations").json()["conversations"][0]["id"]
            server.process.terminate()
            another = {"message": "And?", "conversation_id": conversation}
            while (refused := server.http.post("/api/chatkit/generate", json=another)).status_code == 409:
                pass  # the signal has not been heard yet
            assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
            ready = server.http.get("/health/ready")
            assert (ready.status_code, ready.json()["status"]) == (503, "stopping")
            last = list(events)[-1]
        assert (last["type"], last["error"], last["retry_after"]) == ("error", "stopped", 5)
        assert last["message"] == "The server was stopped before the answer was complete. Ask again in a moment."
        assert server.process.wait(timeout=60) == 0
    assert "Traceback" not in server.log.read_text()
