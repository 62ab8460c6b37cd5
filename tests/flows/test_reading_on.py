"""Answers that are stopped, left, read on and read twice, in the ChatKit protocol."""

from collections.abc import Iterator
from typing import Any

from tests.fakes.provider.script import hang, stall
from tests.fakes.provider.server import FakeProvider
from tests.flows.chatkit import ADD, items, message, request, stream, streaming, text_in
from tests.flows.client import Json, events_of
from tests.flows.conftest import Start
from tests.flows.live import LiveServer


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
        # What is released must hang by then.
        while "two" not in text_in(begun):
            begun.append(next(told))
        with streaming(llm_server, body, **key) as second:
            assert next(events_of(second.iter_lines())) == begun[0]
        # Only the first reader is left.
        while len(_answering(llm_server)) != 1:
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
        # What is released must hang by then.
        provider.wait_until(lambda seen: len(seen.requests) == 1)
        path = f"/chatkit/threads/{response.headers['X-Conversation-Id']}/events"
        away = other.http.get(path)
        assert (away.status_code, away.json()["error"], "Retry-After" in away.headers) == (503, "unavailable", True)
        provider.release()
        response.read()
    assert other.http.get(path).status_code == 204


def _numbered(lines: Iterator[str]) -> Iterator[tuple[str, str]]:
    number = ""
    for line in lines:
        if line.startswith("id: "):
            number = line.removeprefix("id: ")
        if line.startswith("data: "):
            yield number, line.removeprefix("data: ")


def _until(server: LiveServer, thread: str, count: int) -> list[Json]:
    while len(found := items(server, thread)) < count:
        pass
    return found


def _answering(server: LiveServer) -> list[str]:
    """For each request that it is answering with a stream, what it waits for.

    Not for others: the one that was answered just now is seen here until the server's thread goes on, which may be
    after each look.
    """
    coroutines = [task.get_coro() for task in server.running_tasks()]
    waiting = [_waiting_in(each) for each in coroutines if "run_asgi" in str(each)]
    return [each for each in waiting if "EventStream" in each]


def _waiting_in(coroutine: Any) -> str:
    names: list[str] = []
    while coroutine is not None:
        names.append(getattr(coroutine, "__qualname__", str(coroutine)))
        coroutine = getattr(coroutine, "cr_await", None)
    return " > ".join(names)
