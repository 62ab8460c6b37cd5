"""The ChatKit protocol on a real socket, a real database and a strict provider."""

import time
from collections.abc import Iterator
from typing import Any

import httpx

from tests.conftest import Clock
from tests.fakes.provider.script import fail, hang, stall
from tests.fakes.provider.server import FakeProvider
from tests.flows.chatkit import ADD, create, items, message, post, request, stream, streaming, text_in
from tests.flows.client import DEMO, Json, events_of
from tests.flows.conftest import Start
from tests.flows.live import LiveServer


def test_a_new_thread_streams_its_message_its_progress_and_its_answer(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    provider.reply(ADD)
    provider.reply("It is on your list.")
    thread, events = create(llm_server, "Add milk")
    kinds = [event["type"] for event in events]
    assert kinds[:3] == ["thread.created", "thread.item.done", "stream_options"]
    assert kinds.count("progress_update") == 2
    updates = [event["update"]["type"] for event in events if event["type"] == "thread.item.updated"]
    assert updates[:2] == ["workflow.task.added", "workflow.task.updated"]
    assert text_in(events) == "It is on your list."
    assert [item["type"] for item in items(llm_server, thread)] == ["user_message", "workflow", "assistant_message"]
    assert events[0]["thread"]["title"] == "Add milk"


def test_a_thread_is_the_guides_conversation(llm_server: LiveServer, provider: FakeProvider) -> None:
    provider.reply("Hello.")
    thread, _ = create(llm_server, "Hello")
    provider.reply("Still here.")
    llm_server.say("Are you there?", thread)
    told = [item["content"][0]["text"] for item in items(llm_server, thread)]
    assert told == ["Hello", "Hello.", "Are you there?", "Still here."]


def test_threads_are_listed_read_renamed_and_deleted(
    llm_server: LiveServer, provider: FakeProvider, clock: Clock
) -> None:
    threads: list[str] = []
    for text in ("One", "Two", "Three"):
        provider.reply("Yes.")
        clock.pass_(minutes=1)
        threads.append(create(llm_server, text)[0])
    first = post(llm_server, request("threads.list", limit=2))
    assert [thread["id"] for thread in first["data"]] == [threads[2], threads[1]]
    rest = post(llm_server, request("threads.list", limit=2, after=first["after"]))
    assert ([thread["id"] for thread in rest["data"]], rest["has_more"]) == ([threads[0]], False)
    post(llm_server, request("threads.update", thread_id=threads[0], title="Number one"))
    read = post(llm_server, request("threads.get_by_id", thread_id=threads[0]))
    assert read["title"] == "Number one"
    assert len(read["items"]["data"]) == 2
    assert post(llm_server, request("threads.delete", thread_id=threads[0])) == {}
    gone = llm_server.http.post("/chatkit", json=request("threads.get_by_id", thread_id=threads[0]))
    assert gone.status_code == 404


def test_a_retry_rewinds_both_histories(llm_server: LiveServer, provider: FakeProvider) -> None:
    provider.reply("First answer.")
    thread, events = create(llm_server, "Say something")
    question = events[1]["item"]["id"]
    provider.reply("Second answer.")
    again = stream(llm_server, request("threads.retry_after_item", thread_id=thread, item_id=question))
    assert text_in(again) == "Second answer."
    told = [item["content"][0]["text"] for item in items(llm_server, thread)]
    assert told == ["Say something", "Second answer."]
    provider.reply("Third.")
    stream(llm_server, request("threads.add_user_message", thread_id=thread, input=message("And now?")))
    assert "First answer." not in str(provider.requests[-1].body)
    assert str(provider.requests[-1].body).count("Say something") == 1


def test_feedback_is_kept_for_ones_own_items_only(llm_server: LiveServer, provider: FakeProvider) -> None:
    provider.reply("Hello.")
    thread, events = create(llm_server, "Hello")
    item = events[-1]["item"]["id"]
    feedback = request("items.feedback", thread_id=thread, item_ids=[item], kind="positive")
    assert post(llm_server, feedback) == {}
    unknown = request("items.feedback", thread_id=thread, item_ids=[item, "msg_unknown"], kind="negative")
    assert llm_server.http.post("/chatkit", json=unknown).status_code == 404
    assert [said["feedback"] for said in llm_server.messages(thread)] == [None, "positive"]
    post(llm_server, feedback | {"params": feedback["params"] | {"kind": "negative"}})
    assert llm_server.messages(thread)[-1]["feedback"] == "negative"


def test_a_hang_up_stops_the_turn_and_keeps_what_was_written(llm_server: LiveServer, provider: FakeProvider) -> None:
    provider.reply(stall("One two three four five six.", after=2))
    body = request("threads.create", input=message("Count"))
    with streaming(llm_server, body) as response:
        thread = response.headers["X-Conversation-Id"]
        for event in events_of(response.iter_lines()):
            if event.get("update", {}).get("delta"):
                break
    provider.wait_until(lambda seen: seen.requests[0].hung_up)
    told = _until(llm_server, thread, 2)
    assert told[1]["content"][0]["text"].startswith("One")
    provider.reply("Where were we?")
    stream(llm_server, request("threads.add_user_message", thread_id=thread, input=message("Go on")))
    assert provider.requests[-1].status == 200
    assert "One" in str(provider.requests[-1].body)


def test_no_tool_runs_after_a_stop(llm_server: LiveServer, provider: FakeProvider) -> None:
    provider.reply(stall("Let me think about it.", ADD, after=2))
    with llm_server.stream("/api/chatkit/generate", {"message": "Add milk"}) as events:
        next(events)
        thread = llm_server.http.get("/api/chatkit/conversations").json()["conversations"][0]["id"]
        assert llm_server.http.post(f"/api/chatkit/conversations/{thread}/stop").status_code == 204
        last = list(events)[-1]
    assert (last["type"], last["error"]) == ("error", "stopped")
    provider.release()
    assert llm_server.tasks() == []
    provider.reply("Fine.")
    assert llm_server.say("Never mind", thread)[-1]["type"] == "complete"


def test_a_resumable_answer_is_followed_to_its_end_after_a_lost_connection(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    provider.reply(stall("One two three four five six.", after=2))
    body = request("threads.create", input=message("Count"))
    seen: list[tuple[str, str]] = []
    with streaming(llm_server, body, **{"X-Resumable": "true"}) as response:
        thread = response.headers["X-Conversation-Id"]
        for numbered in _numbered(response.iter_lines()):
            seen.append(numbered)
            if "text_delta" in numbered[1]:
                break
    path = f"/chatkit/threads/{thread}/events"
    with llm_server.http.stream("GET", path, headers={"Last-Event-ID": seen[-1][0]}) as response:
        provider.release()
        seen += _numbered(response.iter_lines())
    assert len({number for number, _ in seen}) == len(seen)
    events = [next(events_of(iter([f"data: {data}"]))) for _, data in seen]
    assert text_in(events) == "One two three four five six."
    assert llm_server.http.get(path).status_code == 204
    again = llm_server.http.get(path, headers={"Last-Event-ID": seen[-2][0]})
    assert len(list(_numbered(iter(again.text.splitlines())))) == 1


def test_whoever_reads_an_answer_as_well_does_not_stop_it_by_going_away(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    provider.reply(stall("One two three four five six.", after=2))
    body = request("threads.create", input=message("Count"))
    key = {"Idempotency-Key": "two-readers"}
    with streaming(llm_server, body, **key, **{"X-Resumable": "true"}) as first:
        told = events_of(first.iter_lines())
        begun = [next(told)]
        with streaming(llm_server, body, **key) as second:
            assert next(events_of(second.iter_lines())) == begun[0]
        # Only the first reader is left.
        deadline = time.monotonic() + 20
        while len(answering := _answering(llm_server)) != 1:
            assert time.monotonic() < deadline, answering
            llm_server.tasks()
        provider.release()
        assert text_in([*begun, *told]) == "One two three four five six."


def test_nobody_is_told_that_there_is_no_answer_while_another_server_writes_it(
    start: Start, provider: FakeProvider
) -> None:
    settings = {"model": "gpt-test", "model_base_url": provider.openai_base_url, "model_api_key": "test-key"}
    writing, other = start(**settings), start(**settings)
    provider.reply(hang("Here it is."))
    with streaming(writing, request("threads.create", input=message("Hello"))) as response:
        path = f"/chatkit/threads/{response.headers['X-Conversation-Id']}/events"
        away = other.http.get(path)
        assert (away.status_code, away.json()["error"], "Retry-After" in away.headers) == (503, "unavailable", True)
        provider.release()
        response.read()
    assert other.http.get(path).status_code == 204


def test_a_click_without_a_stream_that_is_repeated_with_its_key_is_done_once(server: LiveServer) -> None:
    thread, _ = create(server, "add milk")
    action = {"type": "create_task", "payload": {"title": "Buy eggs"}}
    body = request("threads.sync_custom_action", thread_id=thread, action=action)
    key = {"Idempotency-Key": "clicked"}
    answers = [server.http.post("/chatkit", json=body, headers=key) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert [task["title"] for task in server.tasks()].count("Buy eggs") == 1


def test_what_is_wrong_is_refused_before_the_stream(llm_server: LiveServer, provider: FakeProvider) -> None:
    provider.reply("Hello.")
    thread, events = create(llm_server, "Hello")
    refused: list[tuple[Json, int]] = [
        ({"type": "threads.explode"}, 422),
        ({"type": "threads.create", "params": {}}, 422),
        (request("threads.create", input=message("   ")), 422),
        (request("threads.create", input=message("x") | {"attachments": ["atc_1"]}), 404),
        (request("threads.create", input=message("x") | {"inference_options": {"model": "gpt-99"}}), 422),
        (request("threads.add_user_message", thread_id="nobody", input=message("x")), 404),
        (request("threads.retry_after_item", thread_id=thread, item_id="nothing"), 404),
        (request("threads.retry_after_item", thread_id=thread, item_id=events[-1]["item"]["id"]), 404),
        (request("threads.custom_action", thread_id=thread, action={"type": "explode"}), 422),
        (request("threads.add_client_tool_output", thread_id=thread, result={}), 422),
        (request("threads.create", input=message("\u200b\u2060")), 422),
        (request("items.list", thread_id=thread, limit=10**9), 422),
        (request("items.list", thread_id=thread, limit=0), 422),
        (request("threads.list", limit=0), 422),
        (request("threads.update", thread_id=thread, title="a\x00b"), 422),
        (request("input.transcribe", audio_base64="", mime_type="audio/webm"), 422),
        (request("attachments.create", name="a", size=1, mime_type="application/zip"), 422),
    ]
    for body, status in refused:
        response = llm_server.http.post("/chatkit", json=body)
        assert (response.status_code, response.json()["type"]) == (status, "error"), body


def test_a_failing_model_ends_in_one_error_event_that_says_whether_to_retry(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    provider.reply(fail(401))
    _, events = create(llm_server, "Hello")
    assert [event["type"] for event in events].count("error") == 1
    assert (events[-1]["type"], events[-1]["allow_retry"]) == ("error", False)
    assert set(events[-1]) == {"type", "code", "message", "allow_retry"}


def test_threads_of_others_do_not_exist(start: Start, provider: FakeProvider, tokens: dict[str, str]) -> None:
    server = start(model="gpt-test", model_base_url=provider.openai_base_url, model_api_key="test-key")
    server.http.headers["Authorization"] = f"Bearer {tokens['alice']}"
    provider.reply("Hello.")
    thread, events = create(server, "Hello")
    item = events[1]["item"]["id"]
    server.http.headers["Authorization"] = f"Bearer {tokens['bob']}"
    action = {"type": "create_task", "payload": {"title": "x"}}
    for body in (
        request("threads.get_by_id", thread_id=thread),
        request("items.list", thread_id=thread),
        request("threads.update", thread_id=thread, title="mine"),
        request("threads.delete", thread_id=thread),
        request("items.feedback", thread_id=thread, item_ids=[item], kind="positive"),
        request("threads.add_user_message", thread_id=thread, input=message("x")),
        request("threads.retry_after_item", thread_id=thread, item_id=item),
        request("threads.add_structured_input", thread_id=thread, item_id=item, input={"status": "skipped"}),
        request("threads.custom_action", thread_id=thread, action=action),
        request("threads.sync_custom_action", thread_id=thread, action=action),
    ):
        assert server.http.post("/chatkit", json=body).status_code == 404, body
    assert server.http.get(f"/chatkit/threads/{thread}/events").status_code == 404
    assert server.http.post(f"/chatkit/threads/{thread}/stop").status_code == 404
    assert post(server, request("threads.list"))["data"] == []
    assert server.tasks() == []
    assert httpx.post(f"{server.url}/chatkit", json=request("threads.list"), headers=DEMO).status_code == 401


def test_the_offline_model_answers_here_too(server: LiveServer) -> None:
    _, events = create(server, "add buy milk tomorrow")
    assert "Added" in text_in(events)
    assert [task["title"] for task in server.tasks()] == ["buy milk"]


def _numbered(lines: Iterator[str]) -> Iterator[tuple[str, str]]:
    number = ""
    for line in lines:
        if line.startswith("id: "):
            number = line.removeprefix("id: ")
        if line.startswith("data: "):
            yield number, line.removeprefix("data: ")


def _until(server: LiveServer, thread: str, count: int) -> list[Json]:
    found: list[Json] = []
    for _ in range(400):
        found = items(server, thread)
        if len(found) >= count:
            return found
    raise AssertionError(f"the thread has {len(found)} items")


def _answering(server: LiveServer) -> list[str]:
    """For each request that it is answering, what it waits for."""
    coroutines = [task.get_coro() for task in server.running_tasks()]
    return [_waiting_in(each) for each in coroutines if "run_asgi" in str(each)]


def _waiting_in(coroutine: Any) -> str:
    names: list[str] = []
    while coroutine is not None:
        names.append(getattr(coroutine, "__qualname__", str(coroutine)))
        coroutine = getattr(coroutine, "cr_await", None)
    return " > ".join(names)
