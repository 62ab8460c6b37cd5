"""Models that think before they act, and are told so afterwards: DeepSeek refuses a call without its thought."""

import asyncio
from collections.abc import Generator
from typing import cast

import pytest

from saydone.store import memory
from saydone.store.db import Database
from tests.fakes.provider.script import call, hang, thought
from tests.fakes.provider.server import FakeProvider
from tests.flows.client import Json, conversation_of, text_of
from tests.flows.conftest import Start
from tests.flows.live import LiveServer

ADD = call("add_task", {"tasks": [{"title": "Buy milk"}]})
ASK = call("ask_user", {"question": "Which milk?", "options": ["oat milk", "cow's milk"]})


@pytest.fixture
def provider() -> Generator[FakeProvider]:
    with FakeProvider(models=("deepseek-reasoner", "gpt-test")) as provider:
        yield provider


@pytest.fixture
def thinker(start: Start, provider: FakeProvider) -> LiveServer:
    return start(model="deepseek-reasoner", model_base_url=provider.openai_base_url, model_api_key="test-key")


def calls_with_thoughts(provider: FakeProvider) -> list[str | None]:
    """What stands beside each call in the last request."""
    sent = cast("list[Json]", provider.requests[-1].body["messages"])
    return [message.get("reasoning_content") for message in sent if message.get("tool_calls")]


def test_a_thought_is_kept_before_the_call_it_led_to_and_goes_back_with_it(
    thinker: LiveServer, provider: FakeProvider, database_url: str
) -> None:
    provider.reply(thought("They want milk."), ADD)
    provider.reply(thought("That is done."), "Done.")
    conversation = conversation_of(thinker.say("Add milk"))
    assert asyncio.run(remembered(database_url, conversation)) == [
        "user", "reasoning", "function_call", "function_call_output", "reasoning", "message"
    ]  # fmt: skip
    provider.reply("You are welcome.")
    assert text_of(thinker.say("Thanks", conversation)) == "You are welcome."
    assert calls_with_thoughts(provider) == ["They want milk."]


def test_a_stopped_thinker_s_next_turn_is_taken(thinker: LiveServer, provider: FakeProvider, database_url: str) -> None:
    provider.reply(thought("They want milk."), ADD, call("get_task", {"ids": ["1"]}))
    provider.reply(hang(thought("Now I say so."), "Done."))
    with thinker.stream("/api/chatkit/generate", {"message": "Add milk"}) as events:
        next(event for event in events if event.get("status") == "completed")
        provider.wait_until(lambda seen: len(seen.requests) == 2)
        conversation = thinker.http.get("/api/chatkit/conversations").json()["conversations"][0]["id"]
        thinker.http.post(f"/api/chatkit/conversations/{conversation}/stop")
        assert list(events)[-1]["error"] == "stopped"
    # A thought that led to nothing is not kept.
    assert asyncio.run(remembered(database_url, conversation))[-2:] == ["function_call_output", "assistant"]
    provider.reply("Here I am.")
    assert text_of(thinker.say("Are you there?", conversation)) == "Here I am."


def test_a_click_before_the_answer_to_a_thinker_s_question_leaves_a_history_that_is_taken(
    thinker: LiveServer, provider: FakeProvider
) -> None:
    provider.reply(thought("There are two."), ASK)
    conversation = conversation_of(thinker.say("I have the milk"))
    thinker.click("create_task", {"title": "Eggs"}, conversation)
    provider.reply("Good.")
    assert text_of(thinker.say("the first", conversation)) == "Good."


def test_what_another_model_called_is_taken_by_a_thinker(start: Start, provider: FakeProvider) -> None:
    server = start(
        model="gpt-test",
        models=(("deepseek-reasoner", "Thorough"),),
        model_base_url=provider.openai_base_url,
        model_api_key="test-key",
    )
    provider.reply(ADD)
    provider.reply("Done.")
    conversation = conversation_of(server.say("Add milk"))
    provider.reply(thought("They are polite."), "You are welcome.")
    body = {"message": "Thanks", "conversation_id": conversation, "model": "deepseek-reasoner"}
    with server.stream("/api/chatkit/generate", body) as events:
        assert text_of(list(events)) == "You are welcome."
    assert provider.requests[-1].body["model"] == "deepseek-reasoner"


async def remembered(database_url: str, conversation: str) -> list[str]:
    """The kinds of what the model remembers, in order."""
    db = Database(database_url)
    async with db.reading() as session:
        items = await memory.latest(session, conversation, 100)
    await db.close()
    return [str(item.get("type") or item["role"]) for item in items]
