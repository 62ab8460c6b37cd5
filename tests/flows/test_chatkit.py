"""The ChatKit protocol on a real socket, a real database and a strict provider."""

import httpx

from tests.conftest import Clock
from tests.fakes.provider.script import fail
from tests.fakes.provider.server import FakeProvider
from tests.flows.chatkit import ADD, create, items, message, post, request, stream, text_in
from tests.flows.client import DEMO, Json
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
        (request("threads.update", thread_id=thread, title="\u202e"), 422),
        (request("threads.update", thread_id=thread, title="a" * 201), 422),
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
