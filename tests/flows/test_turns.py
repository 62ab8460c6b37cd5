"""The life of a turn, on a real socket, a real database, and a strict provider."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import cast

import httpx
import pytest

from saydone.services import tasks as service
from tests.fakes.provider.conversation import Conversation
from tests.fakes.provider.script import answer, call, cut, fail, hang, say, stall
from tests.fakes.provider.server import FakeProvider
from tests.flows.client import DEMO, GENERATE, Json, calls_of, conversation_of, text_of
from tests.flows.conftest import Start
from tests.flows.live import LiveServer

ADD = call("add_task", {"tasks": [{"title": "Buy milk"}]})


def test_an_answer_streams_its_text_and_tool_calls_and_ends_with_complete(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    provider.reply(say("I'll note it."), ADD)
    provider.reply("I've added it.")
    events = llm_server.say("Add a task to buy milk")
    assert text_of(events) == "I'll note it.I've added it."
    assert calls_of(events) == [("add_task_tool", "running"), ("add_task_tool", "completed")]
    assert events[-1]["type"] == "complete"
    assert sum(event["type"] in ("complete", "error") for event in events) == 1
    assert [task["title"] for task in llm_server.tasks()] == ["Buy milk"]


def test_the_next_turn_remembers_the_one_before_in_a_form_that_a_strict_provider_takes(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    provider.reply(ADD, call("add_task", {"tasks": [{"title": "Buy eggs"}]}))
    provider.reply("Both are added.")
    conversation = conversation_of(llm_server.say("Add milk and eggs"))
    provider.reply("You are welcome.")
    assert text_of(llm_server.say("Thanks", conversation)) == "You are welcome."
    last = provider.requests[-1]
    assert last.status == 200
    roles = [message["role"] for message in _sent(provider)]
    assert roles.count("tool") == 2
    assert roles[-1] == "user"


def test_the_answer_goes_on_when_the_client_hangs_up_and_nothing_is_lost(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    provider.reply(say("One moment."), ADD)
    provider.reply(stall("It is on your list now.", after=1))
    body = {"message": "Add milk"}
    with httpx.stream("POST", f"{llm_server.url}/api/chatkit/generate", json=body, headers=DEMO) as response:
        conversation = response.headers["X-Conversation-Id"]
        next(response.iter_lines())
    provider.wait_until(lambda seen: len(seen.requests) == 2)
    provider.release()
    _wait_for_end(llm_server, conversation)
    texts = [message["text"] for message in llm_server.messages(conversation)]
    assert texts == ["Add milk", "One moment.", "It is on your list now."]
    assert [task["title"] for task in llm_server.tasks()] == ["Buy milk"]


def test_a_second_turn_in_the_same_conversation_is_refused_while_the_first_runs(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    provider.reply("Hello.")
    conversation = conversation_of(llm_server.say("Hello"))
    provider.reply(hang("Later."))
    body = {"message": "Wait", "conversation_id": conversation}
    with llm_server.stream("/api/chatkit/generate", body) as events:
        refused = llm_server.http.post("/api/chatkit/generate", json=body)
        clicked = llm_server.http.post(
            "/api/chatkit/action",
            json={"type": "create_task", "payload": {"title": "x"}, "conversation_id": conversation},
        )
        provider.wait_until(lambda seen: len(seen.requests) == 2)
        provider.release()
        assert text_of(list(events)) == "Later."
    assert (refused.status_code, refused.json()["error"]) == (409, "conflict")
    assert refused.headers["Retry-After"]
    assert clicked.status_code == 409
    assert llm_server.tasks() == []


def test_of_many_messages_at_once_in_one_conversation_one_is_answered(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    provider.reply("Hello.")
    conversation = conversation_of(llm_server.say("Hello"))
    provider.reply(hang("One answer."))
    answers: list[httpx.Response] = []
    others_answered = threading.Event()

    def ask() -> None:
        body = {"message": "Again", "conversation_id": conversation}
        answers.append(httpx.post(f"{llm_server.url}{GENERATE}", json=body, headers=DEMO, timeout=60))
        if len(answers) == 5:
            others_answered.set()

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    assert others_answered.wait(60)
    provider.wait_until(lambda seen: len(seen.requests) == 2)
    provider.release()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409, 409, 409]
    assert all(answer.headers["Retry-After"] for answer in answers if answer.status_code == 409)
    texts = [message["text"] for message in llm_server.messages(conversation)]
    assert texts == ["Hello", "Hello.", "Again", "One answer."]


def test_two_conversations_run_at_once(llm_server: LiveServer, provider: FakeProvider) -> None:
    provider.reply(hang("First."))
    with llm_server.stream("/api/chatkit/generate", {"message": "One"}) as first:
        provider.wait_until(lambda seen: len(seen.requests) == 1)
        provider.reply("Second.")
        assert text_of(llm_server.say("Two")) == "Second."
        provider.release()
        assert text_of(list(first)) == "First."


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (fail(401), "model_auth"),
        (fail(404), "model_not_found"),
        (fail(429, retry_after=30), "model_rate_limited"),
    ],
)
def test_a_model_that_fails_ends_the_turn_with_one_clear_error_and_the_next_turn_works(
    llm_server: LiveServer, provider: FakeProvider, fault: object, code: str
) -> None:
    provider.reply(fault)  # pyright: ignore[reportArgumentType] # a Fail
    events = llm_server.say("Hello")
    assert [event["type"] for event in events] == ["error"]
    assert events[0]["error"] == code
    assert "test-key" not in str(events)
    provider.reply("Here I am.")
    assert text_of(llm_server.say("Hello?", conversation_of(events))) == "Here I am."


def test_a_stream_cut_in_the_middle_keeps_what_was_written_and_what_tools_did(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    provider.reply(say("Adding."), ADD)
    provider.reply(cut("It is on your list, and I have more to say about it.", after=3))
    events = llm_server.say("Add milk")
    conversation = conversation_of(events)
    assert events[-1]["type"] == "error"
    assert events[-1]["error"] == "model_interrupted"
    assert text_of(events).startswith("Adding.It is")
    shown = [message["text"] for message in llm_server.messages(conversation)]
    assert shown[0:2] == ["Add milk", "Adding."]
    assert "".join(shown[1:-1]) == text_of(events)
    assert shown[-1] == "The model's answer broke off in the middle. Try again."
    provider.reply("As I was saying.")
    assert text_of(llm_server.say("Go on", conversation)) == "As I was saying."
    assert "This answer did not come to its end" in str(_sent(provider))
    assert provider.requests[-1].status == 200
    assert len(llm_server.tasks()) == 1


def test_a_tool_error_reaches_the_model_as_a_sentence_and_the_client_as_failed(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    provider.reply(call("complete_task", {"ids": ["99"]}))
    provider.reply("There is no such task.")
    events = llm_server.say("Complete task 99")
    assert calls_of(events) == [("complete_task_tool", "running"), ("complete_task_tool", "failed")]
    told = _sent(provider)[-1]
    assert told["role"] == "tool"
    assert "There is no task 99." in str(told["content"])


def test_a_made_up_tool_and_too_many_steps_end_in_words(start: Start, provider: FakeProvider) -> None:
    server = start(model="gpt-test", model_base_url=provider.openai_base_url, model_api_key="test-key", max_turns=3)

    def stubborn(_: Conversation):
        return answer(call("make_coffee", {}))

    provider.think = stubborn
    events = server.say("Make coffee")
    assert events[-1]["type"] == "error"
    assert events[-1]["error"] == "too_many_steps"
    provider.think = None
    provider.reply("Hello again.")
    assert text_of(server.say("Hello", conversation_of(events))) == "Hello again."


def test_the_same_idempotency_key_gives_the_same_answer_and_one_task(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    provider.reply(ADD)
    provider.reply("Added.")
    key = {"Idempotency-Key": "first-try"}
    first = llm_server.say("Add milk", **key)
    assert llm_server.say("Add milk", **key) == first
    assert len(llm_server.tasks()) == 1
    other = llm_server.http.post("/api/chatkit/generate", json={"message": "Add eggs"}, headers=key)
    assert (other.status_code, other.json()["error"]) == (409, "conflict")


def test_a_refused_click_is_refused_again_with_the_same_key(llm_server: LiveServer) -> None:
    body = {"type": "complete_task", "payload": {"task_id": "99"}}
    key = {"Idempotency-Key": "click"}
    statuses = [llm_server.http.post("/api/chatkit/action", json=body, headers=key).status_code for _ in range(2)]
    assert statuses == [404, 404]


def test_a_stop_while_tools_run_forgets_nothing_they_did(
    llm_server: LiveServer, provider: FakeProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(*_: object, **__: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(service, "get", never)
    provider.reply(ADD, call("get_task", {"ids": ["1"]}))
    with llm_server.stream("/api/chatkit/generate", {"message": "Add milk and show all"}) as events:
        conversation = llm_server.http.get("/api/chatkit/conversations").json()["conversations"][0]["id"]
        while not llm_server.tasks():
            pass  # the first of the tools is still at work
        llm_server.http.post(f"/api/chatkit/conversations/{conversation}/stop")
        assert list(events)[-1]["error"] == "stopped"
    monkeypatch.undo()
    assert [task["title"] for task in llm_server.tasks()] == ["Buy milk"]
    provider.reply("I see.")
    llm_server.say("Go on", conversation)
    assert provider.requests[-1].status == 200
    told = str(_sent(provider))
    assert "add_task" in told
    assert "Whether it took effect is not known" in told


def test_a_request_repeated_while_the_first_runs_follows_the_first(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    provider.reply(hang("Here it is."))
    key = {"Idempotency-Key": "impatient"}
    with llm_server.stream("/api/chatkit/generate", {"message": "Hello"}, **key) as first:
        provider.wait_until(lambda seen: len(seen.requests) == 1)
        with llm_server.stream("/api/chatkit/generate", {"message": "Hello"}, **key) as second:
            provider.release()
            assert list(first) == list(second)
    assert len(provider.requests) == 1


def test_requests_with_one_key_that_come_at_once_are_all_answered_by_the_first(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    provider.reply(ADD)
    provider.reply("Added.")
    key = {"Idempotency-Key": "all-at-once"}
    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(llm_server.say, "Add milk", **key) for _ in range(4)]
        said = [each.result() for each in asked]
    assert all(each == said[0] for each in said)
    assert len(llm_server.tasks()) == 1


def test_a_stopping_server_lets_a_running_answer_come_to_its_end(start: Start, provider: FakeProvider) -> None:
    server = start(model="gpt-test", model_base_url=provider.openai_base_url, model_api_key="test-key")
    provider.reply(hang("Goodbye."))
    with server.stream("/api/chatkit/generate", {"message": "Hello"}) as events:
        provider.wait_until(lambda seen: len(seen.requests) == 1)
        stopping = threading.Thread(target=server.stop)
        stopping.start()
        provider.release()
        assert text_of(list(events)) == "Goodbye."
        stopping.join(timeout=30)


def _sent(provider: FakeProvider) -> list[Json]:
    """The messages of the newest request to the model."""
    return cast("list[Json]", provider.requests[-1].body["messages"])


def _wait_for_end(server: LiveServer, conversation: str) -> None:
    """Until no turn runs: a harmless click in the conversation is taken then."""
    body = {"type": "update_task", "payload": {"task_id": "99999", "title": "x"}, "conversation_id": conversation}
    while server.http.post("/api/chatkit/action", json=body).status_code != 404:
        pass
