"""One conversation of ten turns on every kind of model, over HTTP and in the terminal."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from tests.fakes.provider.brain import TEN_TURNS, TaskBrain
from tests.fakes.provider.server import FakeProvider
from tests.flows.client import GuideClient, conversation_of, text_of
from tests.flows.conftest import Start
from tests.flows.process import ServedProcess, chat, environment

OPENAI_FORMAT, ANTHROPIC_FORMAT = "hosted_vllm/gpt-test", "anthropic/claude-test"


@pytest.fixture
def brain(provider: FakeProvider) -> FakeProvider:
    """The provider with a model behind it that can play the ten turns."""
    provider.think = TaskBrain()
    return provider


def play(server: GuideClient, model: str | None = None) -> None:
    """Say the ten sentences, and hold what has become of the tasks against what they ask for."""
    conversation = None
    answers: list[str] = []
    for sentence in TEN_TURNS:
        events = server.say(sentence, conversation, model=model)
        assert events[-1]["type"] == "complete", events[-1]
        conversation = conversation_of(events)
        answers.append(text_of(events))
    assert all(answers)
    tasks = {task["title"]: task["badge"]["label"] for task in server.tasks()}
    assert tasks == {"buy almond milk": "pending", "call the plumber": "pending", "buy eggs": "completed"}


def test_the_offline_model_plays_it(start: Start) -> None:
    server = start()
    play(server)
    dues = {task["title"]: task.get("due") for task in server.tasks("pending")}
    assert dues == {"buy almond milk": "2026-03-05", "call the plumber": "2026-03-09"}


def test_an_openai_compatible_endpoint_plays_it(start: Start, brain: FakeProvider) -> None:
    play(start(model="gpt-test", model_base_url=brain.openai_base_url, model_api_key=SecretStr("test-key")))


def test_litellm_plays_it_in_both_formats(brain: FakeProvider, tmp_path: Path) -> None:
    models = {"SAYDONE_MODEL": OPENAI_FORMAT, "SAYDONE_MODELS": ANTHROPIC_FORMAT}
    with ServedProcess(environment(tmp_path, **models, **_provider(brain)), tmp_path / "log") as server:
        play(server)
        for task in server.tasks():
            server.http.delete(f"/api/v1/tasks/{task['id']}").raise_for_status()
        play(server, ANTHROPIC_FORMAT)
    assert {request.path for request in brain.requests} == {"/v1/chat/completions", "/v1/messages"}


def test_the_terminal_plays_it_offline(tmp_path: Path) -> None:
    _play_in_the_terminal(environment(tmp_path))


@pytest.mark.parametrize("model", ["openai/gpt-test", ANTHROPIC_FORMAT])
def test_the_terminal_plays_it_on_a_provider(model: str, brain: FakeProvider, tmp_path: Path) -> None:
    _play_in_the_terminal(environment(tmp_path, SAYDONE_MODEL=model, **_provider(brain)))


def _play_in_the_terminal(env: dict[str, str]) -> None:
    left = chat(env, *TEN_TURNS, "What is on my list?").rpartition("list_tasks")[2]
    assert "buy almond milk" in left
    assert "call the plumber" in left
    assert "dentist" not in left


def _provider(provider: FakeProvider) -> dict[str, str]:
    """The variables of the providers' own that point at the fake one."""
    return {
        "SAYDONE_MODEL_API_KEY": "test-key",
        "OPENAI_BASE_URL": provider.openai_base_url,
        "HOSTED_VLLM_API_BASE": provider.openai_base_url,
        "ANTHROPIC_BASE_URL": provider.url,
    }
