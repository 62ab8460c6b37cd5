"""The model boundary on an OpenAI-compatible provider, called directly."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from typing import Any, cast

import pytest
from agents.items import TResponseInputItem
from agents.models.interface import Model
from agents.testing import ScriptedModel
from openai.types.responses import ResponseOutputItemAddedEvent, ResponseOutputItemDoneEvent, ResponseTextDeltaEvent

from saydone.agent import model_boundary
from saydone.agent.model_boundary import ModelBoundary
from saydone.agent.model_sentences import Provider
from saydone.agent.models import warm_up
from saydone.agent.streaming_model import ModelRequest
from saydone.errors import ModelError
from tests.agent.model_turn import KEY, ask, failed_turn, model_of, take_turn
from tests.fakes.provider.script import Fault, call, cut, empty, fail, hang, malformed_call, refuse, stall
from tests.fakes.provider.server import FakeProvider

WORDS = "Some longer words than a few."


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_boundary, "RETRY_WAITS", (0.0, 0.0))


@pytest.fixture
async def model(provider: FakeProvider) -> AsyncGenerator[Model]:
    async with model_of("openai/gpt-test", base_url=provider.openai_base_url) as chosen:
        yield chosen


@pytest.fixture
async def impatient_model(provider: FakeProvider) -> AsyncGenerator[Model]:
    async with model_of("gpt-test", base_url=provider.openai_base_url, patience=0.2) as chosen:
        yield chosen


async def test_a_turn_answers_and_counts_its_tokens(provider: FakeProvider, model: Model) -> None:
    provider.reply("Hello.")
    turn = await take_turn(model)
    assert turn.answer == "Hello."
    assert turn.tokens > 0


async def test_one_item_has_one_id_of_ours_in_all_its_events(provider: FakeProvider, model: Model) -> None:
    provider.reply("First I say it.", call("add_task", {"title": "milk"}))
    provider.reply("Done, all of it.")
    turn = await take_turn(model)
    added = [event.item.id for event in turn.events if isinstance(event, ResponseOutputItemAddedEvent)]
    done = [event.item.id for event in turn.events if isinstance(event, ResponseOutputItemDoneEvent)]
    told = {event.item_id for event in turn.events if isinstance(event, ResponseTextDeltaEvent)}
    kept = {item["id"] for item in turn.history if "id" in item}
    assert len(added) == len(set(added)) == 3
    assert set(added) == set(done) == kept
    assert told < kept
    assert "__fake_id__" not in kept


async def test_parallel_calls_and_later_ones_have_call_ids_of_their_own(provider: FakeProvider, model: Model) -> None:
    provider.reply(call("add_task", {"title": "milk"}), call("add_task", {"title": "eggs"}))
    provider.reply(call("add_task", {"title": "bread"}))
    provider.reply("Done.")
    turn = await take_turn(model)
    calls = [item["call_id"] for item in turn.history if item.get("type") == "function_call" and "call_id" in item]
    assert turn.added == ["milk", "eggs", "bread"]
    assert len(set(calls)) == 3


async def test_broken_arguments_are_told_to_the_model_which_corrects_itself(
    provider: FakeProvider, model: Model
) -> None:
    provider.reply(malformed_call("add_task", '{"title": "mil'))
    provider.reply(call("add_task", {"title": "milk"}))
    provider.reply("Done.")
    turn = await take_turn(model)
    assert turn.added == ["milk"]
    assert next(item["arguments"] for item in turn.history if "arguments" in item) == "{}"


@pytest.mark.parametrize("name", ["fly_away", "", "not a name"])
async def test_a_tool_that_does_not_exist_is_told_to_the_model(provider: FakeProvider, model: Model, name: str) -> None:
    provider.reply(call(name, {}))
    provider.reply("I cannot.")
    turn = await take_turn(model)
    assert turn.answer == "I cannot."
    assert any("not found" in str(item.get("output")) for item in turn.history)


@pytest.mark.parametrize(
    ("fault", "code", "retryable", "words"),
    [
        (fail(401), "model_auth", False, "SAYDONE_MODEL_API_KEY"),
        (fail(403), "model_auth", False, "does not let this API key"),
        (fail(404), "model_not_found", False, "does not know “gpt-test”"),
        (fail(402), "model_quota", False, "credit"),
        (fail(429, message="insufficient_quota"), "model_quota", False, "credit"),
        (fail(429), "model_rate_limited", True, "Try again in a moment."),
        (fail(400, message="maximum context length is 8192"), "model_context_too_long", False, "Start a new one"),
        (fail(400, message="gpt-test does not support tools"), "model_no_tools", False, "cannot call tools"),
        (fail(400, message="Blocked by content_filter."), "model_refused", False, "other words"),
        (
            fail(400, message=f"Key {KEY} and sk-abcdefghijk are odd."),
            "model_bad_request",
            False,
            "Key … and … are odd",
        ),
        (refuse("I would rather not."), "model_refused", False, "I would rather not"),
        (cut(WORDS, after=2), "model_interrupted", True, "broke off"),
        (cut(WORDS, after=2, error=fail(500)), "model_interrupted", True, "broke off"),
        (cut(call("add_task", {"title": WORDS}), after=2), "model_interrupted", True, "broke off"),
    ],
)
async def test_a_fault_is_one_sentence_and_is_not_tried_again(
    provider: FakeProvider, model: Model, fault: Fault, code: str, retryable: bool, words: str
) -> None:
    provider.reply(fault)
    error = await failed_turn(model)
    assert (error.code, error.retryable) == (code, retryable)
    assert words in error.message
    assert len(provider.requests) == 1


async def test_a_conversation_for_which_the_model_has_no_room_is_gone_on_with_its_newer_part(
    provider: FakeProvider, model: Model
) -> None:
    before: list[TResponseInputItem] = [{"role": "user", "content": f"{number} " * 1_000} for number in range(7)]
    no_room = fail(400, message="maximum context length is 8192")
    for reply in (no_room, no_room, "Here I am.", "And again."):
        provider.reply(reply)
    assert (await take_turn(model, "last " * 400, before)).answer == "Here I am."
    await take_turn(model, "last " * 400, before)
    asked = [cast(list[Any], request.body["messages"])[1:] for request in provider.requests]
    # The newer half, the newer half of that, and nothing that it does not take from then on.
    assert [len(messages) for messages in asked] == [8, 4, 2, 2]
    assert all(messages[-1]["content"] == "last " * 400 for messages in asked)


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (fail(500), "model_unavailable"),
        (fail(503), "model_unavailable"),
        (cut(WORDS, after=0), "model_interrupted"),
        (empty(), "model_bad_response"),
        (fail(429, retry_after=0), "model_rate_limited"),
    ],
)
async def test_what_may_pass_is_tried_three_times_before_any_word(
    provider: FakeProvider, model: Model, fault: Fault, code: str
) -> None:
    provider.reply(fault)
    provider.reply("Here I am.")
    assert (await take_turn(model)).answer == "Here I am."
    for _ in range(3):
        provider.reply(fault)
    assert (await failed_turn(model)).code == code
    assert (len(provider.requests), provider.unused) == (5, 0)


async def test_a_wait_the_provider_asks_for_is_passed_on(provider: FakeProvider, model: Model) -> None:
    provider.reply(fail(429, retry_after=7))
    error = await failed_turn(model)
    assert (error.code, error.retry_after) == ("model_rate_limited", 7)
    assert "7 seconds" in error.message
    assert len(provider.requests) == 1


@pytest.mark.parametrize("fault", [hang("x"), stall(WORDS, after=2)])
async def test_silence_before_or_between_the_words_ends_the_turn(
    provider: FakeProvider, impatient_model: Model, fault: Fault
) -> None:
    provider.reply(fault)
    error = await failed_turn(impatient_model)
    assert (error.code, error.retryable) == ("model_timeout", True)
    assert "0.2 seconds" in error.message
    assert "SAYDONE_MODEL_TIMEOUT" in error.message
    await asyncio.to_thread(provider.wait_until, lambda seen: seen.requests[0].hung_up)


async def test_a_conversation_goes_on_after_a_fault(provider: FakeProvider, model: Model) -> None:
    provider.reply(call("add_task", {"title": "milk"}))
    provider.reply("Done.")
    before = (await take_turn(model)).history
    provider.reply(cut(WORDS, after=2))
    with pytest.raises(ModelError):
        await take_turn(model, "and eggs", before)
    provider.reply("Welcome back.")
    assert (await take_turn(model, "hello?", before)).answer == "Welcome back."


async def test_an_answer_without_a_stream_has_the_same_errors_and_retries(provider: FakeProvider, model: Model) -> None:
    provider.reply(fail(503))
    provider.reply("Hello.")
    assert await ask(model) == "Hello."
    provider.reply(fail(401))
    with pytest.raises(ModelError, match="refused the API key"):
        await ask(model)


async def test_a_failure_is_logged_with_its_code_and_status_alone(
    provider: FakeProvider, model: Model, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "saydone")
    provider.reply(fail(400, message=f"{KEY} is odd"))
    await failed_turn(model)
    lines = [(record.getMessage(), record.exc_info) for record in caplog.records if record.name == "saydone.model"]
    assert lines == [("model call failed: model_bad_request (HTTP status 400)", None)]


async def test_a_stream_that_is_left_lets_go_of_the_provider(provider: FakeProvider, model: Model) -> None:
    provider.reply(stall(WORDS, after=2))
    assert isinstance(model, ModelBoundary)
    events = model.answer(ModelRequest(None, "hello"))
    await anext(events)
    await events.aclose()
    await asyncio.to_thread(provider.wait_until, lambda seen: seen.requests[0].hung_up)


async def test_a_model_that_takes_long_to_make_is_made_once_however_many_wait() -> None:
    made: list[Model] = []

    def make() -> Model:
        made.append(ScriptedModel([]))
        return made[0]

    model = ModelBoundary(make, Provider("slow", None, 5))
    await asyncio.gather(warm_up(model), warm_up(model))
    await warm_up(model)
    assert len(made) == 1
