"""Models through LiteLLM, in the OpenAI and the Anthropic wire format. The import costs seconds: all is here."""

from collections.abc import AsyncGenerator, Generator

import pytest
from agents.models.interface import Model

from saydone.agent import model_boundary
from saydone.agent.models import warm_up
from tests.agent.model_turn import KEY, ask, bare_server, failed_turn, model_of, take_turn
from tests.fakes.provider.script import Fault, call, cut, empty, fail, hang, malformed_call, stall
from tests.fakes.provider.server import FakeProvider

WORDS = "Some longer words than a few."
# LiteLLM's own, hidden outside tests; as an error it would break off LiteLLM's streams.
pytestmark = pytest.mark.filterwarnings("ignore:Accessing the 'model_:pydantic.warnings.PydanticDeprecatedSince211")
FORMATS = {"openai": "hosted_vllm/gpt-test", "anthropic": "anthropic/claude-test"}


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_boundary, "RETRY_WAITS", (0.0, 0.0))


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Generator[FakeProvider]:
    with FakeProvider(key=KEY) as running:
        monkeypatch.setenv("HOSTED_VLLM_API_BASE", running.openai_base_url)
        monkeypatch.setenv("ANTHROPIC_BASE_URL", running.url)
        yield running


@pytest.fixture(params=FORMATS)
async def model(request: pytest.FixtureRequest, provider: FakeProvider) -> AsyncGenerator[Model]:
    async with model_of(FORMATS[request.param]) as chosen:
        await warm_up(chosen)
        yield chosen


@pytest.fixture(params=FORMATS)
async def impatient_model(request: pytest.FixtureRequest, provider: FakeProvider) -> AsyncGenerator[Model]:
    async with model_of(FORMATS[request.param], patience=0.5) as chosen:
        await warm_up(chosen)
        yield chosen


async def test_a_turn_calls_tools_in_parallel_and_counts_its_tokens(provider: FakeProvider, model: Model) -> None:
    provider.reply("So be it.", call("add_task", {"title": "milk"}), call("add_task", {"title": "eggs"}))
    provider.reply("Done.")
    turn = await take_turn(model)
    ids = [item["id"] for item in turn.history if "id" in item]
    assert (turn.answer, turn.added) == ("Done.", ["milk", "eggs"])
    assert turn.tokens > 0
    assert len(set(ids)) == len(ids) == 4
    assert "__fake_id__" not in ids


async def test_a_second_turn_follows_the_first(provider: FakeProvider, model: Model) -> None:
    provider.reply(malformed_call("add_task", '{"title": "mil'))
    provider.reply(call("fly_away", {}))
    provider.reply(call("add_task", {"title": "milk"}))
    provider.reply("Done.")
    first = await take_turn(model)
    provider.reply("Nothing else.")
    assert (await take_turn(model, "what else?", first.history)).answer == "Nothing else."
    assert first.added == ["milk"]


@pytest.mark.parametrize(
    ("fault", "code", "retryable", "words"),
    [
        (fail(401), "model_auth", False, "SAYDONE_MODEL_API_KEY"),
        (fail(404), "model_not_found", False, "does not know “"),
        (fail(429, retry_after=7), "model_rate_limited", True, "7 seconds"),
        (fail(400, message="the prompt is too long: 9 tokens"), "model_context_too_long", False, "Start a new one"),
        (fail(400, message="Something is odd."), "model_bad_request", False, ": “Something is odd”."),
        (cut(WORDS, after=2), "model_interrupted", True, "broke off"),
        (cut(WORDS, after=2, error=fail(529)), "model_interrupted", True, "broke off"),
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


@pytest.mark.parametrize(
    ("fault", "code"),
    [(fail(500), "model_unavailable"), (fail(529), "model_unavailable"), (empty(), "model_bad_response")],
)
async def test_what_may_pass_is_tried_three_times_before_any_word(
    provider: FakeProvider, model: Model, fault: Fault, code: str
) -> None:
    for _ in range(3):
        provider.reply(fault)
    assert (await failed_turn(model)).code == code
    assert (len(provider.requests), provider.unused) == (3, 0)


@pytest.mark.parametrize("fault", [hang("x"), stall(WORDS, after=2)])
async def test_silence_before_or_between_the_words_ends_the_turn(
    provider: FakeProvider, impatient_model: Model, fault: Fault
) -> None:
    provider.reply(fault)
    assert (await failed_turn(impatient_model)).code == "model_timeout"


@pytest.mark.parametrize("name", FORMATS.values())
async def test_a_server_that_does_not_run_is_a_sentence(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    with FakeProvider() as stopped:
        monkeypatch.setenv("HOSTED_VLLM_API_BASE", stopped.openai_base_url)
        monkeypatch.setenv("ANTHROPIC_BASE_URL", stopped.url)
    async with model_of(name) as model:
        assert (await failed_turn(model)).message == "No model server answers. Is the network up?"


async def test_a_stream_that_ends_politely_but_too_early_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    chunk = b'data: {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [%s]}\n\n'
    body = chunk % b'{"index": 0, "delta": {"role": "assistant", "content": "Hello"}, "finish_reason": null}'
    async with bare_server(body) as address:
        monkeypatch.setenv("HOSTED_VLLM_API_BASE", address)
        async with model_of("hosted_vllm/m") as model:
            assert (await failed_turn(model)).code == "model_interrupted"


async def test_a_name_without_a_provider_is_explained() -> None:
    async with model_of("no-such-model") as model:
        assert "Write SAYDONE_MODEL as provider/model" in (await failed_turn(model)).message


async def test_an_answer_without_a_stream_works_as_well(provider: FakeProvider, model: Model) -> None:
    provider.reply("Hello.")
    assert await ask(model) == "Hello."


async def test_litellm_prints_nothing(provider: FakeProvider, model: Model, capsys: pytest.CaptureFixture[str]) -> None:
    provider.reply(fail(401))
    await failed_turn(model)
    assert capsys.readouterr() == ("", "")
