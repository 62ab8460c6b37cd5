"""Which model the settings choose, and how it is described."""

import subprocess
import sys

import pytest
from pydantic import SecretStr

from saydone.agent.endpoint import describe_model
from saydone.agent.model_boundary import ModelBoundary
from saydone.agent.models import choose_model, close
from saydone.errors import SetupError
from saydone.settings import Settings


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "SAYDONE_MODEL_API_KEY", "SAYDONE_MODEL_BASE_URL"):
        monkeypatch.delenv(name, raising=False)


def settings(model: str, base_url: str | None = None, key: str | None = None) -> Settings:
    return Settings(model=model, model_base_url=base_url, model_api_key=SecretStr(key) if key else None)


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (settings("offline"), "offline (built in, no LLM)"),
        (settings("openai/gpt-5", key="k"), "openai/gpt-5 at api.openai.com"),
        (settings("qwen3:8b", "http://me:secret@localhost:11434/v1"), "qwen3:8b at localhost:11434"),
        (settings("anthropic/claude-x"), "anthropic/claude-x through LiteLLM"),
        (settings("litellm/openai/gpt-5", "http://localhost/v1"), "openai/gpt-5 through LiteLLM"),
    ],
)
def test_a_model_is_described_by_its_name_and_place(chosen: Settings, words: str) -> None:
    assert describe_model(chosen) == words


def test_a_model_of_openai_needs_a_key_and_the_sentence_names_both_variables() -> None:
    with pytest.raises(SetupError, match=r"SAYDONE_MODEL_API_KEY or OPENAI_API_KEY"):
        choose_model(settings("openai/gpt-5"))


async def test_openais_own_variables_are_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "a-key-of-openai")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://localhost:9999/v1")
    model = choose_model(settings("openai/gpt-5"))
    assert isinstance(model, ModelBoundary)
    assert (model.provider.model, model.provider.address) == ("gpt-5", "http://localhost:9999/v1")
    assert "a-key-of-openai" in model.provider.secrets
    await close(model)


async def test_a_server_of_ones_own_needs_no_key() -> None:
    model = choose_model(settings("openai/qwen3", "http://localhost:11434/v1"))
    assert isinstance(model, ModelBoundary)
    assert model.provider.model == "qwen3"
    await close(model)


@pytest.mark.parametrize("address", ["localhost:11434", "ftp://localhost/v1", "http://"])
def test_an_address_that_is_none_is_refused_at_once(address: str) -> None:
    with pytest.raises(SetupError, match="SAYDONE_MODEL_BASE_URL"):
        choose_model(settings("qwen3", address))


@pytest.mark.parametrize("name", ["", " ", "openai/", "litellm/"])
def test_no_name_is_refused_at_once(name: str) -> None:
    with pytest.raises(SetupError, match="SAYDONE_MODEL names no model"):
        choose_model(settings(name, key="k"))


def test_choosing_a_model_of_litellm_does_not_import_litellm() -> None:
    program = (
        "import sys; from saydone.agent.models import choose_model; from saydone.settings import Settings;"
        "choose_model(Settings(model='anthropic/claude-x')); sys.exit('litellm' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
