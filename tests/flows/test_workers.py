"""Several servers on one PostgreSQL and one Redis: whichever is asked, a turn is the same."""

import asyncio
import json
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager

import httpx
import pytest

from tests.conftest import empty_tables
from tests.fakes.provider.script import call, hang, say, stall
from tests.fakes.provider.server import FakeProvider
from tests.flows.client import DEMO, GENERATE, Json, text_of
from tests.flows.process import ServedProcess, environment_on
from tests.redis_commands import in_redis

ADD = call("add_task", {"tasks": [{"title": "Buy milk"}]})
Event = tuple[str, Json]
Serve = Callable[..., ServedProcess]


@pytest.fixture(scope="module")
def provider() -> Generator[FakeProvider]:
    with FakeProvider() as provider:
        yield provider


@pytest.fixture(scope="module")
def serve(
    empty_postgres: str, redis_url: str, provider: FakeProvider, tmp_path_factory: pytest.TempPathFactory
) -> Generator[Serve]:
    """``serve("a")``: a server of its own, and a client of it."""
    folder = tmp_path_factory.mktemp("workers")
    env = environment_on(provider, folder, SAYDONE_DATABASE_URL=empty_postgres, SAYDONE_REDIS_URL=redis_url)
    with ExitStack() as stack:

        def start(name: str, *options: str) -> ServedProcess:
            return stack.enter_context(ServedProcess(env, folder / f"{name}.log", *options))

        yield start
        provider.close()
    empty_tables(empty_postgres)


@pytest.fixture(scope="module")
def b(serve: Serve) -> ServedProcess:
    """The server that is asked about the turns of others."""
    return serve("b")


@pytest.fixture(scope="module")
def a(serve: Serve) -> ServedProcess:
    """The server that runs turns."""
    return serve("a")


def test_a_turn_is_followed_from_its_beginning_and_from_its_middle_by_another_server(
    a: ServedProcess, b: ServedProcess, provider: FakeProvider
) -> None:
    provider.reply(say("I'll note it."), ADD)
    provider.reply(stall("One two three four.", after=2))
    with a.stream("/api/chatkit/generate", {"message": "Add milk"}) as told:
        conversation = conversation_on(b)
        with following(b, conversation) as all_of_it:
            seen = until_text(all_of_it, "I'll note it.One two")
            with following(b, conversation, after=seen[1][0]) as rest:
                again = until_text(rest, text_of(events(seen[2:])))
                provider.release()
                whole, later = [*seen, *all_of_it], [*again, *rest]
        at_first_hand = list(told)
    assert events(whole) == at_first_hand
    assert whole[-1][1]["type"] == "complete"
    assert later == whole[2:]
    ids = [int(event_id.rpartition("-")[2]) for event_id, _ in whole]
    assert ids == sorted(set(ids))
    with following(b, conversation, after=whole[-2][0]) as ended:
        assert list(ended) == whole[-1:]
    path = f"/api/chatkit/conversations/{conversation}/events"
    assert b.http.get(path, headers={"Last-Event-ID": whole[-1][0]}).status_code == 204
    with following(b, conversation, protocol="chatkit", after="unknown-1") as chatkit:
        assert [event["type"] for event in events(chatkit)][-1] == "thread.item.done"


def test_a_stop_reaches_the_server_that_runs_the_turn_and_waits_for_its_end(
    a: ServedProcess, b: ServedProcess, provider: FakeProvider
) -> None:
    provider.reply(stall("One two three four.", after=2))
    with a.stream("/api/chatkit/generate", {"message": "Count"}) as told:
        conversation = conversation_on(b)
        with following(b, conversation) as followed:
            until_text(followed, "One two")
            assert b.http.post(f"/api/chatkit/conversations/{conversation}/stop").status_code == 204
            provider.reply("Here I am.")
            # At once: the conversation is free when the stop is answered.
            assert text_of(b.say("And now?", conversation)) == "Here I am."
            assert events(followed)[-1]["error"] == "stopped"
        assert list(told)[-1]["error"] == "stopped"
    assert [message["text"] for message in a.messages(conversation)][:2] == ["Count", "One two "]
    assert provider.requests[-1].status == 200


def test_a_conversation_deleted_on_another_server_stops_its_turn_and_leaves_no_log(
    a: ServedProcess, b: ServedProcess, provider: FakeProvider, redis_url: str
) -> None:
    provider.reply(stall("One two three four.", after=2))
    with a.stream("/api/chatkit/generate", {"message": "Count"}) as told:
        conversation = conversation_on(b)
        with following(b, conversation) as followed:
            turn_id = until_text(followed, "One two")[0][0].rpartition("-")[0]
            assert b.http.delete(f"/api/chatkit/conversations/{conversation}").status_code == 204
            assert events(followed)[-1]["type"] == "error"
        assert list(told)[-1]["error"] == "stopped"
    provider.wait_until(lambda seen: seen.requests[-1].hung_up)
    assert in_redis(redis_url, "EXISTS", f"saydone:turn:{turn_id}") == 0
    for server in (a, b):
        assert server.http.get(f"/api/chatkit/conversations/{conversation}/events").status_code == 404


