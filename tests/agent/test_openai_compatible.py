"""OpenAI-compatible endpoints: what odd ones answer, and what they are told."""

import pytest

from saydone.agent import openai_compatible
from tests.agent.model_turn import ask, bare_server, failed_turn, model_of, take_turn
from tests.fakes.provider.server import FakeProvider

CHUNK = b'data: {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [%s]}\n\n'
HELLO = CHUNK % b'{"index": 0, "delta": {"role": "assistant", "content": "Hello"}, "finish_reason": null}'


async def test_a_refused_key_is_not_repeated(provider: FakeProvider) -> None:
    provider.key = "another"
    async with model_of("gpt-test", base_url=provider.openai_base_url) as model:
        assert (await failed_turn(model)).code == "model_auth"


async def test_a_server_that_does_not_run_is_named() -> None:
    with FakeProvider() as stopped:
        address = stopped.openai_base_url
    async with model_of("gpt-test", base_url=address.replace("://", "://me:secret@")) as model:
        error = await failed_turn(model)
    assert error.code == "model_unavailable"
    assert error.message == f"No model server answers at {address}. Is it running?"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (HELLO, "model_interrupted"),
        (b"data: not json\n\n", "model_bad_response"),
        (b"<html>A page of something else</html>", "model_bad_response"),
    ],
)
async def test_a_stream_that_ends_politely_but_too_early_is_no_answer(body: bytes, code: str) -> None:
    async with bare_server(body) as address, model_of("m", base_url=address) as model:
        assert (await failed_turn(model)).code == code


async def test_a_server_that_does_not_stream_answers_all_the_same() -> None:
    whole = b'{"choices": [{"index": 0, "message": {"content": "Hello."}, "finish_reason": "stop"}]}'
    async with bare_server(whole, "application/json") as address, model_of("m", base_url=address) as model:
        assert (await take_turn(model)).answer == "Hello."


async def test_an_emoji_that_comes_in_two_halves_is_one() -> None:
    pieces = [rb'{"content": "Milk \ud83e"}', rb'{"content": "\udd5b!"}']
    chunks = [b'data: {"choices": [{"index": 0, "delta": %b}]}\n\n' % piece for piece in pieces]
    end = b'data: {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}\n\ndata: [DONE]\n\n'
    async with bare_server(b"".join([*chunks, end])) as address, model_of("m", base_url=address) as model:
        assert (await take_turn(model)).answer == "Milk \U0001f95b!"


async def test_openai_is_told_to_keep_nothing_and_others_are_told_nothing(
    provider: FakeProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    for official in ("https://elsewhere.example/v1", provider.openai_base_url):
        monkeypatch.setattr(openai_compatible, "OPENAI_BASE_URL", official)
        provider.reply("Hello.")
        async with model_of("openai/gpt-test", base_url=provider.openai_base_url) as model:
            await ask(model)
    assert ["store" in request.body for request in provider.requests] == [False, True]
    assert provider.requests[1].body["store"] is False
