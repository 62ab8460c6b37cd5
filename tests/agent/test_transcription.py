"""Where recordings are sent, and with which key."""

import pytest
from pydantic import SecretStr

from saydone.agent.transcription import choose_transcriber
from saydone.errors import SetupError
from saydone.settings import Settings
from tests.fakes.provider.server import FakeProvider


def settings(**values: object) -> Settings:
    return Settings(_env_file=None, **values)  # pyright: ignore[reportArgumentType, reportCallIssue] # any setting


def test_without_a_model_there_is_none() -> None:
    assert choose_transcriber(settings()) is None


def test_a_model_that_cannot_work_is_told_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(SetupError, match="SAYDONE_TRANSCRIPTION_API_KEY"):
        # The key of another provider's model is not OpenAI's.
        choose_transcriber(settings(transcription_model="openai/whisper-1", model="anthropic/x", model_api_key="k" * 9))
    with pytest.raises(SetupError, match="none built in"):
        choose_transcriber(settings(transcription_model="offline"))


async def test_the_model_s_own_server_is_asked_where_no_other_is_named() -> None:
    with FakeProvider() as provider:
        chosen = settings(
            transcription_model="gpt-test",
            model="gpt-test",
            model_base_url=provider.openai_base_url,
            model_api_key=SecretStr("test-key"),
        )
        transcriber = choose_transcriber(chosen)
        assert transcriber is not None
        provider.words.append("Hello")
        assert await transcriber.transcribe(b"sound", "audio/wav") == "Hello"
        await transcriber.close()


@pytest.mark.timeout(240)  # importing LiteLLM takes seconds, and a minute on a busy machine
async def test_litellm_reaches_a_provider_s_transcription() -> None:
    with FakeProvider(models=("whisper-1",)) as provider:
        chosen = settings(
            transcription_model="litellm/openai/whisper-1",
            transcription_base_url=provider.openai_base_url,
            transcription_api_key=SecretStr("test-key"),
        )
        transcriber = choose_transcriber(chosen)
        assert transcriber is not None
        provider.words.append("Hello")
        assert await transcriber.transcribe(b"sound", "audio/webm") == "Hello"
        await transcriber.close()