def test_who_follows_a_turn_whose_server_is_killed_is_told_and_the_conversation_goes_on(
    serve: Serve, b: ServedProcess, provider: FakeProvider
) -> None:
    a = serve("killed")
    provider.reply(stall("One two three four.", after=2))
    with a.stream("/api/chatkit/generate", {"message": "Count"}):
        conversation = conversation_on(b)
        with following(b, conversation) as followed:
            until_text(followed, "One two")
            a.process.kill()
            a.process.wait()
            last = events(followed)[-1]
    assert (last["type"], last["error"]) == ("error", "interrupted")
    assert "Nothing was changed" in b.messages(conversation)[-1]["text"]
    provider.reply("Here I am.")
    assert text_of(b.say("Are you there?", conversation)) == "Here I am."
    assert provider.requests[-1].status == 200


def test_one_server_of_two_workers_follows_stops_and_repeats_on_either(serve: Serve, provider: FakeProvider) -> None:
    server = serve("both", "--workers", "2")
    requests = 0
    for message in ("One", "Two", "Three"):
        provider.reply(stall("One two three four.", after=2))
        requests = len(provider.requests) + 1
        key = {"Idempotency-Key": message}
        with server.stream("/api/chatkit/generate", {"message": message}, **key) as told:
            provider.wait_until(lambda seen, count=requests: len(seen.requests) == count)
            conversation = conversation_on(server)
            # Each on a connection of its own: whichever worker takes it.
            with following(server, conversation) as followed, following(server, conversation) as too:
                until_text(followed, "One two")
                until_text(too, "One two")
                with server.stream("/api/chatkit/generate", {"message": message}, **key) as repeated:
                    server.http.post(f"/api/chatkit/conversations/{conversation}/stop", headers={"Connection": "close"})
                    assert list(repeated) == list(told)
                assert events(followed)[-1] == events(too)[-1]
    assert len(provider.requests) == requests


def test_an_answer_that_hangs_is_found_by_another_server_before_its_first_word(
    a: ServedProcess, b: ServedProcess, provider: FakeProvider
) -> None:
    provider.reply(hang("At last."))
    requests = len(provider.requests) + 1
    with a.stream("/api/chatkit/generate", {"message": "Hello"}) as told:
        provider.wait_until(lambda seen: len(seen.requests) == requests)
        with following(b, conversation_on(b)) as followed:
            provider.release()
            assert events(followed) == list(told)


async def test_of_one_request_that_comes_to_two_servers_at_once_one_turn_is_made(
    a: ServedProcess, b: ServedProcess, provider: FakeProvider
) -> None:
    asked = len(provider.requests)
    async with httpx.AsyncClient(headers=DEMO, timeout=120) as http:
        for number in range(5):
            provider.reply(call("add_task", {"tasks": [{"title": f"Feed cat {number}"}]}))
            provider.reply("It is on your list.")
            body, key = {"message": f"Feed cat {number}"}, {"Idempotency-Key": f"cat-{number}"}
            posts = [http.post(f"{server.url}{GENERATE}", json=body, headers=key) for server in (a, b, a, b)]
            answers = await asyncio.gather(*posts)
            told = {answer.text for answer in answers if answer.status_code == 200}
            assert len(told) == 1
            assert {answer.status_code for answer in answers} <= {200, 409}
            # Whoever was told to wait gets the same answer.
            again = await http.post(f"{b.url}{GENERATE}", json=body, headers=key)
            assert {again.text} == told
    assert len(provider.requests) == asked + 10
    assert sorted(title for title in a.titles() if "cat" in title) == [f"Feed cat {number}" for number in range(5)]


@contextmanager
def following(
    server: ServedProcess, conversation: str, *, after: str | None = None, protocol: str = "guide"
) -> Generator[Iterator[Event]]:
    """The newest answer's events with their ids, as they come."""
    path = {
        "guide": f"/api/chatkit/conversations/{conversation}/events",
        "chatkit": f"/chatkit/threads/{conversation}/events",
    }[protocol]
    headers = {"Connection": "close"} | ({"Last-Event-ID": after} if after else {})
    with server.http.stream("GET", path, headers=headers) as response:
        assert response.status_code == 200, response.read()
        yield _with_ids(response.iter_lines())


def _with_ids(lines: Iterator[str]) -> Iterator[Event]:
    event_id = ""
    for line in lines:
        if line.startswith("id: "):
            event_id = line.removeprefix("id: ")
        elif line.startswith("data: "):
            yield event_id, json.loads(line.removeprefix("data: "))


def events(told: Iterator[Event] | list[Event]) -> list[Json]:
    """Without the ids."""
    return [event for _, event in told]


def until_text(told: Iterator[Event], text: str) -> list[Event]:
    """The events until the answer has this text."""
    seen: list[Event] = []
    while text_of(events(seen)).strip() != text.strip():
        seen.append(next(told))
    return seen


def conversation_on(server: ServedProcess) -> str:
    """The newest conversation."""
    return server.http.get("/api/chatkit/conversations").json()["conversations"][0]["id"]
