"""How new conversations are named."""

import asyncio

import pytest
from sqlalchemy import select

from saydone.store.db import Database
from saydone.store.tables import TurnRow
from tests.fakes.provider.conversation import Conversation
from tests.fakes.provider.script import Reply, answer, fail, stall
from tests.fakes.provider.server import FakeProvider
from tests.flows.chatkit import create, message, post, request, stream
from tests.flows.client import Json
from tests.flows.conftest import Start
from tests.flows.live import LiveServer

WORDS = "Add milk to my list, and tell me what is due"


class Names:
    """A provider's mind: it answers messages with "Fine.", and requests for a title with ``title``."""

    def __init__(self, title: Reply) -> None:
        self.title = title

    def __call__(self, conversation: Conversation) -> Reply:
        wanted = "a title of two to six words" in conversation.messages[0].text
        return self.title if wanted else answer("Fine.")


@pytest.fixture
def naming(start: Start, provider: FakeProvider) -> LiveServer:
    return start(
        titles="model",
        model="gpt-test",
        model_base_url=provider.openai_base_url,
        model_api_key="test-key",
        model_timeout=30,
    )


def renamed(events: list[Json]) -> list[str]:
    return [event["thread"]["title"] for event in events if event["type"] == "thread.updated"]


def title(server: LiveServer, thread: str) -> str:
    return post(server, request("threads.get_by_id", thread_id=thread))["title"]


def usage(database_url: str) -> tuple[int, int]:
    async def read() -> tuple[int, int]:
        db = Database(database_url)
        async with db.reading() as session:
            turn = (await session.scalars(select(TurnRow))).one()
            found = turn.input_tokens, turn.output_tokens
        await db.close()
        return found

    return asyncio.run(read())


def test_the_model_names_a_new_conversation_and_the_reader_is_told(naming: LiveServer, provider: FakeProvider) -> None:
    provider.think = Names(answer("“Milk and what is due.”\n"))
    thread, events = create(naming, WORDS)
    assert events[0]["thread"]["title"] == WORDS
    assert renamed(events) == ["Milk and what is due"]
    assert title(naming, thread) == "Milk and what is due"
    again = stream(naming, request("threads.add_user_message", thread_id=thread, input=message("And eggs")))
    assert renamed(again) == []
    assert len(provider.requests) == 3


def test_a_title_that_is_there_before_the_answer_is_asked_for_once(naming: LiveServer, provider: FakeProvider) -> None:
    names = Names(answer("Milk"))
    slow = stall("It is on your list, and more is due.", after=1)
    provider.think = lambda conversation: names.title if names(conversation) is names.title else slow
    body = request("threads.create", input=message(WORDS))
    with naming.http.stream("POST", "/chatkit", json=body) as response:
        provider.wait_until(lambda provider: [one.status for one in provider.requests] == [200, 200])
        provider.release()
        text = response.read().decode()
    assert text.count('"thread.updated"') == 1
    assert len(provider.requests) == 2


def test_what_a_title_took_is_counted(naming: LiveServer, provider: FakeProvider, database_url: str) -> None:
    provider.think = Names(answer("Milk"))
    create(naming, WORDS)
    both = usage(database_url)
    provider.requests.clear()
    assert both[0] > 0
    assert both[1] >= 2


@pytest.mark.parametrize("title_", [fail(401), answer(""), answer("Sure! " + "I will add milk for you. " * 9)])
def test_a_title_that_is_none_leaves_the_first_words(naming: LiveServer, provider: FakeProvider, title_: Reply) -> None:
    provider.think = Names(title_)
    thread, events = create(naming, WORDS)
    assert events[-1]["type"] == "thread.item.done"
    assert renamed(events) == []
    assert title(naming, thread) == WORDS


def test_a_title_that_does_not_come_delays_nobody(naming: LiveServer, provider: FakeProvider) -> None:
    provider.think = Names(stall("Late", after=0))
    thread, events = create(naming, WORDS)
    assert renamed(events) == []
    assert title(naming, thread) == WORDS
    provider.wait_until(lambda provider: any(one.hung_up for one in provider.requests))


def test_a_title_that_the_user_gave_meanwhile_stays(naming: LiveServer, provider: FakeProvider) -> None:
    provider.think = Names(stall("By the model", after=0))
    body = request("threads.create", input=message(WORDS))
    with naming.http.stream("POST", "/chatkit", json=body) as response:
        thread = response.headers["x-conversation-id"]
        provider.wait_until(lambda provider: len(provider.requests) == 2)
        post(naming, request("threads.update", thread_id=thread, title="By me"))
        provider.release()
        text = response.read().decode()
    assert "By the model" not in text
    assert title(naming, thread) == "By me"


def test_words_name_a_conversation_when_the_setting_says_so_and_without_an_llm(
    start: Start, provider: FakeProvider
) -> None:
    provider.think = Names(answer("By the model"))
    on_words = start(
        titles="words", model="gpt-test", model_base_url=provider.openai_base_url, model_api_key="test-key"
    )
    offline = start(titles="model")
    for server in (on_words, offline):
        _, events = create(server, WORDS)
        assert renamed(events) == []
    assert len(provider.requests) == 1


def test_an_answer_never_fails_of_its_title(
    naming: LiveServer, provider: FakeProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("nobody expected this")

    monkeypatch.setattr("saydone.chatkit.naming.write_title", broken)
    provider.reply("Fine.")
    thread, events = create(naming, WORDS)
    assert events[-1]["type"] != "error"
    assert title(naming, thread) == WORDS
