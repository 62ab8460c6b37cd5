"""A database that is away while an answer is written."""

import logging
import threading
from collections.abc import Generator

import pytest

from tests.conftest import Clock
from tests.fakes.provider.script import call, stall
from tests.fakes.provider.server import FakeProvider
from tests.flows.client import text_of
from tests.flows.conftest import Start
from tests.flows.live import LiveServer


class Tries(logging.Handler):
    """Tries to keep an answer that were in vain."""

    def __init__(self) -> None:
        super().__init__()
        self._seen = threading.Semaphore(0)

    def emit(self, record: logging.LogRecord) -> None:
        if record.getMessage() == "an answer cannot be kept yet":
            self._seen.release()

    def wait_for(self, count: int) -> None:
        """Returns after so many more."""
        for _ in range(count):
            assert self._seen.acquire(timeout=30)


@pytest.fixture
def llm_server(start: Start, provider: FakeProvider) -> LiveServer:
    """A server that stops at once."""
    return start(
        model="gpt-test",
        model_base_url=provider.openai_base_url,
        model_api_key="test-key",
        model_timeout=30,
        shutdown_seconds=0.1,
    )


@pytest.fixture
def tries(monkeypatch: pytest.MonkeyPatch) -> Generator[Tries]:
    """Tries, one soon after the other."""
    monkeypatch.setattr("saydone.chatkit.ending._PAUSE", 0.01)
    heard, log = Tries(), logging.getLogger("saydone.turn")
    # Whatever level a command in this process has left to the loggers above.
    log.setLevel(logging.WARNING)
    log.addHandler(heard)
    yield heard
    log.removeHandler(heard)
    log.setLevel(logging.NOTSET)


def test_an_answer_is_kept_when_the_database_comes_back_and_its_reader_waits_for_that(
    llm_server: LiveServer, provider: FakeProvider, tries: Tries
) -> None:
    provider.reply(call("add_task", {"tasks": [{"title": "Buy milk"}]}))
    provider.reply(stall("It is on your list now.", after=2))
    with llm_server.stream("/api/chatkit/generate", {"message": "Add milk"}) as events:
        seen = [next(event for event in events if event["type"] == "text_delta")]
        with llm_server.without_database():
            provider.release()
            tries.wait_for(5)
        seen += events
    conversation = seen[-1]["conversation_id"]
    assert (seen[-1]["type"], text_of(seen)) == ("complete", "It is on your list now.")
    texts = [message["text"] for message in llm_server.messages(conversation)]
    assert texts == ["Add milk", "It is on your list now."]
    provider.reply("You are welcome.")
    assert text_of(llm_server.say("Thanks", conversation)) == "You are welcome."
    assert "It is on your list now." in str(provider.requests[-1].body)


def test_a_server_that_stops_while_the_database_is_away_does_not_wait_for_it(
    llm_server: LiveServer, provider: FakeProvider, tries: Tries
) -> None:
    provider.reply(stall("It is on your list now.", after=2))
    with llm_server.stream("/api/chatkit/generate", {"message": "Add milk"}) as events:
        next(events)
        with llm_server.without_database():
            provider.release()
            tries.wait_for(1)
            llm_server.end_answers()
            assert list(events)[-1]["error"] == "internal_error"


def test_nobody_takes_a_conversation_whose_answer_waits_to_be_kept_and_a_stopping_server_keeps_it(
    llm_server: LiveServer, provider: FakeProvider, tries: Tries, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("saydone.chatkit.ending._PAUSE", 600)
    provider.reply(stall("It is on your list now.", after=2))
    with llm_server.stream("/api/chatkit/generate", {"message": "Add milk"}) as events:
        next(events)
        with llm_server.without_database():
            provider.release()
            tries.wait_for(1)
        clock.pass_(minutes=1)  # the hold has run out
        conversation = llm_server.http.get("/api/chatkit/conversations").json()["conversations"][0]["id"]
        action = {"type": "create_task", "payload": {"title": "Eggs"}, "conversation_id": conversation}
        for path, body in (("generate", {"message": "And?", "conversation_id": conversation}), ("action", action)):
            assert llm_server.http.post(f"/api/chatkit/{path}", json=body).status_code == 409
        llm_server.end_answers()
        assert list(events)[-1]["type"] == "complete"
    assert [message["text"] for message in llm_server.messages(conversation)] == ["Add milk", "It is on your list now."]
    assert llm_server.tasks() == []
